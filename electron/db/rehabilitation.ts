import type { z } from 'zod'
import type { ClosingReason } from '../../shared/records/episode.ts'
import type {
  DutyEnd,
  IncomeReport,
  RehabilitationDuty,
  RehabilitationPhase,
  Training,
  TrainingKind,
  TrainingMonth,
  TrainingOutcome,
} from '../../shared/records/rehabilitation.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export interface StayStored {
  readonly episodeId: number
  readonly clientId: number
  readonly registerNumber: number
  readonly restricted: 0 | 1
  readonly openedDay: ClinicDay
  readonly closedDay: ClinicDay | null
  readonly closedFor: ClosingReason | null
}

const STAY = `SELECT e.id AS episode_id, e.client_id, c.register_number, c.restricted, e.opened_day, x.day AS closed_day,
    x.reason AS closed_for
  FROM episode e JOIN client c ON c.id = e.client_id
  LEFT JOIN episode_closing x ON x.episode_id = e.id
  WHERE e.kind = 'rehabilitation'`

/** The newest first. */
export function staysOf(db: Reader, clientId: number): StayStored[] {
  return rowsOf(db, `${STAY} AND e.client_id = ? ORDER BY e.id DESC`, clientId)
}

export function stayById(db: Reader, episodeId: number): StayStored | undefined {
  return rowOf(db, `${STAY} AND e.id = ?`, episodeId)
}

/** Who stays in the house now. */
export function staysOpen(db: Reader): StayStored[] {
  return rowsOf(db, `${STAY} AND x.episode_id IS NULL ORDER BY c.register_number`)
}

export function phasesOf(db: Reader, episodeId: number): z.infer<typeof RehabilitationPhase>[] {
  return rowsOf(db, 'SELECT * FROM rehabilitation_phase WHERE episode_id = ? ORDER BY day', episodeId)
}

export type DutyStored = z.infer<typeof RehabilitationDuty> & {
  endDay: ClinicDay | null
  endedHow: DutyEnd | null
}
const DUTY = `SELECT d.*, e.day AS end_day, e.how AS ended_how FROM rehabilitation_duty d
  LEFT JOIN rehabilitation_duty_end e ON e.rehabilitation_duty_id = d.id`

/** In the order in which they began. */
export function dutiesOf(db: Reader, episodeId: number): DutyStored[] {
  return rowsOf(db, `${DUTY} WHERE d.episode_id = ? ORDER BY d.day, d.id`, episodeId)
}

export function dutyById(db: Reader, id: number): DutyStored | undefined {
  return rowOf(db, `${DUTY} WHERE d.id = ?`, id)
}

export type TrainingStored = Training & {
  registerNumber: number
  restricted: 0 | 1
  provider: string
  endDay: ClinicDay | null
  outcome: TrainingOutcome | null
  certificate: string | null
}
const TRAINING = `SELECT t.*, c.register_number, c.restricted, p.name AS provider, e.day AS end_day, e.outcome, e.certificate
  FROM training t JOIN client c ON c.id = t.client_id JOIN referral_place p ON p.id = t.referral_place_id
  LEFT JOIN training_end e ON e.training_id = t.id`

/** The newest first. */
export function trainingsOf(db: Reader, clientId: number): TrainingStored[] {
  return rowsOf(db, `${TRAINING} WHERE t.client_id = ? ORDER BY t.day DESC, t.id DESC`, clientId)
}

export function trainingById(db: Reader, id: number): TrainingStored | undefined {
  return rowOf(db, `${TRAINING} WHERE t.id = ?`, id)
}

export function trainingsOpen(db: Reader): TrainingStored[] {
  return rowsOf(db, `${TRAINING} WHERE e.training_id IS NULL ORDER BY c.register_number, t.id`)
}

export function monthsOf(db: Reader, trainingId: number): z.infer<typeof TrainingMonth>[] {
  return rowsOf(db, 'SELECT * FROM training_month WHERE training_id = ? ORDER BY month', trainingId)
}

export function incomesOf(db: Reader, trainingId: number): z.infer<typeof IncomeReport>[] {
  return rowsOf(db, 'SELECT * FROM income_report WHERE training_id = ? ORDER BY day', trainingId)
}

export interface TrainingCount {
  readonly kind: TrainingKind
  readonly began: number
  readonly completed: number
  readonly certificates: number
  readonly left: number
  readonly working: number
}

/** Courses and placements that began in a span of days, with what became of them as known now. */
export function trainingCounts(db: Reader, from: ClinicDay, until: ClinicDay): TrainingCount[] {
  return rowsOf(
    db,
    `SELECT t.kind, count(*) AS began,
       count(*) FILTER (WHERE e.outcome = 'completed') AS completed,
       count(e.certificate) AS certificates,
       count(*) FILTER (WHERE e.outcome = 'left') AS "left",
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM income_report i WHERE i.training_id = t.id AND i.working = 1))
         AS working
     FROM training t LEFT JOIN training_end e ON e.training_id = t.id
     WHERE t.day BETWEEN ? AND ? AND coalesce(e.outcome, '') <> 'entered_by_mistake'
     GROUP BY t.kind ORDER BY t.kind DESC`,
    from,
    until,
  )
}
