import type { Problem } from '../../shared/contract/call.ts'
import { call, reasonsOf } from '../call.ts'

/** Why a scanned card cannot be given to somebody new; empty when it is a blank one of this site. */
export async function blankCardProblems(digits: string): Promise<Problem[]> {
  try {
    await call.clients.byCard({ digits })
  } catch (error) {
    // Nobody's card is what is wanted here.
    return reasonsOf(error)
      .filter(({ code }) => code !== 'card_unknown')
      .map((reason) => ({ ...reason, field: 'card' }))
  }
  return [{ field: 'card', code: 'card_in_use' }]
}
