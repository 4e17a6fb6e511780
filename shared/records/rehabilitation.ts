import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

const Line = z.string().trim().min(2).max(60)

/** A phase of a stay begins, and ends the one before. */
export const RehabilitationPhase = z.object({
  id: Id,
  episodeId: Id,
  phase: Line,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})

/** What somebody does in the house as a part of getting well. */
export const RehabilitationDuty = z.object({
  id: Id,
  episodeId: Id,
  duty: Line,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})

export const DutyEnd = z.enum(['done', 'changed', 'given_up', 'entered_by_mistake'])
export type DutyEnd = z.infer<typeof DutyEnd>
export const RehabilitationDutyEnd = z.object({
  rehabilitationDutyId: Id,
  day: ClinicDay,
  how: DutyEnd,
  staffId: Id,
  at: Instant,
})

export const TrainingKind = z.enum(['skill_training', 'job_placement'])
export type TrainingKind = z.infer<typeof TrainingKind>

/** A course, or a place at work; who gives it stands in the directory of places. */
export const Training = z.object({
  id: Id,
  clientId: Id,
  kind: TrainingKind,
  referralPlaceId: Id,
  course: z.string().trim().min(2).max(80),
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})
export type Training = z.infer<typeof Training>

export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/** On how many of a month's days the client came. */
export const TrainingMonth = z.object({
  id: Id,
  trainingId: Id,
  month: Month,
  daysHeld: z.number().int().min(1).max(31),
  daysCame: z.number().int().min(0).max(31),
  staffId: Id,
  at: Instant,
})

export const TrainingOutcome = z.enum(['completed', 'left', 'entered_by_mistake'])
export type TrainingOutcome = z.infer<typeof TrainingOutcome>
export const TrainingEnd = z.object({
  trainingId: Id,
  day: ClinicDay,
  outcome: TrainingOutcome,
  /** Number or name of the paper; none was given where it is null. */
  certificate: z.string().min(1).max(60).nullable(),
  staffId: Id,
  at: Instant,
})

/** What somebody earns later. `detail` seals the work and the income a month, in whole units of the country's money. */
export const IncomeReport = z.object({
  id: Id,
  trainingId: Id,
  day: ClinicDay,
  working: Flag,
  detail: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
