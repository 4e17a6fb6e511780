import { backupReasons, backups } from './backups.ts'
import { doors } from './doors.ts'
import { kit } from './kit.ts'
import { commonReasons } from './reasons.ts'
import { shell } from './shell.ts'
import { stock, stockReasons } from './stock.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  backups,
  doors,
  kit,
  shell,
  stock,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
  ...backupReasons,
  ...stockReasons,
}
