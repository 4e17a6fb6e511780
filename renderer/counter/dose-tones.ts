import type { CounterDose } from '../../shared/contract/dose-views.ts'
import type { Tone } from '../ui/status-bar.tsx'

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
