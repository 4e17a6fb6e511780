import { counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

export const enrolmentReasons: ReasonWords = {
  ask_office: ({ case: number }) =>
    `Ask the office about case ${number}, before anything is carried home. Ask the client: did another place give medicine today?`,
  take_home_ask_office: ({ case: number, caseNumber }) =>
    `The office asks about this client (case ${number ?? caseNumber}). Nothing is carried home until doctor or manager has answered.`,
  note_unknown: () => 'This is no token key and no list of cases. Choose the file that the office wrote.',
  note_for_others: () => 'This file is sealed to another site. Take the one that bears this site’s code.',
  note_damaged: () => 'The file is damaged or cut short. Ask the office for a new one.',
  note_forged: () =>
    'This file is not signed by the office of this register. Do not use it; call the office and tell who brought it.',
  note_other_register: () => 'This file is for another register. Ask the office for a new one.',
  note_future: () => 'The office’s clock or this one is wrong: the file is made in the future.',
  token_key_same: () => 'This token key is here already.',
  token_key_older: () => 'A newer token key is here already. This one no longer holds.',
  hold_list_same: () => 'This list was taken in already.',
  hold_list_older: () => 'A newer list is here already. This one no longer holds.',
  no_token_key: () => 'There is no token key yet. The office makes it, and each site takes it in.',
  tokens_not_written: () =>
    'The tokens could not be written there. Look whether the stick is full or locked.',
  not_written: () => 'The files could not be written there. Look whether the stick is full or locked.',
  no_such_case: ({ case: number }) => `The list that holds has no case ${number} about a client here.`,
  case_cleared: ({ case: number }) => `The office has cleared case ${number}. There is nothing to answer.`,
  case_decided: () => 'Two people have decided on this pair already. Compare all sites anew.',
  case_ended: ({ case: number }) => `Case ${number} has ended already.`,
  pair_not_listed: () => 'This pair is not on the list any more. Compare all sites anew.',
  no_cases: () => 'No case was confirmed, so there is no list to write.',
  not_an_office: () => 'Only a regional office does this.',
  case_answer_missing: () => 'Choose what came out.',
  case_choice_missing: () => 'Choose what the two of you say.',
  second_missing: () => 'Choose who the second person is.',
  pin_digits_missing: () => 'Type the six digits of the PIN.',
  second_pin_wrong: ({ triesLeft }) =>
    `The PIN of the second person is wrong: ${counted(Number(triesLeft), 'try', 'tries')} left.`,
}

export const enrolmentNeeds: ReasonWords = {
  cases_answered: ({ count }) =>
    `Sites have answered ${counted(Number(count), 'case', 'cases')} of double enrolment. Two people end what is settled.`,
  ask_office: ({ count }) =>
    `The office asks about ${counted(Number(count), 'client', 'clients')}: enrolled at another site too?`,
}
