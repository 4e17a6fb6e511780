import type { Drug } from '../records/product.ts'
import type { DrugRules, LadderStep, RulePackBody } from '../records/rule-pack.ts'

/** A version of the pack as it is asked at the counter. */
export type PackVersion = { version: number; body: RulePackBody }

/** Names the line that a verdict rests on, for the screen and for the doctor's list. */
export type RuleReference = { name: string; version: number; source: string }

export type LadderVerdict = {
  /** The line in force; null before the first one, when no whole day was without drug. */
  step: LadderStep | null
  rule: RuleReference
}

export type PackProblem = { field: string; code: PackProblemCode }
export type PackProblemCode =
  | 'ladder_not_from_1'
  | 'ladder_not_ascending'
  | 'ladder_gap'
  | 'ladder_laxer'
  | 'ladder_cap_rises'
  | 'ladder_never_ends'
  | 'first_day_warn_above_block'
  | 'second_day_below_first'
  | 'warn_below_not_under_warn_above'
  | 'source_missing'
  | 'vomiting_no_amount'
  | 'take_home_no_days'
  | 'tolerance_sum_too_small'
  | 'medicine_twice'
  | 'range_upside_down'

/** Buprenorphine-naloxone follows the rules of buprenorphine; its amounts are of buprenorphine too. */
export function rulesFor(body: RulePackBody, drug: Drug): DrugRules {
  return drug === 'methadone' ? body.drugs.methadone : body.drugs.buprenorphine
}

/**
 * The line of the drug's ladder for so many whole clinic days without drug (days-without-dose.ts): the last one
 * whose `fromDays` is reached. The ladder counts days without drug, not missed visits (clinic.md).
 *
 * @param daysWithout 0 or more
 */
export function ladderVerdict(pack: PackVersion, drug: Drug, daysWithout: number): LadderVerdict {
  const rules = rulesFor(pack.body, drug)
  const step = rules.ladder.findLast(({ fromDays }) => fromDays <= daysWithout) ?? null
  const source = step === null ? rules.source : step.source
  return { step, rule: { name: pack.body.name, version: pack.version, source } }
}

/**
 * The most that may be given under a line: so many per cent of `amountMicrograms`, and never above its fixed
 * cap; the whole amount where the line has neither. Not yet rounded to what the shelf can make.
 */
export function ladderCap(step: LadderStep, amountMicrograms: number): number {
  if (step.atMost === null) return amountMicrograms
  const part = Math.floor((amountMicrograms * step.atMost.percent) / 100)
  return step.atMost.micrograms === null ? part : Math.min(part, step.atMost.micrograms)
}

/**
 * From how many whole days without drug on an order is suspended and a new induction is wanted; of both drugs the
 * sooner. Infinite for a ladder without that end, which no doctor can sign.
 */
export function suspendedFromDays(body: RulePackBody): number {
  const ends = Object.values(body.drugs).flatMap(({ ladder }) =>
    ladder.filter(({ verdict }) => verdict === 'new_induction').map(({ fromDays }) => fromDays),
  )
  return Math.min(...ends)
}

const strictness: readonly LadderStep['verdict'][] = [
  'usual',
  'usual_if_sober',
  'telephone_order',
  'doctor',
  'new_induction',
]

/**
 * Why a pack may not be signed; empty when it may. A ladder names every day from 1 on up to its last line, gets
 * stricter or stays, and ends in a new induction: without that end an order would run on for ever.
 */
export function packProblems(body: RulePackBody): PackProblem[] {
  const drugs = Object.entries(body.drugs)
  const problems = drugs.flatMap(([drug, rules]) => [
    ...ladderProblems(`drugs.${drug}.ladder`, rules.ladder),
    ...limitProblems(`drugs.${drug}`, rules),
  ])
  return [...problems, ...groupProblems(body)]
}

function groupProblems(body: RulePackBody): PackProblem[] {
  const { takeHome, stock, medicineAlerts } = body
  const problems: PackProblem[] = []
  const say = (field: string, code: PackProblemCode) => problems.push({ field, code })
  for (const group of ['telephoneOrders', 'takeHome', 'highRisk', 'stock', 'pregnancy', 'detox'] as const)
    if (body[group].source.trim() === '') say(`${group}.source`, 'source_missing')
  if (body.othersSource.trim() === '') say('othersSource', 'source_missing')
  if (takeHome.allowed && takeHome.mostDays === 0) say('takeHome.mostDays', 'take_home_no_days')
  if (stock.liquidToleranceSumPerMille < stock.liquidTolerancePerMille)
    say('stock.liquidToleranceSumPerMille', 'tolerance_sum_too_small')
  const { detox } = body
  for (const measure of ['pulse', 'systolic', 'diastolic'] as const)
    if (detox[`${measure}From`] >= detox[`${measure}To`]) say(`detox.${measure}To`, 'range_upside_down')
  if (detox.temperatureFromTenths >= detox.temperatureToTenths)
    say('detox.temperatureToTenths', 'range_upside_down')
  const known = new Set<string>()
  medicineAlerts.forEach(({ medicine, alsoCalled, source }, index) => {
    if (source.trim() === '') say(`medicineAlerts.${index}.source`, 'source_missing')
    const names = [...new Set([medicine, ...alsoCalled].map((name) => name.trim().toLowerCase()))]
    if (names.some((name) => known.has(name))) say(`medicineAlerts.${index}.medicine`, 'medicine_twice')
    for (const name of names) known.add(name)
  })
  return problems
}

function ladderProblems(field: string, ladder: readonly LadderStep[]): PackProblem[] {
  const problems: PackProblem[] = []
  ladder.forEach((step, index) => {
    const say = (part: string, code: PackProblemCode) =>
      problems.push({ field: `${field}.${index}.${part}`, code })
    const before = ladder[index - 1]
    if (step.source.trim() === '') say('source', 'source_missing')
    if (before === undefined) {
      if (step.fromDays !== 1) say('fromDays', 'ladder_not_from_1')
      return
    }
    if (step.fromDays <= before.fromDays) say('fromDays', 'ladder_not_ascending')
    else if (step.fromDays > before.fromDays + 1) say('fromDays', 'ladder_gap')
    if (strictness.indexOf(step.verdict) < strictness.indexOf(before.verdict)) say('verdict', 'ladder_laxer')
    if (step.verdict !== 'new_induction' && capRises(before, step)) say('atMost', 'ladder_cap_rises')
  })
  const last = ladder.at(-1)
  if (last === undefined) problems.push({ field, code: 'ladder_not_from_1' })
  else if (last.verdict !== 'new_induction') {
    problems.push({ field: `${field}.${ladder.length - 1}.verdict`, code: 'ladder_never_ends' })
  }
  return problems
}

function capRises(before: LadderStep, step: LadderStep): boolean {
  const percent = (line: LadderStep) => line.atMost?.percent ?? 100
  const fixed = (line: LadderStep) => line.atMost?.micrograms ?? Number.POSITIVE_INFINITY
  return percent(step) > percent(before) || fixed(step) > fixed(before)
}

function limitProblems(field: string, rules: DrugRules): PackProblem[] {
  const problems: PackProblem[] = []
  const {
    firstDayBlockMicrograms: block,
    firstDayWarnMicrograms: warn,
    secondDayWarnMicrograms: second,
  } = rules
  if (block !== null && warn > block)
    problems.push({ field: `${field}.firstDayWarnMicrograms`, code: 'first_day_warn_above_block' })
  if (second !== null && second < warn)
    problems.push({ field: `${field}.secondDayWarnMicrograms`, code: 'second_day_below_first' })
  if (rules.warnBelowMicrograms >= rules.warnAboveMicrograms)
    problems.push({ field: `${field}.warnBelowMicrograms`, code: 'warn_below_not_under_warn_above' })
  if (rules.source.trim() === '') problems.push({ field: `${field}.source`, code: 'source_missing' })
  for (const group of ['induction', 'vomiting', 'hoursBetweenDays'] as const)
    if (rules[group].source.trim() === '')
      problems.push({ field: `${field}.${group}.source`, code: 'source_missing' })
  if (rules.vomiting.repeatWithinMinutes !== null && rules.vomiting.mostPercent === 0)
    problems.push({ field: `${field}.vomiting.mostPercent`, code: 'vomiting_no_amount' })
  return problems
}
