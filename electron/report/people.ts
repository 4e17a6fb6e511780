import type { ClinicDay } from '../../shared/records/time.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import { COHORT_MONTHS } from '../../shared/rules/indicators/definitions.ts'
import { stayState } from '../../shared/rules/indicators/stay.ts'
import type { ReportClinic, StayOfClient } from './clinic.ts'
import type { DosedClient } from './dosing.ts'
import { type Entry, entry } from './entries.ts'
import { activeWithin, type Walked } from './flow.ts'

/** Who was dosed of who was in treatment, who switched, who ever was. A person counts once, whatever their stays. */
export function* peopleEntries(
  clinic: ReportClinic,
  walked: readonly Walked[],
  dosing: readonly DosedClient[],
): Generator<Entry> {
  const { lastDay } = clinic.scope.period
  const dosed = new Map(dosing.filter(({ last }) => last !== null).map((one) => [one.clientId, one]))
  const active = new Set(walked.filter(activeWithin).map(({ stay }) => stay.clientId))
  for (const clientId of active) {
    const had = dosed.get(clientId)
    yield entry('dosed', { clientId, day: had?.last?.day ?? null, count: had ? 1 : 0, of: 1 })
    yield entry('not_dosed', { clientId, count: had ? 0 : 1, of: 1 })
    if (had) yield entry('switched_drug', { clientId, count: had.drugs.length > 1 ? 1 : 0, of: 1 })
  }
  for (const { stay, after } of walked) {
    if (after !== 'active') continue
    const day = clinic.dosed(stay.clientId).lastUpTo(lastDay, stay.openedDay) ?? stay.paperDoseDay
    if (day !== null) yield entry('on_ost', { clientId: stay.clientId, day })
  }
  const ever = new Map<number, ClinicDay>()
  for (const { clientId, openedDay } of clinic.stays)
    if (openedDay <= lastDay && (ever.get(clientId) ?? lastDay) >= openedDay) ever.set(clientId, openedDay)
  for (const [clientId, day] of ever) yield entry('ever', { clientId, day })
}

/** Who held on: six months at any point of the period, and the cohorts whose so-many-months day falls into it. */
export function* retentionEntries(clinic: ReportClinic, walked: readonly Walked[]): Generator<Entry> {
  const held = new Map<number, boolean>()
  for (const one of walked.filter(activeWithin))
    held.set(one.stay.clientId, one.heldSixMonths || (held.get(one.stay.clientId) ?? false))
  for (const [clientId, yes] of held)
    yield entry('retained_6_months', { clientId, count: yes ? 1 : 0, of: 1 })
  const { firstDay, lastDay } = clinic.scope.period
  const known = clinic.days.knownUntil
  for (const stay of clinic.stays) {
    if (stay.entry === 'brought_over') continue
    for (const months of COHORT_MONTHS) {
      const day = addMonths(stay.openedDay, months)
      if (day < firstDay || day > lastDay || known === null || day > known) continue
      yield cohortEntry(clinic, stay, months, day)
    }
  }
}

function cohortEntry(clinic: ReportClinic, stay: StayOfClient, months: number, day: ClinicDay): Entry {
  const { clientId, episodeId } = stay
  const state = stayState(stay, clinic.dosed(clientId), clinic.definition(clientId), day)
  const count = state === 'active' ? 1 : 0
  return entry(`cohort_${months}_months`, {
    clientId,
    table: 'episode',
    rowId: episodeId,
    day,
    count,
    of: 1,
    why: state,
  })
}
