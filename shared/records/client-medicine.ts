import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

/** A medicine that a client takes from elsewhere. Its name tells an illness, so it is sealed. */
export const ClientMedicine = z.object({
  id: Id,
  clientId: Id,
  name: Sealed,
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type ClientMedicine = z.infer<typeof ClientMedicine>

export const ClientMedicineStop = z.object({
  clientMedicineId: Id,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})
