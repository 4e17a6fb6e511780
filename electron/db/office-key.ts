import type { OfficeKey } from '../../shared/records/office.ts'
import type { Reader } from './connection.ts'
import { rowOf } from './rows.ts'

/** The office's sealed keys that hold; undefined in a register that is no office's. */
export function officeKeyOf(db: Reader): OfficeKey | undefined {
  return rowOf(db, 'SELECT * FROM office_key ORDER BY id DESC LIMIT 1')
}
