import { backups } from './backups.ts'
import { day } from './day.ts'
import { drafts } from './drafts.ts'
import { home } from './home.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'

/** One line a feature, as in the contract. */
export const handlers = {
  backups,
  day,
  drafts,
  home,
  session,
  setup,
  staff,
  stock,
}
