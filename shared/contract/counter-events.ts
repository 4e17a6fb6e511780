import { z } from 'zod'
import { InductionAnswers, LastOpioid } from '../records/induction.ts'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call, Reason } from './call.ts'
import { CounterReply } from './dose-views.ts'
import { OrderClient } from './orders.ts'

const Pin = z.string().regex(/^\d{6}$/)
/** A person's own words; never a name. */
const Words = z.string().trim().min(3).max(300)

/** What is typed before a first dose: hours ago, of which the server side makes the moment. */
const TypedBefore = InductionAnswers.shape.before
  .unwrap()
  .omit({ lastOpioidAt: true })
  .extend({
    lastOpioid: LastOpioid,
    /** Whole or half hours; null where the client does not know, or took none. */
    hoursAgo: z.number().min(0).max(2_000).nullable(),
  })

export const TypedAnswers = InductionAnswers.omit({ before: true }).extend({ before: TypedBefore.nullable() })
export type TypedAnswers = z.infer<typeof TypedAnswers>

export const induction = {
  /**
   * What was asked and seen before the dose of an induction that is due now. Refused: `induction_not_asked_for`;
   * invalid: `before` and `pregnancy` by field.
   */
  assess: call('induction.assess')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        orderId: Id,
        slot: z.number().int().min(1).max(4),
        answers: TypedAnswers,
      }),
    )
    .output(CounterReply),
  /**
   * A doctor's word on an assessment, with the doctor's own PIN, at whichever counter. Refused: `no_such_doctor`,
   * `induction_decided`; not allowed: `own_record`.
   */
  decide: call('induction.assess')
    .input(
      z.object({
        requestId: RequestId,
        assessmentId: Id,
        goOn: z.boolean(),
        reason: Words,
        doctorId: Id,
        pin: Pin,
      }),
    )
    .output(CounterReply),
}

const ReDoseInput = z.object({
  requestId: RequestId,
  doseId: Id,
  amountMicrograms: z.number().int().positive(),
  reason: Words,
  doctorId: Id,
})

export const reDoses = {
  /** The named order, signed with the doctor's own PIN. Refused: as `reDoseProblems` says, `no_such_doctor`. */
  order: call('re_dose.order')
    .input(ReDoseInput.extend({ pin: Pin }))
    .output(CounterReply),
  /** By telephone, typed and read back by a nurse; the doctor named signs later. Refused besides: `redose_telephone_not_allowed`. */
  telephone: call('order.telephone')
    .input(ReDoseInput.extend({ readBack: z.literal(true) }))
    .output(CounterReply),
  /** The doctor's PIN under a re-dose that was ordered by telephone. Refused: `already_signed`, `other_doctor_named`. */
  sign: call('order.countersign')
    .input(z.object({ requestId: RequestId, reDoseOrderId: Id, pin: Pin }))
    .output(z.object({ signed: z.literal(true) })),
}

export const DiversionSeen = z.enum(['kept_in_mouth', 'hid_it', 'spat_it_out', 'handed_over', 'other'])
export type DiversionSeen = z.infer<typeof DiversionSeen>

export const diversions = {
  /** What was seen on a dose that was given. Refused: `step_not_possible`. */
  suspect: call('diversion.suspect')
    .input(
      z.object({
        requestId: RequestId,
        doseId: Id,
        seen: DiversionSeen,
        note: z.string().trim().max(200),
      }),
    )
    .output(CounterReply),
  /** A doctor's review: unfounded leaves counter and lists, confirmed stays as a notice. Refused: `step_not_possible`. */
  review: call('diversion.review')
    .input(z.object({ requestId: RequestId, doseId: Id, confirmed: z.boolean(), reason: Words }))
    .output(z.object({ reviewed: z.literal(true) })),
}

/** A dose of today that was lost, and what the rules say of giving it again. */
export const LostDoseView = z.object({
  doseId: Id,
  client: OrderClient,
  drug: Drug,
  amountMicrograms: z.number().int(),
  state: z.enum(['spilled', 'vomited']),
  minutesAfter: z.number().int().nullable(),
  at: Instant,
  by: z.string(),
  mostMicrograms: z.number().int(),
  /** Why a doctor may not order it again; empty when one may. */
  problems: z.array(Reason),
})
export type LostDoseView = z.infer<typeof LostDoseView>

export const CounterEvents = z.object({
  /** Null while no clinic day is open. */
  lost: z.array(LostDoseView).nullable(),
  reDosesToSign: z.array(
    z.object({
      id: Id,
      client: OrderClient,
      drug: Drug,
      amountMicrograms: z.number().int(),
      reason: z.string(),
      prescriberId: Id,
      prescriber: z.string(),
      by: z.string(),
      telephoneAt: Instant,
    }),
  ),
  suspected: z.array(
    z.object({
      doseId: Id,
      client: OrderClient,
      clinicDay: ClinicDay,
      drug: Drug,
      amountMicrograms: z.number().int(),
      seen: z.string(),
      by: z.string(),
      at: Instant,
    }),
  ),
})
export type CounterEvents = z.infer<typeof CounterEvents>

export const counterEvents = {
  /** What the counter leaves for a doctor: lost doses, re-doses to sign, suspicions to review. */
  list: call('work_list.see').output(CounterEvents),
  /** One lost dose, for who stands at the counter with it. */
  lost: call('dose.see')
    .input(z.object({ doseId: Id }))
    .output(
      LostDoseView.extend({
        doctors: z.array(z.object({ id: Id, name: z.string() })),
        telephoneAllowed: z.boolean(),
      }),
    ),
}
