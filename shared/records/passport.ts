import { z } from 'zod'
import { Sex } from './client.ts'
import { Drug } from './product.ts'
import { ClinicDay, Id, Instant, Micrograms } from './time.ts'

export const SiteNumber = z.number().int().min(1).max(9999)
/** Six random bytes in lower-case hex: the slip's own number, never derived from a client. */
export const PassportSerial = z.string().regex(/^[0-9a-f]{12}$/)
/** A passport is for two weeks at most (issue 3, item 4). */
export const PASSPORT_MOST_DAYS = 14
/** Stored as the digits that were printed or scanned, so that a slip can be printed again as it was. */
const Digits = z.string().regex(/^\d{200,400}$/)

/** One slot of a passport day. `leastHours` after the slot before. */
export const PassportSlot = z.object({
  leastHours: z.number().int().min(0).max(24),
  amountMicrograms: z.number().int().min(1).max(10_000_000),
})
export type PassportSlot = z.infer<typeof PassportSlot>

/** What a slip says, and what the home site's key signs. No name; the other site asks for the birth year. */
export const Passport = z.object({
  homeSite: SiteNumber,
  receivingSite: SiteNumber,
  serial: PassportSerial,
  registerNumber: z.number().int().min(1).max(4_294_967_295),
  birthYear: z.number().int().min(1900).max(2200),
  sex: Sex,
  drug: Drug,
  everyDays: z.union([z.literal(1), z.literal(2)]),
  issuedDay: ClinicDay,
  fromDay: ClinicDay,
  /** The last day on which the slip holds. */
  untilDay: ClinicDay,
  lastDoseDay: ClinicDay,
  lastDoseMicrograms: z.number().int().min(1).max(10_000_000),
  /** Slot 1 first. */
  slots: z.array(PassportSlot).min(1).max(4),
})
export type Passport = z.infer<typeof Passport>

/** What the other site says when the guest goes home: what was given on each day, in the order of the days. */
export const PassportReturn = z.object({
  homeSite: SiteNumber,
  receivingSite: SiteNumber,
  serial: PassportSerial,
  fromDay: ClinicDay,
  /**
   * One amount a day of the passport, 0 for none, null for a day still to come when the slip was printed; whole days,
   * all slots together, in micrograms.
   */
  givenMicrograms: z.array(z.number().int().min(0).max(16_777_214).nullable()).min(1).max(PASSPORT_MOST_DAYS),
})
export type PassportReturn = z.infer<typeof PassportReturn>

/** A slip issued here. Its days are claimed by doses of kind `passport`, one a slot. */
export const PassportRow = z.object({
  id: Id,
  clientId: Id,
  doseOrderId: Id,
  serial: PassportSerial,
  receivingSite: SiteNumber,
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  digits: Digits,
  staffId: Id,
  at: Instant,
})
export type PassportRow = z.infer<typeof PassportRow>

/**
 * `brought_back`: the paper lies here. `lost`: nobody has it, and a doctor answers for freeing its days. Both free
 * the days from `freeFrom` on.
 */
export const PassportEndReason = z.enum(['brought_back', 'lost'])
export type PassportEndReason = z.infer<typeof PassportEndReason>

export const PassportEnd = z.object({
  passportId: Id,
  freeFrom: ClinicDay,
  reason: PassportEndReason,
  staffId: Id,
  at: Instant,
})

/** How the home site learnt what was given: the signed slip, the figures read off it, or the telephone. */
export const ReportSource = z.enum(['return_slip', 'slip_typed', 'telephone'])
export type ReportSource = z.infer<typeof ReportSource>

/** What was given elsewhere of one claimed dose; 0 is none. Until it is there, nobody knows. */
export const PassportReport = z.object({
  doseId: Id,
  amountMicrograms: Micrograms,
  source: ReportSource,
  staffId: Id,
  at: Instant,
})

/** A slip of another site, used here: once, for the guest, episode and order that it opened. */
export const GuestPassport = z.object({
  id: Id,
  clientId: Id,
  episodeId: Id,
  doseOrderId: Id,
  homeSite: SiteNumber,
  serial: PassportSerial,
  homeRegisterNumber: z.number().int().positive(),
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  lastDoseDay: ClinicDay,
  lastDoseMicrograms: z.number().int().positive(),
  digits: Digits,
  staffId: Id,
  at: Instant,
})
export type GuestPassport = z.infer<typeof GuestPassport>
