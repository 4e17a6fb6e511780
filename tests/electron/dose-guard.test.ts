import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import { dosingRegister, rawDose, rawEvent, rawStock, rawVoid } from '../helpers/dosing-register.ts'

let db: Writer
beforeEach(() => {
  db = dosingRegister([
    { client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] },
    {
      client: 2,
      steps: [
        { step: 1, slot: 1, micrograms: 4000 },
        { step: 1, slot: 2, micrograms: 4000 },
      ],
    },
    {
      client: 3,
      steps: [{ step: 1, slot: 1, micrograms: 6000 }],
      startDay: '2026-02-01',
      endDay: '2026-02-03',
    },
  ])
})
afterEach(() => db.close())

const history = (...kinds: string[]) => {
  const id = rawDose(db)
  for (const kind of kinds) rawEvent(db, id, kind)
  return id
}

describe('the double-dose guard, spoken to in plain SQL', () => {
  it('refuses a second dose in a slot at every step of the first', () => {
    for (const kinds of [
      [],
      ['given'],
      ['given', 'checked'],
      ['given', 'not_checked'],
      ['given', 'vomited'],
      ['spilled'],
      ['incident'],
      ['given', 'checked', 'incident'],
    ]) {
      const own = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }])
      const id = rawDose(own)
      for (const kind of kinds) rawEvent(own, id, kind)
      for (const attempt of [1, 2, 3])
        for (const kind of ['observed', 'take_home', 'guest', 'passport'])
          expect(() => rawDose(own, { attempt, kind }), `${kinds} ${attempt} ${kind}`).toThrow('slot is held')
      own.close()
    }
  })

  it('lets a slot be used again after a void, a refusal or a withheld dose, once', () => {
    rawVoid(db, history())
    rawEvent(db, rawDose(db, { attempt: 2 }), 'refused')
    rawEvent(db, rawDose(db, { attempt: 3 }), 'withheld')
    const fourth = rawDose(db, { attempt: 4 })
    expect(() => rawDose(db, { attempt: 5 })).toThrow('slot is held')
    rawEvent(db, fourth, 'given')
    expect(() => rawDose(db, { attempt: 5 })).toThrow('slot is held')
  })

  it('never wakes a dose whose slot is free: no step follows a void, a refusal or a withheld dose', () => {
    const voided = history()
    rawVoid(db, voided)
    const refused = rawDose(db, { attempt: 2 })
    rawEvent(db, refused, 'refused')
    const withheld = rawDose(db, { attempt: 3 })
    rawEvent(db, withheld, 'withheld')
    for (const id of [voided, refused, withheld])
      for (const kind of ['given', 'checked', 'vomited', 'incident', 'spilled'])
        expect(() => rawEvent(db, id, kind), `${id} ${kind}`).toThrow('step may not follow')
  })

  it('never frees a slot of which something was swallowed', () => {
    for (const [index, kinds] of [
      ['given'],
      ['given', 'checked'],
      ['given', 'vomited'],
      ['spilled'],
    ].entries()) {
      const own = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }])
      const id = rawDose(own)
      for (const kind of kinds) rawEvent(own, id, kind)
      for (const kind of ['refused', 'withheld', 'returned'])
        expect(() => rawEvent(own, id, kind), `${index} ${kind}`).toThrow('step may not follow')
      own.close()
    }
  })

  it('voids nothing that was vomited, an incident, or free already', () => {
    for (const kinds of [['given', 'vomited'], ['incident'], ['refused'], ['withheld']]) {
      const own = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }])
      const id = rawDose(own)
      for (const kind of kinds) rawEvent(own, id, kind)
      expect(() => rawVoid(own, id), String(kinds)).toThrow('dose cannot be voided')
      own.close()
    }
    const id = history()
    rawVoid(db, id)
    expect(() => rawVoid(db, id)).toThrow()
  })

  it('writes each step once and begins with prepared', () => {
    const id = history('given', 'checked')
    for (const kind of ['prepared', 'given', 'checked'])
      expect(() => rawEvent(db, id, kind)).toThrow('step may not follow')
    const bare = db
      .prepare(
        `INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot, attempt, kind,
         amount_micrograms, clinic_day_id, identified_by, staff_id, at, recorded_at)
         VALUES (2, 2, 2, 1, '2026-02-03', 1, 1, 'observed', 4000, 1, 'card', 1, 0, 0)`,
      )
      .run()
    expect(() => rawEvent(db, Number(bare.lastInsertRowid), 'given')).toThrow('step may not follow')
  })

  it('never gives more than the slot, nor more than the day', () => {
    expect(() => rawDose(db, { micrograms: 8001 })).toThrow('dose does not follow its order')
    expect(() => rawDose(db, { client: 2, micrograms: 8000 })).toThrow('dose does not follow its order')
    rawDose(db, { client: 2, micrograms: 4000 })
    rawDose(db, { client: 2, slot: 2, micrograms: 4000 })
    expect(() => rawDose(db, { client: 2, slot: 3, micrograms: 1 })).toThrow()
  })

  it('refuses what a smaller order of the same day no longer leaves room for', () => {
    rawDose(db, { client: 2, micrograms: 4000 })
    db.exec(`INSERT INTO dose_order (id, client_id, episode_id, drug, kind, via, start_day, end_day, every_days,
        take_home_days, prescriber_id, written_by, supersedes, reason, at)
      VALUES (12, 2, 2, 'buprenorphine', 'taper', 'doctor', '2026-02-03', '2026-12-31', 1, 0, 1, 1, 2, 'less', 0);
      INSERT INTO dose_order_step (dose_order_id, step, advance, slot, least_hours, amount_micrograms)
        VALUES (12, 1, 'date', 1, 0, 2000), (12, 1, 'date', 2, 0, 2000);`)
    expect(() => rawDose(db, { client: 2, slot: 2, micrograms: 4000 })).toThrow(
      'dose does not follow its order',
    )
    expect(() => rawDose(db, { client: 2, order: 12, slot: 2, micrograms: 2000 })).toThrow(
      'more than the order of the day',
    )
  })

  it("refuses another client's order, an ended, superseded or coming one, and another day's dose", () => {
    const follows = 'dose does not follow its order'
    expect(() => rawDose(db, { client: 1, order: 3, episode: 1, micrograms: 6000 })).toThrow(follows)
    expect(() => rawDose(db, { client: 1, episode: 2 })).toThrow(follows)
    expect(() => rawDose(db, { step: 2 })).toThrow(follows)
    expect(() => rawDose(db, { client: 3, micrograms: 6000, day: '2026-01-31' })).toThrow(follows)
    expect(() =>
      rawDose(db, {
        client: 3,
        micrograms: 6000,
        day: '2026-02-04',
        kind: 'take_home',
      }),
    ).toThrow(follows)
    db.exec("INSERT INTO dose_order_end VALUES (1, 'stopped', 1, 0)")
    expect(() => rawDose(db)).toThrow(follows)
    expect(() => rawDose(db, { client: 2, day: '2026-02-04', micrograms: 4000 })).toThrow(
      'dose outside the open day',
    )
  })

  it('takes a carried dose for a coming day, which then holds that day', () => {
    rawDose(db, { day: '2026-02-04', kind: 'take_home' })
    db.exec(
      "INSERT INTO clinic_day_close VALUES (1, 0, 1, 0); INSERT INTO clinic_day VALUES (2, '2026-02-04', 1, NULL, NULL, 0)",
    )
    expect(() => rawDose(db, { day: '2026-02-04', clinicDayId: 2, attempt: 2 })).toThrow('slot is held')
    expect(() => rawDose(db)).toThrow('dose outside the open day')
  })

  it('gives a re-dose only for what was lost, once, never above it, never for another client', () => {
    const first = history('given')
    const again = { redoseOf: first, attempt: 2 }
    expect(() => rawDose(db, again)).toThrow('nothing was lost')
    rawEvent(db, first, 'vomited')
    expect(() => rawDose(db, { ...again, client: 2, micrograms: 4000 })).toThrow('nothing was lost')
    const second = rawDose(db, again)
    rawEvent(db, second, 'given')
    rawEvent(db, second, 'vomited')
    expect(() => rawDose(db, { ...again, attempt: 3 })).toThrow('UNIQUE')
    expect(() => rawDose(db, { redoseOf: second, attempt: 3 })).toThrow('nothing was lost')
  })

  it('refuses UPDATE, DELETE and INSERT OR REPLACE on doses, events and voids', () => {
    const id = history('given')
    const others = `INSERT OR REPLACE INTO dose SELECT * FROM dose WHERE id = ${id}`
    for (const sql of [
      'UPDATE dose SET amount_micrograms = 1',
      'UPDATE dose SET slot = 2',
      'DELETE FROM dose_event',
      "UPDATE dose_event SET kind = 'refused'",
      others,
      `INSERT OR REPLACE INTO dose_event SELECT * FROM dose_event WHERE dose_id = ${id}`,
    ])
      expect(() => db.exec(sql), sql).toThrow()
    expect(db.prepare('SELECT count(*) FROM dose').pluck().get()).toBe(1)
  })

  it('lets stock run to nothing and not below, and takes back only what a dose took', () => {
    const id = history()
    rawStock(db, 'issue', -4, id)
    expect(() => rawStock(db, 'return', 5, id)).toThrow('more brought back than taken')
    rawStock(db, 'return', 4, id)
    expect(() => rawStock(db, 'return', 1, id)).toThrow('more brought back than taken')
    rawStock(db, 'wastage', -1000)
    expect(() => rawStock(db, 'issue', -1)).toThrow('not enough stock')
  })
})
