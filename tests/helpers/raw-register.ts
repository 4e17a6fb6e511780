import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWriter, type Writer } from '../../electron/db/connection.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { type Act, insert, write } from '../../electron/db/write.ts'
import type { Instant } from '../../shared/records/time.ts'

export const KEY: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => index)

/** An encrypted register at schema `upTo`, empty but for nothing: for tests of the database itself. */
export function rawRegister(upTo?: number): { db: Writer; file: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'ost-raw-')), 'register.db')
  const db = openWriter(file, KEY)
  migrate(db, upTo)
  return { db, file }
}

const at = Date.UTC(2026, 1, 3, 4) as Instant
export const TEST_ACT: Act = { act: 'register.create', actor: null, at }

/** The same with its site, a nurse and an open day, written as the program writes. */
export function registerWithDay(upTo?: number): { db: Writer; file: string } {
  const raw = rawRegister(upTo)
  write(raw.db, TEST_ACT, (tx) => {
    insert(tx, 'site', {
      id: 1,
      registerId: 'a'.repeat(32),
      lineage: 'b'.repeat(32),
      code: 'AZL01',
      number: 17,
      name: 'Grace-In OST centre',
      district: 'Aizawl',
      country: 'India',
      timeZone: 'Asia/Kolkata',
      kind: 'ost_centre',
      weeklyClosedDays: '',
      dropoutDays: 60,
      createdAt: at,
    })
    insert(tx, 'staff', { role: 'nurse', name: Buffer.from([1]), at })
    insert(tx, 'clinic_day', {
      day: '2026-02-03' as never,
      openedBy: 1,
      approvedBy: null,
      reason: null,
      at,
    })
  })
  return raw
}
