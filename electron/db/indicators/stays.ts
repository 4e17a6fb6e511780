import type { AbsenceFacts } from '../../../shared/records/absence.ts'
import type { Sex } from '../../../shared/records/client.ts'
import type { ClosingReason, EpisodeEntry } from '../../../shared/records/episode.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'

export interface TreatmentRow {
  readonly episodeId: number
  readonly clientId: number
  readonly entry: Exclude<EpisodeEntry, 'guest'>
  readonly openedDay: ClinicDay
  readonly closedDay: ClinicDay | null
  readonly closedFor: Exclude<ClosingReason, 'guest_left'> | null
  readonly reopened: 0 | 1
}

/** Every episode of substitution treatment that is no guest's, by client and in the order of opening. */
export function substitutionEpisodes(db: Reader): TreatmentRow[] {
  return rowsOf(
    db,
    `SELECT episode_id, client_id, entry, opened_day, closed_day, closed_for, reopened FROM treatment
     WHERE kind = 'ost' ORDER BY client_id, episode_id`,
  )
}

export interface PersonRow {
  readonly clientId: number
  readonly registerNumber: number
  readonly sex: Sex
  readonly birthYear: number
}

export function persons(db: Reader): PersonRow[] {
  return rowsOf(db, 'SELECT client_id, register_number, sex, birth_year FROM client_person')
}

/** The last dose in the paper book of who was brought over. */
export function paperDoseDays(db: Reader): { clientId: number; day: ClinicDay }[] {
  return rowsOf(db, 'SELECT client_id, last_dose_day AS day FROM brought_over')
}

/** Days away of everybody who ever was: facts alone, no note. Taken back ones are left out. */
export function absences(
  db: Reader,
): (Pick<AbsenceFacts, 'id' | 'fromDay' | 'untilDay' | 'backDay'> & { clientId: number })[] {
  return rowsOf(
    db,
    `SELECT a.id, a.client_id, a.from_day, a.until_day, (
       SELECT e.day FROM absence_end e WHERE e.absence_id = a.id
         AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'absence_end' AND t.row_id = e.id)
       ORDER BY e.id DESC LIMIT 1) AS back_day
     FROM absence a
     WHERE NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'absence' AND t.row_id = a.id)`,
  )
}
