import { z } from 'zod'
import { IncidentKind } from '../records/dosing-incident.ts'
import { ClinicDay, Id, Instant, Micrograms } from '../records/time.ts'
import { call, Reason } from './call.ts'
import { HoldView, OrderClient, OrderView } from './orders.ts'

export const IncidentToReview = z.object({
  id: Id,
  holdId: Id,
  client: OrderClient,
  kind: IncidentKind,
  swallowed: z.enum(['yes', 'unsure']),
  amountTakenMicrograms: Micrograms.nullable(),
  orderedMicrograms: Micrograms,
  doctorCalled: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})
export type IncidentToReview = z.infer<typeof IncidentToReview>

/** What waits for a doctor, worst first in each part. */
export const WorkList = z.object({
  today: ClinicDay,
  /** Null while no clinic day is open: who is locked is a question of the day. */
  locked: z
    .array(
      z.object({
        client: OrderClient,
        reasons: z.array(Reason),
        /** The lines of the rules that it rests on; none where an order is what is missing. */
        rules: z.array(z.object({ name: z.string(), version: z.number().int(), source: z.string() })),
      }),
    )
    .nullable(),
  toSign: z.array(z.object({ client: OrderClient, order: OrderView })),
  incidents: z.array(IncidentToReview),
  /** Without those of incidents, which are reviewed there. */
  holds: z.array(z.object({ client: OrderClient, hold: HoldView })),
  /** Reported and not decided: on the client's Care page. */
  deaths: z.array(z.object({ client: OrderClient, day: ClinicDay, by: z.string(), at: Instant })),
  /** New medicines from elsewhere: the dose is to be looked at, the grave ones first. */
  medicines: z.array(
    z.object({
      client: OrderClient,
      name: z.string().nullable(),
      grave: z.boolean(),
      by: z.string(),
      at: Instant,
    }),
  ),
  ending: z.array(z.object({ client: OrderClient, order: OrderView, daysLeft: z.number().int() })),
})
export type WorkList = z.infer<typeof WorkList>

export const workList = {
  list: call('work_list.see').output(WorkList),
}
