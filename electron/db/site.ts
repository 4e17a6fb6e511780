import type { Closure, Holiday, Site } from '../../shared/records/site.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** The one site. @throws when the register holds none, which set-up makes impossible */
export function siteOf(db: Reader): Site {
  const site = rowOf<Site>(db, 'SELECT * FROM site')
  if (!site) throw new Error('the register has no site')
  return site
}

export interface OfficeCardStored {
  name: string
  ageA: string
  ageB: string
  ed25519: string
}

/** The office's card imported last. */
export function officeCardOf(db: Reader): OfficeCardStored | undefined {
  return rowOf(db, 'SELECT name, age_a, age_b, ed25519 FROM office_card ORDER BY id DESC LIMIT 1')
}

export function holidaysFrom(db: Reader, day: ClinicDay): Holiday[] {
  return rowsOf(db, 'SELECT * FROM holiday WHERE day >= ? ORDER BY day', day)
}

export function closuresBetween(db: Reader, from: ClinicDay, to: ClinicDay): Closure[] {
  return rowsOf(db, 'SELECT * FROM closure WHERE day BETWEEN ? AND ? ORDER BY day', from, to)
}

export function hashOfLine(db: Reader, seq: number): Uint8Array | undefined {
  return oneOf<Uint8Array>(db, 'SELECT hash FROM ledger WHERE seq = ?', seq)
}
