import { backups } from './backups.ts'
import { clients } from './clients.ts'
import { day } from './day.ts'
import { doses } from './doses.ts'
import { drafts } from './drafts.ts'
import { home } from './home.ts'
import { ledger } from './ledger.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'

/** Every call between the window and the machine: one line a feature. */
export const contract = {
  backups,
  clients,
  day,
  doses,
  drafts,
  home,
  ledger,
  session,
  setup,
  staff,
  stock,
}
export type Contract = typeof contract
