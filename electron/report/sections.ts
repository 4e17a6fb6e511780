import { INDICATOR_BY_ID, type ReportSection, SECTIONS } from '../../shared/rules/indicators/definitions.ts'
import { counsellingEntries, detoxEntries, followUpEntries, overdoseEntries } from './care-entries.ts'
import type { ReportClinic } from './clinic.ts'
import { doseEntries } from './dose-entries.ts'
import { type DosedClient, readDosing } from './dosing.ts'
import { doubtfulEntries } from './doubtful.ts'
import type { Entry } from './entries.ts'
import { flowEntries, type Walked, walk } from './flow.ts'
import { peopleEntries, retentionEntries } from './people.ts'
import { carriedEntries, referralEntries, serviceEntries } from './service-entries.ts'
import { stockEntries } from './stock-entries.ts'

/** What several sections need, read when the first of them asks. */
interface Shared {
  walked(): readonly Walked[]
  dosing(): readonly DosedClient[]
}

function once<T>(read: () => T): () => T {
  let found: { value: T } | null = null
  return () => {
    found ??= { value: read() }
    return found.value
  }
}

const READ: Record<ReportSection, (clinic: ReportClinic, shared: Shared) => Generator<Entry>> = {
  flow: (clinic, { walked }) => flowEntries(clinic, walked()),
  *people(clinic, { walked, dosing }) {
    yield* peopleEntries(clinic, walked(), dosing())
    yield* doubtfulEntries(clinic, dosing())
  },
  retention: (clinic, { walked }) => retentionEntries(clinic, walked()),
  *doses({ db, scope }, { dosing }) {
    yield* doseEntries(dosing())
    yield* carriedEntries(db, scope.period)
  },
  counselling: (clinic, { walked }) => counsellingEntries(clinic, walked()),
  detox: ({ db, scope }) => detoxEntries(db, scope.period),
  follow_up: ({ db, scope }) => followUpEntries(db, scope.period),
  services: ({ db, scope }) => serviceEntries(db, scope.period),
  referrals: ({ db, scope }) => referralEntries(db, scope.period),
  overdoses: ({ db, scope }) => overdoseEntries(db, scope.period),
  stock: (clinic) => stockEntries(clinic),
}

/** Every row behind every figure of some sections; of all where none is named. */
export function* entriesOf(
  clinic: ReportClinic,
  sections: readonly ReportSection[] = SECTIONS,
): Generator<Entry> {
  const shared = { walked: once(() => walk(clinic)), dosing: once(() => readDosing(clinic)) }
  for (const section of sections) yield* READ[section](clinic, shared)
}

export const sectionOf = (indicator: string): ReportSection | null =>
  INDICATOR_BY_ID.get(indicator)?.section ?? null
