import type { DayOfClient } from '../shared/contract/client-output.ts'
import type { ClinicDay, Instant } from '../shared/records/time.ts'
import { coveredElsewhere, daysAway } from '../shared/rules/away.ts'
import { closedBy } from '../shared/rules/clinic-calendar.ts'
import { dayMark } from '../shared/rules/day-mark.ts'
import { addDays, dayOfInstant, daysFromTo } from '../shared/rules/days.ts'
import { doseRecord, holdsSlot } from '../shared/rules/dose-state.ts'
import { dueDays } from '../shared/rules/order-step.ts'
import { todayOf } from './client-status.ts'
import { absencesOf } from './db/absence.ts'
import { broughtOverOf, type ClientStored } from './db/client.ts'
import { attendanceOnDays, openedDays } from './db/client-days.ts'
import { deadClients } from './db/death.ts'
import { dosesOfClient } from './db/dose.ts'
import { type OrderStored, ordersOfClient } from './db/dose-order.ts'
import { closuresBetween, holidaysFrom, siteOf } from './db/site.ts'
import type { Register } from './register.ts'

/** One mark a day for one client, both ends included; before the enrolment nothing was due and nobody missed. */
export function clientDays(
  register: Register,
  { id, enrolledDay }: Pick<ClientStored, 'id' | 'enrolledDay'>,
  from: ClinicDay,
  to: ClinicDay,
): DayOfClient[] {
  const { db } = register
  const site = siteOf(db)
  const today = todayOf(register)
  const calendar = {
    weeklyClosedDays: site.weeklyClosedDays,
    holidays: new Set(holidaysFrom(db, from).map(({ day }) => day)),
    closures: new Set(closuresBetween(db, from, to).map(({ day }) => day)),
  }
  const doses = dosesOfClient(db, id, from).map((dose) =>
    doseRecord(dose, dose.events, dose.voided, dose.incidentSwallowed),
  )
  const attended = new Set(attendanceOnDays(db, id, from, to))
  const opened = new Set(openedDays(db, from, to))
  const due = new Set(ordersOfClient(db, id).flatMap((order) => daysDue(order, from, to, site.timeZone)))
  const absences = absencesOf(db, id)
  const away = new Set(daysAway(absences, from, to))
  const deathDay = deadClients(db).get(id)
  const paperDay = broughtOverOf(db, id)?.lastDoseDay
  return daysFromTo(from, to).map((day) => {
    const own = doses.filter(({ clinicDay }) => clinicDay === day)
    return {
      day,
      mark: dayMark({
        day,
        today,
        doses: own,
        attended: attended.has(day),
        due: due.has(day) && day >= enrolledDay && (deathDay === undefined || day <= deathDay),
        opened: opened.has(day) || day < enrolledDay,
        closed: closedBy(day, calendar) !== null,
        away: away.has(day),
        elsewhere: coveredElsewhere(absences, day),
        onPaper: paperDay === day,
      }),
      amountMicrograms: own
        .filter(({ state }) => holdsSlot(state))
        .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0),
    }
  })
}

/** Days on which an order had a dose, as long as nothing had stopped it or taken its place. */
function daysDue(order: OrderStored, from: ClinicDay, to: ClinicDay, timeZone: string): ClinicDay[] {
  if (!order.inForce) return []
  const lastDays = [to, order.endDay]
  if (order.supersededBy) lastDays.push(addDays(order.supersededBy.startDay, -1))
  if (order.end) lastDays.push(addDays(dayOfInstant(order.end.at as Instant, timeZone), -1))
  const last = lastDays.toSorted()[0] ?? to
  return last < from ? [] : dueDays(order, from, last)
}
