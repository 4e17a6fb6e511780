import type { CounterDose } from '../../shared/contract/dose-views.ts'
import type { Tone } from '../ui/status-bar.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

/** Colour and shape for what became of a dose. */
export const TONES: Record<CounterDose['state'], Tone> = {
  prepared: 'due',
  given: 'due',
  checked: 'good',
  not_checked: 'note',
  refused: 'warn',
  withheld: 'warn',
  vomited: 'warn',
  spilled: 'warn',
  incident: 'doctor',
  returned: 'quiet',
  voided: 'quiet',
}

/** The word for where a dose stands; what was carried home is *given* to nobody's mouth. */
export function stateOf({
  kind,
  state,
  clinicDay: day,
}: Pick<CounterDose, 'kind' | 'state' | 'clinicDay'>): string {
  if (kind === 'take_home' && state === 'given') return words.takeHome.carriedFor(clinicDay(day))
  return words.counter.state[state]
}

/** The same where one line stands for all that was handed over together. */
export function stateOfAll(dose: Pick<CounterDose, 'kind' | 'state' | 'clinicDay'>): string {
  const { kind, state, clinicDay: day } = dose
  return kind === 'take_home' && state === 'given'
    ? words.takeHome.carriedUpTo(clinicDay(day))
    : stateOf(dose)
}
