import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ClinicDay } from '../shared/records/time.ts'
import { appendHistory, type DrilledLine, lastBackup, readHistory } from './backup/history.ts'
import { type OpeningWatch, runDrill } from './backup/run-opening-worker.ts'
import { takeTurn } from './backup-turn.ts'
import { refuse } from './refusal.ts'
import type { Register } from './register.ts'
import { siteCardOf } from './site-card.ts'
import { todayOf } from './today.ts'

/** Where the newest backup lies now: where it was made, or in another of the places; null when it is not here. */
export async function newestBackupHere(
  register: Register,
  places: readonly string[] = [],
): Promise<{ file: string; sequence: number; sha256: string; day: ClinicDay } | null> {
  const newest = lastBackup(await readHistory(register.files.history, register.keys.highWaterKey))
  if (newest === null) return null
  const { sequence, sha256, bytes } = newest
  const found = [newest.folder, ...places]
    .map((folder) => join(folder, newest.file))
    .find((file) => sizeOf(file) === bytes)
  return found === undefined ? null : { file: found, sequence, sha256, day: newest.day as ClinicDay }
}

/**
 * One restore drill: the newest backup is opened in a temporary encrypted file, checked whole and compared with the
 * living register; the result goes into the history beside the register, not one row into it. Refused:
 * `drill_not_here`, and as `takeTurn`. @throws AbortError
 */
export async function drillNow(
  register: Register,
  { byItself, places = [] }: { byItself: boolean; places?: readonly string[] },
  watch: OpeningWatch = {},
): Promise<DrilledLine> {
  const newest = await newestBackupHere(register, places)
  if (newest === null) return refuse('drill_not_here')
  const { files, keys } = register
  return takeTurn(register, { what: 'drill', byItself, signal: watch.signal }, async (signal) => {
    const found = await runDrill(
      {
        kind: 'drill',
        file: newest.file,
        sha256: newest.sha256,
        identity: keys.siteIdentity,
        site: siteCardOf(register),
        scratchFolder: join(files.scratch, `drill-${randomUUID()}`),
        live: { file: files.database, key: keys.databaseKey },
      },
      { ...watch, signal },
    )
    signal.throwIfAborted()
    const line: DrilledLine = {
      kind: 'drilled',
      sequence: newest.sequence,
      day: todayOf(register),
      at: register.now(),
      ...found,
      differences: [...found.differences],
    }
    await appendHistory(files.history, keys.highWaterKey, line)
    return line
  })
}

function sizeOf(file: string): number | null {
  try {
    return statSync(file).size
  } catch {
    return null
  }
}
