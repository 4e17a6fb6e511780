import type { OrderInput } from '../../shared/contract/orders.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { StaffName } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

/** On an order, on one that ended yesterday, on none yet, and three days without under a running order. */
const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  { registerNumber: 2, called: 'Mawia', slots: [8_000], endDay: '2026-02-02' },
  { registerNumber: 3, called: 'Sanga', lastDoseDay: null },
  { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-30' },
]

export const day = (text: string) => text as ClinicDay
export const flat = (amountMicrograms: number) => [
  { step: 1, days: null, advance: 'swallowed' as const, slot: 1, leastHours: 0, amountMicrograms },
]
export const order = (changes: Partial<OrderInput> = {}): OrderInput => ({
  drug: 'buprenorphine',
  kind: 'maintenance',
  startDay: day('2026-02-03'),
  endDay: day('2026-03-02'),
  everyDays: 1,
  takeHomeDays: 0,
  steps: flat(8_000),
  reason: 'Stable on this dose',
  ...changes,
})

/** A stocked clinic on 03-Feb-2026 where `who` is signed in, and the acts of orders by register number. */
export async function orderClinic(who: StaffName = 'doctor') {
  const clinic: CounterClinic = await counterClinic(CLIENTS)
  clinic.signIn(who)
  const seen = (number: number) => clinic.call.orders.ofClient({ clientId: clinic.clientId(number) })
  return {
    clinic,
    seen,
    write: async (number: number, changes: Partial<OrderInput> = {}, more: object = {}) => {
      const { lastOrderId } = await seen(number)
      return clinic.call.orders.write({
        requestId: requestId(),
        clientId: clinic.clientId(number),
        supersedes: lastOrderId,
        order: order(changes),
        confirmed: null,
        ...more,
      })
    },
  }
}
