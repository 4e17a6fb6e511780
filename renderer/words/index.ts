import type { Reason } from '../../shared/contract/call.ts'
import { en, enReasons } from './en/index.ts'
import type { ReasonWords } from './types.ts'

export const words = en

const reasons: ReasonWords = enReasons

/** The sentence for a reason of the server side or of a rule; a code without words never reaches the screen. */
export function sentence({ code, params }: Reason): string {
  const say = reasons[code.replaceAll('-', '_')] ?? reasons.invalid
  return say?.(params ?? {}) ?? ''
}
