import type { ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { daysAway } from '../../shared/rules/away.ts'
import { addDays } from '../../shared/rules/days.ts'
import { type AgeGroup, ageGroup, cellsOfPerson } from '../../shared/rules/indicators/person-cells.ts'
import type { DosedDays, Stay, StayDefinition } from '../../shared/rules/indicators/stay.ts'
import { byClient } from '../by-client.ts'
import type { Reader } from '../db/connection.ts'
import { closureDays } from '../db/indicators/clinic-days.ts'
import {
  absences,
  type PersonRow,
  paperDoseDays,
  persons,
  substitutionEpisodes,
  type TreatmentRow,
} from '../db/indicators/stays.ts'
import { type DayRange, type ReportDays, reportDays } from './days.ts'
import { dosedDaysOf } from './dosed.ts'

export type StayOfClient = Stay & { readonly clientId: number; readonly episodeId: number }
export type PersonOfReport = PersonRow & { readonly cells: readonly [string, string, string, string] }

/** What the sections of a report share: read once, with no private column and no clock. */
export interface ReportClinic {
  readonly db: Reader
  readonly scope: ReportScope
  readonly days: ReportDays
  /** The lines of the period, by key. */
  readonly ranges: readonly DayRange[]
  readonly persons: ReadonlyMap<number, PersonOfReport>
  readonly stays: readonly StayOfClient[]
  dosed(clientId: number): DosedDays
  /** What makes a dropout of this client: by the site's number of days, or by another beside it. */
  definition(clientId: number, dropoutDays?: number): StayDefinition
}

/** Before the first day nothing is known, so that nothing has dropped out. */
const NEVER = '0000-01-01' as ClinicDay

export function readClinic(db: Reader, scope: ReportScope): ReportClinic {
  const days = reportDays(db)
  const closedDays = closureDays(db)
  const away = byClient(absences(db))
  const knownUntil = days.knownUntil ?? NEVER
  const { lastDay } = scope.period
  return {
    db,
    scope,
    days,
    ranges: days.rangesOf(scope.period),
    persons: new Map(
      persons(db).map((person) => [person.clientId, { ...person, cells: cells(person, lastDay) }]),
    ),
    stays: staysOf(
      substitutionEpisodes(db),
      new Map(paperDoseDays(db).map(({ clientId, day }) => [clientId, day])),
    ),
    dosed: dosedDaysOf(db, days, scope.period),
    definition: (clientId, dropoutDays = scope.dropoutDays) => {
      const own = away.get(clientId) ?? []
      const facts = own.map((one) => ({ ...one, kind: 'travel' as const, dosing: null }))
      const from = own.reduce<ClinicDay>(
        (first, { fromDay }) => (fromDay < first ? fromDay : first),
        knownUntil,
      )
      const awayDays = own.length === 0 ? [] : daysAway(facts, from, knownUntil)
      return { dropoutDays, closedDays, awayDays, knownUntil }
    },
  }
}

function cells(person: PersonRow, lastDay: ClinicDay): PersonOfReport['cells'] {
  const age: AgeGroup = ageGroup(person.birthYear, lastDay)
  return cellsOfPerson(person.sex, age) as PersonOfReport['cells']
}

/**
 * An episode that goes on after a death recorded in error is the one before it: nobody died and nobody came new.
 * The brought-over client's last paper dose belongs to that episode alone.
 */
function staysOf(rows: readonly TreatmentRow[], paper: ReadonlyMap<number, ClinicDay>): StayOfClient[] {
  const stays: StayOfClient[] = []
  for (const row of rows) {
    const { clientId, episodeId, openedDay, entry, closedDay, closedFor } = row
    const closing = closedDay !== null && closedFor !== null ? { day: closedDay, reason: closedFor } : null
    const before = stays.at(-1)
    if (row.reopened === 1 && before?.clientId === clientId && before.closing?.reason === 'died')
      stays[stays.length - 1] = { ...before, closing }
    else
      stays.push({
        clientId,
        episodeId,
        openedDay,
        entry,
        closing,
        paperDoseDay: entry === 'brought_over' ? (paper.get(clientId) ?? null) : null,
      })
  }
  return stays
}

export const dayBefore = (day: ClinicDay): ClinicDay => addDays(day, -1)
