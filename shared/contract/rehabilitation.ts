import { z } from 'zod'
import { ClosingReason } from '../records/episode.ts'
import { DutyEnd, Month, TrainingKind, TrainingOutcome } from '../records/rehabilitation.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Line = z.string().trim().min(2).max(60)

const Stay = z.object({
  episodeId: Id,
  openedDay: ClinicDay,
  closedDay: ClinicDay.nullable(),
  closedFor: ClosingReason.nullable(),
  phases: z.array(z.object({ id: Id, phase: z.string(), day: ClinicDay })),
  duties: z.array(
    z.object({
      id: Id,
      duty: z.string(),
      day: ClinicDay,
      endDay: ClinicDay.nullable(),
      endedHow: DutyEnd.nullable(),
    }),
  ),
})
export type Stay = z.infer<typeof Stay>

export const TrainingView = z.object({
  id: Id,
  kind: TrainingKind,
  provider: z.string(),
  course: z.string(),
  day: ClinicDay,
  endDay: ClinicDay.nullable(),
  outcome: TrainingOutcome.nullable(),
  certificate: z.string().nullable(),
  months: z.array(z.object({ month: Month, daysHeld: z.number().int(), daysCame: z.number().int() })),
  incomes: z.array(
    z.object({
      day: ClinicDay,
      working: z.boolean(),
      work: z.string(),
      /** A month, in whole units of the country's money; null: not said. */
      monthly: z.number().int().nullable(),
    }),
  ),
})
export type TrainingView = z.infer<typeof TrainingView>

const ClientRehabilitation = z.object({
  registerNumber: z.number().int(),
  today: ClinicDay,
  dayOpen: z.boolean(),
  /** What the site offers; the first ones have words in every language. */
  phases: z.array(z.string()),
  duties: z.array(z.string()),
  stays: z.array(Stay),
  trainings: z.array(TrainingView),
})
export type ClientRehabilitation = z.infer<typeof ClientRehabilitation>

/** Skill training and placement in a period, by when it began; later stages as known today. */
export const TrainingNumbers = z.array(
  z.object({
    kind: TrainingKind,
    began: z.number().int(),
    completed: z.number().int(),
    certificates: z.number().int(),
    left: z.number().int(),
    /** Said at least once to be working since. */
    working: z.number().int(),
  }),
)
export type TrainingNumbers = z.infer<typeof TrainingNumbers>

const Resident = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  openedDay: ClinicDay,
  phase: z.string().nullable(),
  phaseDay: ClinicDay.nullable(),
  duties: z.array(z.string()),
})
export type Resident = z.infer<typeof Resident>
export const Trainee = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  kind: TrainingKind,
  provider: z.string(),
  course: z.string(),
  day: ClinicDay,
})
export type Trainee = z.infer<typeof Trainee>

const reply = ClientRehabilitation
const money = z.number().int().min(0).max(100_000_000).nullable()

export const rehabilitation = {
  /** Who stays in the house, and who learns or works somewhere: by register number. */
  /** Outreach sees who learns or works, and nobody who stays. */
  house: call('training.see').output(
    z.object({ today: ClinicDay, residents: z.array(Resident), trainees: z.array(Trainee) }),
  ),
  /** For outreach without stays. */
  client: call('training.see')
    .input(z.object({ clientId: Id }))
    .output(reply),
  /** The client of a register number, for whoever has no list of clients. Not found: `client`. */
  numbered: call('training.see')
    .input(z.object({ registerNumber: z.number().int().min(1) }))
    .output(z.object({ clientId: Id })),
  /** Refused: `outside_the_stay`, `phase_is_older`. */
  beginPhase: call('rehabilitation.write')
    .input(z.object({ requestId: RequestId, episodeId: Id, phase: Line, day: ClinicDay }))
    .output(reply),
  /** Refused: `outside_the_stay`, `duty_known`. */
  giveDuty: call('rehabilitation.write')
    .input(z.object({ requestId: RequestId, episodeId: Id, duty: Line, day: ClinicDay }))
    .output(reply),
  /** Refused: `duty_ended`, `ends_before_begun`. */
  endDuty: call('rehabilitation.write')
    .input(z.object({ requestId: RequestId, dutyId: Id, how: DutyEnd, day: ClinicDay }))
    .output(reply),
  /** Refused: `place_ended`. */
  beginTraining: call('training.write')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        kind: TrainingKind,
        placeId: Id,
        course: z.string().trim().min(2).max(80),
        day: ClinicDay,
      }),
    )
    .output(reply),
  /** Refused: `month_known`, `outside_the_course`. Invalid: `daysCame`. */
  attendance: call('training.write')
    .input(
      z.object({
        requestId: RequestId,
        trainingId: Id,
        month: Month,
        daysHeld: z.number().int().min(1).max(31),
        daysCame: z.number().int().min(0).max(31),
      }),
    )
    .output(reply),
  /** Refused: `training_ended`, `ends_before_begun`. */
  endTraining: call('training.write')
    .input(
      z.object({
        requestId: RequestId,
        trainingId: Id,
        outcome: TrainingOutcome,
        certificate: z.string().trim().max(60),
        day: ClinicDay,
      }),
    )
    .output(reply),
  /** What somebody earns later. Refused: `income_known`, `ends_before_begun`. */
  income: call('training.write')
    .input(
      z.object({
        requestId: RequestId,
        trainingId: Id,
        day: ClinicDay,
        working: z.boolean(),
        work: z.string().trim().max(80),
        monthly: money,
      }),
    )
    .output(reply),
  numbers: call('follow_up.count')
    .input(z.object({ from: ClinicDay, until: ClinicDay }))
    .output(TrainingNumbers),
}
