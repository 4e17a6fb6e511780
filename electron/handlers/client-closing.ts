import { openRecord } from '../client-access.ts'
import { clientProfile } from '../client-profile.ts'
import { todayOf } from '../client-status.ts'
import { cardsOf } from '../db/card.ts'
import type { Reader } from '../db/connection.ts'
import { episodeById, episodesOf, hasPreparedDose } from '../db/episode.ts'
import { insert } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { revoke } from './client-cards.ts'

/**
 * Ends a stretch of care. That somebody died is confirmed by a doctor (decisions.md, *People, acts*) and ends every
 * other episode and the card with it; other reasons leave these, since many come back.
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
    if (input.reason === 'died' && staff.role !== 'doctor') return refuse('died_needs_doctor')
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: input.reason }, (tx) => {
      if (episodeById(tx.db, episode.id)?.closedFor) return refuse('episode_closed')
      if (hasPreparedDose(tx.db, episode.id)) return refuse('dose_under_way')
      const ending = input.reason === 'died' ? openEpisodes(tx.db, client.id) : [episode.id]
      for (const episodeId of ending)
        insert(tx, 'episode_closing', {
          episodeId,
          day: input.day,
          reason: input.reason,
          note: seal(register, 'episode_closing', 'note', episodeId, input.note || null),
          staffId: staff.id,
          at: tx.at,
        })
      const cards = input.reason === 'died' ? cardsOf(tx.db, client.id) : []
      for (const card of cards) if (card.revokedFor === null) revoke(tx, card.id, 'left_treatment', staff.id)
      return episode.id
    })
    return clientProfile(register, client)
  },
)

function openEpisodes(db: Reader, clientId: number): number[] {
  return episodesOf(db, clientId)
    .filter(({ closedDay }) => closedDay === null)
    .map(({ id }) => id)
}
