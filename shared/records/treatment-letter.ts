import { z } from 'zod'
import { Drug } from './product.ts'
import { ClinicDay, Id, Instant, Micrograms, Sealed } from './time.ts'

/** What a letter said, to whom (`detail`), and the consent by which it was said. */
export const TreatmentLetter = z.object({
  id: Id,
  clientId: Id,
  consentId: Id,
  detail: Sealed,
  drug: Drug,
  amountMicrograms: Micrograms,
  lastDoseDay: ClinicDay,
  staffId: Id,
  at: Instant,
})
export type TreatmentLetter = z.infer<typeof TreatmentLetter>
