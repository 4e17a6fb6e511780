import { counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Why a call was not done, where no single feature owns the reason. */
export const commonReasons: ReasonWords = {
  fault: ({ id }) =>
    `Something went wrong in the program, and nothing was saved. Try again; if it stays, tell the office${id ? ` the number ${id}` : ''}.`,
  request_reused: () => 'This form was already used for something else. Close it and open it again.',
  not_found: () => 'This entry is no longer there. Go back and look it up again.',
  not_allowed_role: () => 'Your role may not do this. Ask a colleague who may.',
  not_allowed_own_record: () => 'This is your own record. Ask a colleague to do it.',
  not_allowed_same_person: () => 'The second person must be somebody else.',
  not_allowed_stage: () => 'The register is not open far enough for this.',
  locked_none: () => 'The register is closed. Open it with a passphrase.',
  locked_open: () => 'The register is closed. Open it with a passphrase.',
  locked_staff: () => 'Nobody is signed in. Enter your PIN; what you typed is kept.',
  locked_day: () => 'No clinic day is open. Open the day first.',
  disk_full: () => 'The disk is full and nothing was saved. Free some space, then try again.',
  disk_read_only: () => 'The disk does not allow writing, and nothing was saved. Tell the office.',
  disk_failing: () =>
    'The disk did not take the entry, and nothing was saved. Make a backup and tell the office.',
  file_busy: () => 'Another program holds the register’s file. Wait a moment and try again.',
  wrong_pin: ({ triesLeft }) =>
    triesLeft === undefined || triesLeft === null
      ? 'The PIN is not right. Try again.'
      : `The PIN is not right. ${counted(Number(triesLeft), 'try', 'tries')} left.`.replace(
          /\. (.)/,
          (_, first: string) => `. ${first.toUpperCase()}`,
        ),
  wait: ({ seconds }) => `Too many wrong tries. Wait ${counted(Number(seconds), 'second', 'seconds')}.`,
  pin_disabled: () =>
    'This PIN is switched off after ten wrong tries. A keyholder’s passphrase lets it work again: choose the name once more.',
  pin_not_set: () =>
    'There is no PIN yet. Choose the name once more and set one with a keyholder, or a manager sets one on the Staff screen.',
  not_six_digits: () => 'A PIN has six digits.',
  repeated: () => 'This PIN repeats itself and is easily guessed. Choose another.',
  sequential: () => 'This PIN counts up or down and is easily guessed. Choose another.',
  often_chosen: () => 'Many people choose this PIN. Choose another.',
  birth_year: () => 'This PIN holds the birth year. Choose another.',
  pins_differ: () => 'The two PINs are not the same. Type the second one again.',
  doctor_unknown: () => 'Choose a doctor who has access today.',
  access_ended: () => 'This person’s access has ended. A manager can give it back on the Staff screen.',
  wrong_passphrase: () => 'This passphrase opens nothing here. Look at each word again.',
  too_small: () => 'Fill this in.',
  too_big: () => 'This is more than can be taken.',
  invalid_type: () => 'Fill this in.',
  invalid_format: () => 'This is not in the form that is asked for.',
  invalid_value: () => 'Choose one.',
  choose_one: () => 'Choose one of these.',
  missing: () => 'Fill this in.',
  not_a_date: () => 'This is no date. Type day, month and year, such as 3 Feb 2026.',
  invalid_union: () => 'This cannot be taken as it is.',
  unrecognized_keys: () => 'This cannot be taken as it is.',
  custom: () => 'This cannot be taken as it is.',
  invalid: () => 'This cannot be taken as it is.',
}
