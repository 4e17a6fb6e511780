import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../../build/faults/acts.ts'
import { chanceOf } from '../../build/faults/chance.ts'
import { type Counter, counterOver } from '../../build/faults/counter.ts'
import { kills } from '../../build/faults/kills.ts'
import { actsMadeOnce, requests, value, wholeRegister } from '../../build/faults/register-checks.ts'
import { makeClinic, someClients } from '../../build/faults/small-clinic.ts'
import { testClock } from '../helpers/clinic.ts'

it('the plug pulled at random moments loses no acknowledged act and doubles none', async () => {
  const { counts, failures } = await kills({ seed: 1, scale: 0.006 })
  expect(failures).toEqual([])
  expect(counts.kills).toBe(6)
  expect(counts['acts acknowledged']).toBeGreaterThan(100)
}, 120_000)

describe('the checks after a kill would see', () => {
  let folder: string
  let counter: Counter
  beforeAll(async () => {
    folder = await makeClinic(someClients(6))
    const clock = testClock()
    counter = counterOver(folder, clock)
    await counter.open()
    const work = acts(counter, clock, chanceOf(5), 6)
    for (let done = 0; done < 40; done += 1) {
      const tried = await work.next()
      if (tried) await work.send(tried).catch(() => undefined)
    }
  })
  afterAll(() => {
    counter.session.end()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Does something to the register that no act does, looks, and undoes it. */
  const seen = (sql: readonly string[]): string[] => {
    const db = counter.session.register()?.db
    if (!db) throw new Error('the register is not open')
    const triggers = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all()
    let found: string[] = []
    try {
      db.transaction(() => {
        for (const name of triggers) db.exec(`DROP TRIGGER ${name}`)
        for (const one of sql) db.exec(one)
        found = [...wholeRegister(db), ...actsMadeOnce(db, 0, requests(db))]
        throw new Error('undo')
      }).immediate()
    } catch (error) {
      if ((error as Error).message !== 'undo') throw error
    }
    return found
  }

  it('nothing in a register that only acts have written', () => {
    expect(seen([])).toEqual([])
    const db = counter.session.register()?.db
    expect(db && value<number>(db, 'SELECT count(*) FROM dose')).toBeGreaterThan(3)
  })

  it('a dose that was written twice', () => {
    const again = `INSERT INTO dose SELECT id + 1000, client_id, episode_id, dose_order_id, order_step, clinic_day, slot,
      attempt + 1, kind, amount_micrograms, redose_of, clinic_day_id, identified_by, no_card_reason, staff_id, at,
      recorded_at FROM dose WHERE id = 1`
    expect(seen([again]).join()).toMatch(/slots held twice.*the ledger check found/)
  })

  it('an act that was lost with its row, and one whose row came twice', () => {
    const lost = 'DELETE FROM ledger WHERE seq > (SELECT max(seq) - 4 FROM ledger)'
    expect(seen([lost]).join()).toMatch(/requests of .*rows/)
    const line = `INSERT INTO ledger SELECT seq + 1000, utc_ms, actor, approver, act, table_name, row_id, row_hash, reason,
      prev, hash FROM ledger WHERE act = 'dose.record' AND table_name = 'dose' LIMIT 1`
    expect(seen([line]).join()).toMatch(/requests of dose.record/)
  })

  it('stock that moved without a dose', () => {
    const taken =
      'UPDATE stock_entry SET steps = steps - 1 WHERE id = (SELECT max(id) FROM stock_entry WHERE steps < 0)'
    expect(seen([taken]).join()).toMatch(/doses whose stock is not their amount/)
  })
})
