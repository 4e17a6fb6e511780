import { INDICATOR_BY_ID, type ReportSection } from '../../shared/rules/indicators/definitions.ts'
import type { ReportClinic } from './clinic.ts'
import { doseEntries } from './dose-entries.ts'
import { readDosing } from './dosing.ts'
import type { Entry } from './entries.ts'
import { flowEntries, walk } from './flow.ts'
import { peopleEntries, retentionEntries } from './people.ts'

/** Every row behind every figure. */
export function* sectionsOf(clinic: ReportClinic): Generator<Entry> {
  const walked = walk(clinic)
  const dosing = readDosing(clinic)
  yield* flowEntries(clinic, walked)
  yield* peopleEntries(clinic, walked, dosing)
  yield* retentionEntries(clinic, walked)
  yield* doseEntries(dosing)
}

/** The rows of one section alone, for a cell that opens. */
export function* entriesOf(clinic: ReportClinic, section: ReportSection): Generator<Entry> {
  if (section === 'flow') yield* flowEntries(clinic, walk(clinic))
  else if (section === 'people') yield* peopleEntries(clinic, walk(clinic), readDosing(clinic))
  else if (section === 'retention') yield* retentionEntries(clinic, walk(clinic))
  else if (section === 'doses') yield* doseEntries(readDosing(clinic))
}

export const sectionOf = (indicator: string): ReportSection | null =>
  INDICATOR_BY_ID.get(indicator)?.section ?? null
