import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

/** `office`: the regional office that adds sites up; it has no clients and no clinic day of its own. */
export const SiteKind = z.enum(['ost_centre', 'drop_in_centre', 'treatment_centre', 'office'])
export type SiteKind = z.infer<typeof SiteKind>

/** The one site that this register serves. `weeklyClosedDays`: ISO weekday digits, '7' is Sunday. */
export const Site = z.object({
  id: z.literal(1),
  registerId: z.string().length(32),
  lineage: z.string().length(32),
  code: z.string().regex(/^[A-Z0-9]{2,12}$/),
  number: z.number().int().min(1).max(9999),
  name: z.string().min(1),
  district: z.string().min(1),
  country: z.string().min(1),
  timeZone: z.string().min(1),
  kind: SiteKind,
  weeklyClosedDays: z.string().regex(/^[1-7]{0,6}$/),
  dropoutDays: z.number().int().min(1).max(366),
  createdAt: Instant,
})
export type Site = z.infer<typeof Site>

export const OfficeCardRow = z.object({
  id: Id,
  name: z.string(),
  ageA: z.string(),
  ageB: z.string(),
  ed25519: z.string(),
  at: Instant,
})

export const Holiday = z.object({ id: Id, day: ClinicDay, name: z.string().min(1), at: Instant })
export type Holiday = z.infer<typeof Holiday>

/** A day on which the clinic did not dose: nobody is missed, but days without drug still count. */
export const Closure = z.object({
  id: Id,
  day: ClinicDay,
  kind: z.enum(['planned', 'unplanned']),
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
export type Closure = z.infer<typeof Closure>
