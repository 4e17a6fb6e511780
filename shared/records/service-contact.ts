import { z } from 'zod'
import { Sex } from './client.ts'
import { ClinicDay, Flag, Id, Instant } from './time.ts'

/** Ages as they are counted. Under-18s get services without treatment; 25 divides the monthly return (clinic.md). */
export const AgeBand = z.enum(['under_18', '18_24', '25_49', '50_plus'])
export type AgeBand = z.infer<typeof AgeBand>

/** What is handed out or done at one meeting. All but needles brought back are given. */
export const ServiceKind = z.enum([
  'needles_out',
  'needles_in',
  'condoms',
  'peer_education',
  'naloxone',
  'legal',
  'shelter',
])
export type ServiceKind = z.infer<typeof ServiceKind>

/**
 * One person met on one day at one place. With a client, sex and age are the client's own; without, they are what
 * was seen, and `firstTime` what was asked.
 */
export const ServiceContact = z.object({
  id: Id,
  clientId: Id.nullable(),
  sex: Sex.nullable(),
  ageBand: AgeBand.nullable(),
  firstTime: Flag.nullable(),
  day: ClinicDay,
  place: z.string().min(1).max(60),
  staffId: Id,
  at: Instant,
})
export type ServiceContact = z.infer<typeof ServiceContact>

/** How much of one kind: pieces; 1 for what is done, such as peer education. */
export const ContactService = z.object({
  id: Id,
  serviceContactId: Id,
  kind: ServiceKind,
  quantity: z.number().int().min(1).max(10_000),
  naloxoneEntryId: Id.nullable(),
})
export type ContactService = z.infer<typeof ContactService>

/** What can be taken back because it was written by mistake; the row itself stays. */
export const ServiceSubject = z.enum([
  'service_contact',
  'abscess',
  'abscess_visit',
  'health_test',
  'health_test_result',
  'health_record',
])
export type ServiceSubject = z.infer<typeof ServiceSubject>
export const ServiceVoidReason = z.enum(['wrong_person', 'not_done', 'entered_twice', 'written_wrongly'])
export type ServiceVoidReason = z.infer<typeof ServiceVoidReason>
export const ServiceVoid = z.object({
  id: Id,
  subject: ServiceSubject,
  rowId: Id,
  reason: ServiceVoidReason,
  staffId: Id,
  at: Instant,
})
