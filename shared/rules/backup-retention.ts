import type { ClinicDay } from '../records/time.ts'
import { dayNumber, isoWeekday } from './days.ts'

/** So many weeks and months keep their newest backup (trust.md, *Keys* 6). */
export const keptWeeks = 8
export const keptMonths = 12
/** The newest, and the one before it: a stick that dies takes no more than one of them. [inference] */
export const keptAnyway = 2

export interface KeptBackup {
  readonly sequence: number
  /** The clinic day that it bears. */
  readonly day: ClinicDay
}

/**
 * Which backups of a folder give way: all but the newest of the last eight weeks and the newest of the last twelve
 * months that have any. Order and age come from the sequence alone, never from a clock; the day only says which week
 * and month a backup stands for. The two with the highest sequences always stay.
 * @returns the sequences that give way, lowest first
 */
export function givingWay(backups: readonly KeptBackup[]): number[] {
  const newestFirst = [...backups].sort((a, b) => b.sequence - a.sequence)
  const kept = new Set([
    ...newestFirst.slice(0, keptAnyway).map(({ sequence }) => sequence),
    ...newestOf(newestFirst, ({ day }) => dayNumber(day) - isoWeekday(day), keptWeeks),
    ...newestOf(newestFirst, ({ day }) => day.slice(0, 7), keptMonths),
  ])
  return newestFirst
    .map(({ sequence }) => sequence)
    .filter((sequence) => !kept.has(sequence))
    .reverse()
}

function newestOf(
  newestFirst: readonly KeptBackup[],
  spanOf: (one: KeptBackup) => string | number,
  most: number,
): number[] {
  const spans = new Map<string | number, number>()
  for (const backup of newestFirst) {
    const span = spanOf(backup)
    if (!spans.has(span) && spans.size < most) spans.set(span, backup.sequence)
  }
  return [...spans.values()]
}
