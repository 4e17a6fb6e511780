import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { nameOf } from './names.ts'

/** `08:42 saved.` and what: the tick that stands there only after the register holds it. */
export function savedAs(
  what: 'void' | 'incident' | 'notGiven' | 'other',
  { board }: CounterReply,
  dose: CounterDose,
  timeZone: string,
): string {
  const at = time(board.now, timeZone)
  const say = words.counter.saved
  if (what === 'void') return say.void(at, nameOf(dose), amount(dose.amountMicrograms))
  return say[what](at, nameOf(dose))
}
