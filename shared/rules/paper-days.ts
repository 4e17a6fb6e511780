import type { SheetState } from '../records/downtime.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { dayOfInstant, daysFromTo } from './days.ts'

export type PaperSheetFacts = { id: number; day: ClinicDay; state: SheetState | null }
export type OutageFacts = { fromAt: Instant; untilAt: Instant; onPaper: boolean }

/** A day on which medicine was given on paper and nobody knows yet to whom. `sheetIds`: those to enter; empty: make one. */
export type PaperDay = { day: ClinicDay; sheetIds: number[] }

/**
 * Days that must be entered before anybody's days without drug are known again: a sheet that was used and is not
 * entered, and a power cut with doses on paper for whose day no sheet was entered (clinic.md, *The ladder*: unknown;
 * decisions.md: *unknown: enter the sheet first*). A sheet that nobody has spoken of says nothing: one is made every
 * evening.
 */
export function paperDays(
  sheets: readonly PaperSheetFacts[],
  outages: readonly OutageFacts[],
  timeZone: string,
): PaperDay[] {
  const waiting = sheets.filter(({ state }) => state === 'used')
  const entered = new Set(sheets.filter(({ state }) => state === 'entered').map(({ day }) => day))
  const cut = outages
    .filter(({ onPaper }) => onPaper)
    .flatMap(({ fromAt, untilAt }) => outageDays(fromAt, untilAt, timeZone))
    .filter((day) => !entered.has(day))
  const days = new Set([...waiting.map(({ day }) => day), ...cut])
  return [...days]
    .toSorted()
    .map((day) => ({ day, sheetIds: waiting.filter((sheet) => sheet.day === day).map(({ id }) => id) }))
}

/** The days that an outage touches, its last moment excluded. */
export function outageDays(fromAt: Instant, untilAt: Instant, timeZone: string): ClinicDay[] {
  return daysFromTo(dayOfInstant(fromAt, timeZone), dayOfInstant((untilAt - 1) as Instant, timeZone))
}

/** How a dose from paper is looked at later (clinic.md, *Narcotic stock*: honest nurses must not look guilty). */
export type PaperCategory =
  /** A sheet numbered before the dose, given within a logged outage, nothing against it. */
  | 'sheet_in_outage'
  /** The same, but the counter would have refused it: an incident, told as it was. */
  | 'incident_in_outage'
  /** A sheet numbered before the dose, but no outage is logged over the time of the dose. */
  | 'outside_outage'
  /** The sheet was numbered only after the dose. */
  | 'sheet_made_later'

/** @param facts.against what the counter would have refused it for; null: nothing */
export function paperCategory(facts: {
  givenAt: Instant
  sheetMadeAt: Instant
  against: string | null
  outages: readonly Pick<OutageFacts, 'fromAt' | 'untilAt'>[]
}): PaperCategory {
  const { givenAt, sheetMadeAt, against, outages } = facts
  if (sheetMadeAt > givenAt) return 'sheet_made_later'
  if (!outages.some(({ fromAt, untilAt }) => fromAt <= givenAt && givenAt <= untilAt)) return 'outside_outage'
  return against === null ? 'sheet_in_outage' : 'incident_in_outage'
}
