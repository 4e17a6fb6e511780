import { openRecord } from '../client-access.ts'
import { clientProfile } from '../client-profile.ts'
import { todayOf } from '../client-status.ts'
import { admissionById } from '../db/detox.ts'
import { episodeById, hasPreparedDose } from '../db/episode.ts'
import { insert } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'

/**
 * Ends a stretch of care. A death is reported and confirmed on the Care page (care-death.ts) and ends all of them;
 * other reasons end one, since many come back.
 */
export const closeEpisode = signedIn.clients.closeEpisode.handler(
  ({ input, context: { register, staff } }) => {
    const act = 'episode.close'
    const episode = episodeById(register.db, input.episodeId)
    if (!episode) throw new NotFound('episode')
    const client = openRecord(register, staff, episode.clientId, act)
    if (input.day > todayOf(register)) invalid('day', 'day_ahead')
    if (input.day < episode.openedDay) invalid('day', 'before_episode')
    if (input.reason === 'other' && input.note === '') invalid('note', 'note_missing')
    // A detoxification ends with its discharge: talk, kit and outcome go with it.
    if (
      episode.kind === 'detox' &&
      admissionById(register.db, episode.id) &&
      !episode.closedFor &&
      input.reason !== 'died'
    )
      return refuse('detox_discharge_first')
    if (input.reason === 'died') return refuse('death_report_first')
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: input.reason }, (tx) => {
      if (episodeById(tx.db, episode.id)?.closedFor) return refuse('episode_closed')
      if (hasPreparedDose(tx.db, episode.id)) return refuse('dose_under_way')
      insert(tx, 'episode_closing', {
        episodeId: episode.id,
        day: input.day,
        reason: input.reason,
        note: seal(register, 'episode_closing', 'note', episode.id, input.note || null),
        staffId: staff.id,
        at: tx.at,
      })
      return episode.id
    })
    return clientProfile(register, client)
  },
)
