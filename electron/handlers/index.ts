import { backups } from './backups.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { stock } from './stock.ts'

/** One line a feature, as in the contract. */
export const handlers = {
  backups,
  session,
  setup,
  stock,
}
