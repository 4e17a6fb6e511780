import type { ClosureLine, Today, TodayRow } from '../../shared/contract/today.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { closedBy } from '../../shared/rules/clinic-calendar.ts'
import { type DayClient, dueHere, isAway } from '../../shared/rules/day-lines.ts'
import { addDays } from '../../shared/rules/days.ts'
import { orderOfDay } from '../../shared/rules/order-step.ts'
import { standingDose, type TodayLine, type TodaySlot, todayList } from '../../shared/rules/today-list.ts'
import { attendancesOfDay } from '../db/attendance.ts'
import { clientById } from '../db/client.ts'
import { dosesForDay } from '../db/dose.ts'
import { closuresBetween, holidaysFrom, siteOf } from '../db/site.ts'
import { lastGivenTimes, missedInARow } from '../db/today.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { calledOf, staffName } from './counter-doses.ts'
import { clientsOfDay } from './day-close-facts.ts'

/** Why the site's calendar has the clinic closed on a day. */
export function closedOn({ db }: Register, day: ClinicDay): Today['closedBy'] {
  return closedBy(day, {
    weeklyClosedDays: siteOf(db).weeklyClosedDays,
    holidays: new Set(holidaysFrom(db, day).map((holiday) => holiday.day)),
    closures: new Set(closuresBetween(db, day, day).map((closure) => closure.day)),
  })
}

/** The day's slots sorted by what became of them, without a name: for counts. */
export function listOfDay(register: Register, day: ClinicDayRow) {
  const closed = closedOn(register, day.day) !== null
  return todayList(
    clientsOfDay(register, day.id, day.day).flatMap((client) => slotsOf(client, day.day, closed)),
  )
}

function slotsOf(client: DayClient, day: ClinicDay, closed: boolean): TodaySlot[] {
  const due = dueHere(client, day, closed)
  const found = orderOfDay(client.orders, day)
  const { clientId, attended } = client
  const slots = [...new Set([...due, ...client.doses].map(({ slot }) => slot))].toSorted((a, b) => a - b)
  if (slots.length === 0 && attended !== null) slots.push(1)
  return slots.map((slot) => {
    const doses = client.doses.filter((dose) => dose.slot === slot)
    const away = isAway(client, doses)
    const ordered = away ? undefined : due.find((one) => one.slot === slot)
    return {
      clientId,
      slot,
      ordered:
        found.found && ordered
          ? { drug: found.order.drug, amountMicrograms: ordered.amountMicrograms }
          : null,
      doses,
      attendance: attended,
      away,
    }
  })
}

/** Today's list with who is who, the one expected first before the others. */
export function todayFacts(register: Register, staff: SignedIn, day: ClinicDayRow): Today {
  const { db } = register
  const { lines, counts, totals } = listOfDay(register, day)
  const events = new Map(dosesForDay(db, day.day).map((dose) => [dose.id, dose.events.at(-1)?.at ?? dose.at]))
  const came = new Map(attendancesOfDay(db, day.id).map(({ clientId, at }) => [clientId, at]))
  const lastAt = new Map(
    lastGivenTimes(db, day.day, addDays(day.day, -14)).map(({ clientId, at }) => [clientId, at]),
  )
  const missed = new Map(missedInARow(db).map(({ clientId, days }) => [clientId, days]))
  const row = (line: TodayLine): TodayRow[] => {
    const client = clientById(db, line.clientId)
    if (!client) return []
    const standing = standingDose(line.doses)
    const { slot, group, state, attendance, away } = line
    return [
      {
        clientId: client.id,
        registerNumber: client.registerNumber,
        called: calledOf(register, staff, client),
        slot,
        drug: line.ordered?.drug ?? null,
        orderedMicrograms: line.ordered?.amountMicrograms ?? 0,
        givenMicrograms: line.amountMicrograms,
        group,
        state,
        carried: standing?.kind === 'take_home',
        attendance,
        away,
        at: (standing ? events.get(standing.id) : came.get(client.id)) ?? null,
        lastAt: lastAt.get(client.id) ?? null,
        missedBefore: missed.get(client.id) ?? 0,
      },
    ]
  }
  return {
    day: day.day,
    closedBy: closedOn(register, day.day),
    rows: lines.flatMap(row).toSorted((a, b) => byTime(a, b)),
    counts,
    totals,
  }
}

const DAY_MS = 86_400_000
/** By the time of the day of the last dose; who has none comes last, then by number. */
function byTime(a: TodayRow, b: TodayRow): number {
  const time = (at: Instant | null) => (at === null ? DAY_MS : at % DAY_MS)
  return time(a.lastAt) - time(b.lastAt) || a.registerNumber - b.registerNumber || a.slot - b.slot
}

/** Closures from 60 days back on, the earliest first, with who marked them. */
export function closureLines(register: Register): ClosureLine[] {
  const from = addDays(todayOf(register), -60)
  return closuresBetween(register.db, from, addDays(from, 500)).map(({ staffId, at: _at, ...closure }) => ({
    ...closure,
    by: staffName(register, staffId),
  }))
}
