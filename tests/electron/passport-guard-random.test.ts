import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import { addDays } from '../../shared/rules/days.ts'
import { dosingRegister, rawDose, rawEvent, rawVoid } from '../helpers/dosing-register.ts'
import { day } from '../rules/dose-records.ts'

/** 03-Feb-2026 is open; slips, doses and take-homes are tried on the week from there. */
const OPEN = day('2026-02-03')
const on = (offset: number) => addDays(OPEN, offset)
const offset = fc.integer({ min: 0, max: 7 })
const act = fc.oneof(
  fc.record({ do: fc.constant('slip' as const), from: offset, days: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('end' as const), slip: fc.nat(), from: offset }),
  fc.record({
    do: fc.constant('dose' as const),
    kind: fc.constantFrom('observed', 'take_home', 'guest', 'passport'),
    day: offset,
    slot: fc.constantFrom(1, 2),
  }),
  fc.record({
    do: fc.constant('step' as const),
    dose: fc.nat(),
    kind: fc.constantFrom('given', 'checked', 'refused', 'returned', 'vomited', 'incident'),
  }),
  fc.record({ do: fc.constant('void' as const), dose: fc.nat() }),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** Whether the register took it; what it refuses leaves nothing behind. */
function tried(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}

let serial = 0
function perform(db: Writer, step: Act): boolean {
  const pick = (table: string, place: number) => {
    const ids = db.prepare<[], number>(`SELECT id FROM ${table} ORDER BY id`).pluck().all()
    return ids[place % Math.max(1, ids.length)] ?? 0
  }
  switch (step.do) {
    case 'slip':
      serial += 1
      return tried(() =>
        db.exec(`INSERT INTO passport (client_id, dose_order_id, serial, receiving_site, from_day, until_day, digits,
          staff_id, at) VALUES (1, 1, '${String(serial).padStart(12, '0')}', 23, '${on(step.from)}',
          '${on(step.from + step.days - 1)}', '1', 1, 1)`),
      )
    case 'end':
      return tried(() =>
        db.exec(
          `INSERT INTO passport_end VALUES (${pick('passport', step.slip)}, '${on(step.from)}', 'lost', 1, 1)`,
        ),
      )
    case 'dose': {
      const { kind, slot } = step
      const attempt = 1 + Number(db.prepare('SELECT count(*) FROM dose').pluck().get())
      return tried(() => rawDose(db, { kind, slot, attempt, day: on(step.day), micrograms: 4000 }))
    }
    case 'step':
      return tried(() => rawEvent(db, pick('dose', step.dose), step.kind))
    case 'void':
      return tried(() => rawVoid(db, pick('dose', step.dose)))
  }
}

const HELD = `SELECT d.* FROM dose d
  WHERE NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))`

/** The promises, asked of the file in words of their own. */
function holdsItsPromises(db: Writer): void {
  const none = (sql: string) => expect(db.prepare(sql).all()).toEqual([])
  none(`SELECT clinic_day FROM (${HELD}) GROUP BY clinic_day, slot HAVING count(*) > 1`)
  // While a slip runs, its days hold no dose of this site.
  none(`SELECT h.id FROM (${HELD}) h JOIN passport p ON h.clinic_day BETWEEN p.from_day AND p.until_day
        LEFT JOIN passport_end e ON e.passport_id = p.id
        WHERE h.kind <> 'passport' AND (e.free_from IS NULL OR h.clinic_day < e.free_from)`)
  // No day was given by two sites, whatever was freed in between.
  none(`SELECT a.id FROM (${HELD}) a JOIN (${HELD}) b ON a.clinic_day = b.clinic_day AND a.slot = b.slot AND a.id < b.id
        WHERE a.kind = 'passport' OR b.kind = 'passport'`)
  none(`SELECT a.id FROM passport a JOIN passport b ON a.id < b.id AND a.from_day <= b.until_day AND b.from_day <= a.until_day
        LEFT JOIN passport_end ea ON ea.passport_id = a.id LEFT JOIN passport_end eb ON eb.passport_id = b.id
        WHERE (ea.free_from IS NULL OR ea.free_from > b.from_day) AND (eb.free_from IS NULL OR eb.free_from > a.from_day)`)
  none("SELECT s.id FROM stock_entry s JOIN dose d ON d.id = s.dose_id WHERE d.kind = 'passport'")
}

describe('the double-dose guard with slips in it, under random acts', () => {
  it('never holds a dose of this site on a day of another, through 10,000 steps', () => {
    const taken = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(act, { minLength: 100, maxLength: 100 }), (acts) => {
        const steps = [1, 2].map((slot) => ({ step: 1, slot, micrograms: 4000 }))
        const db = dosingRegister([{ client: 1, steps }])
        // What is tried here is refusal, not the disk.
        db.pragma('synchronous = OFF')
        try {
          for (const one of acts) {
            const name = one.do === 'dose' ? one.kind : one.do
            if (perform(db, one)) taken.set(name, (taken.get(name) ?? 0) + 1)
          }
          holdsItsPromises(db)
        } finally {
          db.close()
        }
      }),
      { seed: 20_260_204, numRuns: 100, endOnFailure: true },
    )
    for (const name of ['slip', 'end', 'observed', 'take_home', 'passport', 'step', 'void'])
      expect(taken.get(name) ?? 0, name).toBeGreaterThan(20)
  })
})
