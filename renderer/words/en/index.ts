import { backupReasons, backups } from './backups.ts'
import { doors, doorsReasons } from './doors.ts'
import { home, homeNeeds } from './home.ts'
import { kit } from './kit.ts'
import { commonReasons } from './reasons.ts'
import { shell } from './shell.ts'
import { stock, stockReasons } from './stock.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  backups,
  doors,
  home,
  kit,
  shell,
  stock,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
  ...backupReasons,
  ...doorsReasons,
  ...stockReasons,
}

/** One line a feature that puts something on Home's list. */
export const enNeeds = {
  ...homeNeeds,
}
