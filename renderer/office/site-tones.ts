import type { OfficeSiteLine } from '../../shared/contract/office.ts'
import type { Tone } from '../ui/status-bar.tsx'

/** Age is word and shape first, colour last. */
export const TONE_OF_AGE: Record<OfficeSiteLine['state'], Tone> = {
  never: 'warn',
  good: 'good',
  late: 'due',
  very_late: 'stop',
  ended: 'quiet',
}
