import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

const Choice = z.object({ value: z.number().int(), label: z.string().min(1) })

/**
 * A questionnaire as data. Its wording is part of it, as published, and no sentence of the program's: another
 * language is another instrument, with its own source.
 */
export const Instrument = z.object({
  code: z.string().regex(/^[a-z0-9_]+$/),
  title: z.string().min(2),
  measures: z.enum(['motivation', 'craving', 'well_being', 'low_mood', 'anxiety']),
  /** Stands above the questions. */
  lead: z.string(),
  items: z
    .array(
      z.object({
        text: z.string().min(2),
        choices: z.array(Choice).min(2).max(11),
        /** An answer of so much or more wants somebody's care at once. */
        careFrom: z.number().int().optional(),
      }),
    )
    .min(1)
    .max(30),
  /** The score is the sum of the answers times this. */
  factor: z.number().int().min(1),
  /** What a higher score means to the client. */
  higherIs: z.enum(['better', 'worse']),
  source: z.string().min(10),
  licence: z.string().min(10),
})
export type Instrument = z.infer<typeof Instrument>

export const ScaleOccasion = z.enum(['intake', 'three_months', 'closing', 'other'])
export type ScaleOccasion = z.infer<typeof ScaleOccasion>

/** One questionnaire as a client answered it; sealed, never changed, its score nowhere. */
export const ScaleResult = z.object({
  id: Id,
  clientId: Id,
  instrument: z.string().min(1),
  day: ClinicDay,
  occasion: ScaleOccasion,
  answers: Sealed,
  staffId: Id,
  at: Instant,
})
export type ScaleResult = z.infer<typeof ScaleResult>

export const ScaleVoidReason = z.enum(['wrong_client', 'wrong_answers', 'entered_twice'])
export const ScaleResultVoid = z.object({
  scaleResultId: Id,
  reason: ScaleVoidReason,
  staffId: Id,
  at: Instant,
})
