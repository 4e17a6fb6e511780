import { statfsSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupPlan } from '../../shared/contract/backups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { givingWay } from '../../shared/rules/backup-retention.ts'
import { keysFileName, parseBackupName } from '../backup/backup-name.ts'
import { appendHistory, lastBackup, type MadeLine, nextSequence, readHistory } from '../backup/history.ts'
import { siteOf } from '../db/site.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'

/** Room for what the register grew by since the last backup, and for the key file. */
const spareBytes = 1 << 20

/**
 * What making a backup in a folder would mean: the room that it needs (that of the last one and a tenth, or of the whole
 * register before the first), and which older ones would give way once it is good.
 */
export async function planIn(register: Register, folder: string): Promise<BackupPlan> {
  const history = await historyOf(register)
  const last = lastBackup(history)
  const estimate = last ? last.bytes * 1.1 : (sizeOf(register.files.database) ?? 0)
  const neededBytes = Math.ceil(estimate) + spareBytes
  const freeBytes = freeIn(folder)
  const coming = { sequence: nextSequence(history, [], siteOf(register.db).code), day: todayOf(register) }
  const ours = oursIn(
    history.lines.filter((line) => line.kind === 'made'),
    folder,
  )
  const goes = new Set(givingWay([...ours.map(asKept), coming]))
  return {
    freeBytes,
    neededBytes,
    enough: freeBytes === null || freeBytes >= neededBytes,
    givesWay: ours
      .filter(({ sequence }) => goes.has(sequence))
      .map(({ sequence, day, file }) => ({ sequence, day: day as ClinicDay, file })),
  }
}

/**
 * Removes the backups of this folder that a person agreed to and that give way by the rule as it stands now, the newest
 * good one never. Only files that this register's own sealed history names, under that name and length. A file that
 * cannot be removed stays; it gives way the next time.
 */
export async function giveWay(register: Register, folder: string, agreed: readonly number[]): Promise<void> {
  const { lines } = await historyOf(register)
  const ours = oursIn(
    lines.filter((line) => line.kind === 'made'),
    folder,
  )
  const goes = new Set(givingWay(ours.map(asKept)).filter((sequence) => agreed.includes(sequence)))
  for (const { sequence, file } of ours.filter((line) => goes.has(line.sequence))) {
    const name = parseBackupName(file)
    if (name === null) continue
    try {
      await rm(join(folder, file))
      await rm(join(folder, keysFileName(name)), { force: true })
    } catch {
      continue
    }
    const line = { kind: 'pruned', sequence, at: register.now(), folder, file } as const
    await appendHistory(register.files.history, register.keys.highWaterKey, line)
  }
}

const historyOf = ({ files, keys }: Register) => readHistory(files.history, keys.highWaterKey)

const asKept = ({ sequence, day }: MadeLine) => ({ sequence, day: day as ClinicDay })

/** Backups of the history that lie in the folder as they were written. */
function oursIn(made: readonly MadeLine[], folder: string): MadeLine[] {
  return made.filter((line) => sizeOf(join(folder, line.file)) === line.bytes)
}

function sizeOf(file: string): number | null {
  try {
    return statSync(file).size
  } catch {
    return null
  }
}

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
