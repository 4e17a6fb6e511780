import type { TableName } from './db/tables.ts'
import { seal, unseal } from './private-text.ts'
import type { Register } from './register.ts'

/** Where a person's own words begin in a column of text; codes never contain it. */
const MARK = 'sealed:'

/**
 * What is written as a reason about a client: the chosen code stands plainly, for counts and rules ask for it; the
 * words that somebody typed after it are sealed like any note, for the everyday office key reads nothing personal
 * (decisions.md, *What is sealed, and for whom*). Bound to the row, so that they are not moved to another.
 */
export function sealWords(
  register: Register,
  table: TableName,
  id: number,
  code: string | null,
  words: string,
): string {
  const blob = seal(register, table, 'reason', id, words)
  if (blob === null) return code ?? ''
  return `${code === null ? '' : `${code}: `}${MARK}${Buffer.from(blob).toString('base64')}`
}

/** The same for a reason as it comes from a form: `code: words`, or a code alone. */
export function sealReason(register: Register, table: TableName, id: number, reason: string): string {
  const [, code = reason, words = ''] = /^([a-z_]+): ([\s\S]*)$/.exec(reason) ?? []
  return sealWords(register, table, id, code, words)
}

/** The code of a stored reason alone, for those who may not read a person's words; null where there is none. */
export function codeOfReason(stored: string): string | null {
  const at = stored.indexOf(MARK)
  return (at < 0 ? stored : stored.slice(0, at).replace(/: $/, '')) || null
}

/** A stored reason as people read it; what was written before words were sealed comes as it is. */
export function openReason(register: Register, table: TableName, id: number, stored: string): string {
  const at = stored.indexOf(MARK)
  if (at < 0) return stored
  const blob = Buffer.from(stored.slice(at + MARK.length), 'base64')
  return `${stored.slice(0, at)}${unseal(register, table, 'reason', id, blob) ?? ''}`
}
