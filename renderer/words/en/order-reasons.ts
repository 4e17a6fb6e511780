import { amount, clinicDay, counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const mg = (value: unknown) => amount(Number(value))
const days = (value: unknown) => counted(Number(value), 'day', 'days')
const day = (value: unknown) => clinicDay(String(value))
const nearest = (below: unknown, above: unknown) => {
  const options = [below, above].filter((value) => typeof value === 'number').map(mg)
  return options.length > 0 ? ` ${options.join(' or ')} can.` : ''
}

/** Why an order is not saved, what to look at again, and what a form still lacks. */
export const orderReasons: ReasonWords = {
  // The form
  order_reason_missing: () => 'Say why. A few words are enough.',
  order_own_order: () => 'Nobody orders for themselves. Ask another doctor.',
  order_end_before_start: () => 'The order ends before it begins. Look at the days.',
  order_start_in_past: () => 'The order cannot begin before today.',
  order_too_long: ({ most }) => `An order runs ${days(most)} at most. Then a doctor looks again.`,
  order_take_home_too_many: ({ most }) => `At most ${days(most)} to take home.`,
  order_take_home_in_induction: () => 'No take-home doses while a treatment begins.',
  order_steps_empty: () => 'Type the dose.',
  order_step_numbers: () => 'A step is left out. Remove it or fill it in.',
  order_slot_numbers: () => 'A dose of the day is left out. Fill it in.',
  order_step_without_days: () => 'Say for how many days this step lasts.',
  order_last_step_has_days: () => 'The last step lasts until the order ends; leave its days empty.',
  order_slots_differ: () => 'All doses of one step last equally long.',
  order_amount_missing: () => 'Type the dose in mg.',
  order_not_makeable: ({ below, above }) =>
    `This cannot be made from the tablets or the liquid of this site.${nearest(below, above)}`,
  order_slot_distance_missing: () => 'Say how many hours lie between the doses, at least 1.',
  order_slots_too_far_apart: () => 'The doses of a day must fit into the day. Lower the hours.',
  order_increase_by_date: () =>
    'A dose never rises by date: the next step comes only after this one was swallowed.',
  order_taper_rises: () => 'A taper only goes down. Choose another kind of order, or lower this step.',
  order_steps_never_reached: ({ step }) =>
    `Step ${step} is never reached. Make the order longer or the steps shorter.`,
  order_must_supersede: () => 'Another order still runs. Close this form and open it again.',
  order_superseded_meanwhile: () =>
    'Somebody wrote another order meanwhile. Look at it, then open this form again.',
  order_dose_typed_differs: () => 'This is not the same dose as above. Look at both.',
  order_days_missing: () => 'Type the number of days, such as 28.',
  order_hours_missing: () => 'Type the least hours, such as 6.',
  order_kind_missing: () => 'Choose the kind of order.',
  order_drug_missing: () => 'Choose the medicine.',
  order_doctor_missing: () => 'Choose the doctor who spoke.',
  order_time_missing: () => 'Type the time of the call, such as 09:40.',
  order_not_read_back: () => 'Read the order back to the doctor, then tick this.',

  // Never saved
  order_first_day_blocked: ({ micrograms, limit }) =>
    `${mg(micrograms)} on the first day is above ${mg(limit)}: never. Lower the first day.`,
  order_needs_induction: ({ days: count }) =>
    `${days(count)} without: the old dose may be too strong now. Choose a new induction.`,

  // Saved with a reason and the dose typed again
  warn_first_day_high: ({ micrograms, limit }) =>
    `${mg(micrograms)} on the first day; usual is up to ${mg(limit)}.`,
  warn_second_day_high: ({ micrograms, limit }) =>
    `${mg(micrograms)} on the second day; usual is up to ${mg(limit)}.`,
  warn_above_usual: ({ micrograms, limit }) =>
    `${mg(micrograms)} is above the usual range, which ends at ${mg(limit)}.`,
  warn_below_usual: ({ micrograms, limit }) =>
    `${mg(micrograms)} is below the usual maintenance dose, which begins at ${mg(limit)}.`,
  warn_increase_too_soon: ({ days: count, least }) =>
    `The dose rises after ${days(count)}; at least ${days(least)} should lie between.`,
  warn_rise_too_fast: ({ micrograms, limit }) =>
    `It rises by ${mg(micrograms)} within a week; usual is up to ${mg(limit)}.`,
  warn_fivefold: ({ micrograms, last }) =>
    `${mg(micrograms)} differs fivefold or more from the last dose${last ? ` (${mg(last)})` : ''}. A slip of the point?`,
  warn_drug_changed: () => 'The medicine is another one than before. Doses of two medicines do not compare.',
  warn_above_ladder: ({ micrograms, limit }) =>
    `After the days without, the rules give up to ${mg(limit)}; this is ${mg(micrograms)}.`,
  warn_starts_while_covered: ({ until }) =>
    `The last dose still covers the days before ${day(until)}: two doses would meet.`,

  warn_pregnant_taper: () =>
    'The client is pregnant: a taper or detoxification can harm. Usual is to keep the dose until after the birth.',

  // Telephone and bridge
  order_telephone_not_allowed: () =>
    'The signed rules of this clinic do not allow telephone orders. The doctor can allow them on the page Rules.',
  order_telephone_time_missing: () => 'Type the time of the call, such as 09:40.',
  order_telephone_time_in_future: () => 'The call cannot be later than now.',
  order_telephone_induction: () => 'No treatment is begun by telephone. The doctor sees the client.',
  order_telephone_without_last_dose: () => 'No dose is known of, so nothing can be ordered by telephone.',
  order_telephone_above_last_dose: ({ limit }) => `By telephone never above the last dose, ${mg(limit)}.`,
  order_telephone_too_long: ({ until }) => `A telephone order ends on ${day(until)} at the latest.`,
  order_bridge_without_order: () => 'There is no order that could run on.',
  order_bridge_not_ended: () => 'The order still runs, or was replaced. Only an ended order runs on.',
  order_bridge_of_bridge: () => 'It ran on once already. Now a doctor writes an order.',
  order_bridge_not_maintenance: () => 'Only a maintenance order runs on.',
  order_bridge_changed: () => 'Only the order as it was on its last day runs on.',
  order_bridge_too_long: ({ until }) =>
    `It could run on until ${day(until)} only. Now a doctor writes an order.`,
  no_such_doctor: () => 'This doctor no longer works here. Choose another.',
  other_doctor_named: () => 'Another doctor gave this order. That doctor signs it.',
  already_signed: () => 'This order is signed already.',
  nothing_to_sign: () => 'This order needs no signature.',

  // Acts
  order_not_running: () => 'This order no longer runs. Nothing was changed.',
  hold_released: () => 'This hold was released already.',
  already_countersigned: () => 'One of these was signed already. Look at the list again.',
  nothing_changed: () => 'It is so already.',
  no_rules: () => 'This site has no dosing rules.',
}

/** What waits for a doctor, on Home. */
export const orderNeeds: ReasonWords = {
  incidents_to_review: ({ count }) =>
    Number(count) === 1
      ? 'A dosing incident waits for its review; the client gets no dose before.'
      : `${count} dosing incidents wait for their review; these clients get no dose before.`,
  signatures_overdue: ({ count }) =>
    Number(count) === 1
      ? 'A telephone order was not signed within its time.'
      : `${count} telephone orders were not signed within their time.`,
  orders_to_sign: ({ count }) =>
    Number(count) === 1
      ? 'A telephone order waits for your signature.'
      : `${count} telephone orders wait for your signature.`,
  orders_ending: ({ count, days: left }) => {
    const when = Number(left) === 0 ? 'today' : Number(left) === 1 ? 'tomorrow' : `in ${days(left)}`
    return Number(count) === 1
      ? `A dose order ends ${when}.`
      : `${count} dose orders end soon, the first ${when}.`
  },
  clients_held: ({ count }) => (Number(count) === 1 ? 'One client is held.' : `${count} clients are held.`),
}
