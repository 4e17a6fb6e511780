import type { OrderConfirmation, OrderInput } from '../../shared/contract/orders.ts'
import type { Instant } from '../../shared/records/time.ts'
import { orderProblems } from '../../shared/rules/order-checks.ts'
import { fastestPlan, type OrderCheckFacts, type OrderDraft } from '../../shared/rules/order-draft.ts'
import type { ClientStored } from '../db/client.ts'
import { addOrder, ordersOfClient } from '../db/dose-order.ts'
import { episodeById } from '../db/episode.ts'
import type { Tx } from '../db/write.ts'
import { InvalidInput, invalid, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { checkFacts, lastOrderId } from './order-facts.ts'

export interface Prescribing {
  readonly client: ClientStored
  readonly via: OrderDraft['via']
  readonly order: OrderInput
  readonly supersedes: number | null
  readonly telephoneAt: Instant | null
  readonly prescriberId: number
  readonly writtenBy: number
}

/**
 * Holds an order against the facts as they are in this transaction, by the same rule as the screen, and writes it.
 * Invalid: its errors as `order_` and the code; refused: `order_superseded_meanwhile`, and `warn_` with each warning that was not confirmed.
 */
export function writeOrder(
  tx: Tx,
  register: Register,
  prescribing: Prescribing,
  confirmed: OrderConfirmation | null,
): number {
  const { client, via, order, supersedes, telephoneAt, prescriberId, writtenBy } = prescribing
  const facts = checkFacts(register, client.id)
  const draft: OrderDraft = { ...order, via, supersedes, telephoneAt }
  if (lastOrderId(ordersOfClient(register.db, client.id)) !== supersedes) refuse('order_superseded_meanwhile')
  refuseProblems(draft, facts, confirmed)
  const { steps, ...fields } = order
  const episodeId = episodeOf(facts)
  if (episodeById(register.db, episodeId)?.entry === 'guest') refuse('guest_order_fixed')
  return addOrder(
    tx,
    {
      ...fields,
      clientId: client.id,
      episodeId,
      via,
      telephoneAt,
      supersedes,
      prescriberId,
      writtenBy,
    },
    steps,
  )
}

/** Bridges are the order as it was: what warned then was confirmed then. */
function refuseProblems(
  draft: OrderDraft,
  facts: OrderCheckFacts,
  confirmed: OrderConfirmation | null,
): void {
  const { errors, warnings } = orderProblems(draft, facts)
  if (errors.length > 0)
    throw new InvalidInput(errors.map((error) => ({ ...error, code: `order_${error.code}` })))
  if (draft.via === 'bridge' || warnings.length === 0) return
  const open = warnings.filter(({ code }) => !confirmed?.codes.includes(code))
  if (open.length > 0) throw new Refusal(open.map(({ code, params }) => ({ code: `warn_${code}`, params })))
  if (confirmed?.amountMicrograms !== mostOfAnyDay(draft)) invalid('amountAgain', 'order_dose_typed_differs')
}

/** The amount that is typed a second time: the most that any day of the order comes to. */
export function mostOfAnyDay(draft: Pick<OrderDraft, 'steps' | 'everyDays'>): number {
  return Math.max(0, ...fastestPlan(draft).map(({ totalMicrograms }) => totalMicrograms))
}

function episodeOf({ episodes }: OrderCheckFacts): number {
  const episode = episodes.find(({ kind }) => kind === 'ost') ?? episodes.find(({ kind }) => kind === 'detox')
  return episode?.id ?? refuse('no_episode')
}
