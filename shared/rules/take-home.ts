import type { Hold } from '../records/client.ts'
import type { Drug } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween, daysFromTo } from './days.ts'
import type { DoseFacts, DoseLine, ShelfProduct, ShelfReason } from './dose-facts.ts'
import { gapBefore, isInduction, treatmentBegan, visitsBefore } from './dose-gap.ts'
import { measure } from './dose-shelf.ts'
import { heldToday, unfinishedDose } from './dose-slot.ts'
import { countsAsDose, holdsSlot } from './dose-state.ts'
import { isDueOn, type OrderFacts, orderOfDay, stepInForce } from './order-step.ts'
import type { PackVersion, RuleReference } from './rule-pack.ts'

/** The counter's facts and one more. Screen and server side give the rule the same. */
export type TakeHomeFacts = DoseFacts & {
  /** Days of the last 28 on which a dose was due and nobody came. */
  missedLast28: number
}

/**
 * Which days are wanted: the coming days up to `last` under the order's own allowance, or the days of a closure on a
 * list that a doctor signed, which stands in the place of the allowance. The signed pack limits both.
 */
export type TakeHomeWish =
  | { by: 'order'; last: ClinicDay }
  | { by: 'closure'; first: ClinicDay; last: ClinicDay }

/** One dose to carry: the slot of the day that it claims, and what is counted out for it. */
export type CarriedDose = {
  clinicDay: ClinicDay
  slot: number
  step: number
  attempt: number
  amountMicrograms: number
  /** Hours after the dose before, for the label. */
  leastHours: number
  lines: DoseLine[]
}

export type TakeHomeReason =
  | { code: 'day_not_open' }
  | { code: 'pack_unsigned' }
  | { code: 'take_home_not_allowed' }
  | { code: 'take_home_no_episode' }
  | { code: 'take_home_no_order' }
  | { code: 'take_home_held'; kinds: Hold['kind'][] }
  | { code: 'take_home_diversion' }
  /** The office asks about a second enrolment: what is swallowed here is seen, what is carried is not. */
  | { code: 'take_home_ask_office'; caseNumber: number }
  | { code: 'take_home_in_induction' }
  | { code: 'take_home_not_in_order' }
  | { code: 'take_home_too_many_days'; days: number; most: number }
  | { code: 'take_home_too_early'; days: number; least: number }
  | { code: 'take_home_missed'; days: number; most: number }
  | { code: 'take_home_today_first' }
  | { code: 'take_home_today_lost' }
  | { code: 'take_home_today_carried' }
  | { code: 'take_home_days_without'; days: number }
  | { code: 'take_home_unfinished'; clinicDay: ClinicDay }
  /** Somebody still comes on an open day before the closure: then the doses are handed over. */
  | { code: 'take_home_comes_before'; day: ClinicDay }
  | { code: 'take_home_order_ends'; endDay: ClinicDay }
  | { code: 'take_home_order_changes'; day: ClinicDay }
  | { code: 'take_home_nothing_due' }
  | ShelfReason

export type TakeHomeVerdict =
  | {
      allowed: true
      orderId: number
      episodeId: number
      drug: Drug
      doses: CarriedDose[]
      rule: RuleReference
    }
  | { allowed: false; reasons: TakeHomeReason[]; rule: RuleReference | null }

type Signed = TakeHomeFacts & { pack: PackVersion }

/**
 * May this client carry doses home now, which, and out of what. The order says how many days, the signed pack who and
 * at most how many (clinic.md, *Calendar and absence*); both are data. Each dose claims the slot of its own day, in the
 * amount of that day's slot, never an increase: a step that is left by days swallowed is not left by days carried.
 * A day that is claimed already is left out; what remains of today's slots goes along. The most that is said at once:
 * every reason that a person must mend, the nearest first.
 *
 * @param openDueBefore the client's next due day on which the clinic is open and which lies before the closure; null
 *   when there is none, and for a wish by the order
 */
export function takeHomeVerdict(
  facts: TakeHomeFacts,
  wish: TakeHomeWish,
  openDueBefore: ClinicDay | null = null,
): TakeHomeVerdict {
  const { pack } = facts
  if (!facts.dayOpen) return no([{ code: 'day_not_open' }], null)
  if (pack === null || !pack.signed) return no([{ code: 'pack_unsigned' }], null)
  const signed = { ...facts, pack }
  const rule = takeHomeRule(pack)
  const who = whoMayCarry(signed, wish)
  if (who.reasons.length > 0 || who.order === null) return no(who.reasons, rule)
  const now = [...todayReasons(signed, who.order)]
  if (openDueBefore !== null) now.push({ code: 'take_home_comes_before', day: openDueBefore })
  if (now.length > 0) return no(now, rule)
  return countOut(signed, who.order, wish, rule)
}

/** Names the pack's line on carrying home. */
export function takeHomeRule({ body, version }: PackVersion): RuleReference {
  return { name: body.name, version, source: body.takeHome.source }
}

/**
 * The part that does not hang on the moment: order, episode, holds, policy. What a doctor's list for a closure asks of
 * everybody days before.
 */
export function whoMayCarry(
  facts: Signed,
  wish: TakeHomeWish,
): { order: OrderFacts | null; reasons: TakeHomeReason[] } {
  const { pack, today } = facts
  const policy = pack.body.takeHome
  const reasons: TakeHomeReason[] = []
  if (!policy.allowed) return { order: null, reasons: [{ code: 'take_home_not_allowed' }] }
  if (!facts.episodes.some(({ kind }) => kind === 'ost' || kind === 'detox'))
    return { order: null, reasons: [{ code: 'take_home_no_episode' }] }
  const own = facts.orders.filter(({ episodeId }) => facts.episodes.some(({ id }) => id === episodeId))
  const found = orderOfDay(own, today)
  if (facts.holds.length > 0)
    reasons.push({ code: 'take_home_held', kinds: [...new Set(facts.holds.map(({ kind }) => kind))] })
  if (facts.doses.some(({ diversion }) => diversion === 'suspected'))
    reasons.push({ code: 'take_home_diversion' })
  if (facts.officeCase !== null) reasons.push({ code: 'take_home_ask_office', ...facts.officeCase })
  if (!found.found) return { order: null, reasons: [...reasons, { code: 'take_home_no_order' }] }
  const { order } = found
  const days = wish.by === 'order' ? daysBetween(today, wish.last) : daysBetween(wish.first, wish.last) + 1
  if (isInduction(order)) reasons.push({ code: 'take_home_in_induction' })
  else if (wish.by === 'order' && order.takeHomeDays === 0) reasons.push({ code: 'take_home_not_in_order' })
  const most = wish.by === 'order' ? Math.min(order.takeHomeDays, policy.mostDays) : policy.mostDays
  if (days > most) reasons.push({ code: 'take_home_too_many_days', days, most })
  const began = inTreatmentSince(facts)
  const since = began === null ? 0 : daysBetween(began, today)
  if (since < policy.leastDaysInTreatment)
    reasons.push({ code: 'take_home_too_early', days: since, least: policy.leastDaysInTreatment })
  if (facts.missedLast28 > policy.mostMissedLast28)
    reasons.push({ code: 'take_home_missed', days: facts.missedLast28, most: policy.mostMissedLast28 })
  return { order, reasons }
}

/**
 * The latest induction, or without one the earliest day that the register knows of: the order, or the last dose of the
 * paper time. What was before is not known here, and does not count. [inference]
 */
function inTreatmentSince(facts: TakeHomeFacts): ClinicDay | null {
  const known = facts.orders.map(({ startDay }) => startDay).filter((day) => day <= facts.today)
  if (facts.broughtOver !== null) known.push(facts.broughtOver.lastDoseDay)
  return treatmentBegan(facts) ?? known.toSorted()[0] ?? null
}

/** Nobody carries home who was not seen today: the day's first dose is swallowed here, and nothing stands open. */
function todayReasons(facts: Signed, order: OrderFacts): TakeHomeReason[] {
  const open = unfinishedDose(facts)
  if (open?.outcome === 'in_progress') return [{ code: 'take_home_unfinished', clinicDay: open.clinicDay }]
  const held = heldToday(facts)
  if (!isDueOn(order, facts.today)) {
    const gap = gapBefore(facts, order, visitsBefore(facts))
    const days = gap.verdict === 'known' ? gap.days : 1
    return days > 0 ? [{ code: 'take_home_days_without', days }] : []
  }
  if (held.some(({ state }) => ['vomited', 'spilled', 'incident'].includes(state)))
    return [{ code: 'take_home_today_lost' }]
  const here = held.filter(({ kind }) => kind !== 'take_home')
  if (here.some(countsAsDose)) return []
  return [{ code: held.length > 0 ? 'take_home_today_carried' : 'take_home_today_first' }]
}

function countOut(
  facts: Signed,
  order: OrderFacts,
  wish: TakeHomeWish,
  rule: RuleReference,
): TakeHomeVerdict {
  const first = wish.by === 'order' ? facts.today : wish.first
  const doses: CarriedDose[] = []
  let shelf = facts.shelf
  for (const day of daysFromTo(first, wish.last)) {
    const onDay = orderOfDay(
      facts.orders.filter(({ episodeId }) => episodeId === order.episodeId),
      day,
    )
    if (!onDay.found || onDay.order.id !== order.id) {
      const ends = day > order.endDay
      return no(
        [
          ends
            ? { code: 'take_home_order_ends', endDay: order.endDay }
            : { code: 'take_home_order_changes', day },
        ],
        rule,
      )
    }
    if (!isDueOn(order, day)) continue
    const step = stepInForce(order, day)
    for (const slot of freeSlots(facts, order, day)) {
      const { amountMicrograms, leastHours } = slot
      const measured = measure({
        amountMicrograms,
        drug: order.drug,
        shelf,
        today: day,
        expiryWarnDays: facts.pack.body.stock.expiryWarnDays,
        roundDown: false,
      })
      if (!measured.ok) return no([measured.reason], rule)
      shelf = without(shelf, measured.lines)
      const rows = facts.doses.filter((dose) => dose.clinicDay === day && dose.slot === slot.slot)
      const attempt = 1 + Math.max(0, ...rows.map((dose) => dose.attempt))
      const { lines } = measured
      doses.push({
        clinicDay: day,
        slot: slot.slot,
        step: step.step,
        attempt,
        amountMicrograms,
        leastHours,
        lines,
      })
    }
  }
  if (doses.length === 0) return no([{ code: 'take_home_nothing_due' }], rule)
  const { id: orderId, episodeId, drug } = order
  return { allowed: true, orderId, episodeId, drug, doses, rule }
}

/**
 * What may still be claimed of a day: no slot that is held, none that an observed dose has passed, and never more than
 * the day's total together with what is held.
 */
function freeSlots(facts: TakeHomeFacts, order: OrderFacts, day: ClinicDay) {
  const { slots, totalMicrograms } = stepInForce(order, day)
  const held = facts.doses.filter(
    (dose) => dose.clinicDay === day && dose.redoseOf === null && holdsSlot(dose.state),
  )
  const passed = Math.max(0, ...held.filter(({ kind }) => kind === 'observed').map(({ slot }) => slot))
  let used = held.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  return slots.filter(({ slot, amountMicrograms }) => {
    if (slot <= passed || held.some((dose) => dose.slot === slot)) return false
    if (used + amountMicrograms > totalMicrograms) return false
    used += amountMicrograms
    return true
  })
}

/** The shelf after these lines were counted out of its open packs. */
function without(shelf: readonly ShelfProduct[], lines: readonly DoseLine[]): ShelfProduct[] {
  return shelf.map((product) => ({
    ...product,
    batches: product.batches.map((batch) => {
      const taken = lines
        .filter((line) => line.batchId === batch.id)
        .reduce((sum, { steps }) => sum + steps, 0)
      return taken === 0 ? batch : { ...batch, balanceSteps: batch.balanceSteps - taken }
    }),
  }))
}

function no(reasons: TakeHomeReason[], rule: RuleReference | null): TakeHomeVerdict {
  return { allowed: false, reasons, rule }
}

/** The numbers of coming days that the counter offers, none above what order and pack allow; 0 is the rest of today. */
export function takeHomeChoices(facts: TakeHomeFacts): { days: number; verdict: TakeHomeVerdict }[] {
  const found = orderOfDay(facts.orders, facts.today)
  const most = found.found ? Math.min(found.order.takeHomeDays, facts.pack?.body.takeHome.mostDays ?? 0) : 0
  const choices = Array.from({ length: most + 1 }, (_, days) => {
    const last = addDays(facts.today, days)
    return { days, verdict: takeHomeVerdict(facts, { by: 'order', last }) }
  })
  return choices.filter(({ days, verdict }, index) => {
    if (!verdict.allowed) return false
    const before = choices[index - 1]?.verdict
    const same = before?.allowed === true && before.doses.length === verdict.doses.length
    return !same && (days > 0 || verdict.doses.length > 0)
  })
}
