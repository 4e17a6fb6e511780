import { z } from 'zod'
import { Sex } from '../records/client.ts'
import { AgeBand, ServiceKind, ServiceVoidReason } from '../records/service-contact.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { COUNTED_KINDS } from '../rules/service-counts.ts'
import { call } from './call.ts'

export const ContactWho = z.union([
  z.object({ registerNumber: z.number().int().min(1).max(100_000_000) }),
  z.object({ sex: Sex, ageBand: AgeBand, firstTime: z.boolean() }),
])

/** One meeting as lists show it: who by register number, or by sex and age alone. */
export const ContactView = z.object({
  id: Id,
  day: ClinicDay,
  place: z.string(),
  registerNumber: z.number().int().nullable(),
  sex: Sex,
  ageBand: AgeBand,
  services: z.array(z.object({ kind: ServiceKind, quantity: z.number().int() })),
  staffName: z.string(),
  voided: ServiceVoidReason.nullable(),
})
export type ContactView = z.infer<typeof ContactView>

export const ServiceBoard = z.object({
  today: ClinicDay,
  places: z.array(z.string()),
  /** Naloxone kits that may be handed out today. */
  kits: z.number().int(),
  /** What this person wrote down last, the newest first; twenty. */
  mine: z.array(ContactView),
})
export type ServiceBoard = z.infer<typeof ServiceBoard>

const Period = z.object({ from: ClinicDay, to: ClinicDay })
const CountedKindName = z.enum(COUNTED_KINDS)

export const ServiceCount = z.object({
  kind: CountedKindName,
  times: z.number().int(),
  quantity: z.number().int(),
  clients: z.number().int(),
  bySex: z.record(Sex, z.number().int()),
  byAge: z.record(AgeBand, z.number().int()),
  firstTimers: z.number().int(),
  returning: z.number().int(),
})
export type ServiceCount = z.infer<typeof ServiceCount>

/** One row behind a count. Of STI care the client is not named to who may not know. */
export const ServiceRow = z.object({
  key: z.string(),
  day: ClinicDay,
  registerNumber: z.number().int().nullable(),
  withheld: z.boolean(),
  sex: Sex,
  ageBand: AgeBand,
  isNew: z.boolean(),
  quantity: z.number().int(),
  place: z.string().nullable(),
  staffName: z.string(),
})
export type ServiceRow = z.infer<typeof ServiceRow>

export const services = {
  board: call('service.see').output(ServiceBoard),
  /**
   * One meeting with what was given. Invalid: `who` (`client_number_unknown`, `service_after_death`), `day`
   * (`service_in_future`, `service_too_old`), `place` (`place_unknown`). Not allowed: `own_record`. Refused as
   * naloxone's `give`.
   */
  record: call('service.write')
    .input(
      z.object({
        requestId: RequestId,
        day: ClinicDay,
        place: z.string().trim().min(1).max(60),
        who: ContactWho,
        services: z
          .array(z.object({ kind: ServiceKind, quantity: z.number().int().min(1).max(1_000) }))
          .min(1)
          .max(ServiceKind.options.length),
      }),
    )
    .output(z.object({ contactId: Id })),
  /** It does not count any more. Kits stay out of stock. Refused: `voided_before`, `not_yours`. */
  void: call('service.write')
    .input(z.object({ requestId: RequestId, contactId: Id, reason: ServiceVoidReason }))
    .output(ServiceBoard),
  /** Invalid: `to` (`period_ends_before`). */
  summary: call('service.count')
    .input(Period)
    .output(
      z.object({
        today: ClinicDay,
        rows: z.array(ServiceCount),
        contacts: z.number().int(),
        clients: z.number().int(),
      }),
    ),
  /** The rows behind one count, the newest first. */
  rows: call('service.count')
    .input(Period.extend({ kind: CountedKindName }))
    .output(z.array(ServiceRow)),
}
