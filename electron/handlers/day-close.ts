import type { ClosedDay } from '../../shared/contract/day-close.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import { countOutcomes } from '../../shared/rules/day-lines.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { closeOfDay, lastClose } from '../db/day-close.ts'
import { dosesHandedOut } from '../db/signature-sheet.ts'
import { siteOf } from '../db/site.ts'
import { insert, type Tx } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { bookOfDay, closedDay, linesOfDay, openDoses } from './day-close-facts.ts'
import { closeNeeds, signedParts } from './day-close-parts.ts'
import { reasonText, takeStep } from './dose-steps.ts'

export const dayClose = {
  facts: signedIn.dayClose.facts.handler(({ context: { register } }) => {
    const day = openClinicDay(register.db)
    if (!day) return null
    return {
      day: day.day,
      late: isLate(register, day),
      counts: countOutcomes(linesOfDay(register, day)),
      unfinished: openDoses(register, day.id),
      stock: bookOfDay(register, day.id),
      dosesHandedOut: dosesHandedOut(register.db, day.id).length,
      needs: closeNeeds(register, day.id),
      ...signedParts(register, day.id, day.day),
    }
  }),

  last: signedIn.dayClose.last.handler(({ context: { register } }) => {
    const close = lastClose(register.db)
    return close ? closedDay(register, close) : null
  }),

  close: signedIn.dayClose.close.handler(({ input, context: { register, session, staff } }): ClosedDay => {
    const clinicDayId = register.writeOnce(input.requestId, { act: 'day.close', actor: staff.id }, (tx) => {
      const day = openClinicDay(tx.db) ?? refuse('no_open_day')
      for (const { doseId, reason, note } of input.notChecked)
        takeStep(tx, register, doseId, 'not_checked', { reason: reasonText(reason, note) })
      refuseUnfinished(register, day)
      const [need] = closeNeeds(register, day.id)
      if (need) refuse(need)
      writeLines(tx, register, day)
      for (const { batch, bookSteps } of bookOfDay(register, day.id))
        insert(tx, 'stock_close', { clinicDayId: day.id, batchId: batch.id, bookSteps })
      // The last row of the act, so that its ledger line is the head that the code is taken from.
      return insert(tx, 'clinic_day_close', {
        clinicDayId: day.id,
        late: isLate(register, day) ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      })
    })
    session.changed()
    const close = closeOfDay(register.db, clinicDayId)
    return close ? closedDay(register, close) : refuse('no_open_day')
  }),
}

/** The calendar has moved on since the day was opened: it was closed the next morning, or later. */
function isLate(register: Register, { day }: ClinicDayRow): boolean {
  return day < dayOfInstant(register.now(), siteOf(register.db).timeZone)
}

function refuseUnfinished(register: Register, day: ClinicDayRow): void {
  const open = openDoses(register, day.id)
  const prepared = open.filter(({ state }) => state === 'prepared').length
  if (prepared > 0) refuse('doses_prepared', { count: prepared })
  if (open.length > 0) refuse('mouths_not_checked', { count: open.length })
}

/** Every slot of the day with what became of it. Nothing unfinished is left once each open dose has its end. */
function writeLines(tx: Tx, register: Register, day: ClinicDayRow): void {
  for (const { outcome, ...line } of linesOfDay(register, day)) {
    if (outcome === 'unfinished') refuse('doses_prepared', { count: 1 })
    else insert(tx, 'day_line', { clinicDayId: day.id, ...line, outcome, corrects: null })
  }
}
