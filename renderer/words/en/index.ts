import { doors } from './doors.ts'
import { commonReasons } from './reasons.ts'
import { shell } from './shell.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  doors,
  shell,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
}
