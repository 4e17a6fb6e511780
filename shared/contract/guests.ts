import { z } from 'zod'
import { Sex } from '../records/client.ts'
import { PassportSlot, SiteNumber } from '../records/passport.ts'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { PassportVerdict } from '../rules/passport-verdict.ts'
import { call } from './call.ts'

const Digits = z.string().max(600)

/** What a slip says, as far as it can be read. The birth year stays unsaid: the client says it. */
export const SlipView = z.object({
  homeSite: SiteNumber,
  homeName: z.string().nullable(),
  receivingSite: SiteNumber,
  receivingName: z.string().nullable(),
  registerNumber: z.number().int(),
  sex: Sex,
  drug: Drug,
  everyDays: z.number().int(),
  issuedDay: ClinicDay,
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  lastDoseDay: ClinicDay,
  lastDoseMicrograms: z.number().int(),
  slots: z.array(PassportSlot),
})
export type SlipView = z.infer<typeof SlipView>

const Verdict: z.ZodType<PassportVerdict> = z.enum([
  'good',
  'guest_here',
  'used',
  'forged',
  'unknown_site',
  'own_slip',
  'other_site',
  'not_yet',
  'expired',
])

export const SlipReading = z.discriminatedUnion('read', [
  z.object({ read: z.literal('no'), problem: z.enum(['not_a_passport', 'misread', 'newer']) }),
  z.object({
    read: z.literal('yes'),
    verdict: Verdict,
    slip: SlipView,
    /** The guest whom this slip opened here. */
    clientId: Id.nullable(),
    /** Somebody of that number at that site was a guest here before: the same client. */
    wasHere: z.boolean(),
  }),
])
export type SlipReading = z.infer<typeof SlipReading>

export const GuestView = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  homeSite: SiteNumber,
  homeName: z.string().nullable(),
  homeRegisterNumber: z.number().int(),
  drug: Drug,
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  dayMicrograms: z.number().int(),
  dosedToday: z.boolean(),
  closedDay: ClinicDay.nullable(),
})
export type GuestView = z.infer<typeof GuestView>

/** The page that the guest takes home. Digits only, signed by this site. */
export const ReturnSlip = z.object({
  guest: GuestView,
  serial: z.string(),
  days: z.array(
    z.object({ clinicDay: ClinicDay, givenMicrograms: z.number().int().nullable(), due: z.boolean() }),
  ),
  digits: z.string(),
  /** The last day has not come or its dose is not given: the slip says so far. */
  soFar: z.boolean(),
  at: Instant,
})
export type ReturnSlip = z.infer<typeof ReturnSlip>

const GuestList = z.object({ today: ClinicDay, guests: z.array(GuestView), listKnown: z.boolean() })

export const guests = {
  /** Those who are here, the first to leave before the others, and those who left in the last month. */
  list: call('guest.see').output(GuestList),
  /** What a slip is worth here today. */
  read: call('guest.see')
    .input(z.object({ digits: Digits }))
    .output(SlipReading),
  /**
   * Opens guest, episode and order in one act, for exactly the days and amounts of the slip. Invalid: `birthYear`
   * `guest_birth_year_differs`, `dayMicrograms` `guest_amount_differs`. Refused: `slip_` and the verdict.
   */
  receive: call('guest.receive')
    .input(
      z.object({
        requestId: RequestId,
        digits: Digits,
        /** As the client says it, without being told. */
        birthYear: z.number().int(),
        /** The whole day's amount, typed by the nurse. */
        dayMicrograms: z.number().int().positive(),
        /** What the guest is called; may stay empty. */
        called: z.string().trim().max(80),
      }),
    )
    .output(z.object({ clientId: Id, registerNumber: z.number().int() })),
  returnSlip: call('guest.see')
    .input(z.object({ guestId: Id }))
    .output(ReturnSlip),
  /** Closes the guest's episode, `guest_left`. Refused: `guest_left_already`, `dose_under_way`. */
  leave: call('guest.leave')
    .input(z.object({ requestId: RequestId, guestId: Id }))
    .output(GuestList),
}
