import type { BackupDone, DrillDone } from '../../shared/contract/backups.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { type DrilledLine, type History, type MadeLine, readHistory } from '../backup/history.ts'
import { backupPlaces } from '../backup-places.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'

/** All backups that this register ever made, and what of the list is damaged. */
export const historyOf = (register: Register): Promise<History> =>
  readHistory(register.files.history, register.keys.highWaterKey)

/** Folders chosen by hand since the program started; those of earlier backups are in the history. */
const chosenNow = new WeakMap<Register, string[]>()

/** Offers a folder from now on. */
export function offerFolder(register: Register, folder: string): void {
  chosenNow.set(register, [...(chosenNow.get(register) ?? []), folder])
}

/** Where backups may lie now. */
export async function placesOf(register: Register) {
  const { lines } = await historyOf(register)
  const used = lines.flatMap((line) => (line.kind === 'made' ? [line.folder] : []))
  return backupPlaces(process.platform, [...used, ...(chosenNow.get(register) ?? [])])
}

/** Refused: `folder_not_offered`. */
export async function requirePlace(register: Register, folder: string): Promise<void> {
  const places = await placesOf(register)
  if (!places.some((place) => place.folder === folder)) refuse('folder_not_offered')
}

/** A line of the history as the contract says it. */
export function asDrill({ kind: _, ...line }: DrilledLine): DrillDone {
  return { ...line, day: line.day as ClinicDay, at: line.at as Instant }
}

/** A line of the history as the contract says it. */
export function asDone(line: Omit<MadeLine, 'kind'>): BackupDone {
  return {
    sequence: line.sequence,
    day: line.day as ClinicDay,
    at: line.at as Instant,
    file: line.file,
    folder: line.folder,
    sha256: line.sha256,
    bytes: line.bytes,
    clients: line.rows.client ?? 0,
    doses: line.rows.dose ?? 0,
  }
}
