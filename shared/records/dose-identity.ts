import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** Two of these say who stands there; a name alone is never one of them (clinic.md, *At the counter*). */
export const Identifier = z.enum(['card', 'number', 'photo', 'own_word', 'birth_year'])
export type Identifier = z.infer<typeof Identifier>

/** By which two the client was known as the dose was given. */
export const DoseIdentity = z.object({
  doseId: Id,
  first: Identifier,
  second: Identifier,
  staffId: Id,
  at: Instant,
})
export type DoseIdentity = z.infer<typeof DoseIdentity>
