import { riskOf } from '../../shared/rules/care-verdict.ts'
import { kitsFrom } from '../../shared/rules/naloxone.ts'
import { openRecord } from '../client-access.ts'
import { holdOfOverdose, takenBackFrom } from '../db/care.ts'
import { openHolds } from '../db/dose-facts.ts'
import { kitBatches } from '../db/naloxone.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { careView } from './care-view.ts'
import { doseFacts } from './dose-facts.ts'
import { giveKits } from './naloxone.ts'

/**
 * Takes a kit off the shelf where the site keeps kits in this register. Without one left an answer is refused (`kits_none`,
 * `kits_expired`); an overdose is written down whatever the shelf says.
 */
function giveKit(register: Register, tx: Tx, clientId: number, without: 'refuse' | 'go_on'): void {
  const batches = kitBatches(tx.db)
  const found = kitsFrom(batches, 1, todayOf(register)).found
  if (batches.length === 0 || (!found && without === 'go_on')) return
  giveKits(register, tx, { recipient: 'client', clientId, kits: 1 })
}

export const careEvents = {
  overdose: signedIn.care.overdose.handler(({ input, context: { register, staff } }) => {
    const act = 'overdose.record'
    const { requestId, clientId, kitGiven, saw, note, ...event } = input
    const client = openRecord(register, staff, clientId, act)
    if (event.day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const hold = {
        clientId,
        kind: 'overdose' as const,
        reason: `overdose_${event.place}`,
        staffId: staff.id,
        at: tx.at,
      }
      const holdId = insert(tx, 'hold', hold)
      if (kitGiven) giveKit(register, tx, clientId, 'go_on')
      const id = nextId(tx, 'overdose')
      return insert(tx, 'overdose', {
        ...event,
        id,
        clientId,
        naloxoneDoses: event.naloxone === 'given' ? event.naloxoneDoses : null,
        kitGiven: kitGiven ? 1 : 0,
        detail: seal(register, 'overdose', 'detail', id, saw),
        note: seal(register, 'overdose', 'note', id, note),
        holdId,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return careView(register, staff, client)
  }),

  answerKit: signedIn.care.answerKit.handler(({ input, context: { register, staff } }) => {
    const act = 'kit.answer'
    const { requestId, clientId, kit, talk } = input
    const client = openRecord(register, staff, clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const risk = riskOf(doseFacts(register, clientId)) ?? refuse('no_risk_now')
      if (risk.answered) return refuse('kit_answered')
      if (kit === 'given') giveKit(register, tx, clientId, 'refuse')
      return insert(tx, 'kit_and_talk', {
        clientId,
        sinceDay: risk.since,
        kit,
        talk: talk ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return careView(register, staff, client)
  }),

  answerPregnancy: signedIn.care.answerPregnancy.handler(({ input, context: { register, staff } }) => {
    const act = 'pregnancy.ask'
    const { requestId, clientId, answer } = input
    const client = openRecord(register, staff, clientId, act)
    if (client.sex === 'M') return refuse('pregnancy_not_of_men')
    const day = todayOf(register)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) =>
      insert(tx, 'pregnancy_answer', { clientId, day, answer, staffId: staff.id, at: tx.at }),
    )
    return careView(register, staff, client)
  }),

  takeBack: signedIn.care.takeBack.handler(({ input, context: { register, staff } }) => {
    const act = 'care.take_back'
    const { requestId, subject, rowId, reason } = input
    // An overdose holds the dose until a doctor has looked, also at whether it was one.
    if (subject === 'overdose' && staff.role !== 'doctor') return refuse('doctor_takes_back')
    const row = takenBackFrom(register.db, subject, rowId)
    if (!row) throw new NotFound(subject)
    const client = openRecord(register, staff, row.clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id, reason }, (tx) => {
      if (!takenBackFrom(tx.db, subject, rowId)) return refuse('taken_back_before')
      const id = insert(tx, 'taken_back', { subject, rowId, reason, staffId: staff.id, at: tx.at })
      const holdId = subject === 'overdose' ? holdOfOverdose(tx.db, rowId) : undefined
      if (holdId !== undefined && openHolds(tx.db, client.id).some((hold) => hold.id === holdId))
        insert(tx, 'hold_release', { holdId, reason, staffId: staff.id, at: tx.at })
      return id
    })
    return careView(register, staff, client)
  }),
}
