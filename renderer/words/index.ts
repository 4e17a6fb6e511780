import type { Reason } from '../../shared/contract/call.ts'
import { en, enNeeds, enReasons } from './en/index.ts'
import type { ReasonWords } from './types.ts'

export const words = en

const reasons: ReasonWords = enReasons
const needs: ReasonWords = enNeeds

/** The sentence for a reason of the server side or of a rule; a code without words never reaches the screen. */
export function sentence({ code, params }: Reason): string {
  const say = reasons[code.replaceAll('-', '_')] ?? reasons.invalid
  return say?.(params ?? {}) ?? ''
}

/** The sentence for something on Home's list; none for a code without words. */
export function need({ code, params }: Reason): string | undefined {
  return needs[code]?.(params ?? {})
}
