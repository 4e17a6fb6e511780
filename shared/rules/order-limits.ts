import { addDays, daysBetween } from './days.ts'
import { gapBefore, isInduction, microgramsADay, type Visit } from './dose-gap.ts'
import {
  type CheckedFacts,
  fastestPlan,
  type OrderDraft,
  type OrderProblem,
  type PlannedStep,
} from './order-draft.ts'
import type { OrderFacts } from './order-step.ts'
import { ladderCap, ladderVerdict, rulesFor, suspendedFromDays } from './rule-pack.ts'

/** Never saved. */
export type LimitError = 'first_day_blocked' | 'needs_induction'
/** Saved with a reason, and the dose typed twice. */
export type LimitWarning =
  | 'first_day_high'
  | 'second_day_high'
  | 'above_usual'
  | 'below_usual'
  | 'increase_too_soon'
  | 'rise_too_fast'
  | 'fivefold'
  | 'drug_changed'
  | 'above_ladder'
  | 'starts_while_covered'
  /** A taper or detoxification of a client who is pregnant. */
  | 'pregnant_taper'

export type Limits = { errors: OrderProblem<LimitError>[]; warnings: OrderProblem<LimitWarning>[] }

/** A slip of the decimal point or of mg for mL makes five times or ten times the dose (clinic.md, *Medicines*). */
const slipFactor = 5

/** The signed pack's ceilings and paces, held against the draft at its fastest, and against the last dose. */
export function limitProblems(draft: OrderDraft, facts: CheckedFacts): Limits {
  const limits: Limits = { errors: [], warnings: [] }
  const plan = fastestPlan(draft)
  const [first] = plan
  if (first === undefined || plan.some(({ totalMicrograms }) => !(totalMicrograms > 0))) return limits
  const [last] = facts.visits
  const gap = gapToday(draft, facts)
  const begins = isInduction(draft) || last === undefined || gap >= suspendedFromDays(facts.pack.body)
  if (begins) firstDays(draft, facts, plan, limits)
  if (last !== undefined && !isInduction(draft) && gap >= suspendedFromDays(facts.pack.body))
    limits.errors.push({ code: 'needs_induction', field: 'kind', params: { days: gap } })
  if (facts.care.pregnant !== null && goesDown(draft, facts)) warn(limits, 'pregnant_taper', {})
  ceilings(draft, facts, plan, limits)
  const before = begins ? undefined : last
  paces(draft, facts, plan, before, limits)
  if (last !== undefined) againstLast(draft, facts, first, last, gap, limits)
  return limits
}

/** A taper, or any order of a client who is only in detoxification. */
function goesDown(draft: OrderDraft, { episodes }: CheckedFacts): boolean {
  const isOpen = (wanted: string) => episodes.some(({ kind }) => kind === wanted)
  return draft.kind === 'taper' || (isOpen('detox') && !isOpen('ost'))
}

/** Days without drug as of today, a dose of today included; 0 while they are not known. */
function gapToday(draft: OrderDraft, facts: CheckedFacts): number {
  const asOrder: OrderFacts = { ...draft, id: 0, episodeId: 0, at: facts.now, endedAt: null, progress: [] }
  const gap = gapBefore({ ...facts, paperDaysNotEntered: [] }, asOrder, facts.visits)
  return gap.verdict === 'known' ? gap.days : 0
}

/** The first day of a treatment and the day after: methadone above its limit is blocked, the others warn. */
function firstDays(draft: OrderDraft, facts: CheckedFacts, plan: PlannedStep[], limits: Limits): void {
  const rules = rulesFor(facts.pack.body, draft.drug)
  const [first] = plan
  const second = plan.findLast(({ offset }) => offset <= draft.everyDays) ?? first
  if (first === undefined || second === undefined) return
  const micrograms = first.totalMicrograms
  const block = rules.firstDayBlockMicrograms
  if (block !== null && micrograms > block)
    limits.errors.push({ code: 'first_day_blocked', field: 'steps', params: { micrograms, limit: block } })
  else if (micrograms > rules.firstDayWarnMicrograms)
    warn(limits, 'first_day_high', { micrograms, limit: rules.firstDayWarnMicrograms })
  const limit = rules.secondDayWarnMicrograms
  if (limit !== null && second.totalMicrograms > limit)
    warn(limits, 'second_day_high', { micrograms: second.totalMicrograms, limit })
}

function ceilings(draft: OrderDraft, facts: CheckedFacts, plan: PlannedStep[], limits: Limits): void {
  const { warnAboveMicrograms, warnBelowMicrograms } = rulesFor(facts.pack.body, draft.drug)
  const totals = plan.map(({ totalMicrograms }) => totalMicrograms)
  const [most, least] = [Math.max(...totals), Math.min(...totals)]
  if (most > warnAboveMicrograms)
    warn(limits, 'above_usual', { micrograms: most, limit: warnAboveMicrograms })
  if (draft.kind === 'maintenance' && least < warnBelowMicrograms)
    warn(limits, 'below_usual', { micrograms: least, limit: warnBelowMicrograms })
}

/**
 * Days between increases and the rise within any seven days, both with what was ordered before: what a client had
 * a week ago counts, what a broken-off treatment had does not.
 */
function paces(
  draft: OrderDraft,
  facts: CheckedFacts,
  plan: PlannedStep[],
  last: Visit | undefined,
  limits: Limits,
): void {
  const rules = rulesFor(facts.pack.body, draft.drug)
  const aDay = plan.map(({ offset, totalMicrograms }) => ({
    offset,
    micrograms: totalMicrograms / draft.everyDays,
  }))
  const past = last === undefined ? [] : pastPoints(draft, facts.visits)
  const points = [...past, ...aDay]
  const increases = points.filter(
    ({ micrograms }, place) => micrograms > (points[place - 1]?.micrograms ?? Infinity),
  )
  const gaps = increases.flatMap(({ offset }, place) => {
    const before = increases[place - 1]
    return before === undefined || offset < 0 ? [] : [offset - before.offset]
  })
  const soonest = Math.min(...gaps)
  if (soonest < rules.leastDaysBetweenIncreases)
    warn(limits, 'increase_too_soon', { days: soonest, least: rules.leastDaysBetweenIncreases })
  const rises = aDay.map(({ offset, micrograms }) => {
    const inForce = points.findLast((point) => point.offset <= offset - 7)
    const within = points.filter((point) => point.offset > offset - 7 && point.offset < offset)
    const lowest = Math.min(
      micrograms,
      ...(inForce ? [inForce] : []).concat(within).map((point) => point.micrograms),
    )
    return micrograms - lowest
  })
  const steepest = Math.max(...rises)
  if (steepest > rules.greatestRiseAWeekMicrograms)
    warn(limits, 'rise_too_fast', { micrograms: steepest, limit: rules.greatestRiseAWeekMicrograms })
}

/** Visits of the last month as points of the same line, oldest first, each so many days before the start. */
function pastPoints(draft: OrderDraft, visits: readonly Visit[]): { offset: number; micrograms: number }[] {
  return visits
    .map((visit) => ({ offset: -daysBetween(visit.day, draft.startDay), micrograms: microgramsADay(visit) }))
    .filter(({ offset }) => offset < 0 && offset >= -30)
    .toReversed()
}

function againstLast(
  draft: OrderDraft,
  facts: CheckedFacts,
  first: PlannedStep,
  last: Visit,
  gap: number,
  limits: Limits,
): void {
  const [now, then] = [first.totalMicrograms / draft.everyDays, microgramsADay(last)]
  const wasDrug = last.order?.drug ?? last.elsewhere ?? draft.drug
  if (family(wasDrug) !== family(draft.drug)) {
    warn(limits, 'drug_changed', { from: wasDrug })
    return
  }
  if (now >= slipFactor * then || then >= slipFactor * now)
    warn(limits, 'fivefold', { micrograms: first.totalMicrograms, last: last.totalMicrograms })
  const { step } = ladderVerdict(facts.pack, draft.drug, gap)
  const limit = step === null ? last.totalMicrograms : ladderCap(step, last.totalMicrograms)
  if (step?.atMost && first.totalMicrograms > limit)
    warn(limits, 'above_ladder', { micrograms: first.totalMicrograms, limit, days: gap })
  const covered = addDays(last.day, last.order?.everyDays ?? 1)
  if (draft.startDay > last.day && draft.startDay < covered)
    limits.warnings.push({ code: 'starts_while_covered', field: 'startDay', params: { until: covered } })
}

/** Buprenorphine with and without naloxone are one drug as far as changing over goes. */
function family(drug: OrderDraft['drug']): string {
  return drug === 'methadone' ? 'methadone' : 'buprenorphine'
}

function warn(limits: Limits, code: LimitWarning, params: Record<string, number | string>): void {
  limits.warnings.push({ code, field: 'steps', params })
}
