import type { ClinicDay } from '../shared/records/time.ts'
import type { ClientHistory } from '../shared/rules/client-history.ts'
import { broughtOverOf } from './db/client.ts'
import { closedAtOf, holdsOf } from './db/client-history.ts'
import { dosesOfClient } from './db/dose.ts'
import { ordersOfClient } from './db/dose-order.ts'
import { episodesOf } from './db/episode.ts'
import { orderRecord } from './order-record.ts'
import type { Register } from './register.ts'

/**
 * All that bears on a client's doses from a day on, with when each of it was written.
 *
 * @param firstDose the earliest clinic day whose doses are looked at
 */
export function clientHistory(register: Register, clientId: number, firstDose: ClinicDay): ClientHistory {
  const { db } = register
  const closed = new Map(closedAtOf(db, clientId).map(({ episodeId, at }) => [episodeId, at]))
  return {
    episodes: episodesOf(db, clientId).map(({ id, kind, at }) => ({
      id,
      kind,
      at,
      closedAt: closed.get(id) ?? null,
    })),
    holds: holdsOf(db, clientId).map(({ id, kind, at, releasedAt }) => ({ id, kind, at, releasedAt })),
    orders: ordersOfClient(db, clientId).map((order) => ({
      ...orderRecord(order),
      inForceFrom: order.via === 'brought_over' ? (order.signature?.at ?? null) : order.at,
      endedAt: order.end?.at ?? null,
    })),
    doses: dosesOfClient(db, clientId, firstDose),
    broughtOver: broughtOverOf(db, clientId) ?? null,
  }
}
