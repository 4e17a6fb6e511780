import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { TableName } from '../db/tables.ts'
import type { Register } from '../register.ts'
import { openText, sealText } from '../vault/private-column.ts'
import { signedBytes } from '../vault/signature.ts'

interface Place {
  readonly table: TableName
  readonly column: string
  readonly id: number
}

/** Seals a value for one column of one row. What is opened again is never kept: each reading is an act. */
export function sealJson({ keys }: Register, place: Place, value: unknown): Uint8Array {
  return sealText(keys.privateKey, place, JSON.stringify(value))
}

/** @throws PrivateColumnError when the bytes belong elsewhere; ZodError when they hold something else */
export function openJson<T>({ keys }: Register, place: Place, blob: Uint8Array, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(openText(keys.privateKey, place, blob)))
}

/** What a PIN signs: 32 bytes over the kind of statement and its RFC 8785 JSON. */
export function digestOf(kind: string, value: unknown): Uint8Array {
  return createHash('sha256').update(signedBytes(kind, value)).digest()
}
