import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

/** The last keys of a backup, behind which everything in the register of this PC would vanish. */
export interface BackupEnd {
  readonly line: number
  readonly lineHash: string | null
  readonly dose: number
  readonly day: number
  readonly client: number
}

/** When the last act of an opened backup or copy was written. UTC milliseconds. */
export function lastActAt(backup: Reader): Instant {
  return (oneOf<number>(backup, 'SELECT utc_ms FROM ledger ORDER BY seq DESC LIMIT 1') ?? 0) as Instant
}

/** Where an opened backup ends. */
export function backupEnd(backup: Reader): BackupEnd {
  const line = oneOf<number>(backup, 'SELECT coalesce(max(seq), 0) FROM ledger') ?? 0
  return {
    line,
    lineHash: hashAt(backup, line),
    dose: lastKey(backup, 'dose'),
    day: lastKey(backup, 'clinic_day'),
    client: lastKey(backup, 'client'),
  }
}

/** What stands in a register behind the end of a backup. @throws SQLite's error where the register is damaged */
export function standsBehind(register: Reader, end: BackupEnd) {
  const head = oneOf<number>(register, 'SELECT coalesce(max(seq), 0) FROM ledger') ?? 0
  return {
    isSameChain: hashAt(register, end.line) === end.lineHash,
    lines: Math.max(0, head - end.line),
    days: rowsOf<{ day: ClinicDay; doses: number }>(
      register,
      `SELECT c.day, count(d.id) AS doses FROM clinic_day c
       LEFT JOIN dose d ON d.clinic_day_id = c.id AND d.id > ?
       GROUP BY c.id HAVING c.id > ? OR count(d.id) > 0 ORDER BY c.id`,
      end.dose,
      end.day,
    ),
    doses: oneOf<number>(register, 'SELECT count(*) FROM dose WHERE id > ?', end.dose) ?? 0,
    clients: rowsOf<{ registerNumber: number }>(
      register,
      'SELECT register_number FROM client WHERE id > ? ORDER BY id',
      end.client,
    ).map(({ registerNumber }) => registerNumber),
  }
}

/** Keyholders of a restored register, their labels and names still sealed. */
export interface RestoredKeyholder {
  readonly id: number
  readonly slotId: string
  readonly label: Uint8Array
  readonly staffId: number | null
}

export interface RestoredStaff {
  readonly id: number
  readonly role: Role
  readonly name: Uint8Array
}

/** People whose passphrase opened the register when the backup was made. */
export function restoredKeyholders(backup: Reader): RestoredKeyholder[] {
  return rowsOf(
    backup,
    `SELECT id, slot_id, label, staff_id FROM keyholder k
     WHERE NOT EXISTS (SELECT 1 FROM keyholder_removal r WHERE r.keyholder_id = k.id) ORDER BY id`,
  )
}

/** The staff of a backup who still had access: never disabled nor left since. */
export function restoredStaff(backup: Reader): RestoredStaff[] {
  return rowsOf(
    backup,
    `SELECT s.id, s.role, s.name FROM staff s
     JOIN staff_event e ON e.id = (SELECT max(id) FROM staff_event WHERE staff_id = s.id)
     WHERE e.kind NOT IN ('disabled', 'left') ORDER BY s.id`,
  )
}

export function restoredSite(backup: Reader): { code: string; name: string; district: string } | undefined {
  return rowsOf<{ code: string; name: string; district: string }>(
    backup,
    'SELECT code, name, district FROM site WHERE id = 1',
  )[0]
}

function lastKey(db: Reader, table: 'dose' | 'clinic_day' | 'client'): number {
  return oneOf<number>(db, `SELECT coalesce(max(id), 0) FROM ${table}`) ?? 0
}

function hashAt(db: Reader, seq: number): string | null {
  return oneOf<Buffer>(db, 'SELECT hash FROM ledger WHERE seq = ?', seq)?.toString('hex') ?? null
}
