import { createHash } from 'node:crypto'
import type { DeathSource } from '../../shared/records/death.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openRecord } from '../client-access.ts'
import { refreshIndex } from '../client-index.ts'
import { cardsOf } from '../db/card.ts'
import { type DeathStored, deathById, deathsOf } from '../db/death.ts'
import { openHolds } from '../db/dose-facts.ts'
import { episodesOf, hasPreparedDose } from '../db/episode.ts'
import { siteOf } from '../db/site.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { sealWords } from '../private-words.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedBytes } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { careView } from './care-view.ts'
import { revoke } from './client-cards.ts'
import { provePin } from './session.ts'

export const careDeath = {
  reportDeath: signedIn.care.reportDeath.handler(({ input, context: { register, staff } }) => {
    const act = 'death.report'
    const { requestId, clientId, day, source, detail } = input
    const client = openRecord(register, staff, clientId, act)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) =>
      writeDeathReport(tx, register, { clientId, day, source, detail, staffId: staff.id }),
    )
    refreshIndex(register, clientId)
    return careView(register, staff, client)
  }),

  confirmDeath: signedIn.care.confirmDeath.handler(
    async ({ input, context: { register, session, staff } }) => {
      const act = 'death.decide'
      const { requestId, deathId, day, pin } = input
      const report = deathById(register.db, deathId)
      if (!report) throw new NotFound('death')
      const client = openRecord(register, staff, report.clientId, act)
      if (day > todayOf(register)) invalid('day', 'day_ahead')
      await provePin(register, session, staff.id, pin)
      register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
        const now = deathById(tx.db, deathId)
        if (now?.confirmedAt !== null || now.errorAt !== null) return refuse('death_decided')
        insert(tx, 'death_decision', {
          deathReportId: deathId,
          verdict: 'confirmed',
          day,
          reason: null,
          staffId: staff.id,
          at: tx.at,
        })
        for (const episode of episodesOf(tx.db, client.id)) {
          if (episode.closedDay !== null) continue
          if (hasPreparedDose(tx.db, episode.id)) return refuse('dose_under_way')
          const closed = day < episode.openedDay ? episode.openedDay : day
          const fields = { episodeId: episode.id, day: closed, reason: 'died' as const, note: null }
          insert(tx, 'episode_closing', { ...fields, staffId: staff.id, at: tx.at })
        }
        const digest = createHash('sha256')
          .update(textOf(register, now, day))
          .digest()
        const signature = { kind: 'death' as const, subjectId: deathId, digest, staffId: staff.id, at: tx.at }
        return insert(tx, 'signature', signature)
      })
      refreshIndex(register, client.id)
      return careView(register, staff, client)
    },
  ),

  deathInError: signedIn.care.deathInError.handler(({ input, context: { register, staff } }) => {
    const act = 'death.decide'
    const { requestId, deathId, reason } = input
    const report = deathById(register.db, deathId)
    if (!report) throw new NotFound('death')
    const client = openRecord(register, staff, report.clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const now = deathById(tx.db, deathId)
      if (now?.errorAt !== null) return refuse('death_in_error_known')
      const { holdId } = report
      if (openHolds(tx.db, client.id).some(({ id }) => id === holdId))
        insert(tx, 'hold_release', {
          holdId,
          reason: sealWords(register, 'hold_release', holdId, null, reason),
          staffId: staff.id,
          at: tx.at,
        })
      if (now.confirmedAt !== null) openAgain(tx, now, todayOf(register))
      const id = nextId(tx, 'death_decision')
      return insert(tx, 'death_decision', {
        id,
        deathReportId: deathId,
        verdict: 'in_error',
        day: null,
        reason: sealWords(register, 'death_decision', id, null, reason),
        staffId: staff.id,
        at: tx.at,
      })
    })
    refreshIndex(register, client.id)
    return careView(register, staff, client)
  }),
}

/**
 * Writes that somebody died, which stops dosing, cards and visits at once; also from a follow-up's round.
 *
 * @returns the report's key. Refused: `death_known`
 */
export function writeDeathReport(
  tx: Tx,
  register: Register,
  report: { clientId: number; day: ClinicDay; source: DeathSource; detail: string; staffId: number },
): number {
  const { clientId, day, source, detail, staffId } = report
  if (deathsOf(tx.db, clientId).some(({ errorAt }) => errorAt === null)) return refuse('death_known')
  const holdId = insert(tx, 'hold', { clientId, kind: 'death', reason: 'death_reported', staffId, at: tx.at })
  for (const card of cardsOf(tx.db, clientId))
    if (card.revokedFor === null) revoke(tx, card.id, 'died', staffId)
  const id = nextId(tx, 'death_report')
  return insert(tx, 'death_report', {
    id,
    clientId,
    day,
    source,
    detail: seal(register, 'death_report', 'detail', id, detail),
    holdId,
    staffId,
    at: tx.at,
  })
}

/** What the confirmation closed opens anew from today; no order goes with it, so the doctor sees the client first. */
function openAgain(tx: Tx, { clientId, staffId }: DeathStored, openedDay: ClinicDay): void {
  const episodes = episodesOf(tx.db, clientId)
  for (const { kind, closedFor, id } of episodes.toReversed()) {
    const later = episodes.some((other) => other.kind === kind && other.id > id)
    if (closedFor !== 'died' || later) continue
    insert(tx, 'episode', {
      clientId,
      kind,
      openedDay,
      entry: 're_enrolled',
      staffId: tx.actor ?? staffId,
      at: tx.at,
    })
  }
}

/** What the doctor signs: the register, the report and the day of death. */
function textOf(register: Register, report: DeathStored, day: string): Buffer {
  const { id, clientId, source, at } = report
  return signedBytes('death', { registerId: siteOf(register.db).registerId, id, clientId, source, at, day })
}
