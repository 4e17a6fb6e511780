import { session } from './session.ts'
import { setup } from './setup.ts'
import { stock } from './stock.ts'

/** Every call between the window and the machine: one line a feature. */
export const contract = {
  session,
  setup,
  stock,
}
export type Contract = typeof contract
