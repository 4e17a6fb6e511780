import { backupReasons, backups } from './backups.ts'
import { doors } from './doors.ts'
import { commonReasons } from './reasons.ts'
import { shell } from './shell.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  backups,
  doors,
  shell,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
  ...backupReasons,
}
