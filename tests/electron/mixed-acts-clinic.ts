import type { Chance } from '../../build/faults/chance.ts'
import { insert } from '../../electron/db/write.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { STAFF, type StaffName } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { Watcher } from './mixed-acts-model.ts'
import type { PassportClinic } from './passport-clinics.ts'

/** A register on which mixed acts are played, its days, its shelf, and the watcher who judges every row. */
export class MixedClinic {
  readonly accepted = new Map<string, number>()
  readonly refused = new Map<string, number>()
  readonly faults: string[] = []
  readonly watcher: Watcher
  protected today = '2026-02-03' as ClinicDay
  protected dayId = 1
  protected clients: number[] = []
  protected numbers = 1_000
  protected batchId = 0
  /** The day that it really is, while a wrong date is open. */
  protected wrongSince: ClinicDay | null = null
  protected readonly clinic: PassportClinic

  constructor(clinic: PassportClinic) {
    this.clinic = clinic
    // What is tried here is refusal, not the disk.
    clinic.register.db.pragma('synchronous = OFF')
    this.watcher = new Watcher(clinic.register.db)
    this.stock()
  }

  /** The shelf against what the watcher saw go. */
  protected weigh(act: string): void {
    const gone =
      -2_000 * Number(this.one("SELECT coalesce(sum(steps), 0) FROM stock_entry WHERE kind <> 'receipt'"))
    const seen = this.watcher.gone()
    if (gone !== seen) this.watcher.faults.push(`${act}: ${gone} went off the shelf, ${seen} were seen to go`)
  }

  protected one(sql: string, ...values: (string | number)[]): unknown {
    return this.clinic.register.db
      .prepare(sql)
      .pluck()
      .get(...values)
  }

  protected async tried(
    name: string,
    run: () => Promise<unknown>,
    then: () => void = () => {},
  ): Promise<boolean> {
    try {
      await run()
      this.accepted.set(name, (this.accepted.get(name) ?? 0) + 1)
    } catch (error) {
      const { code, data } = error as { code?: string; data?: { reasons?: { code: string }[] } }
      if (code === undefined || String(code).startsWith('SQLITE'))
        this.watcher.faults.push(`${name} failed: ${String(error)}`)
      const why = `${name} ${code} ${data?.reasons?.map((reason) => reason.code).join(' ') ?? ''}`
      this.refused.set(why, (this.refused.get(why) ?? 0) + 1)
      return false
    }
    then()
    this.watcher.look(name)
    return true
  }

  protected async as<T>(who: StaffName, run: () => Promise<T>): Promise<T> {
    this.clinic.signIn(who)
    try {
      return await run()
    } finally {
      this.clinic.signIn('nurse')
    }
  }

  /** Ends what stands open, closes the day, and opens the next; now and then under a wrong date that is taken back. */
  protected async nextDay(chance: Chance): Promise<void> {
    const { call, register, clock } = this.clinic
    for (const { id } of await call.doses.unfinished()) {
      const answer = chance.pick(['swallowed', 'not', 'unsure'] as const)
      await this.tried(
        'finish',
        () =>
          call.doses.finish({
            requestId: requestId(),
            doseId: id,
            answer,
            poured: false,
            doctorCalled: true,
            naloxoneAtHand: true,
          }),
        () => (answer === 'not' ? this.watcher.free(id) : this.swallow(id)),
      )
    }
    const closed = this.dayId
    const wrong = this.wrongSince
    register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
      insert(tx, 'clinic_day_close', { clinicDayId: closed, late: 0, staffId: STAFF.nurse, at: tx.at })
      if (wrong === null) return
      const trueDay = wrong
      insert(tx, 'clock_reset', {
        clinicDayId: closed,
        trueDay,
        reason: 'the wrong date was typed',
        staffId: STAFF.manager,
        keyholderId: 1,
        at: tx.at,
      })
    })
    if (wrong !== null) {
      const opened = this.today
      this.watcher.tookBack(closed, (day) =>
        day < opened ? day : addDays(wrong, daysBetween(opened, day as ClinicDay)),
      )
      this.today = wrong
    }
    const real = addDays(this.today, chance.often(0.1) ? 2 : 1)
    this.wrongSince = chance.often(0.15) ? real : null
    this.today = this.wrongSince === null ? real : addDays(real, 2)
    clock.setWall(Date.parse(`${real}T03:30:00Z`))
    this.dayId = register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'clinic_day', {
        day: this.today,
        openedBy: STAFF.nurse,
        approvedBy: null,
        reason: null,
        at: tx.at,
      }),
    )
    this.openPack()
  }

  /** The clients of a sequence leave, so that the next one's sheets and lists are not longer. */
  protected leave(): void {
    this.clinic.register.write({ act: 'episode.close', actor: STAFF.nurse }, (tx) => {
      const open = tx.db
        .prepare<[], number>(
          'SELECT id FROM episode WHERE id NOT IN (SELECT episode_id FROM episode_closing)',
        )
        .pluck()
        .all()
      for (const episodeId of open)
        insert(tx, 'episode_closing', {
          episodeId,
          day: this.today,
          reason: 'other',
          note: null,
          staffId: STAFF.nurse,
          at: tx.at,
        })
    })
  }

  protected swallow(id: number): void {
    const claim = this.watcher.of(id)
    if (claim) claim.where = 'swallowed'
  }

  protected stock(): void {
    this.clinic.register.write({ act: 'stock.receive', actor: STAFF.nurse }, (tx) => {
      this.batchId = insert(tx, 'batch', {
        productId: 1,
        batchNumber: 'EVER',
        expiryDay: '2199-12-31' as ClinicDay,
        at: tx.at,
      })
      insert(tx, 'stock_entry', {
        productId: 1,
        batchId: this.batchId,
        kind: 'receipt',
        steps: 1_000_000,
        doseId: null,
        document: 'DN 2',
        reason: null,
        clinicDayId: this.dayId,
        staffId: STAFF.nurse,
        approverId: null,
        at: tx.at,
        recordedAt: tx.at,
      })
    })
    this.openPack()
  }

  protected openPack(): void {
    this.clinic.register.write({ act: 'stock.open_pack', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'open_pack', {
        clinicDayId: this.dayId,
        productId: 1,
        batchId: this.batchId,
        staffId: STAFF.nurse,
        at: tx.at,
      }),
    )
  }
}
