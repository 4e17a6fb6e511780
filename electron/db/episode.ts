import type { ClosingReason, Episode } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type EpisodeStored = Episode & {
  closedDay: ClinicDay | null
  closedFor: ClosingReason | null
  /** Sealed under `episode_closing.note` of the episode's id. */
  note: Uint8Array | null
}

const EPISODE = `SELECT e.*, c.day AS closed_day, c.reason AS closed_for, c.note FROM episode e
  LEFT JOIN episode_closing c ON c.episode_id = e.id`

/** The newest first. */
export function episodesOf(db: Reader, clientId: number): EpisodeStored[] {
  return rowsOf(db, `${EPISODE} WHERE e.client_id = ? ORDER BY e.id DESC`, clientId)
}

export function episodeById(db: Reader, id: number): EpisodeStored | undefined {
  return rowOf(db, `${EPISODE} WHERE e.id = ?`, id)
}

/** Whether a dose of the episode stands prepared, so that nobody knows yet whether it is swallowed. */
export function hasPreparedDose(db: Reader, episodeId: number): boolean {
  return (
    oneOf(
      db,
      `SELECT 1 FROM dose d
       WHERE d.episode_id = ? AND d.kind <> 'passport'
         AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind <> 'prepared')`,
      episodeId,
    ) !== undefined
  )
}
