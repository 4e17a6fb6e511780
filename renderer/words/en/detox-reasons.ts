import { number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

export const detoxReasons: ReasonWords = {
  camp_ends_before: () => 'The last day lies before the first. Change one of them.',
  camp_too_long: () => 'A camp lasts a year at most. Look at the years of both days.',
  camps_overlap: () => 'Another camp is at this place on some of these days. Change the days or the place.',
  camp_ended: () => 'How this camp ended is written already.',
  camp_has_people: () => 'People are in this camp on those days. Discharge them first.',
  camp_days_outside: () =>
    'This day does not fit the answer: finished is the planned last day, cut short is before it, longer is after it.',
  camp_beds_wrong: () => 'Type a whole number of beds from 1 to 500.',
  camp_place_missing: () => 'Type the name of the place.',
  team_left: () => 'This person was taken off the team before.',
  team_name_missing: () => 'Type a name.',
  cost_undone: () => 'This cost was taken back before.',
  cost_amount_wrong: () => 'Type an amount above zero, such as 1500 or 1500.50.',
  box_of_other_camp: () => 'This box belongs to a camp already.',
  box_not_of_camp: () => 'This box does not belong to the camp that the client is in.',
  detox_overlaps: () =>
    'The client is in another detoxification on that day. Discharge them first, or change the day.',
  pre_talk_missing: () =>
    'Write down first that the counselling before was held, on the day of admission at the latest.',
  consent_missing: () =>
    'No consent to detoxification stands on that day. Write it on the client’s page first.',
  check_missing: () => 'Check for red flags first, on the day of admission at the latest.',
  check_old: () => 'The check is too long ago. Check again.',
  check_stopped: () => 'The check stopped: a doctor decides first.',
  check_decided: () => 'A doctor has decided of this check already.',
  check_not_stopped: () => 'Nothing stopped in this check: there is nothing to decide.',
  check_incomplete: () => 'Answer every question, and count the breaths.',
  not_here: () => 'The doctor decided not to detoxify here.',
  camp_cancelled: () => 'This camp was cancelled. Choose another one.',
  outside_camp: () => 'The camp does not run on that day. Change the day or choose another camp.',
  camp_full: () =>
    'Every bed is taken on some of the days to come. Say that there is a place all the same, or choose another camp.',
  before_admission: () => 'This day lies before the admission.',
  after_discharge: () => 'This day lies after the discharge.',
  shift_charted: () => 'This shift has a chart already. Put that one right instead.',
  pressure_upside_down: () => 'The upper blood pressure must be higher than the lower one.',
  pressure_half: () => 'Type both blood pressures, such as 120/80.',
  chart_empty: () => 'Nothing is written on this chart yet.',
  client_held: () => 'The client’s dose is held. A doctor releases it first.',
  no_order_that_day: () =>
    'No order holds on that day. A doctor writes one; for a past day name the doctor who ordered it on paper.',
  order_other_drug: () => 'The order of that day is for another medicine.',
  above_order_of_day: () => 'With this the client would get more than the order of that day.',
  above_paper_most: () => 'So much on paper alone needs a doctor: it is above the warning line of the rules.',
  breathes_slowly: () =>
    'The client breathes slowly. No medicine: wake them, keep naloxone at hand, call the doctor.',
  dosed_at_counter: () =>
    'A dose of that day was given at the counter, or carried home: nothing more by the chart. If both were swallowed, call the doctor; from the paper chart it is entered as an incident.',
  given_by_chart: () =>
    'The client got medicine on the chart of a detoxification on this day. No dose at the counter.',
  shelf_not_in_camp: () => 'In a camp medicine comes out of its box. Put it into the box first, under Stock.',
  shelf_has_none: () =>
    'Nothing of this medicine is on the clinic’s shelf. Receive a delivery, or choose another one.',
  shelf_expired: () => 'All of this medicine on the shelf has expired. Receive a delivery.',
  shelf_has_less: () => 'There is less than this on the clinic’s shelf. Look at the stock, or give less.',
  liquid_other_strength: () =>
    'Another strength of this liquid is open today. Give from that bottle, or open this one first, under Stock.',
  medicine_not_chosen: () => 'Choose the medicine.',
  given_from_box: () => 'The client got medicine out of the camp box on this day. No dose at the counter.',
  medicine_by_nurse: () => 'A nurse or doctor enters lines with medicine.',
  discharge_before_admission: () => 'The discharge lies before the admission. Change the day.',
  charted_later: () => 'A chart or medicine is written for a later day. Change the day of discharge.',
  talk_first: () => 'Hold the talk about lost tolerance before the client goes: the old dose can kill now.',
  kit_first: () => 'Ask about the naloxone kit before the client goes.',
  discharged_before: () => 'This detoxification has ended already.',
  detox_discharge_first: () =>
    'The client is admitted to a detoxification: discharge them on the Detoxification page (F8).',
  sheet_of_other: () => 'This paper chart belongs to another client.',
  no_line_saved: () => 'No line could be saved.',
  cows_items_missing: () =>
    'The scale has eleven items: type eleven digits, or none. A total is never typed.',
  cows_value_unknown: () => 'One of these digits is no value of its item. Look at the paper again.',
  not_a_shift: () => 'Type 1 for morning, 2 for afternoon, 3 for night.',
  not_measured_so: () => 'This is no such measurement. Type a number, or leave it empty.',
  not_a_pressure: () => 'Type both blood pressures, such as 120/80.',
  not_food: () => 'Type 0 nothing, 1 a little, 2 half, 3 all of it.',
  not_a_complication: () => 'Type digits from 1 to 8, as the paper lists them.',
  quantity_wrong: () => 'Type how much, in whole parts that can be measured.',
  batch_not_chosen: () => 'Choose the batch.',
  sheets_count_wrong: () => 'Type whole numbers: up to 7 days a chart, up to 40 charts.',
}

export const detoxNeeds: ReasonWords = {
  detox_waiting: ({ count }) =>
    Number(count) === 1
      ? 'A check before detoxification stopped for you: decide.'
      : `${number(Number(count))} checks before detoxification stopped for you: decide.`,
  detox_long: ({ count }) =>
    Number(count) === 1
      ? 'A detoxification lasts longer than is usual.'
      : `${number(Number(count))} detoxifications last longer than is usual.`,
}
