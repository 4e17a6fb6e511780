import { z } from 'zod'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { TakeHomeFacts } from '../rules/take-home.ts'
import { call } from './call.ts'
import { InHand } from './dose-views.ts'
import { Approver } from './stock.ts'

/** One dose that was carried home, as its label and the lists show it. */
export const Carried = z.object({
  doseId: Id,
  issueId: Id,
  clinicDay: ClinicDay,
  slot: z.number().int(),
  /** How many slots the day has. */
  slots: z.number().int(),
  /** At least so many hours after the dose before. */
  leastHours: z.number().int(),
  drug: Drug,
  amountMicrograms: z.number().int(),
  inHand: z.array(InHand),
  /** Handed over. */
  at: Instant,
  by: z.string(),
})
export type Carried = z.infer<typeof Carried>

/** A doctor's signed list that has this client carry doses over a closure, and what of it is not handed over yet. */
export const ClosureOffer = z.object({
  listId: Id,
  first: ClinicDay,
  last: ClinicDay,
  reason: z.string(),
  signedBy: z.string(),
  /** The client comes on an open day before: then. */
  comesBefore: ClinicDay.nullable(),
})
export type ClosureOffer = z.infer<typeof ClosureOffer>

/** What the counter needs to hand doses over or take them back: the screen runs the rule over `facts` itself. */
export const TakeHomeAtCounter = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  facts: z.custom<TakeHomeFacts>((value) => typeof value === 'object' && value !== null),
  closures: z.array(ClosureOffer),
  /** Handed over and not brought back, of the last seven days and of days to come; the earliest first. */
  carried: z.array(Carried),
})
export type TakeHomeAtCounter = z.infer<typeof TakeHomeAtCounter>

export const takeHome = {
  /** Refused: `no_open_day`. */
  atCounter: call('dose.see')
    .input(z.object({ clientId: Id }))
    .output(TakeHomeAtCounter),
  /** For the client's page: what they carry now, the day and the register number for the labels. */
  carried: call('take_home.see')
    .input(z.object({ clientId: Id }))
    .output(z.object({ today: ClinicDay, registerNumber: z.number().int(), carried: z.array(Carried) })),

  /**
   * Hands over the doses of days to come in one act: their slots are claimed, their stock is taken. `seen` is what the
   * screen showed, anything else refuses `facts_changed`. `listId`: from a signed list, else from the order up to
   * `last`. Refused: whatever the rule says (`take_home_…`, the shelf); not allowed: `own_record`.
   */
  issue: call('take_home.issue')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        listId: Id.nullable(),
        last: ClinicDay,
        identifiedBy: z.enum(['card', 'number', 'name']),
        storageTold: z.literal(true),
        overdoseTold: z.literal(true),
        seen: z
          .array(
            z.object({ clinicDay: ClinicDay, slot: z.number().int(), amountMicrograms: z.number().int() }),
          )
          .min(1)
          .max(128),
      }),
    )
    .output(TakeHomeAtCounter),

  /**
   * Doses brought back, counted. `intact`: unopened, they go back to stock; else they are wasted, with a second person
   * or a countersign owed. The slots of their days are free again. Refused: `take_home_not_carried`.
   */
  return: call('take_home.return')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        doseIds: z.array(Id).min(1).max(128),
        intact: z.boolean(),
        approver: Approver,
      }),
    )
    .output(TakeHomeAtCounter),
}
