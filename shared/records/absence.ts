import { z } from 'zod'
import { Drug } from './product.ts'
import { ClinicDay, Id, Instant, Micrograms, Sealed } from './time.ts'

export const AbsenceKind = z.enum(['hospital', 'custody', 'prison', 'travel'])
export type AbsenceKind = z.infer<typeof AbsenceKind>

/** A client is away: from a day on, until a day that was expected or nobody knows. */
export const Absence = z.object({
  id: Id,
  clientId: Id,
  kind: AbsenceKind,
  fromDay: ClinicDay,
  untilDay: ClinicDay.nullable(),
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type Absence = z.infer<typeof Absence>

/** The day on which the client was back; the newest that was not taken back holds. */
export const AbsenceEnd = z.object({ id: Id, absenceId: Id, day: ClinicDay, staffId: Id, at: Instant })

export const DosingThere = z.enum(['confirmed', 'none', 'unknown'])
export type DosingThere = z.infer<typeof DosingThere>

/** What is known of doses while away; the newest answer of an absence holds. `detail`: who confirmed it. */
export const AbsenceDosing = z.object({
  id: Id,
  absenceId: Id,
  answer: DosingThere,
  drug: Drug.nullable(),
  amountMicrograms: Micrograms.nullable(),
  lastDoseDay: ClinicDay.nullable(),
  detail: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type AbsenceDosing = z.infer<typeof AbsenceDosing>

/** What is known of doses while away. */
export type DosingAnswer = {
  answer: DosingThere
  drug: Drug | null
  amountMicrograms: number | null
  lastDoseDay: ClinicDay | null
  at: Instant
}

/** A stay in hospital, custody or prison, or a journey, that was not taken back. */
export type AbsenceFacts = {
  id: number
  kind: AbsenceKind
  fromDay: ClinicDay
  /** Last day away as it was expected; null: nobody knows. */
  untilDay: ClinicDay | null
  /** The day on which the client was back; null while nobody said so. */
  backDay: ClinicDay | null
  dosing: DosingAnswer | null
}
