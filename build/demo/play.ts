import type { Page } from 'playwright-core'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { RunningRegister } from '../../tests/helpers/launch.ts'
import type { Pictures } from './pictures.ts'
import type { PaperTo } from './steps/papers.ts'

/** What every act of the demonstration has at hand. */
export interface Play {
  readonly register: RunningRegister
  readonly page: Page
  readonly pictures: Pictures
  readonly day: ClinicDay
  /** Where printed pages are kept as PDF files. */
  readonly papersFolder: string
  /** A line of progress; never a name in it. */
  say(line: string): void
}

export const paperTo = ({ register, papersFolder, pictures }: Play): PaperTo => ({
  register,
  papersFolder,
  look: pictures.look,
})
