import { z } from 'zod'
import {
  AttendedHow,
  PlaceKind,
  ReferralEndReason,
  ReferralPlace,
  ReferralPurpose,
} from '../records/referral.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** One place of the directory. */
export const PlaceView = ReferralPlace.omit({ staffId: true, at: true, replaces: true }).extend({
  /** No longer offered; it still stands in old referrals. */
  ended: z.boolean(),
})
export type PlaceView = z.infer<typeof PlaceView>

export const ReferralView = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  place: z.object({ id: Id, name: z.string(), address: z.string(), phone: z.string(), hours: z.string() }),
  /** Null where it would tell this person what a test found. */
  purpose: ReferralPurpose.nullable(),
  day: ClinicDay,
  byDay: ClinicDay,
  stage: z.enum(['referred', 'overdue', 'attended', 'result_known', 'ended']),
  attendedDay: ClinicDay.nullable(),
  attendedHow: AttendedHow.nullable(),
  resultDay: ClinicDay.nullable(),
  endedFor: ReferralEndReason.nullable(),
  by: z.string(),
  /** What stands under the square of the slip. */
  slip: z.string(),
  /** For whom it is meant, as it was typed; null where the purpose is not shown. */
  note: z.string().nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

/** Of those referred in the period: how many went, and of how many the result is known, as known today. */
const Cascade = z.object({
  referred: z.number().int(),
  attended: z.number().int(),
  resultKnown: z.number().int(),
})
export type Cascade = z.infer<typeof Cascade>
export const ReferralNumbers = z.object({
  all: Cascade,
  byPurpose: z.array(Cascade.extend({ purpose: ReferralPurpose })),
})
export type ReferralNumbers = z.infer<typeof ReferralNumbers>

const NewPlace = z.object({
  name: z.string().trim().min(2).max(80),
  kind: PlaceKind,
  address: z.string().trim().max(160),
  phone: z.string().trim().max(40),
  hours: z.string().trim().max(80),
})
const Places = z.array(PlaceView)

export const referrals = {
  /** Those that wait for something, overdue ones first, then the rest of the last 90 days. */
  list: call('referral.see').output(z.object({ today: ClinicDay, referrals: z.array(ReferralView) })),
  client: call('referral.see')
    .input(z.object({ clientId: Id }))
    .output(z.object({ today: ClinicDay, dayOpen: z.boolean(), referrals: z.array(ReferralView) })),
  /** By register number for whoever has no list of clients. Invalid: `byDay`, `registerNumber`. Refused: `place_ended`, `client_died`. */
  make: call('referral.write')
    .input(
      z.object({
        requestId: RequestId,
        who: z.union([z.object({ clientId: Id }), z.object({ registerNumber: z.number().int().min(1) })]),
        placeId: Id,
        purpose: ReferralPurpose,
        byDay: ClinicDay,
        note: z.string().max(300),
      }),
    )
    .output(ReferralView),
  /** Invalid: `day`. Refused: `attended_known`, `referral_ended`, `attended_before_referral`. */
  attended: call('referral.write')
    .input(z.object({ requestId: RequestId, referralId: Id, day: ClinicDay, how: AttendedHow }))
    .output(ReferralView),
  /** A slip that came back: marks that the client went, today, unless that is known. Refused: what `readReferralSlip` says, `slip_unknown`. */
  slipBack: call('referral.write')
    .input(z.object({ requestId: RequestId, digits: z.string().max(40) }))
    .output(z.object({ referral: ReferralView, knownBefore: z.boolean() })),
  /** Refused: `result_known`, `result_before_attended`, `referral_ended`. */
  result: call('referral.result')
    .input(z.object({ requestId: RequestId, referralId: Id, day: ClinicDay, note: z.string().max(1000) }))
    .output(ReferralView),
  /** What the place found: each reading is a line of the ledger. */
  readResult: call('referral.read_result')
    .input(z.object({ referralId: Id }))
    .output(z.object({ note: z.string() })),
  /** Refused: `referral_was_attended`, `referral_ended`. */
  end: call('referral.write')
    .input(z.object({ requestId: RequestId, referralId: Id, reason: ReferralEndReason }))
    .output(ReferralView),
  numbers: call('follow_up.count')
    .input(z.object({ from: ClinicDay, until: ClinicDay }))
    .output(ReferralNumbers),

  places: call('referral.see').output(Places),
  /** `replaces`: a correction of that place. Refused: `place_known`, `place_ended`. */
  writePlace: call('place.write')
    .input(NewPlace.extend({ requestId: RequestId, replaces: Id.nullable() }))
    .output(Places),
  endPlace: call('place.write')
    .input(z.object({ requestId: RequestId, placeId: Id }))
    .output(Places),
}
