import { randomUUID } from 'node:crypto'
import { insert, nextId } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { Register } from '../../electron/register.ts'
import type { OrderKind } from '../../shared/records/dose-order.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { STAFF } from './clinic.ts'

export const requestId = (): string => randomUUID()

/** A client as a counter test wants one; orders are written as by the doctor, long before the open day. */
export interface SeededClient {
  readonly registerNumber: number
  readonly called: string
  readonly name?: string
  readonly parentName?: string
  readonly sex?: 'M' | 'F' | 'T'
  readonly birthYear?: number
  readonly drug?: Drug
  readonly kind?: OrderKind
  /** One amount a slot of the day, in micrograms; none: no order. */
  readonly slots?: readonly number[]
  readonly leastHours?: number
  readonly startDay?: string
  readonly endDay?: string
  readonly takeHomeDays?: number
  /** The last dose in the paper book, so that the ladder begins there; null: the first dose ever. */
  readonly lastDoseDay?: string | null
}

/** The fourteen digits of a seeded client's card. */
export const cardOf = (registerNumber: number): string => makeCardText(17, 40_000_000 + registerNumber)

/** Writes clients with card, episode, signed paper history and order, in one act. @returns client ids in order */
export function seedClients(register: Register, clients: readonly SeededClient[]): number[] {
  return register.write({ act: 'client.enrol', actor: STAFF.nurse }, (tx) =>
    clients.map((client) => {
      const day = (text: string) => text as ClinicDay
      const by = { staffId: STAFF.nurse, at: tx.at }
      const { registerNumber, lastDoseDay = '2026-02-02', startDay = '2026-01-05' } = client
      const id = nextId(tx, 'client')
      insert(tx, 'client', {
        id,
        registerNumber,
        name: seal(register, 'client', 'name', id, client.name),
        called: seal(register, 'client', 'called', id, client.called),
        parentName: seal(register, 'client', 'parent_name', id, client.parentName),
        phone: null,
        contact: null,
        sex: client.sex ?? 'M',
        birthYear: client.birthYear ?? 1990,
        adultConfirmed: 1,
        enrolledDay: day('2026-01-05'),
        restricted: 0,
        staffMember: null,
        ...by,
      })
      insert(tx, 'card', { clientId: id, cardNumber: 40_000_000 + registerNumber, ...by })
      const episodeId = insert(tx, 'episode', {
        clientId: id,
        kind: 'ost',
        openedDay: day('2026-01-05'),
        entry: 'brought_over',
        ...by,
      })
      if (lastDoseDay !== null)
        insert(tx, 'brought_over', {
          clientId: id,
          batch: 1,
          lastDoseDay: day(lastDoseDay),
          lastDoseMicrograms: client.slots?.[0] ?? 8_000,
          paperPage: '12',
          at: tx.at,
        })
      if (client.slots !== undefined) {
        const orderId = insert(tx, 'dose_order', {
          clientId: id,
          episodeId,
          drug: client.drug ?? 'buprenorphine',
          kind: client.kind ?? 'maintenance',
          via: 'doctor',
          startDay: day(startDay),
          endDay: day(client.endDay ?? '2026-12-31'),
          everyDays: 1,
          takeHomeDays: client.takeHomeDays ?? 0,
          prescriberId: STAFF.doctor,
          writtenBy: STAFF.doctor,
          telephoneAt: null,
          supersedes: null,
          reason: 'maintenance',
          at: Date.parse(`${startDay}T04:00:00Z`) as typeof tx.at,
        })
        client.slots.forEach((amountMicrograms, index) => {
          insert(tx, 'dose_order_step', {
            doseOrderId: orderId,
            step: 1,
            days: null,
            advance: 'swallowed',
            slot: index + 1,
            leastHours: index === 0 ? 0 : (client.leastHours ?? 4),
            amountMicrograms,
          })
        })
      }
      return id
    }),
  )
}

/** Receives and opens what the tests dose from: 2 mg and 0.4 mg tablets and methadone 5 mg/mL. */
export function seedStock(register: Register, clinicDayId: number, steps = 1_000): void {
  register.write({ act: 'stock.receive', actor: STAFF.nurse }, (tx) => {
    for (const productId of [1, 2, 3]) {
      const batchId = insert(tx, 'batch', {
        productId,
        batchNumber: `B-${productId}01`,
        expiryDay: '2027-03-31' as ClinicDay,
        at: tx.at,
      })
      insert(tx, 'stock_entry', {
        productId,
        batchId,
        kind: 'receipt',
        steps,
        doseId: null,
        document: 'DN 1',
        reason: null,
        clinicDayId,
        staffId: STAFF.nurse,
        approverId: null,
        at: tx.at,
        recordedAt: tx.at,
      })
      insert(tx, 'open_pack', { clinicDayId, productId, batchId, staffId: STAFF.nurse, at: tx.at })
    }
  })
}
