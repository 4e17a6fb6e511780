import type { ClockFacts } from '../../shared/contract/clock-reset.ts'
import type { Instant } from '../../shared/records/time.ts'
import { clockResetRefusal } from '../../shared/rules/clock-reset.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { highestInstant } from '../db/clinic-day.ts'
import { clockResets, dayAhead, dayBefore } from '../db/clock-reset.ts'
import { siteOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { NotAllowed, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { proveKeyholder } from './keyholder-slots.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

export const clock = {
  facts: signedIn.clock.facts.handler(({ context: { register } }) => clockFacts(register)),

  reset: signedIn.clock.reset.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'clock.reset'
    const { requestId, clinicDayId, trueDay, reason, pin, passphrase } = input
    await provePin(register, session, staff.id, pin)
    const keyholder = await proveKeyholder(register, passphrase)
    if (keyholder.staffId === staff.id) throw new NotAllowed(act, 'same_person')
    const by = { act, actor: staff.id, approver: keyholder.staffId, reason }
    register.writeOnce(requestId, by, (tx) => {
      const { calendarDay, ahead, behind, before } = clockFacts(register)
      if (clinicDayId === null && behind === null) return refuse('clock_is_right')
      if (clinicDayId !== null && clinicDayId !== ahead?.id) return refuse('day_not_ahead')
      const day = clinicDayId === null ? null : ahead
      const refusal = clockResetRefusal({ calendarDay, day, before, trueDay })
      if (refusal !== null) return refuse(refusal, { day: day?.day ?? null, before })
      return insert(tx, 'clock_reset', {
        clinicDayId,
        trueDay,
        reason,
        staffId: staff.id,
        keyholderId: keyholder.id,
        at: tx.at,
      })
    })
    session.changed()
    return clockFacts(register)
  }),
}

/** What the clock says, and what in the register lies ahead of it. */
export function clockFacts(register: Register): ClockFacts {
  const { db } = register
  const now = register.now()
  const calendarDay = dayOfInstant(now, siteOf(db).timeZone)
  const highest = highestInstant(db) as Instant
  const ahead = dayAhead(db, calendarDay)
  const names = staffNames(register)
  return {
    now,
    calendarDay,
    behind: now < highest ? highest : null,
    ahead: ahead ? { id: ahead.id, day: ahead.day, open: ahead.closed === 0, doses: ahead.doses } : null,
    before: ahead ? dayBefore(db, ahead.id) : null,
    resets: clockResets(db).map(({ id, day, trueDay, reason, staffId, at }) => ({
      id,
      day,
      trueDay,
      reason,
      by: names.get(staffId) ?? '',
      at,
    })),
  }
}
