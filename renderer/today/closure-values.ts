import type { ClosureClient } from '../../shared/contract/closures.ts'
import type { ClosurePlan } from '../../shared/records/take-home.ts'

/** What the doctor decided beyond the rule: who is taken off, and what happens to those who do not carry. */
export interface Decisions {
  readonly taken: ReadonlySet<number>
  readonly plans: Readonly<Record<number, ClosurePlan>>
  readonly planForAll: ClosurePlan | null
}

export const carrying = (client: ClosureClient, { taken }: Decisions): boolean =>
  client.outcome === 'take_home' && !taken.has(client.clientId)

export const planOf = (client: ClosureClient, { plans, planForAll }: Decisions): ClosurePlan | null =>
  client.plan ?? plans[client.clientId] ?? planForAll

/** For how many it is still to be said what happens instead. */
export const undecided = (clients: readonly ClosureClient[], decisions: Decisions): number =>
  clients.filter((client) => !carrying(client, decisions) && planOf(client, decisions) === null).length
