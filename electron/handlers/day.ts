import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { type DayOpenFacts, dayOpenVerdict } from '../../shared/rules/day-open.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { highestInstant, lastClinicDay, lastDayOver, openClinicDay } from '../db/clinic-day.ts'
import { siteOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { signedIn } from './base.ts'
import { oweCountersign, proveSecond } from './second-person.ts'

export const day = {
  last: signedIn.day.last.handler(({ context: { register } }) => {
    const last = lastClinicDay(register.db)
    return last ? { day: last.day, closed: openClinicDay(register.db) === undefined } : null
  }),

  open: signedIn.day.open.handler(async ({ input, context: { register, session, staff } }) => {
    const { reason } = input
    if (siteOf(register.db).kind === 'office') return refuse('office_has_no_day')
    const approver = await proveSecond(register, session, 'day.open', staff.id, input.approver)
    register.writeOnce(input.requestId, { act: 'day.open', actor: staff.id, approver, reason }, (tx) => {
      const facts = openingFacts(register, session, input.day)
      const verdict = dayOpenVerdict(facts)
      if (!verdict.allowed) return refuse(verdict.why, { last: facts.openDay ?? facts.lastDay })
      const doubtful = verdict.doubts.length > 0
      if (doubtful && reason === null) {
        const params = { typed: facts.typed, calendar: facts.calendarDay, last: facts.lastDay }
        throw new Refusal(verdict.doubts.map((code) => ({ code, params })))
      }
      const id = insert(tx, 'clinic_day', {
        day: input.day,
        openedBy: staff.id,
        approvedBy: approver,
        reason,
        at: tx.at,
      })
      if (doubtful) oweCountersign(tx, 'clinic_day', id, id)
      return id
    })
    session.changed()
    return session.state()
  }),
}

function openingFacts(register: Register, session: Session, typed: ClinicDay): DayOpenFacts {
  const now = register.now()
  return {
    typed,
    calendarDay: dayOfInstant(now, siteOf(register.db).timeZone),
    openDay: openClinicDay(register.db)?.day ?? null,
    lastDay: lastDayOver(register.db),
    now,
    highestSeen: highestInstant(register.db) as Instant,
    driftMs: session.drift(),
  }
}
