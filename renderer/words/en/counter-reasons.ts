import { amount, clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const holdWords: Record<string, string> = {
  doctor: 'a doctor holds the dose',
  incident: 'a dosing incident is not reviewed yet',
  overdose: 'an overdose is not reviewed yet',
  safety: 'speak to the doctor before dosing',
  death: 'their death was reported',
  pregnancy: 'pregnant, the doctor decides',
  diversion: 'a suspected diversion is being looked at',
}
const AWAY: Record<string, string> = {
  hospital: 'in hospital',
  custody: 'in custody',
  prison: 'in prison',
  travel: 'on a journey',
}
const days = (count: unknown) =>
  counted(Number(count), 'day', 'days').replace(/^./, (letter) => letter.toUpperCase())
const day = (text: unknown) => clinicDay(String(text))

/** Why the counter gives no dose, and what mends it; used for the rule's verdicts and for the server side's. */
export const counterReasons: ReasonWords = {
  // A doctor decides
  held: ({ kinds }) =>
    `No dose: ${String(kinds)
      .split(' ')
      .map((kind) => holdWords[kind] ?? 'held')
      .join('; ')}. A doctor releases it.`,
  no_order: () => 'There is no dose order. A doctor writes one.',
  order_ended: ({ endDay }) => `The order ended on ${day(endDay)}. A doctor writes a new one.`,
  order_stopped: () => 'A doctor stopped the order. Only a new order gives a dose.',
  two_orders: () => 'Two orders hold at the same time. A doctor says which one counts.',
  order_of_closed_episode: () =>
    'The order belongs to a treatment that was closed. A doctor writes a new one.',
  order_suspended: ({ days: count }) =>
    `${days(count)} without: the order is suspended. A doctor begins a new induction.`,
  locked_ladder: ({ days: count, verdict }) =>
    verdict === 'telephone_order'
      ? `${days(count)} without: call the doctor. A telephone order written today gives the dose.`
      : `${days(count)} without: the doctor sees the client first.`,
  early_gap: ({ days: count }) => `${days(count)} without in early treatment: call the prescriber.`,
  no_increase_after_gap: ({ fromMicrograms, toMicrograms }) =>
    `A day without, and the order would rise from ${amount(Number(fromMicrograms))} to ${amount(Number(toMicrograms))}. Call the prescriber.`,
  spilled: () => 'The dose of today was spilled. Only a doctor orders another one.',

  pregnant_taper: ({ day: since }) =>
    `Pregnant, said on ${day(since)}: a taper or detoxification stops. The doctor writes a new order.`,
  dose_elsewhere_differs: ({ drug, amountMicrograms, orderedMicrograms }) =>
    `The other place gave ${drug} ${amount(Number(amountMicrograms))} last; ${amount(Number(orderedMicrograms))} is ordered here. The doctor writes a new order.`,

  // Not now
  day_not_open: () => 'No clinic day is open. Open the day first.',
  pack_unsigned: () => 'The dosing rules are not signed. A doctor signs them.',
  no_episode: () => 'The client has no open treatment. Open one on the client’s page.',
  order_not_begun: ({ startDay }) => `The order begins on ${day(startDay)}.`,
  given_on_chart: ({ drug, amountMicrograms, atTime }) =>
    `Given in detoxification today: ${drug} ${amount(Number(amountMicrograms))}${atTime ? `, about ${atTime}` : ''}. No second dose at the counter.`,
  in_camp: ({ place, fromDay }) =>
    `In the camp ${place} since ${day(fromDay)}: medicine is given there, out of its box. Ask the camp, and discharge the client first (F12).`,
  away: ({ kind, fromDay }) =>
    `The register has them ${AWAY[String(kind)] ?? 'away'} since ${day(fromDay)}. Say first that they are back.`,
  dosed_elsewhere: ({ drug, amountMicrograms, day: on }) =>
    `Another place confirmed ${drug} ${amount(Number(amountMicrograms))} on ${day(on)}. No dose here today.`,
  no_such_slot: () => 'The order has no such dose today.',
  slot_passed: () => 'This dose of the day was left out; a later one was given already.',
  unknown_days_enter_sheet: ({ days: list }) =>
    `The paper sheet of ${String(list).split(' ').map(clinicDay).join(', ')} is not entered. Enter it first, then this dose is known.`,
  wait_hours: ({ untilTime, leastHours }) =>
    `Too early: ${counted(Number(leastHours), 'hour lies', 'hours lie')} between the doses${untilTime ? `. Come back at ${untilTime}` : ''}.`,
  above_day_total: ({ totalMicrograms, usedMicrograms }) =>
    `The order allows ${amount(Number(totalMicrograms))} a day; ${amount(Number(usedMicrograms))} are used.`,
  two_strengths_open: () =>
    'Two strengths of this liquid are open. Lock one of them away, and open one pack.',
  no_stock: ({ drug }) =>
    drug ? `There is not enough ${drug} for this dose. Receive a delivery.` : 'So much is not in the pack.',
  expired_stock: ({ drug }) => `All ${drug ?? 'stock'} that is left has expired. Receive a delivery.`,
  no_open_pack: () => 'The pack for this dose is not open yet. Open it, then scan again.',
  amount_not_makeable: ({ amountMicrograms, below, above }) =>
    `${amount(Number(amountMicrograms))} cannot be made from the tablets of this site${
      below || above
        ? `; ${[below, above].flatMap((value) => (value ? [amount(Number(value))] : [])).join(' or ')} can`
        : ''
    }. A doctor changes the order.`,

  // At the act
  already_given: () => 'This dose was given already. Nothing was saved.',
  dose_in_progress: () => 'A dose of this client is in progress already. Scan the card to see it.',
  not_due: ({ nextDay }) =>
    nextDay ? `Nothing is due today. The next dose: ${day(nextDay)}.` : 'Nothing is due today.',
  dose_is_due: () => 'A dose is due. Scan the card and give it, or say why not.',
  facts_changed: () => 'Something changed since you looked. Look again: the new dose is shown.',
  slot_held: () => 'This dose of today is taken already. Nothing was saved.',
  order_changed: () => 'The order changed while the dose was prepared. Void it, and scan again.',
  not_this_day: ({ clinicDay: of }) =>
    of ? `This is a dose of ${day(of)}. Say what became of it.` : 'This dose belongs to another day.',
  step_not_possible: () => 'This was saved already, or cannot follow what was saved. Look at the dose again.',
  sober_not_said: () => 'After days without, say first that the client is sober.',
  no_card_reason_missing: () => 'Choose why there was no card.',
  not_voidable: () => 'This dose cannot be voided. If something was swallowed, report an incident.',
  nothing_lost: () => 'Nothing of that dose was lost.',
  stock_back_twice: () => 'This stock came back already.',

  // Who stands there
  number_unknown: ({ number: typed }) => `There is no client with the number ${number(Number(typed))}.`,
  not_a_card: () => 'This is no card of this program. Type the number instead.',
  card_check_digit: () => 'The card was not read rightly. Scan it again.',
  card_other_site: ({ site }) =>
    `This card belongs to another site (number ${site}). Ask the doctor about a guest dose.`,
  card_unknown: () => 'This card was never given to anybody here. Type the client’s number.',
  card_revoked: ({ number: holder }) =>
    `This card is no longer valid. It belonged to number ${holder}. Keep it, and ask who brought it.`,
  other_client_missing: () => 'Type the number of the other client.',
  same_client: () => 'This is the same client. Type the number of the other one.',
}
