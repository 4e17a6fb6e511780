import type { Drug } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, dayOfInstant, daysBetween } from './days.ts'
import { type DaysWithoutDose, daysWithoutDose, lastDoseBefore } from './days-without-dose.ts'
import type { DoctorReason, DoseFacts, DoseNotice } from './dose-facts.ts'
import { countsAsDose, type DoseRecord } from './dose-state.ts'
import { dayTotal, type OrderFacts, type StepInForce } from './order-step.ts'
import { type LadderVerdict, ladderCap, ladderVerdict, type PackVersion } from './rule-pack.ts'

/** One earlier visit: the day, what the order said for the whole day, and the order of it. */
export type Visit = {
  day: ClinicDay
  totalMicrograms: number
  order: OrderFacts | null
  /** The drug that another place confirmed to have given. */
  elsewhere?: Drug
}

export type GapVerdict = {
  daysWithout: number | null
  ladder: LadderVerdict
  reasons: DoctorReason[]
  notices: DoseNotice[]
  /** The step to give from: the one in force, or the one before where an increase is held back. */
  stepInForce: StepInForce
  /** The most for the whole day, in micrograms; never above the step's total. */
  capMicrograms: number
}

/**
 * Days on which a dose counted before today, latest first, with the day's ordered total: the steps of the order
 * where it is known, else what was given. A last dose from the paper book, or from a guest's slip, stands among them
 * by its day: a guest may have been here before it. Whether a day that was carried
 * home is one says the pack (`takeHome.countsAsObserved`).
 */
export function visitsBefore(
  facts: Pick<DoseFacts, 'today' | 'doses' | 'orders' | 'broughtOver' | 'pack' | 'care'>,
): Visit[] {
  const carriedCounts = facts.pack?.body.takeHome.countsAsObserved ?? false
  const counted = facts.doses.filter(
    (dose) =>
      dose.clinicDay < facts.today && countsAsDose(dose) && (carriedCounts || dose.kind !== 'take_home'),
  )
  const days = [...new Set(counted.map(({ clinicDay }) => clinicDay))].toSorted().reverse()
  const here = days.map((day) =>
    visitOf(
      day,
      counted.filter(({ clinicDay }) => clinicDay === day),
      facts.orders,
    ),
  )
  const visits = withElsewhere(withChart(here, facts), facts)
  const { broughtOver } = facts
  if (broughtOver === null || broughtOver.lastDoseDay >= facts.today) return visits
  if (visits.some((visit) => visit.day === broughtOver.lastDoseDay)) return visits
  const order = facts.orders.find(({ via }) => via === 'brought_over') ?? null
  const { lastDoseDay: day, lastDoseMicrograms: totalMicrograms } = broughtOver
  const later = visits.filter((visit) => visit.day > day)
  return [...later, { day, totalMicrograms, order }, ...visits.slice(later.length)]
}

/** Days on which medicine was given on the chart of a detoxification, under a nurse's eyes as at the counter. */
function withChart(
  here: readonly Visit[],
  { care, orders, today }: Pick<DoseFacts, 'care' | 'orders' | 'today'>,
): Visit[] {
  const given = care.chart.filter(({ day }) => day < today && here.every((visit) => visit.day !== day))
  const days = [...new Set(given.map(({ day }) => day))]
  return [
    ...here,
    ...days.map((day) => {
      const ofDay = given.filter((gift) => gift.day === day)
      const last = ofDay.at(-1)
      const order = orders.find(({ id }) => id === last?.doseOrderId) ?? null
      const steps = order?.steps.filter(({ step }) => step === last?.orderStep) ?? []
      return { day, totalMicrograms: dayTotal(steps.length > 0 ? steps : ofDay), order }
    }),
  ].toSorted((a, b) => b.day.localeCompare(a.day))
}

/** What another place confirmed counts as a visit on its last day, where nothing was given here on it. */
function withElsewhere(here: readonly Visit[], { care, today }: Pick<DoseFacts, 'care' | 'today'>): Visit[] {
  const there = care.elsewhere
    .filter(({ day }) => day < today && here.every((visit) => visit.day !== day))
    .map(({ day, drug, amountMicrograms }) => ({
      day,
      totalMicrograms: amountMicrograms,
      order: null,
      elsewhere: drug,
    }))
  return [...here, ...there].toSorted((a, b) => b.day.localeCompare(a.day))
}

/** Days that a visit's dose was for: its order's; at another place every day has its own. */
function daysCovered(visit: Visit | undefined, order: OrderFacts): number {
  return visit?.order?.everyDays ?? (visit?.elsewhere === undefined ? order.everyDays : 1)
}

function visitOf(day: ClinicDay, doses: readonly DoseRecord[], orders: readonly OrderFacts[]): Visit {
  const last = lastDoseBefore(doses, addDays(day, 1))
  const order = orders.find(({ id }) => id === last?.doseOrderId) ?? null
  const steps = order?.steps.filter(({ step }) => step === last?.orderStep) ?? []
  return { day, totalMicrograms: dayTotal(steps.length > 0 ? steps : doses), order }
}

/**
 * Days without drug before today, for this order. A client with no dose known of, whose doctor ordered something
 * else than an induction, counts as dosed up to the day before the order began: what was taken elsewhere is the
 * doctor's knowledge, every day after it is ours.
 */
export function gapBefore(
  facts: Pick<DoseFacts, 'today' | 'paperDaysNotEntered' | 'orders'>,
  order: OrderFacts,
  visits: readonly Visit[],
): DaysWithoutDose {
  const [last] = visits
  const assumed = isInduction(order) ? null : addDays(order.startDay, -order.everyDays)
  const firstStart = facts.orders.map(({ startDay }) => startDay).toSorted()[0] ?? order.startDay
  return daysWithoutDose({
    today: facts.today,
    lastDoseDay: last?.day ?? assumed,
    everyDays: daysCovered(last, order),
    paperDaysNotEntered: facts.paperDaysNotEntered.filter((day) => day >= firstStart),
  })
}

/** An order that begins or begins again, and so answers any number of days without. */
export function isInduction(order: Pick<OrderFacts, 'kind'>): boolean {
  return order.kind === 'induction' || order.kind === 're_induction'
}

/**
 * What the days without drug mean for today's dose: the ladder of the signed pack, and the stricter rules of early
 * treatment (first days after an induction, or after an increase: one day without, no increase; two, prescriber;
 * clinic.md, *Medicines and amounts* and *The ladder*).
 *
 * A line that wants a prescriber is answered by an order written after the gap had reached that line: by telephone
 * where a telephone order will do, by a doctor's own otherwise, and a suspended order only by a new induction. The
 * amount of a doctor's own answer stands; a telephoned one stays under the line's cap of the last dose.
 */
export function gapVerdict(
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  step: StepInForce,
  visits: readonly Visit[],
  gap: Extract<DaysWithoutDose, { verdict: 'known' | 'never' }>,
): GapVerdict {
  const days = gap.verdict === 'never' ? 0 : gap.days
  const ladder = ladderVerdict(facts.pack, order.drug, days)
  const verdict: GapVerdict = {
    daysWithout: gap.verdict === 'never' ? null : gap.days,
    ladder,
    reasons: [],
    notices: [],
    stepInForce: step,
    capMicrograms: step.totalMicrograms,
  }
  if (gap.verdict === 'never' || gap.days === 0) return verdict
  verdict.notices.push({ code: 'days_without', days, lastDoseDay: visits[0]?.day ?? null })
  const everyDays = daysCovered(visits[0], order)
  const answering = isInduction(order) ? order.startDay : dayOfInstant(order.at, facts.timeZone)
  const answeredDays = Math.max(0, daysBetween(gap.lastDoseDay, answering) - everyDays)
  applyLadder(verdict, order, { days, answeredDays }, visits[0])
  applyEarly(verdict, facts, order, { days, answeredDays }, visits)
  return verdict
}

/** `answeredDays`: how long the gap was already when the order was written, or when an induction begins. */
type Gap = { days: number; answeredDays: number }

function applyLadder(verdict: GapVerdict, order: OrderFacts, gap: Gap, last: Visit | undefined): void {
  const { step } = verdict.ladder
  if (step === null) return
  const { days } = gap
  const answered = gap.answeredDays >= step.fromDays
  const byDoctor = answered && order.via === 'doctor'
  const byTelephone = answered && order.via === 'telephone'
  if (step.verdict === 'new_induction') {
    if (!(byDoctor && isInduction(order))) verdict.reasons.push({ code: 'order_suspended', days })
    return
  }
  const wantsDoctor = step.verdict === 'doctor' && !byDoctor
  const wantsPrescriber = step.verdict === 'telephone_order' && !byDoctor && !byTelephone
  if (wantsDoctor || wantsPrescriber)
    verdict.reasons.push({ code: 'locked_ladder', days, verdict: step.verdict })
  if (step.verdict === 'usual_if_sober') verdict.notices.push({ code: 'usual_if_sober', days })
  if (byDoctor) return
  const ordered = verdict.stepInForce.totalMicrograms
  const base = byTelephone ? (last?.totalMicrograms ?? ordered) : ordered
  verdict.capMicrograms = Math.min(ordered, ladderCap(step, base))
}

function applyEarly(
  verdict: GapVerdict,
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  { days, answeredDays }: Gap,
  visits: readonly Visit[],
): void {
  const [last] = visits
  if (last === undefined || !isEarly(facts, visits)) return
  if (days >= 2 && answeredDays < 2) verdict.reasons.push({ code: 'early_gap', days })
  const { totalMicrograms, step } = verdict.stepInForce
  if (totalMicrograms / order.everyDays <= microgramsADay(last) || answeredDays >= 1) return
  const change = { fromMicrograms: last.totalMicrograms, toMicrograms: totalMicrograms }
  const before = last.order?.id === order.id ? stepWithTotal(order, last.totalMicrograms, step) : null
  if (before === null) {
    verdict.reasons.push({ code: 'no_increase_after_gap', days, ...change })
    return
  }
  verdict.notices.push({ code: 'increase_held_back', ...change })
  verdict.stepInForce = before
  verdict.capMicrograms = Math.min(verdict.capMicrograms, before.totalMicrograms)
}

/** A dose on alternate days is for two days, and no increase when it comes from half of it daily. */
export function microgramsADay(visit: Visit): number {
  return visit.totalMicrograms / (visit.order?.everyDays ?? 1)
}

/** The latest step before `step` whose day comes to so much: the one that was swallowed last. */
function stepWithTotal(order: OrderFacts, totalMicrograms: number, step: number): StepInForce | null {
  for (let number = step - 1; number >= 1; number -= 1) {
    const slots = order.steps.filter((entry) => entry.step === number).toSorted((a, b) => a.slot - b.slot)
    if (slots.length > 0 && dayTotal(slots) === totalMicrograms)
      return { step: number, slots, totalMicrograms }
  }
  return null
}

/** Day 1 of the treatment: the first dose of the latest induction, or the day it began; null when there is none. */
export function treatmentBegan(facts: Pick<DoseFacts, 'today' | 'orders'>): ClinicDay | null {
  const induction = facts.orders
    .filter((order) => isInduction(order) && order.startDay <= facts.today)
    .toSorted((a, b) => daysBetween(b.startDay, a.startDay))[0]
  if (induction === undefined) return null
  return induction.progress.map(({ firstDay }) => firstDay).toSorted()[0] ?? induction.startDay
}

function isEarly(facts: DoseFacts & { pack: PackVersion }, visits: readonly Visit[]): boolean {
  const { earlyTreatmentDays, daysAfterIncrease } = facts.pack.body
  const began = treatmentBegan(facts)
  if (began !== null && daysBetween(began, facts.today) < earlyTreatmentDays) return true
  const increase = lastIncrease(visits)
  return increase !== null && daysBetween(increase, facts.today) <= daysAfterIncrease
}

/** The latest day on which more was ordered than on the visit before; alternate days by what they come to a day. */
function lastIncrease(visits: readonly Visit[]): ClinicDay | null {
  const increase = visits.find((visit, place) => {
    const before = visits[place + 1]
    return before !== undefined && microgramsADay(visit) > microgramsADay(before)
  })
  return increase?.day ?? null
}
