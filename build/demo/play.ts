import type { Page } from 'playwright-core'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { RunningRegister } from '../../tests/helpers/launch.ts'
import type { Pictures } from './pictures.ts'

/** What every act of the demonstration has at hand. */
export interface Play {
  readonly register: RunningRegister
  readonly page: Page
  readonly pictures: Pictures
  readonly day: ClinicDay
  /** A line of progress; never a name in it. */
  say(line: string): void
}
