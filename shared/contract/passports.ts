import { z } from 'zod'
import { PASSPORT_MOST_DAYS, PassportEndReason, ReportSource, SiteNumber } from '../records/passport.ts'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { DoseFacts } from '../rules/dose-facts.ts'
import { call } from './call.ts'
import { OrderClient } from './orders.ts'

const Pin = z.string().regex(/^\d{6}$/)
/** Whose PIN signs: the person's own, or a doctor's. */
const Signer = z.object({ staffId: Id, pin: Pin })

/** One claimed dose of a slip: given elsewhere, not given, not known, or free again. */
export const PassportDay = z.object({
  doseId: Id,
  clinicDay: ClinicDay,
  slot: z.number().int(),
  orderedMicrograms: z.number().int(),
  givenMicrograms: z.number().int().nullable(),
  source: ReportSource.nullable(),
  freed: z.boolean(),
})
export type PassportDay = z.infer<typeof PassportDay>

/** `waiting`: its first day is to come. `over`: its days are past; `unknownDays` says whether all are told of. */
export const PassportStanding = z.enum(['waiting', 'running', 'over', 'ended'])
export const PassportView = z.object({
  id: Id,
  serial: z.string(),
  receivingSite: SiteNumber,
  receivingName: z.string().nullable(),
  drug: Drug,
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  standing: PassportStanding,
  ended: z.object({ reason: PassportEndReason, freeFrom: ClinicDay, at: Instant }).nullable(),
  days: z.array(PassportDay),
  /** Days before today that nobody has told of. */
  unknownDays: z.number().int(),
  digits: z.string(),
  issuedBy: z.string(),
  signedBy: z.string(),
  at: Instant,
})
export type PassportView = z.infer<typeof PassportView>

export const ClientPassports = z.object({
  client: OrderClient,
  today: ClinicDay,
  /** Null while no clinic day is open. The screen runs the rule over it. */
  facts: z.custom<DoseFacts>((value) => typeof value === 'object' && value !== null).nullable(),
  /** Where a slip may go; empty without the office's list. */
  sites: z.array(z.object({ number: SiteNumber, name: z.string() })),
  /** The newest first. */
  passports: z.array(PassportView),
  doctors: z.array(z.object({ id: Id, name: z.string() })),
})
export type ClientPassports = z.infer<typeof ClientPassports>

export const passports = {
  ofClient: call('passport.see')
    .input(z.object({ clientId: Id }))
    .output(ClientPassports),
  /**
   * Writes and signs a slip, and claims its days. Refused: whatever `passportPlan` says, `passport_own_site`,
   * `passport_site_unknown`, `passport_needs_doctor`, `passport_signer`, and as every PIN.
   */
  issue: call('passport.issue')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        receivingSite: SiteNumber,
        fromDay: ClinicDay,
        days: z.number().int().min(1).max(PASSPORT_MOST_DAYS),
        signer: Signer,
      }),
    )
    .output(ClientPassports),
  /**
   * Frees the days from today on. `brought_back`: the paper lies on the counter. `lost`: a doctor's PIN, for whoever
   * finds it may still use it. Refused: `passport_ended`, `passport_over`, `passport_needs_doctor`,
   * `passport_day_given`.
   */
  end: call('passport.end')
    .input(
      z.object({
        requestId: RequestId,
        passportId: Id,
        reason: PassportEndReason,
        signer: Signer.nullable(),
      }),
    )
    .output(ClientPassports),
  /** Whose slip of this site the digits are, brought back or come home; or what is wrong with them, as a refusal. */
  find: call('passport.see')
    .input(z.object({ digits: z.string().max(600) }))
    .output(z.object({ passportId: Id, clientId: Id, kind: z.enum(['passport', 'return']) })),
  /**
   * What the other site gave, day by day; 0 is none. With `digits` the amounts come from its signed return slip and
   * `days` is left aside. Refused: `passport_day_ahead`, `passport_reported`, `passport_report_too_much`, and of a
   * slip: `slip_misread`, `slip_forged`, `slip_unknown_site`, `slip_of_another`.
   */
  report: call('passport.report')
    .input(
      z.object({
        requestId: RequestId,
        passportId: Id,
        source: ReportSource,
        digits: z.string().max(600).nullable(),
        days: z
          .array(z.object({ clinicDay: ClinicDay, givenMicrograms: z.number().int().min(0).max(10_000_000) }))
          .max(PASSPORT_MOST_DAYS),
      }),
    )
    .output(ClientPassports),
}
