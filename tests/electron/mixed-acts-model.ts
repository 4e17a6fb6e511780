import type { Writer } from '../../electron/db/connection.ts'

/** What one row of `dose` is to somebody who only watches the counter: whose, of which day and slot, and where it went. */
export interface Claim {
  readonly id: number
  readonly client: number
  day: string
  readonly slot: number
  readonly kind: string
  readonly micrograms: number
  readonly redoseOf: number | null
  /** On the open day of which it was written. */
  readonly clinicDayId: number
  where: 'held' | 'swallowed' | 'lost' | 'free'
  /** Tablets that left the shelf for it and did not come back, in micrograms. */
  gone: number
  /** Told as an incident on top of it: how much more was swallowed. */
  told: number
}

interface Known {
  readonly from: string
  readonly until: string
  readonly micrograms: number
}

type Row = Omit<Claim, 'where' | 'gone' | 'told'>

/**
 * The naive oracle: it hears which acts the register accepted, reads the rows that they made, and keeps its own idea of
 * what was swallowed, carried, lost and brought back. It knows no rule of the register, only what may never be.
 */
export class Watcher {
  readonly claims: Claim[] = []
  readonly orders = new Map<number, Known[]>()
  readonly faults: string[] = []
  /** Taken for what paper says was swallowed where no dose could be claimed, in micrograms. */
  loose = 0
  private last = 0
  private readonly db: Writer

  constructor(db: Writer) {
    this.db = db
    this.last = Number(db.prepare('SELECT coalesce(max(id), 0) FROM dose').pluck().get())
  }

  ordered(client: number, order: Known): void {
    this.orders.set(client, [...(this.orders.get(client) ?? []), order])
  }

  /** Rows since the last look, claimed as they stand. @returns the new ones */
  look(act: string): Claim[] {
    const rows = this.db
      .prepare<[number], Row>(
        `SELECT id, client_id AS client, clinic_day AS day, slot, kind, amount_micrograms AS micrograms,
           redose_of AS redoseOf, clinic_day_id AS clinicDayId FROM dose WHERE id > ? ORDER BY id`,
      )
      .all(this.last)
    for (const row of rows) {
      const claim: Claim = {
        ...row,
        where: 'held',
        gone: row.kind === 'passport' ? 0 : row.micrograms,
        told: 0,
      }
      this.judge(claim, act)
      this.claims.push(claim)
      this.last = row.id
    }
    return this.claims.slice(this.claims.length - rows.length)
  }

  of(id: number): Claim | undefined {
    return this.claims.find((claim) => claim.id === id)
  }

  free(id: number): void {
    const claim = this.of(id)
    if (claim) Object.assign(claim, { where: 'free', gone: 0, told: 0 })
  }

  /** The clock was wrong: what was written on that day belongs to another. What met there already happened. */
  tookBack(clinicDayId: number, shifted: (day: string) => string): void {
    for (const claim of this.claims) if (claim.clinicDayId === clinicDayId) claim.day = shifted(claim.day)
  }

  /** A new claim against all that stand: one a slot, and never more than ordered for the day. */
  private judge(claim: Claim, act: string): void {
    const { client, day, slot, micrograms, redoseOf } = claim
    const fault = (what: string) => this.faults.push(`${act}: ${what} ${JSON.stringify(claim)}`)
    if (redoseOf !== null) {
      const lost = this.of(redoseOf)
      const again = this.claims.filter((other) => other.redoseOf === redoseOf && other.where !== 'free')
      if (!lost || lost.where === 'free' || lost.micrograms < micrograms || again.length > 0)
        fault('given again without a loss')
      return
    }
    const standing = this.claims.filter(
      (other) =>
        other.client === client && other.day === day && other.redoseOf === null && other.where !== 'free',
    )
    if (standing.some((other) => other.slot === slot)) fault('a second dose in one slot')
    // Somebody who swallowed a re-dose of this slot swallowed the slot, whatever became of the first row.
    const again = this.claims.some(
      (other) =>
        other.client === client &&
        other.day === day &&
        other.slot === slot &&
        other.redoseOf !== null &&
        other.where !== 'free',
    )
    if (again) fault('a dose beside a re-dose')
    const total = Math.max(
      0,
      ...(this.orders.get(client) ?? [])
        .filter(({ from, until }) => from <= day && day <= until)
        .map((order) => order.micrograms),
    )
    const sum = standing.reduce((all, other) => all + other.micrograms, micrograms)
    if (sum > total) fault(`${sum} of ${total} ordered`)
  }

  /** What all claims together took off the shelf, in micrograms. */
  gone(): number {
    return this.claims.reduce((sum, claim) => sum + claim.gone + claim.told, this.loose)
  }
}
