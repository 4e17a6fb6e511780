import { insert, type Tx } from '../../electron/db/write.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { MixedClinic } from './mixed-acts-clinic.ts'

/** Slots of an order: daily, split, or on alternate days. All of 2 mg tablets. */
export const ORDERS = [
  { slots: [8_000], everyDays: 1 },
  { slots: [6_000, 4_000], everyDays: 1 },
  { slots: [4_000, 4_000, 2_000], everyDays: 1 },
  { slots: [16_000], everyDays: 2 },
] as const

/** Who the acts are about, and what their doctor does. */
export class MixedClients extends MixedClinic {
  /** The doctor releases every hold, and orders anew what the ladder locked. */
  protected async decide(clientId: number): Promise<void> {
    const open = this.clinic.register.db
      .prepare<[number], number>(
        `SELECT id FROM hold WHERE client_id = ? AND kind <> 'death'
         AND id NOT IN (SELECT hold_id FROM hold_release)`,
      )
      .pluck()
      .all(clientId)
    await this.as('doctor', async () => {
      for (const holdId of open)
        await this.tried('release', () =>
          this.clinic.call.holds.release({ requestId: requestId(), holdId, reason: 'seen and spoken to' }),
        )
    })
    if (open.length === 0) this.supersede(clientId, ORDERS[clientId % ORDERS.length] ?? ORDERS[0], 0)
  }

  /** A doctor's new order, from today on or ahead. */
  protected supersede(clientId: number, next: (typeof ORDERS)[number], ahead: number): void {
    const last = Number(this.one('SELECT max(id) FROM dose_order WHERE client_id = ?', clientId))
    const episodeId = Number(
      this.one(
        `SELECT id FROM episode WHERE client_id = ?
         AND id NOT IN (SELECT episode_id FROM episode_closing) ORDER BY id DESC`,
        clientId,
      ) ?? 0,
    )
    if (episodeId === 0) return
    this.clinic.register.write({ act: 'order.write', actor: STAFF.doctor }, (tx) =>
      this.order(tx, clientId, episodeId, next, addDays(this.today, ahead), last),
    )
  }

  protected order(
    tx: Tx,
    clientId: number,
    episodeId: number,
    { slots, everyDays }: (typeof ORDERS)[number],
    startDay: ClinicDay,
    supersedes: number | null,
  ): void {
    const endDay = addDays(startDay, 90)
    const doseOrderId = insert(tx, 'dose_order', {
      clientId,
      episodeId,
      drug: 'buprenorphine',
      kind: 'maintenance',
      via: 'doctor',
      startDay,
      endDay,
      everyDays,
      takeHomeDays: 4,
      prescriberId: STAFF.doctor,
      writtenBy: STAFF.doctor,
      telephoneAt: null,
      supersedes,
      reason: 'maintenance',
      at: tx.at,
    })
    for (const [place, amountMicrograms] of slots.entries())
      insert(tx, 'dose_order_step', {
        doseOrderId,
        step: 1,
        days: null,
        advance: 'swallowed',
        slot: place + 1,
        leastHours: place === 0 ? 0 : 2,
        amountMicrograms,
      })
    const micrograms = slots.reduce((sum, amount) => sum + amount, 0)
    this.watcher.ordered(clientId, { from: startDay, until: endDay, micrograms })
  }

  protected client(order: (typeof ORDERS)[number]): number {
    this.numbers += 1
    const registerNumber = this.numbers
    return this.clinic.register.write({ act: 'client.enrol', actor: STAFF.nurse }, (tx) => {
      const by = { staffId: STAFF.nurse, at: tx.at }
      const began = addDays(this.today, -35)
      const clientId = insert(tx, 'client', {
        registerNumber,
        name: null,
        called: null,
        parentName: null,
        phone: null,
        contact: null,
        sex: 'M',
        birthYear: 1990,
        adultConfirmed: 1,
        enrolledDay: began,
        restricted: 0,
        staffMember: null,
        ...by,
      })
      const episode = { clientId, kind: 'ost', openedDay: began, entry: 'brought_over', ...by } as const
      const episodeId = insert(tx, 'episode', episode)
      insert(tx, 'brought_over', {
        clientId,
        batch: 1,
        lastDoseDay: addDays(this.today, -1),
        lastDoseMicrograms: 8_000,
        paperPage: '1',
        at: tx.at,
      })
      this.order(tx, clientId, episodeId, order, began, null)
      return clientId
    })
  }

  protected freed(passportId: number): number[] {
    return this.clinic.register.db
      .prepare<[number], number>(
        `SELECT d.id FROM passport p JOIN dose d ON d.client_id = p.client_id AND d.kind = 'passport' AND d.at = p.at
         JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'returned' WHERE p.id = ?`,
      )
      .pluck()
      .all(passportId)
  }
}
