import { session } from './session.ts'

/** Every call between the window and the machine: one line a feature. */
export const contract = {
  session,
}
export type Contract = typeof contract
