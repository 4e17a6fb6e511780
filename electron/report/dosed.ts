import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { DosedDays } from '../../shared/rules/indicators/stay.ts'
import { byClient } from '../by-client.ts'
import type { Reader } from '../db/connection.ts'
import {
  divertedDays,
  dosedOtherwise,
  firstTaken,
  lastTaken,
  takenDays,
} from '../db/indicators/dosed-days.ts'
import type { ReportDays } from './days.ts'

/** The days with a dose of each client, sought in the index; only for a few are all of them read. */
export function dosedDaysOf(db: Reader, days: ReportDays): (clientId: number) => DosedDays {
  const more = byClient(dosedOtherwise(db))
  const diverted = byClient(divertedDays(db))
  const known = new Map<number, DosedDays>()
  return (clientId) => {
    const found = known.get(clientId)
    if (found) return found
    const own = (more.get(clientId) ?? []).map(({ day }) => day).toSorted()
    const gone = diverted.get(clientId)
    const made =
      days.inOrder && !gone
        ? joined(sought(db, days, clientId), own)
        : listed([...standing(db, clientId, gone ?? []), ...own].toSorted())
    known.set(clientId, made)
    return made
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

function sought(db: Reader, days: ReportDays, clientId: number): DosedDays {
  const dayOf = (id: number | undefined) => (id === undefined ? null : (days.dayOf.get(id) ?? null))
  return {
    lastUpTo: (day, from) => dayOf(lastTaken(db, clientId, days.upTo(addDays(from, -1)) + 1, days.upTo(day))),
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
