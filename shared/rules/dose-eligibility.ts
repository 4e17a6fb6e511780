import { careBlock, careReasons } from './care-verdict.ts'
import { doseToGiveAgain, givenAgain } from './dose-again.ts'
import type { BlockReason, DoctorReason, DoseFacts, DoseNotice, DoseVerdict } from './dose-facts.ts'
import { gapBefore, gapVerdict, visitsBefore } from './dose-gap.ts'
import { diversionNotices, orderNotices } from './dose-notices.ts'
import { measure } from './dose-shelf.ts'
import { alreadyGiven, chooseSlot, heldToday, hoursToWait, unfinishedDose } from './dose-slot.ts'
import { inductionStop } from './induction-stop.ts'
import {
  isDueOn,
  nextDueDay,
  type OrderFacts,
  type OrderOfDay,
  orderOfDay,
  stepInForce,
} from './order-step.ts'
import { type PackVersion, rulesFor } from './rule-pack.ts'

/**
 * The rule of the counter: may this client be given a dose now, which, and out of what. The screen runs it as the
 * nurse works and the server side again in the transaction that writes (house.md, *Recording a dose*).
 *
 * In this order, so that the nearest fact is said first: day and pack; a dose left open; an order and a slot that is
 * still free; episode, holds and orders that only a doctor mends; the day of an alternate-day order; days without
 * drug, unknown ones first; hours since the last dose; what an induction asks before its doses; the day's total; the
 * shelf. A doctor's named re-dose of today comes before all that the slots say.
 *
 * Never more than the order says for the slot, and never more swallowed and carried than it says for the day: the
 * ladder and an increase held back only lower (clinic.md, *At the counter*; decisions.md, *Records*).
 */
export function doseEligibility(facts: DoseFacts): DoseVerdict {
  const { pack } = facts
  if (!facts.dayOpen) return blocked({ code: 'day_not_open' })
  if (pack === null || !pack.signed) return blocked({ code: 'pack_unsigned' })
  const open = unfinishedDose(facts)
  if (open !== null) return open

  const { broughtOver } = facts
  if (broughtOver !== null && broughtOver.lastDoseDay >= facts.today) {
    const { lastDoseDay: day, lastDoseMicrograms: amountMicrograms } = broughtOver
    return blocked({ code: 'dosed_on_paper', day, amountMicrograms })
  }

  const away = facts.passports.find(
    ({ fromDay, untilDay }) => facts.today >= fromDay && facts.today <= untilDay,
  )
  if (away !== undefined) {
    const { receivingSite, untilDay } = away
    return blocked({ code: 'on_passport', receivingSite, untilDay })
  }

  const found = orderOfDay(facts.orders.filter(inOpenEpisode(facts)), facts.today)
  const again = doseToGiveAgain(facts)
  const ordered = again !== null && found.found && found.order.id === again.lost.doseOrderId
  const given = ordered ? null : found.found ? dosedToday(facts, found.order) : alreadyGiven(heldToday(facts))
  if (given !== null) return given
  if (!facts.episodes.some(({ kind }) => kind === 'ost' || kind === 'detox'))
    return blocked({ code: 'no_episode' })
  const state = careBlock(facts)
  if (state !== null) return blocked(state)

  const held = holdReasons(facts)
  if (!found.found && found.code === 'order_not_begun' && held.length === 0)
    return blocked({ code: 'order_not_begun', startDay: found.startDay })
  const reasons = [...held, ...orderReasons(facts, found)]
  if (reasons.length > 0 || !found.found) return { outcome: 'see_doctor', reasons, rule: null }
  if (again !== null && ordered) return givenAgain({ ...facts, pack }, found.order, again)
  return underOrder({ ...facts, pack }, found.order)
}

/** An order goes with its episode: what was ordered before a client was closed does not hold after they return. */
function inOpenEpisode(facts: DoseFacts): (order: OrderFacts) => boolean {
  return (order) => facts.episodes.some(({ id }) => id === order.episodeId)
}

/** What today's used slots say; null while the slot asked for, or any, is free. */
function dosedToday(facts: DoseFacts, order: OrderFacts): DoseVerdict | null {
  const choice = chooseSlot(facts, stepInForce(order, facts.today).slots)
  return !choice.found && choice.verdict.outcome === 'already_given' ? choice.verdict : null
}

function holdReasons({ holds }: DoseFacts): DoctorReason[] {
  return holds.length === 0 ? [] : [{ code: 'held', kinds: [...new Set(holds.map(({ kind }) => kind))] }]
}

function orderReasons(facts: DoseFacts, found: OrderOfDay): DoctorReason[] {
  if (found.found) return telephoneOver(facts, found.order)
  switch (found.code) {
    case 'no_order':
      return [{ code: facts.orders.length > 0 ? 'order_of_closed_episode' : 'no_order' }]
    case 'order_ended':
      return [{ code: 'order_ended', endDay: found.endDay }]
    case 'order_stopped':
    case 'two_orders':
      return [{ code: found.code }]
    case 'order_not_begun':
      return []
  }
}

/** A telephone order runs so many hours from the call, whatever day it was said to end on. */
function telephoneOver(facts: DoseFacts, order: OrderFacts): DoctorReason[] {
  const hours = facts.pack?.body.telephoneOrders.endAfterHours ?? 0
  if (order.telephoneAt === null || facts.now <= order.telephoneAt + hours * 3_600_000) return []
  return [{ code: 'order_ended', endDay: order.endDay }]
}

function underOrder(facts: DoseFacts & { pack: PackVersion }, order: OrderFacts): DoseVerdict {
  if (!isDueOn(order, facts.today)) return { outcome: 'not_due', nextDay: nextDueDay(order, facts.today) }
  const visits = visitsBefore(facts)
  const gap = gapBefore(facts, order, visits)
  if (gap.verdict === 'unknown') return blocked({ code: 'unknown_days_enter_sheet', days: gap.enter })

  const verdict = gapVerdict(facts, order, stepInForce(order, facts.today), visits, gap)
  const { rule } = verdict.ladder
  const unknown = passportDaysUnknown(facts)
  const ordered = verdict.stepInForce.totalMicrograms
  const reasons = [...verdict.reasons, ...careReasons(facts, order, ordered, visits)]
  if (reasons.length > 0) return { outcome: 'see_doctor', reasons: [...reasons, ...unknown], rule }
  const { slots, step, totalMicrograms } = verdict.stepInForce

  const choice = chooseSlot(facts, slots)
  if (!choice.found) return choice.verdict
  const { slot, attempt, usedMicrograms } = choice
  const wait = hoursToWait(facts, slot, rulesFor(facts.pack.body, order.drug).hoursBetweenDays.hours)
  if (wait !== null) return blocked(wait)
  const stop = inductionStop(facts, order, slot.slot, visits)
  if (stop !== null) return stop

  const lowered = verdict.capMicrograms < totalMicrograms
  const wanted = lowered
    ? Math.floor((slot.amountMicrograms * verdict.capMicrograms) / totalMicrograms)
    : slot.amountMicrograms
  const { drug } = order
  const measured = measure({
    amountMicrograms: wanted,
    drug,
    shelf: facts.shelf,
    today: facts.today,
    expiryWarnDays: facts.pack.body.stock.expiryWarnDays,
    roundDown: lowered,
  })
  if (!measured.ok) return blocked(measured.reason)
  const { amountMicrograms, lines } = measured
  if (usedMicrograms + amountMicrograms > totalMicrograms) {
    return blocked({
      code: 'above_day_total',
      totalMicrograms,
      usedMicrograms,
      askedMicrograms: amountMicrograms,
    })
  }

  const notices: DoseNotice[] = [
    ...orderNotices(facts, order, totalMicrograms, visits),
    ...verdict.notices,
    ...unknown,
    ...diversionNotices(facts),
  ]
  if (lowered) {
    const change = { fromMicrograms: slot.amountMicrograms, toMicrograms: amountMicrograms }
    notices.push({ code: 'lowered_by_ladder', ...change, days: verdict.daysWithout ?? 0 })
  }
  return {
    outcome: 'due',
    orderId: order.id,
    episodeId: order.episodeId,
    drug,
    step,
    slot: slot.slot,
    slots: slots.length,
    attempt,
    redoseOf: null,
    amountMicrograms,
    orderedMicrograms: slot.amountMicrograms,
    lines,
    notices: [...notices, ...measured.notices],
    daysWithout: verdict.daysWithout,
    rule,
  }
}

/** Days claimed for another site, past and not told of: unknown counts as not taken (clinic.md, *The ladder*). */
function passportDaysUnknown({ doses, today }: DoseFacts): { code: 'passport_days_unknown'; days: number }[] {
  const open = doses.filter(
    ({ kind, state, clinicDay }) => kind === 'passport' && state === 'prepared' && clinicDay < today,
  )
  const days = new Set(open.map(({ clinicDay }) => clinicDay)).size
  return days > 0 ? [{ code: 'passport_days_unknown', days }] : []
}

function blocked(reason: BlockReason): DoseVerdict {
  return { outcome: 'blocked', reasons: [reason] }
}
