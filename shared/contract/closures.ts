import { z } from 'zod'
import { Drug } from '../records/product.ts'
import { ClosurePlan } from '../records/take-home.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call, Reason } from './call.ts'
import { Carried } from './take-home.ts'
import { ClosureLine } from './today.ts'

/** One closure or holiday to come with the closed days beside it, and how far its list is. */
export const ClosedSpanLine = z.object({
  first: ClinicDay,
  last: ClinicDay,
  days: z.number().int(),
  reason: z.string(),
  /** When a doctor signed the list for these days; null while none did. */
  signedAt: Instant.nullable(),
})
export type ClosedSpanLine = z.infer<typeof ClosedSpanLine>

/** One client of a closure's list. `called` is null for a record that this person may not open. */
export const ClosureClient = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  drug: Drug.nullable(),
  /** What the closed days come to. */
  amountMicrograms: z.number().int(),
  doses: z.number().int(),
  outcome: z.enum(['take_home', 'excluded']),
  /** Why somebody may not carry: empty for who may. */
  reasons: z.array(Reason),
  plan: ClosurePlan.nullable(),
  /** How many of the doses are claimed: handed over, or by another way. */
  claimed: z.number().int(),
})
export type ClosureClient = z.infer<typeof ClosureClient>

/** The list for one span of closed days: as it would be signed, or as a doctor signed it. */
export const ClosureListView = z.object({
  first: ClinicDay,
  last: ClinicDay,
  reason: z.string(),
  signed: z.object({ listId: Id, by: z.string(), at: Instant, code: z.string() }).nullable(),
  clients: z.array(ClosureClient),
  /** Due in the closure now and not on the signed list: enrolled or ordered since. */
  notOnList: z.array(z.number().int()),
})
export type ClosureListView = z.infer<typeof ClosureListView>

const OnSpan = z.object({ first: ClinicDay })

export const closures = {
  /** Closures and holidays of the next 60 days, with the weekly days beside them. */
  coming: call('closure.list_see').output(z.object({ today: ClinicDay, spans: z.array(ClosedSpanLine) })),

  /** Several days in a row, to come. Refused: `closure_is_past`, `closure_known`, `closure_too_long`. */
  plan: call('closure.mark')
    .input(
      z.object({
        requestId: RequestId,
        firstDay: ClinicDay,
        lastDay: ClinicDay,
        reason: z.string().trim().min(3).max(120),
      }),
    )
    .output(z.object({ closures: z.array(ClosureLine) })),

  /** As signed, or with `draft` as it would be signed now. Not found when no closure or holiday begins on that day. */
  list: call('closure.list_see')
    .input(OnSpan.extend({ draft: z.boolean() }))
    .output(ClosureListView),

  /**
   * The doctor's one signature for all: everybody who may carry, less those taken off, and for each of the others what
   * happens instead. Refused: `closure_plans_missing`, `closure_list_changed`, and as every PIN; not allowed:
   * `own_record` when the doctor is on the list.
   */
  sign: call('closure.list_sign')
    .input(
      OnSpan.extend({
        requestId: RequestId,
        /** Who carries, as it was shown and not taken off. */
        takeHome: z.array(Id).max(2000),
        excluded: z.array(z.object({ clientId: Id, plan: ClosurePlan })).max(2000),
        pin: z.string().regex(/^\d{6}$/),
      }),
    )
    .output(ClosureListView),

  /** The labels of what was handed over for these days, in the order of the numbers. */
  labels: call('closure.list_see')
    .input(OnSpan)
    .output(z.array(z.object({ registerNumber: z.number().int(), carried: z.array(Carried) }))),
}
