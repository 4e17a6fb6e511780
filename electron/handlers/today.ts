import type { ClinicDay } from '../../shared/records/time.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { lastClinicDay, openClinicDay } from '../db/clinic-day.ts'
import { closuresBetween } from '../db/site.ts'
import { missedLines } from '../db/today.ts'
import { insert, type Tx } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { closureLines, listOfDay, todayFacts } from './today-facts.ts'

/** A closure is remembered within the year; older days are in reports that were sent. */
const OLDEST_PAST_DAYS = 366

export const today = {
  list: signedIn.today.list.handler(({ context: { register, staff } }) => {
    const day = openClinicDay(register.db)
    return day ? todayFacts(register, staff, day) : null
  }),

  counts: signedIn.today.counts.handler(({ context: { register } }) => {
    const day = openClinicDay(register.db)
    return day ? listOfDay(register, day).counts : null
  }),

  closures: signedIn.today.closures.handler(({ context: { register } }) => ({
    today: todayOf(register),
    closures: closureLines(register),
  })),

  close: signedIn.today.close.handler(({ input, context: { register, staff } }) => {
    const { day, kind, reason } = input
    register.writeOnce(input.requestId, { act: 'closure.mark', actor: staff.id, reason }, (tx) => {
      if (day < todayOf(register)) return refuse('closure_is_past')
      return writeClosure(tx, register, staff.id, { day, kind, reason })
    })
    return { closures: closureLines(register) }
  }),

  closePast: signedIn.today.closePast.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'closure.mark_past'
    const { day, reason } = input
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const now = todayOf(register)
      if (day >= now) return refuse('closure_not_past')
      if (daysBetween(day, now) > OLDEST_PAST_DAYS) return refuse('closure_too_old')
      const id = writeClosure(tx, register, staff.id, { day, kind: 'unplanned', reason })
      for (const { id: corrects, ...line } of missedLines(tx.db, day))
        insert(tx, 'day_line', { ...line, due: 0, corrects })
      const reference = openClinicDay(tx.db) ?? lastClinicDay(tx.db)
      if (reference) oweCountersign(tx, 'closure', id, reference.id)
      return id
    })
    return { closures: closureLines(register) }
  }),
}

/** Refused: `closure_known`. */
export function writeClosure(
  tx: Tx,
  register: Register,
  staffId: number,
  closure: { day: ClinicDay; kind: 'planned' | 'unplanned'; reason: string },
): number {
  if (closuresBetween(register.db, closure.day, closure.day).length > 0)
    return refuse('closure_known', { day: closure.day })
  return insert(tx, 'closure', { ...closure, staffId, at: tx.at })
}
