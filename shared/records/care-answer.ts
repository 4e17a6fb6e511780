import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant } from './time.ts'

/** Naloxone kit and talk in a period of high risk, which began on `sinceDay`. */
export const KitAndTalk = z.object({
  id: Id,
  clientId: Id,
  sinceDay: ClinicDay,
  kit: z.enum(['given', 'has_one', 'refused', 'none_here']),
  talk: Flag,
  staffId: Id,
  at: Instant,
})
export type KitAndTalk = z.infer<typeof KitAndTalk>

/** `not_possible`: of a client who cannot become pregnant; then nobody asks again. */
export const PregnancyAnswer = z.object({
  id: Id,
  clientId: Id,
  day: ClinicDay,
  answer: z.enum(['yes', 'no', 'not_sure', 'not_said', 'not_possible']),
  staffId: Id,
  at: Instant,
})
export type PregnancyAnswer = z.infer<typeof PregnancyAnswer>

/** A row that was written in error: it stays and no longer counts. */
export const TakenBack = z.object({
  id: Id,
  subject: z.enum([
    'absence',
    'absence_end',
    'overdose',
    'kit_and_talk',
    'pregnancy_answer',
    'client_medicine',
  ]),
  rowId: Id,
  reason: z.enum(['other_client', 'written_wrongly', 'not_so']),
  staffId: Id,
  at: Instant,
})
export type TakenBack = z.infer<typeof TakenBack>
