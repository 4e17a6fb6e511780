import type { TableName } from './db/tables.ts'
import type { Register } from './register.ts'
import { openText, sealText } from './vault/private-column.ts'

type Columns = 'name' | 'called' | 'parent_name' | 'phone' | 'contact' | 'detail' | 'note' | 'staff_member'

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

/** @throws PrivateColumnError when the bytes belong to another row, column or register */
export function unseal(
  { keys }: Register,
  table: TableName,
  column: Columns,
  id: number,
  blob: Uint8Array | null,
): string | null {
  return blob === null ? null : openText(keys.privateKey, { table, column, id }, blob)
}
