import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import type { DosedDays } from '../../shared/rules/indicators/stay.ts'
import { byClient } from '../by-client.ts'
import type { Reader } from '../db/connection.ts'
import {
  divertedDays,
  dosedOtherwise,
  firstTaken,
  lastTaken,
  takenDays,
  takenWithin,
} from '../db/indicators/dosed-days.ts'
import type { ReportDays } from './days.ts'

/** A period up to so many days is read whole, once for everybody; a longer one is sought in, like all that lies before. */
const READ_WHOLE_DAYS = 100

/** The days with a dose of each client, sought in the index; only for a few are all of them read. */
export function dosedDaysOf(
  db: Reader,
  days: ReportDays,
  period: ReportPeriod,
): (clientId: number) => DosedDays {
  const more = byClient(dosedOtherwise(db))
  const diverted = byClient(divertedDays(db))
  const within = days.inOrder ? readWhole(db, days, period) : null
  const known = new Map<number, DosedDays>()
  const make = (clientId: number): DosedDays => {
    const own = (more.get(clientId) ?? []).map(({ day }) => day).toSorted()
    const gone = diverted.get(clientId)
    if (!days.inOrder || gone) return listed([...standing(db, clientId, gone ?? []), ...own].toSorted())
    const index = sought(db, days, clientId)
    return joined(within ? within(clientId, index) : index, own)
  }
  return (clientId) => {
    const found = known.get(clientId) ?? make(clientId)
    known.set(clientId, found)
    return found
  }
}

/** The period's days as lists, and the index before it and after it. */
function readWhole(
  db: Reader,
  days: ReportDays,
  { firstDay, lastDay }: ReportPeriod,
): ((clientId: number, index: DosedDays) => DosedDays) | null {
  if (daysBetween(firstDay, lastDay) > READ_WHOLE_DAYS) return null
  const before = addDays(firstDay, -1)
  const read = takenWithin(db, days.upTo(before) + 1, days.upTo(lastDay))
  return (clientId, index) => {
    const list = listed((read.get(clientId) ?? []).flatMap((id) => days.dayOf.get(id) ?? []))
    return {
      lastUpTo: (day, from) => {
        if (day > lastDay) return index.lastUpTo(day, from)
        const found = day < firstDay ? null : list.lastUpTo(day, from)
        if (found !== null || from > before) return found
        return index.lastUpTo(day < before ? day : before, from)
      },
      firstAfter: (day, until) => {
        if (until > lastDay) return index.firstAfter(day, until)
        const earlier = day < before ? index.firstAfter(day, until < before ? until : before) : null
        return earlier ?? list.firstAfter(day, until)
      },
    }
  }
}

function standing(
  db: Reader,
  clientId: number,
  gone: readonly { day: ClinicDay; slot: number }[],
): ClinicDay[] {
  const away = new Set(gone.map(({ day, slot }) => `${day} ${slot}`))
  return takenDays(db, clientId)
    .filter(({ day, slot }) => !away.has(`${day} ${slot}`))
    .map(({ day }) => day)
}

/** The last answer is kept: a walk asks for its beginning more than once. */
function sought(db: Reader, days: ReportDays, clientId: number): DosedDays {
  const dayOf = (id: number | undefined) => (id === undefined ? null : (days.dayOf.get(id) ?? null))
  let last: { day: ClinicDay; from: ClinicDay; found: ClinicDay | null } | null = null
  return {
    lastUpTo: (day, from) => {
      if (last !== null && last.day === day && last.from === from) return last.found
      const found = dayOf(lastTaken(db, clientId, days.upTo(addDays(from, -1)) + 1, days.upTo(day)))
      last = { day, from, found }
      return found
    },
    firstAfter: (day, until) => dayOf(firstTaken(db, clientId, days.upTo(day) + 1, days.upTo(until))),
  }
}

function listed(ascending: readonly ClinicDay[]): DosedDays {
  return {
    lastUpTo: (day, from) => ascending.findLast((one) => one <= day && one >= from) ?? null,
    firstAfter: (day, until) => ascending.find((one) => one > day && one <= until) ?? null,
  }
}

function joined(index: DosedDays, own: readonly ClinicDay[]): DosedDays {
  if (own.length === 0) return index
  const list = listed(own)
  return {
    lastUpTo: (day, from) => pick(index.lastUpTo(day, from), list.lastUpTo(day, from), (a, b) => a > b),
    firstAfter: (day, until) =>
      pick(index.firstAfter(day, until), list.firstAfter(day, until), (a, b) => a < b),
  }
}

function pick(
  a: ClinicDay | null,
  b: ClinicDay | null,
  better: (a: ClinicDay, b: ClinicDay) => boolean,
): ClinicDay | null {
  if (a === null || b === null) return a ?? b
  return better(a, b) ? a : b
}
