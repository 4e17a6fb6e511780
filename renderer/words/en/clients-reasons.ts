import { counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Why something about a client was not saved, and how to mend it. */
export const clientReasons: ReasonWords = {
  called_missing: () => 'Write what the client is called. A nickname is enough.',
  sex_not_chosen: () => 'Choose the sex.',
  birth_year_unlikely: () => 'This birth year cannot be right. Write four digits, such as 1990.',
  phone_unlikely: () => 'This is no telephone number. Write 6 to 15 digits, or leave it empty.',
  not_offered_here: () => 'This site does not offer that.',
  under_18_no_ost: () =>
    'Under 18: no substitution treatment. Choose other services, which the client may have.',
  adult_ask: () => 'The birth year leaves open whether the client is 18. Ask, and tick the answer.',
  not_ticked: () => 'Substitution treatment needs this statement to be true.',
  treatment_consent_missing: () => 'Record the client’s consent to the treatment first.',
  day_ahead: () => 'This day has not come yet.',
  consent_detail_missing: () => 'Write what exactly the client allows.',
  witness_unknown: () => 'Choose a witness who works here today.',
  staff_unknown: () => 'Choose a person of the staff.',
  possible_duplicates: ({ count }) =>
    `${counted(Number(count), 'client', 'clients')} may be the same person. Look at the list, and tick “not the same person” where it is so.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  card_in_use: () => 'This card was given to somebody already. Take another blank card.',
  has_card: () => 'The client has a card already. Say what became of it.',
  card_revoked_before: () => 'This card was revoked already.',
  consent_withdrawn: () => 'This consent was withdrawn already.',
  before_consent: () => 'The consent was given later than this day.',
  photo_no_consent: () => 'There is no consent to a photo. Record it first.',
  photo_not_a_picture: () => 'This file is no picture. Choose a photo (JPEG, PNG or WebP).',
  photo_too_large: () => 'The photo is too large to be kept. Take it again.',
  photo_too_many_pixels: () => 'The photo has too many dots to be kept. Take it again.',
  photo_carries_more: () => 'The file carries more than a picture, such as a place. Take the photo again.',
  died: () => 'This client is recorded as dead. Only a doctor can mend that.',
  episode_already_open: () => 'This is open already. Close it before it is opened again.',
  episode_closed: () => 'This was closed already.',
  dose_under_way: () => 'A dose stands prepared at the counter. Finish it first.',
  before_episode: () => 'It was opened later than this day.',
  note_missing: () => 'Write the reason in the note.',
  too_many_days: () => 'This is a longer time than can be shown.',
  not_allowed_restricted: () =>
    'This is a restricted record: somebody of the staff or their family. Only a doctor or manager opens it.',
}
