import type { ReasonWords } from '../types.ts'

/** Why something about a client's state was not saved. */
export const careReasons: ReasonWords = {
  until_before_from: () => 'The last day away lies before the first.',
  absence_overlaps: () =>
    'The client is written as away on these days already. End or take back that line first.',
  before_absence: () => 'This day lies before the first day away.',
  after_absence: () => 'This day lies after the stay there.',
  who_confirmed_missing: () => 'Write who confirmed the doses, or choose that it is not known.',
  drug_missing: () => 'Choose the medicine.',
  amount_missing: () => 'Type the amount of the last dose in mg.',
  not_away: () => 'The client is written as back already.',
  no_risk_now: () => 'There is no mark of high risk now.',
  kit_answered: () => 'Kit and talk were answered already in this period.',
  pregnancy_not_of_men: () => 'This is not asked of men.',
  medicine_stopped: () => 'It was written as no longer taken already.',
  medicine_reviewed: () => 'A doctor reviewed it already.',
  death_known: () => 'The death is reported already.',
  death_decided: () => 'A doctor has decided on this report already.',
  death_in_error_known: () => 'This was recorded as an error already.',
  death_hold: () =>
    'A reported death is not released: confirm it, or record it in error, on the client’s Care page.',
  death_report_first: () => 'Report the death on the client’s Care page; a doctor confirms it there.',
  no_dose_known: () => 'No dose is known of, so a letter has nothing to say.',
  taken_back_before: () => 'This was taken back already.',
  doctor_takes_back: () => 'Only a doctor takes back an overdose.',
  medicine_missing: () => 'Write the medicine as it stands on the packet.',
  reason_in_words: () => 'Write a few words.',
  flag_number_missing: () => 'Type the register number.',
  death_pin_missing: () => 'Sign with your own PIN.',
  naloxone_doses_wrong: () => 'Write how many doses, 1 to 20, or leave it empty.',
}

/** What of clients' states waits for somebody, on Home. */
export const careNeedWords: ReasonWords = {
  deaths_to_decide: ({ count }) =>
    Number(count) === 1
      ? 'A reported death waits for your decision.'
      : `${count} reported deaths wait for your decision.`,
  medicines_to_review: ({ count }) =>
    Number(count) === 1
      ? 'A new medicine: review the client’s dose.'
      : `${count} new medicines: review these clients’ doses.`,
  safety_flag_read: ({ number, by }) => `${by} read why you flagged number ${number}.`,
  safety_flag_released: ({ number, by }) => `${by} released your flag on number ${number}.`,
}
