import type { DoseOrder, DoseOrderStep } from '../../shared/records/dose-order.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'
import { insert, type Tx } from './write.ts'

/** An order as it was written, with all that was done to it since. Nothing here is computed from the day. */
export interface OrderStored extends DoseOrder {
  /** One row a step and slot, in the order of steps and slots. */
  steps: DoseOrderStep[]
  /** Stopped by a doctor before its last day. */
  end: { reason: string; staffId: number; at: Instant } | null
  /** The order that took its place. */
  supersededBy: { id: number; startDay: ClinicDay; at: Instant } | null
  /**
   * The doctor's signature: over a telephone order or bridge itself, over the bring-over list that an order of
   * the paper time came with. Always null on an order that a doctor wrote, which needs none.
   */
  signature: { staffId: number; at: Instant } | null
  /**
   * Whether the order may be dosed from: a doctor's at once, a telephone order and a bridge at once (they end
   * by themselves within three days), one brought over only when its list is signed.
   */
  inForce: boolean
}

type Flat = DoseOrder & {
  endReason: string | null
  endStaffId: number | null
  endAt: Instant | null
  nextId: number | null
  nextStartDay: ClinicDay | null
  nextAt: Instant | null
  signedBy: number | null
  signedAt: Instant | null
}

const ORDERS = `SELECT o.*,
    e.reason AS end_reason, e.staff_id AS end_staff_id, e.at AS end_at,
    n.id AS next_id, n.start_day AS next_start_day, n.at AS next_at,
    g.staff_id AS signed_by, g.at AS signed_at
  FROM dose_order o
  LEFT JOIN dose_order_end e ON e.dose_order_id = o.id
  LEFT JOIN dose_order n ON n.supersedes = o.id
  LEFT JOIN brought_over b ON b.client_id = o.client_id AND o.via = 'brought_over'
  LEFT JOIN signature g ON g.id = (
    SELECT min(s.id) FROM signature s
    WHERE (s.kind = 'telephone_order' AND o.via IN ('telephone', 'bridge') AND s.subject_id = o.id)
       OR (s.kind = 'bring_over' AND o.via = 'brought_over' AND s.subject_id = b.batch))`

/** All orders of a client ever written, the newest first, with steps, ends, supersession and signatures. */
export function ordersOfClient(db: Reader, clientId: number): OrderStored[] {
  return withSteps(
    rowsOf<Flat>(db, `${ORDERS} WHERE o.client_id = ? ORDER BY o.id DESC`, clientId),
    rowsOf<DoseOrderStep>(
      db,
      `SELECT s.* FROM dose_order_step s JOIN dose_order o ON o.id = s.dose_order_id
       WHERE o.client_id = ? ORDER BY s.dose_order_id, s.step, s.slot`,
      clientId,
    ),
  )
}

/** One order with all that belongs to it. */
export function orderById(db: Reader, id: number): OrderStored | undefined {
  return withSteps(
    rowsOf<Flat>(db, `${ORDERS} WHERE o.id = ?`, id),
    rowsOf<DoseOrderStep>(
      db,
      'SELECT * FROM dose_order_step WHERE dose_order_id = ? ORDER BY step, slot',
      id,
    ),
  )[0]
}

/** Of every client with an open OST episode the orders that nothing has taken the place of: the work lists. */
export function standingOrders(db: Reader): OrderStored[] {
  const standing = `NOT EXISTS (SELECT 1 FROM dose_order later WHERE later.supersedes = o.id)
    AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = o.episode_id)`
  return withSteps(
    rowsOf<Flat>(db, `${ORDERS} WHERE ${standing} ORDER BY o.end_day, o.id`),
    rowsOf<DoseOrderStep>(
      db,
      `SELECT s.* FROM dose_order_step s JOIN dose_order o ON o.id = s.dose_order_id
       WHERE ${standing} ORDER BY s.dose_order_id, s.step, s.slot`,
    ),
  )
}

/** Every client's orders that run on a day in an open episode, neither stopped nor already taken the place of. */
export function ordersRunningOn(db: Reader, day: ClinicDay): OrderStored[] {
  const running = `o.start_day <= ? AND o.end_day >= ?
    AND NOT EXISTS (SELECT 1 FROM dose_order later WHERE later.supersedes = o.id AND later.start_day <= ?)
    AND NOT EXISTS (SELECT 1 FROM dose_order_end stopped WHERE stopped.dose_order_id = o.id)
    AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = o.episode_id AND c.day <= ?)`
  return withSteps(
    rowsOf<Flat>(db, `${ORDERS} WHERE ${running} ORDER BY o.client_id, o.id`, day, day, day, day),
    rowsOf<DoseOrderStep>(
      db,
      `SELECT s.* FROM dose_order o JOIN dose_order_step s ON s.dose_order_id = o.id
       WHERE ${running} ORDER BY s.dose_order_id, s.step, s.slot`,
      day,
      day,
      day,
      day,
    ),
  )
}

function withSteps(orders: readonly Flat[], steps: readonly DoseOrderStep[]): OrderStored[] {
  const byOrder = new Map<number, DoseOrderStep[]>()
  for (const step of steps) {
    const own = byOrder.get(step.doseOrderId)
    if (own) own.push(step)
    else byOrder.set(step.doseOrderId, [step])
  }
  return orders.map((flat) => {
    const { endReason, endStaffId, endAt, nextId, nextStartDay, nextAt, signedBy, signedAt, ...order } = flat
    const signature = signedBy !== null && signedAt !== null ? { staffId: signedBy, at: signedAt } : null
    return {
      ...order,
      steps: byOrder.get(order.id) ?? [],
      end:
        endReason !== null && endStaffId !== null && endAt !== null
          ? { reason: endReason, staffId: endStaffId, at: endAt }
          : null,
      supersededBy:
        nextId !== null && nextStartDay !== null && nextAt !== null
          ? { id: nextId, startDay: nextStartDay, at: nextAt }
          : null,
      signature,
      inForce: order.via !== 'brought_over' || signature !== null,
    }
  })
}

export type NewOrder = Omit<DoseOrder, 'id' | 'at'>
export type NewStep = Omit<DoseOrderStep, 'id' | 'doseOrderId'>

/** Writes an order with its steps. @returns its id */
export function addOrder(tx: Tx, order: NewOrder, steps: readonly NewStep[]): number {
  const id = insert(tx, 'dose_order', { ...order, at: tx.at })
  for (const step of steps) insert(tx, 'dose_order_step', { ...step, doseOrderId: id })
  return id
}

/** No dose from this order any more, from now on. */
export function endOrder(tx: Tx, doseOrderId: number, staffId: number, reason: string): void {
  insert(tx, 'dose_order_end', { doseOrderId, reason, staffId, at: tx.at })
}

/** Telephone orders and bridges that no doctor has signed, nor answered by stopping them; the oldest first. */
export function ordersToSign(db: Reader): OrderStored[] {
  const ids = rowsOf<{ id: number }>(
    db,
    `SELECT o.id FROM dose_order o
     WHERE o.via IN ('telephone', 'bridge')
       AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.kind = 'telephone_order' AND s.subject_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM dose_order_end e WHERE e.dose_order_id = o.id)
     ORDER BY o.id`,
  )
  return ids.flatMap(({ id }) => orderById(db, id) ?? [])
}

/** Clients with an open episode in which doses are given: whom the counter may see. */
export function clientsInTreatment(db: Reader): number[] {
  return rowsOf<{ id: number }>(
    db,
    `SELECT DISTINCT e.client_id AS id FROM episode e
     WHERE e.kind IN ('ost', 'detox')
       AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = e.id)
     ORDER BY e.client_id`,
  ).map(({ id }) => id)
}
