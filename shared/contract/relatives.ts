import { z } from 'zod'
import { Relation, RelativeConsentKind, RelativeEndReason } from '../records/relative.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

export const RelativeView = z.object({
  id: Id,
  name: z.string(),
  relation: Relation,
  phone: z.string().nullable(),
  consents: z.array(
    z.object({
      id: Id,
      kind: RelativeConsentKind,
      day: ClinicDay,
      detail: z.string().nullable(),
      withdrawnDay: ClinicDay.nullable(),
    }),
  ),
})
export type RelativeView = z.infer<typeof RelativeView>

const Relatives = z.array(RelativeView)

/** People close to a client, for the counsellors. */
export const relatives = {
  list: call('relative.see')
    .input(z.object({ clientId: Id }))
    .output(Relatives),
  add: call('relative.write')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        name: z.string().trim().min(1).max(80),
        relation: Relation,
        phone: z.string().trim().max(40),
      }),
    )
    .output(Relatives),
  /** Refused: `relative_ended`. */
  end: call('relative.write')
    .input(z.object({ requestId: RequestId, relativeId: Id, reason: RelativeEndReason }))
    .output(Relatives),
  /** Invalid: `day` (`consent_in_future`). Refused: `consent_given` while one of this kind stands. */
  consent: call('relative.write')
    .input(
      z.object({
        requestId: RequestId,
        relativeId: Id,
        kind: RelativeConsentKind,
        day: ClinicDay,
        detail: z.string().trim().max(300),
      }),
    )
    .output(Relatives),
  /** Refused: `consent_withdrawn`. */
  withdraw: call('relative.write')
    .input(z.object({ requestId: RequestId, consentId: Id }))
    .output(Relatives),
}
