import type { TableName } from './db/tables.ts'
import type { Register } from './register.ts'
import { openText, sealText } from './vault/private-column.ts'

type Columns =
  | 'name'
  | 'called'
  | 'parent_name'
  | 'phone'
  | 'contact'
  | 'detail'
  | 'label'
  | 'note'
  | 'reason'
  | 'staff_member'
  | 'carrier'
  | 'finding'
  | 'content'
  | 'result'
  | 'everyday_key'
  | 'signing_key'
  | 'data_key'
  | 'secret'

/** Seals what a person typed for one column of one row; empty and absent are both stored as nothing. */
export function seal(
  { keys }: Register,
  table: TableName,
  column: Columns,
  id: number,
  text: string,
): Uint8Array
export function seal(
  { keys }: Register,
  table: TableName,
  column: Columns,
  id: number,
  text: string | null | undefined,
): Uint8Array | null
export function seal(
  { keys }: Register,
  table: TableName,
  column: Columns,
  id: number,
  text: string | null | undefined,
): Uint8Array | null {
  if (text === null || text === undefined || text === '') return null
  return sealText(keys.privateKey, { table, column, id }, text)
}

/** Names are read again and again at the counter; what was opened is kept until the register is locked. */
const opened = new WeakMap<Register, Map<string, { blob: Uint8Array; text: string }>>()

/** @throws PrivateColumnError when the bytes belong to another row, column or register */
export function unseal(
  register: Register,
  table: TableName,
  column: Columns,
  id: number,
  blob: Uint8Array | null,
): string | null {
  if (blob === null) return null
  const own = opened.get(register) ?? new Map<string, { blob: Uint8Array; text: string }>()
  opened.set(register, own)
  const place = `${table}|${column}|${id}`
  const known = own.get(place)
  if (known && Buffer.compare(known.blob, blob) === 0) return known.text
  const text = openText(register.keys.privateKey, { table, column, id }, blob)
  own.set(place, { blob, text })
  return text
}
