import { z } from 'zod'
import { CardRevocationReason } from '../records/card.ts'
import { EpisodeKind } from '../records/episode.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import {
  Correction,
  EpisodeClose,
  Identity,
  NewClient,
  NewConsent,
  NewEpisode,
  RestrictedFor,
} from './client-input.ts'
import { ClientLine, ClientProfile, DayOfClient, PossibleDuplicate } from './client-output.ts'

/** A card or a number leads to whom it belongs to, before the record itself is opened. */
const Found = z.object({ clientId: Id, registerNumber: z.number().int() })

export const clients = {
  /** What an enrolment needs to know beforehand. `number` is the one the program would give now. */
  enrolment: call('client.enrol').output(
    z.object({ number: z.number().int(), today: ClinicDay, kinds: z.array(EpisodeKind) }),
  ),
  /** Who may be this person already. Restricted records tell their number and why, nothing else. */
  duplicates: call('client.enrol').input(Identity).output(z.array(PossibleDuplicate)),
  /**
   * Gives a register number, consents, episode and card in one act. Invalid: the codes of
   * shared/rules/enrolment.ts by field. Refused: `possible_duplicates` with their count, the reasons of `byCard`,
   * `card_in_use`.
   */
  enrol: call('client.enrol')
    .input(NewClient)
    .output(Found.extend({ card: z.string().nullable() })),

  /** Number, name, called, parent's name, phone digits or card digits; whole prefixes first, then what sounds alike. */
  search: call('client.find')
    .input(z.object({ text: z.string().max(120) }))
    .output(z.object({ lines: z.array(ClientLine), more: z.number().int() })),
  /**
   * Refused: `not_a_card`, `card_check_digit`, `card_other_site` with its number, `card_unknown` (a blank one),
   * `card_revoked` with reason and register number.
   */
  byCard: call('client.find')
    .input(z.object({ digits: z.string().max(60) }))
    .output(Found),
  byNumber: call('client.find')
    .input(z.object({ registerNumber: z.number().int() }))
    .output(Found),
  /** The camera works only while a form that needs it says so; a lock or another person ends it at once. */
  camera: call('client.find')
    .input(z.object({ allowed: z.boolean() }))
    .output(z.object({ allowed: z.boolean() })),

  /** Not allowed: `restricted` unless doctor or manager, `own_record`. */
  profile: call('client.see')
    .input(z.object({ id: Id }))
    .output(ClientProfile),
  /** One mark a day, both ends included; at most 62 days. */
  days: call('client.see')
    .input(z.object({ id: Id, from: ClinicDay, to: ClinicDay }))
    .output(z.array(DayOfClient)),

  correct: call('client.correct').input(Correction).output(ClientProfile),
  /** Makes a record restricted (staff and kin), or lifts it. */
  restrict: call('client.restrict')
    .input(z.object({ requestId: RequestId, id: Id, restrictedFor: RestrictedFor }))
    .output(ClientProfile),

  consent: call('client.consent')
    .input(NewConsent.extend({ requestId: RequestId, id: Id }))
    .output(ClientProfile),
  /** Withdrawing the photo's consent removes the photo. Refused: `consent_withdrawn`. */
  withdraw: call('client.consent')
    .input(z.object({ requestId: RequestId, consentId: Id, day: ClinicDay }))
    .output(ClientProfile),
  /**
   * Takes the place of an earlier photo. Refused: `photo_no_consent`, `photo_not_a_picture`, `photo_too_large`
   * (40 KB), `photo_too_many_pixels` (480), `photo_carries_more`.
   */
  photo: call('client.photo')
    .input(z.object({ requestId: RequestId, id: Id, jpeg: z.base64().max(120_000) }))
    .output(ClientProfile),

  /**
   * A new number to print, or a scanned blank card. One card works at a time: `oldCard` says why the one before is
   * revoked. Refused: as `byCard`, `card_in_use`, `has_card`.
   */
  issueCard: call('client.card')
    .input(
      z.object({
        requestId: RequestId,
        id: Id,
        card: z.string().max(60),
        oldCard: CardRevocationReason.nullable(),
      }),
    )
    .output(ClientProfile),
  revokeCard: call('client.card')
    .input(z.object({ requestId: RequestId, cardId: Id, reason: CardRevocationReason }))
    .output(ClientProfile),
  /** Digits for blank cards to print ahead; nothing is kept of them until one is issued. */
  blankCards: call('client.card')
    .input(z.object({ count: z.number().int().min(1).max(60) }))
    .output(z.object({ digits: z.array(z.string()) })),
  /** Prints the page that is shown; a line of the ledger says which card, or that blank ones. */
  print: call('client.card')
    .input(z.object({ cardId: Id.nullable() }))
    .output(z.object({ printed: z.boolean() })),

  /** Also takes up again what was closed. Refused: `episode_already_open`, `died`. */
  openEpisode: call('episode.open')
    .input(NewEpisode.extend({ requestId: RequestId, id: Id, adultConfirmed: z.boolean() }))
    .output(ClientProfile),
  /** Refused: `died_needs_doctor`, `dose_under_way`, `episode_closed`. A death revokes the card. */
  closeEpisode: call('episode.close').input(EpisodeClose).output(ClientProfile),
}
