import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DatabaseUnreadable, openReader, openWriter } from '../../../electron/db/connection.ts'
import { DatabaseFromTheFuture, LATEST, migrate, schemaVersion } from '../../../electron/db/migrate.ts'
import { MIGRATIONS } from '../../../electron/db/migrations/index.ts'
import { isCovered } from '../../../electron/db/tables.ts'
import { dosingRegister, rawDose, rawEvent, rawVoid } from '../../helpers/dosing-register.ts'
import { KEY, rawRegister, registerWithDay } from '../../helpers/raw-register.ts'

/** What each migration must leave true: rows put in at the schema before, looked at after. */
const STORIES: Record<number, () => void> = {
  10: () => {
    const { db } = rawRegister(0)
    expect(schemaVersion(db)).toBe(0)
    migrate(db, 10)
    expect(schemaVersion(db)).toBe(10)
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").get()).toMatchObject({
      n: expect.any(Number),
    })
    db.close()
  },
  20: () => {
    const { db } = registerWithDay(10)
    const days = () => db.prepare('SELECT * FROM clinic_day').all()
    const before = days()
    migrate(db, 20)
    expect(days()).toEqual(before)
    const lists = db
      .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .join('\n')
    const widened =
      'passport guest guest_left diversion elsewhere liquid_tolerance box_out died hepatitis_test'.split(' ')
    for (const word of widened) expect(lists).toContain(`'${word}'`)
    expect(() =>
      db.exec("INSERT INTO hold (client_id, kind, reason, staff_id, at) VALUES (1, 'boredom', '-', 1, 1)"),
    ).toThrow('CHECK')
    expect(() => db.exec("UPDATE sqlite_schema SET sql = ''")).toThrow('may not be modified')
    db.close()
  },
  50: () => {
    const { db } = registerWithDay(20)
    migrate(db, 50)
    const issue = (told: number) =>
      db.exec(`INSERT INTO take_home_issue (client_id, storage_told, overdose_told, clinic_day_id, staff_id, at,
        recorded_at) VALUES (1, 1, ${told}, 1, 1, 5, 5)`)
    expect(() => issue(0)).toThrow('CHECK')
    db.pragma('foreign_keys = OFF')
    issue(1)
    expect(() => db.exec('INSERT INTO take_home_dose VALUES (1, 1)')).toThrow('not a dose of this issue')
    expect(() =>
      db.exec("INSERT INTO closure_list VALUES (1, '2026-12-26', '2026-12-25', 'Eid', 1, 5)"),
    ).toThrow('CHECK')
    db.close()
  },
  60: () => {
    const { db } = registerWithDay(20)
    const before = db.prepare('SELECT * FROM clinic_day').all()
    migrate(db, 60)
    expect(db.prepare('SELECT * FROM clinic_day').all()).toEqual(before)
    db.pragma('foreign_keys = OFF')
    const dosing = (answer: string, drug: string) =>
      db.exec(
        `INSERT INTO absence_dosing (absence_id, answer, drug, staff_id, at) VALUES (1, ${answer}, ${drug}, 1, 1)`,
      )
    expect(() => dosing("'confirmed'", 'NULL')).toThrow('CHECK')
    expect(() => dosing("'none'", "'methadone'")).toThrow('CHECK')
    dosing("'unknown'", 'NULL')
    const error =
      "INSERT INTO death_decision (death_report_id, verdict, reason, staff_id, at) VALUES (1, 'in_error', '-', 1, 1)"
    db.exec(error)
    expect(() => db.exec(error)).toThrow('UNIQUE')
    db.close()
  },
  70: () => {
    const { db } = registerWithDay(60)
    const before = db.prepare('SELECT * FROM clinic_day').all()
    migrate(db, 70)
    expect(db.prepare('SELECT * FROM clinic_day').all()).toEqual(before)
    db.pragma('foreign_keys = OFF')
    const slip = (serial: string, from: string, until: string) => () =>
      db.exec(`INSERT INTO passport (client_id, dose_order_id, serial, receiving_site, from_day, until_day, digits,
        staff_id, at) VALUES (1, 1, '${serial}', 23, '${from}', '${until}', '1', 1, 1)`)
    expect(slip('00ff17a2c4e9', '2026-02-04', '2026-02-18')).toThrow('CHECK')
    slip('00ff17a2c4e9', '2026-02-04', '2026-02-17')()
    expect(slip('00ff17a2c4ea', '2026-02-17', '2026-02-18')).toThrow('day is on a passport')
    db.exec("INSERT INTO passport_end VALUES (1, '2026-02-10', 'lost', 1, 1)")
    slip('00ff17a2c4ea', '2026-02-10', '2026-02-18')()
    expect(slip('00ff17a2c4eb', '2026-02-09', '2026-02-09')).toThrow('day is on a passport')
    db.close()
  },
  80: () => {
    const { db } = registerWithDay(60)
    const days = () => db.prepare('SELECT * FROM clinic_day').all()
    const before = days()
    migrate(db, 80)
    expect(days()).toEqual(before)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const day = db.prepare("INSERT INTO clinic_day (day, at) VALUES ('2035-02-03', 0)")
    expect(() => db.exec("INSERT INTO clinic_day (day, at) VALUES ('2026-02-03', 0)")).toThrow('has been')
    const wrong = Number(day.run().lastInsertRowid)
    expect(() => day.run()).toThrow('has been')
    db.exec(`INSERT INTO keyholder (id, slot_id, label, at) VALUES (1, 'slot', x'01', 0);
      INSERT INTO clock_reset (clinic_day_id, true_day, reason, staff_id, keyholder_id, at)
      VALUES (${wrong}, '2026-02-04', 'the clock was wrong', 1, 1, 0)`)
    expect(() => db.exec("INSERT INTO clinic_day (day, at) VALUES ('2026-02-04', 0)")).toThrow('has been')
    expect(day.run().changes).toBe(1)
    db.close()
  },
  100: () => {
    const { db } = registerWithDay(90)
    migrate(db, 100)
    db.pragma('foreign_keys = OFF')
    db.exec(
      "INSERT INTO downtime_sheet (id, number, day, body, digest, staff_id, at) VALUES (1, 1, '2026-02-04', '{}', zeroblob(32), 1, 1)",
    )
    const line = (number: number, result: string, rest: string) => () =>
      db.exec(`INSERT INTO paper_line (downtime_sheet_id, line, client_id, result, amount_micrograms, given_at, given_by, dose_id,
        hold_id, staff_id, at) VALUES (1, ${number}, 1, '${result}', ${rest}, 1, 1)`)
    line(1, 'not_come', 'NULL, NULL, 1, NULL, NULL')()
    expect(line(1, 'refused', 'NULL, NULL, 1, NULL, NULL')).toThrow('UNIQUE')
    expect(line(2, 'given', '8000, NULL, 1, 1, NULL')).toThrow('CHECK')
    expect(line(2, 'given', '8000, 5, 1, NULL, NULL')).toThrow('CHECK')
    line(2, 'given', '8000, 5, 1, NULL, 1')()
    expect(() => db.exec("UPDATE paper_line SET result = 'refused'")).toThrow('append-only')
    db.close()
  },
  120: () => {
    const { db } = registerWithDay(110)
    migrate(db, 120)
    const session = (start: number, minutes: number) =>
      db.exec(
        `INSERT INTO session (kind, day, start_minute, minutes, place, counsellor_id, at)
         VALUES ('individual', '2026-02-03', ${start}, ${minutes}, 'centre', 1, 5)`,
      )
    session(600, 30)
    session(630, 30)
    expect(() => session(659, 5)).toThrow('sessions overlap')
    expect(() => session(590, 11)).toThrow('sessions overlap')
    db.exec("INSERT INTO session_void (session_id, reason, staff_id, at) VALUES (1, 'not_held', 1, 6)")
    session(600, 30)
    db.close()
  },
  140: () => {
    const { db } = registerWithDay(120)
    migrate(db, 140)
    db.exec("INSERT INTO peer_group VALUES (1, 'peer_support', '2026-01-05', 1, 5)")
    db.pragma('foreign_keys = OFF')
    const member = (id: number, client: number) =>
      db.exec(`INSERT INTO group_member VALUES (${id}, 1, ${client}, NULL, NULL, '2026-01-05', 1, 5)`)
    member(1, 7)
    expect(() => member(2, 7)).toThrow('a member already')
    const meeting = (id: number, day: string, again = 0) =>
      db.exec(`INSERT INTO group_meeting VALUES (${id}, 1, '${day}', '', 0, 0, NULL, ${again}, 1, 5)`)
    meeting(1, '2026-02-02')
    expect(() => meeting(2, '2026-02-02')).toThrow('a meeting on that day')
    meeting(2, '2026-02-02', 1)
    db.exec('INSERT INTO group_attendance VALUES (1, 1, 1)')
    db.exec("INSERT INTO group_member_end VALUES (1, '2026-02-02', 'moved', 1, 6)")
    meeting(3, '2026-02-03')
    expect(() => db.exec('INSERT INTO group_attendance VALUES (2, 3, 1)')).toThrow('not a member')
    member(2, 7)
    expect(() => db.exec('UPDATE group_attendance SET group_member_id = 2')).toThrow('append-only')
    db.close()
  },
  150: () => {
    const { db } = registerWithDay(140)
    migrate(db, 150)
    db.pragma('foreign_keys = OFF')
    db.exec("INSERT INTO camp_place VALUES (1, 'Durtlang', 'camp', 1, 5)")
    expect(() => db.exec("INSERT INTO camp_place VALUES (2, 'durtlang', 'camp', 1, 5)")).toThrow('UNIQUE')
    const camp = (id: number, from: number, to: number) => () =>
      db.exec(`INSERT INTO camp VALUES (${id}, 1, '2026-03-${from}', '2026-03-${to}', 10, 1, 5)`)
    camp(1, 10, 20)()
    expect(camp(2, 20, 25)).toThrow('camps overlap')
    camp(2, 21, 25)()
    const end = (id: number, to: number, reason: string) => () =>
      db.exec(`INSERT INTO camp_end VALUES (${id}, '2026-03-${to}', '${reason}', 1, 6)`)
    expect(end(1, 22, 'ran_longer')).toThrow('camps overlap')
    expect(end(2, 19, 'cut_short')).toThrow('camp ends before it begins')
    end(2, 25, 'cancelled')()
    end(1, 22, 'ran_longer')()
    const cost = (id: number, amount: number, undoes: number | null) => () =>
      db.exec(
        `INSERT INTO camp_cost VALUES (${id}, 1, '2026-03-10', 'food', ${amount}, NULL, ${undoes}, 1, 5)`,
      )
    cost(1, 500, null)()
    expect(cost(2, -400, 1)).toThrow('no such cost to undo')
    cost(2, -500, 1)()
    db.exec("INSERT INTO detox_check VALUES (1, 7, '2026-03-10', x'00', 1, 1, 5)")
    const admit = () =>
      db.exec("INSERT INTO detox_admission VALUES (1, 'camp', 1, '2026-03-10', 1, 1, 0, 1, 5)")
    expect(admit).toThrow('a doctor decides first')
    db.exec("INSERT INTO detox_check_decision VALUES (1, 'admit', x'00', 2, 6)")
    admit()
    const chart = (id: number, replaces: number | null) => () =>
      db.exec(
        `INSERT INTO detox_chart VALUES (${id}, 1, '2026-03-11', 'night', x'00', NULL, NULL, ${replaces}, 1, 5)`,
      )
    chart(1, null)()
    expect(chart(2, null)).toThrow('shift is charted')
    chart(2, 1)()
    expect(chart(3, null)).toThrow('shift is charted')
    const discharge = (on: string) => () =>
      db.exec(
        `INSERT INTO detox_discharge VALUES (1, '2026-03-${on}', 'completed', 'held', 'refused', NULL, NULL, 1, 5)`,
      )
    expect(discharge('09')).toThrow('discharged before admission')
    discharge('20')()
    db.close()
  },
  130: () => {
    const { db } = registerWithDay(120)
    migrate(db, 130)
    db.pragma('foreign_keys = OFF')
    const plan = (supersedes: string) =>
      db.exec(`INSERT INTO treatment_plan (client_id, goals, review_day, client_agreed, supersedes, staff_id, at)
        VALUES (1, x'00', '2026-03-03', 1, ${supersedes}, 1, 5)`)
    plan('NULL')
    plan('1')
    expect(() => plan('1')).toThrow('UNIQUE')
    const review = (outcome: string, next: string) =>
      db.exec(`INSERT INTO plan_review (treatment_plan_id, day, outcome, next_day, staff_id, at)
        VALUES (2, '2026-02-03', '${outcome}', ${next}, 1, 5)`)
    expect(() => review('partly', 'NULL')).toThrow('CHECK')
    expect(() => review('partly', "'2026-02-03'")).toThrow('CHECK')
    expect(() => review('reached', "'2026-03-03'")).toThrow('CHECK')
    review('partly', "'2026-03-03'")
    review('reached', 'NULL')
    expect(() => db.exec('UPDATE plan_review SET staff_id = 2')).toThrow('append-only')
    db.close()
  },
  160: () => {
    const { db } = registerWithDay(150)
    migrate(db, 160)
    db.pragma('foreign_keys = OFF')
    const episode = (id: number, kind: string, closed: string | null) => {
      db.exec(`INSERT INTO episode VALUES (${id}, 1, '${kind}', '2026-01-01', 'new', 1, 1)`)
      if (closed !== null)
        db.exec(`INSERT INTO episode_closing VALUES (${id}, '${closed}', 'completed', NULL, 1, 1)`)
    }
    episode(1, 'detox', '2026-01-15')
    episode(2, 'rehabilitation', null)
    const visit =
      (day: string, rest: string, of = 1, step = 1) =>
      () =>
        db.exec(`INSERT INTO follow_up_visit (episode_id, step, day, place, met, outcome, evidence, staff_id, at)
        VALUES (${of}, ${step}, '${day}', 'home', ${rest}, 1, 1)`)
    expect(visit('2026-01-14', "'client', 'abstinent', 'seen'")).toThrow('before its discharge')
    expect(visit('2026-01-22', "'client', 'abstinent', 'seen'", 2)).toThrow('before its discharge')
    expect(visit('2026-01-22', "'client', 'died', 'seen'")).toThrow('CHECK')
    expect(visit('2026-01-22', "'nobody', 'abstinent', 'seen'")).toThrow('CHECK')
    visit('2026-01-20', "'nobody', NULL, NULL")()
    visit('2026-01-22', "'client', 'abstinent', 'seen'")()
    expect(visit('2026-01-23', "'client', 'relapsed', 'seen'")).toThrow('has its result')
    const death = (day: string) => () =>
      db.exec(`INSERT INTO death_report (client_id, day, source, hold_id, staff_id, at)
        VALUES (1, '${day}', 'family', 1, 1, 1)`)
    expect(death('2026-01-21')).toThrow('met after that day')
    death('2026-01-25')()
    expect(visit('2026-01-26', "'client', 'abstinent', 'seen'", 1, 2)).toThrow('after a death')

    const phase = (day: string, of = 2) =>
      db
        .prepare(
          `INSERT INTO rehabilitation_phase (episode_id, phase, day, staff_id, at) VALUES (${of}, 'arriving', ?, 1, 1)`,
        )
        .run(day)
    phase('2026-01-10')
    expect(() => phase('2026-01-05')).toThrow('phase is older')
    expect(() => phase('2026-01-12', 1)).toThrow('outside the stay')

    db.exec(`INSERT INTO referral (id, client_id, referral_place_id, purpose, day, by_day, slip, staff_id, at)
      VALUES (1, 1, 1, 'hospital', '2026-02-01', '2026-02-08', 5, 1, 1)`)
    const attended = (day: string) => () =>
      db.exec(`INSERT INTO referral_attended VALUES (1, '${day}', 'slip', 1, 1)`)
    const result = (day: string) => () =>
      db.exec(`INSERT INTO referral_result VALUES (1, '${day}', NULL, 1, 1)`)
    expect(result('2026-02-05')).toThrow('result before the visit')
    expect(attended('2026-01-31')).toThrow('attended before the referral')
    attended('2026-02-05')()
    expect(result('2026-02-04')).toThrow('result before the visit')
    expect(() => db.exec("INSERT INTO referral_end VALUES (1, 'declined', 1, 1)")).toThrow('was attended')
    result('2026-02-05')()
    const paper = (kind: string) => () =>
      db.exec(
        `INSERT INTO route_paper (route_list_id, kind, day, staff_id, at) VALUES (1, '${kind}', '2026-02-05', 1, 1)`,
      )
    expect(paper('destroyed')).toThrow('out of order')
    paper('returned')()
    expect(paper('lost')).toThrow('out of order')
    paper('destroyed')()
    db.close()
  },
  110: () => {
    const { db } = registerWithDay(100)
    migrate(db, 110)
    const open = (until: number) =>
      db.exec(
        `INSERT INTO inspection (inspector_id, until, reason, opened_by, at) VALUES (1, ${until}, 'letter', 1, 5)`,
      )
    open(6)
    expect(() => open(5)).toThrow('CHECK')
    db.close()
  },
  40: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 30)
    const first = rawDose(db)
    migrate(db, 40)
    const order = (dose: number, micrograms: number) =>
      db.exec(
        `INSERT INTO re_dose_order (dose_id, client_id, amount_micrograms, via, prescriber_id, written_by, reason, at)
         VALUES (${dose}, 1, ${micrograms}, 'doctor', 1, 1, 'spilled', 1)`,
      )
    expect(() => order(first, 8000)).toThrow('nothing was lost')
    rawEvent(db, first, 'spilled')
    expect(() => rawDose(db, { redoseOf: first, attempt: 2, ordered: false })).toThrow(
      'nobody ordered it again',
    )
    expect(() => order(first, 8001)).toThrow('nothing was lost')
    order(first, 4000)
    expect(() => order(first, 4000)).toThrow('UNIQUE')
    expect(() => rawDose(db, { redoseOf: first, attempt: 2 })).toThrow('nobody ordered it again')
    expect(rawDose(db, { redoseOf: first, attempt: 2, micrograms: 4000 })).toBe(2)
    expect(() =>
      db.exec(
        "INSERT INTO dose_identity (dose_id, first, second, staff_id, at) VALUES (1, 'card', 'card', 1, 1)",
      ),
    ).toThrow('CHECK')
    db.close()
  },
  90: () => {
    const { db } = registerWithDay(80)
    db.exec(`INSERT INTO product (id, drug, form, strength_micrograms, steps_per_unit, base_factor_ppm, at)
      VALUES (1, 'methadone', 'tablet', 5000, 1, 900000, 1)`)
    db.exec(
      "INSERT INTO batch (id, product_id, batch_number, expiry_day, at) VALUES (1, 1, 'B', '2030-01-31', 1)",
    )
    const shelf = (kind: string, steps: number) =>
      db.exec(`INSERT INTO stock_entry (product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
        VALUES (1, 1, '${kind}', ${steps}, 1, 1, 1, 1)`)
    shelf('opening', 20)
    migrate(db, 90)
    expect(db.prepare('SELECT sum(steps) AS left FROM stock_entry').get()).toEqual({ left: 20 })
    db.exec(
      "INSERT INTO sub_store (id, name, purpose, clinic_day_id, staff_id, at) VALUES (1, 'Camp', 'detox', 1, 1, 1)",
    )
    const box = (kind: string, steps: number, entry: number | null) => () =>
      db.exec(`INSERT INTO sub_store_entry (sub_store_id, product_id, batch_id, kind, steps, stock_entry_id, clinic_day_id,
        staff_id, at, recorded_at) VALUES (1, 1, 1, '${kind}', ${steps}, ${entry}, 1, 1, 1, 1)`)
    shelf('box_out', -5)
    expect(box('in', 6, 2)).toThrow('shelf and box disagree')
    box('in', 5, 2)()
    expect(box('wastage', -6, null)).toThrow('not enough in the box')
    expect(() => shelf('box_in', 6)).toThrow('more than stands in boxes')
    const close = () =>
      db.exec('INSERT INTO sub_store_closing (sub_store_id, clinic_day_id, staff_id, at) VALUES (1, 1, 1, 1)')
    expect(close).toThrow('box is not empty')
    box('wastage', -5, null)()
    close()
    expect(box('count_difference', 1, null)).toThrow('box is closed')
    const kits = (kind: string, count: number, rest: string) => () =>
      db.exec(`INSERT INTO naloxone_entry (naloxone_batch_id, kind, kits, recipient, document, clinic_day_id, staff_id, at,
        recorded_at) VALUES (1, '${kind}', ${count}, ${rest}, 1, 1, 1, 1)`)
    db.exec("INSERT INTO naloxone_batch (id, batch_number, expiry_day, at) VALUES (1, 'N', '2030-01-31', 1)")
    kits('receipt', 2, "NULL, 'DN'")()
    expect(kits('given', -1, "'client', NULL")).toThrow('CHECK')
    expect(kits('given', -3, "'outreach', NULL")).toThrow('not enough kits')
    kits('given', -2, "'outreach', NULL")()
    db.close()
  },
  180: () => {
    const { db } = registerWithDay(170)
    const before = db.prepare('SELECT * FROM ledger').all()
    migrate(db, 180)
    expect(db.prepare('SELECT * FROM ledger').all()).toEqual(before)
    const restored = (id: number, lineage: string, afterSeq: number) =>
      db.exec(`INSERT INTO restoration VALUES (${id}, '${lineage.repeat(32)}', '${'0'.repeat(32)}', ${afterSeq},
        zeroblob(32), 0, 1, '2026-03-02', zeroblob(32), 'name', 5)`)
    restored(1, 'a', 1)
    expect(() => restored(2, 'a', 2)).toThrow('UNIQUE')
    expect(() => restored(2, 'b', 1)).toThrow('UNIQUE')
    expect(() => restored(2, 'b', 0)).toThrow('CHECK')
    expect(() => db.exec('DELETE FROM restoration')).toThrow('append-only')
    db.close()
  },
  190: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 180)
    const lost = rawDose(db)
    rawEvent(db, lost, 'spilled')
    const again = rawDose(db, { redoseOf: lost, attempt: 2 })
    const before = db.prepare('SELECT * FROM dose').all()
    migrate(db, 190)
    expect(db.prepare('SELECT * FROM dose').all()).toEqual(before)
    expect(() => rawVoid(db, lost)).toThrow('dose was given again')
    rawVoid(db, again)
    rawVoid(db, lost)
    // The day after was opened as 04-Feb-2035 and dosed on, with a line of paper for the day before among it.
    db.pragma('foreign_keys = OFF')
    db.exec("INSERT INTO clinic_day (id, day, at) VALUES (2, '2035-02-04', 1)")
    db.exec('INSERT INTO clinic_day_close VALUES (1, 0, 1, 1)')
    const long = (day: string, attempt: number, clinicDayId = 2) =>
      rawDose(db, { day, attempt, clinicDayId, kind: 'take_home' })
    expect(() => long('2035-02-04', 1)).toThrow('does not follow its order')
    long('2026-02-02', 1)
    db.exec("INSERT INTO clock_reset VALUES (1, 2, '2026-02-04', 'battery', 1, 1, 1)")
    db.exec("INSERT INTO clinic_day (id, day, at) VALUES (3, '2026-02-05', 1)")
    expect(() => long('2026-02-02', 2, 3)).toThrow('slot is held')
    long('2026-02-05', 1, 3)
    db.close()
  },
  200: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 190)
    db.exec(`INSERT INTO day_line VALUES (1, 1, 1, 1, 1, 'missed', 0, NULL);
      INSERT INTO day_line VALUES (2, 1, 1, 1, 1, 'taken', 8000, 1)`)
    migrate(db, 200)
    expect(db.prepare('SELECT day, register_number, outcome FROM day_line_standing').all()).toEqual([
      { day: '2026-02-03', register_number: 1, outcome: 'taken' },
    ])
    expect(db.prepare('SELECT kind, entry, closed_day, reopened FROM treatment').all()).toEqual([
      { kind: 'ost', entry: 'new', closed_day: null, reopened: 0 },
    ])
    const views = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all()
    expect(views.length).toBeGreaterThan(10)
    for (const view of views) db.prepare(`SELECT * FROM ${view}`).all()
    db.close()
  },
  210: () => {
    const { db } = rawRegister(190)
    migrate(db, 210)
    const site = (kind: string) =>
      db.exec(`INSERT INTO site (id, register_id, lineage, code, number, name, district, country, time_zone, kind,
        weekly_closed_days, dropout_days, created_at) VALUES (1, '${'a'.repeat(32)}', '${'b'.repeat(32)}', 'RPO', 9999,
        'Office', 'Aizawl', 'India', 'Asia/Kolkata', '${kind}', '', 60, 1)`)
    expect(() => site('shop')).toThrow('CHECK')
    site('office')
    db.pragma('foreign_keys = OFF')
    const known = (id: string) => db.exec(`INSERT INTO office_site VALUES (NULL, '${id}', 1, 1)`)
    known('c'.repeat(32))
    expect(() => known('c'.repeat(32))).toThrow('UNIQUE')
    expect(() => known('short')).toThrow('CHECK')
    expect(() => db.exec('DELETE FROM office_site')).toThrow('append-only')
    db.close()
  },
  220: () => {
    const { db } = registerWithDay(210)
    migrate(db, 220)
    db.pragma('foreign_keys = OFF')
    const digest = 'zeroblob(32)'
    const prepared = (id: number, staffId: number) =>
      db.exec(`INSERT INTO monthly_return VALUES (${id}, '2026-02', '{}', ${digest}, 1, ${staffId}, 5)`)
    const approved = (id: number, staffId: number, text = digest) =>
      db.exec(`INSERT INTO monthly_return_approval VALUES (${id}, ${text}, ${staffId}, 6)`)
    prepared(1, 1)
    expect(() => approved(1, 1)).toThrow('prepared by the same person')
    expect(() => approved(1, 2, `x'${'ff'.repeat(32)}'`)).toThrow('approval of another text')
    prepared(2, 1)
    expect(() => approved(1, 2)).toThrow('return was prepared again')
    approved(2, 2)
    db.exec("INSERT INTO monthly_return_sent VALUES (2, 'paper', 1, 7)")
    expect(() => db.exec("INSERT INTO monthly_return_sent VALUES (2, 'paper', 1, 8)")).toThrow('UNIQUE')
    expect(() => db.exec("UPDATE monthly_return SET body = '[]'")).toThrow('append-only')
    expect(() => db.exec('DELETE FROM monthly_return_sent')).toThrow('append-only')
    db.close()
  },
  230: () => {
    const { db } = registerWithDay(210)
    const before = db.prepare('SELECT * FROM clinic_day').all()
    migrate(db, 230)
    expect(db.prepare('SELECT * FROM clinic_day').all()).toEqual(before)
    db.pragma('foreign_keys = OFF')
    const decided = (siteA: number, siteB: number, second: number) => () =>
      db.exec(
        `INSERT INTO office_case VALUES (NULL, ${siteA}, 4, ${siteB}, 9, 'confirmed', '{}', ${second}, 1, 5)`,
      )
    expect(decided(1, 1, 2)).toThrow('CHECK')
    expect(decided(1, 2, 1)).toThrow('CHECK')
    decided(1, 2, 2)()
    db.exec("INSERT INTO office_case_end VALUES (1, 'two_people', 2, 1, 6)")
    expect(() => db.exec("INSERT INTO office_case_end VALUES (1, 'one_place_now', 2, 1, 7)")).toThrow(
      'UNIQUE',
    )
    const list = (number: number) => () =>
      db.exec(`INSERT INTO hold_list VALUES (NULL, ${number}, 5, '{}', '', 1, 6)`)
    list(1)()
    expect(list(1)).toThrow('UNIQUE')
    expect(() => db.exec('DELETE FROM hold_list')).toThrow('append-only')
    db.close()
  },
  240: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 230)
    db.exec(`INSERT INTO day_line VALUES (1, 1, 1, 1, 1, 'missed', 0, NULL);
      INSERT INTO day_line VALUES (2, 1, 1, 1, 1, 'taken', 8000, 1)`)
    migrate(db, 240)
    expect(db.prepare('SELECT day, outcome, drug, amount_micrograms FROM question_dose').all()).toEqual([
      { day: '2026-02-03', outcome: 'taken', drug: 'buprenorphine', amount_micrograms: 8000 },
    ])
    // A death on 2026-03-01 was recorded in error: the client's one episode goes on, and is still one.
    db.pragma('foreign_keys = OFF')
    db.exec(`INSERT INTO death_report VALUES (1, 1, '2026-03-01', 'family', x'01', 1, 1, 5);
      INSERT INTO episode_closing VALUES (1, '2026-03-01', 'died', NULL, 1, 5);
      INSERT INTO death_decision VALUES (1, 1, 'in_error', NULL, 'mix-up', 1, 9);
      INSERT INTO episode VALUES (2, 1, 'ost', '2026-03-02', 're_enrolled', 1, 9);
      INSERT INTO episode_closing VALUES (2, '2026-05-01', 'completed', NULL, 1, 20)`)
    expect(
      db.prepare('SELECT episode_id, entry, opened_day, closed_day, closed_for FROM question_episode').all(),
    ).toEqual([
      {
        episode_id: 1,
        entry: 'new',
        opened_day: '2026-01-01',
        closed_day: '2026-05-01',
        closed_for: 'completed',
      },
    ])
    expect(db.prepare('SELECT in_micrograms, out_micrograms FROM question_stock').all()).toEqual([
      { in_micrograms: 2_000_000, out_micrograms: null },
    ])
    const kept = (id: number, replaces: string) => () =>
      db.exec(`INSERT INTO question VALUES (${id}, x'01', '{}', ${replaces}, 1, 5)`)
    kept(1, 'NULL')()
    kept(2, '1')()
    expect(kept(3, '1')).toThrow('UNIQUE')
    expect(() => db.exec("INSERT INTO question VALUES (4, x'01', '{', NULL, 1, 5)")).toThrow('CHECK')
    expect(() => db.exec('DELETE FROM question')).toThrow('append-only')
    db.close()
  },
  250: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 190)
    rawDose(db, { day: '2026-02-02' })
    const before = db.prepare('SELECT * FROM dose').all()
    migrate(db, 250)
    expect(db.prepare('SELECT * FROM dose').all()).toEqual(before)
    db.pragma('foreign_keys = OFF')
    const gift = (id: number, day: string) =>
      db.exec(
        `INSERT INTO detox_shelf_gift VALUES (${id}, 1, '${day}', 'morning', 1, 4, 1, 1, NULL, 1, 5, 5)`,
      )
    const entry = (id: number, giftId: number, kind: string, steps: number) => () => {
      db.exec(`INSERT INTO stock_entry (id, product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
        VALUES (${id}, 1, 1, '${kind}', ${steps}, 1, 1, 5, 5)`)
      db.exec(`INSERT INTO detox_shelf_entry VALUES (${id}, ${giftId})`)
    }
    const back = (id: number) => () => db.exec(`INSERT INTO detox_shelf_back VALUES (${id}, 1, 5)`)
    expect(() => gift(1, '2026-02-02')).toThrow('dosed at the counter')
    gift(1, '2026-02-03')
    expect(entry(11, 1, 'issue', -5)).toThrow('more taken than given')
    entry(12, 1, 'issue', -4)()
    expect(entry(13, 1, 'return', 5)).toThrow('more brought back than taken')
    expect(() => db.exec('INSERT INTO detox_shelf_entry VALUES (1, 1)')).toThrow('entry of another gift')
    expect(() => rawDose(db)).toThrow('given on the chart')
    expect(back(1)).toThrow('not all of it is back')
    entry(14, 1, 'return', 4)()
    back(1)()
    rawDose(db)
    db.close()
  },
  270: () => {
    const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8000 }] }], 250)
    rawDose(db, { day: '2026-02-02' })
    migrate(db, 270)
    db.pragma('foreign_keys = OFF')
    const gift = (id: number, recordedAt: number) => () =>
      db.exec(
        `INSERT INTO detox_shelf_gift VALUES (${id}, 1, '2026-02-02', 'morning', 1, 4, 1, 1, NULL, 1, 5, ${recordedAt})`,
      )
    const box = (at: number) => () => {
      db.exec(`INSERT INTO sub_store_entry (id, sub_store_id, batch_id, product_id, kind, steps, client_id, clinic_day_id,
        staff_id, at, recorded_at) VALUES (${at}, 1, 1, 1, 'issue', -4, 1, 1, 1, 5, 5)`)
      db.exec(
        `INSERT INTO detox_medication VALUES (${at}, 1, '2026-02-02', 'morning', ${at}, 1, 1, NULL, 1, ${at})`,
      )
    }
    db.exec(`INSERT INTO sub_store_entry (id, sub_store_id, batch_id, product_id, kind, steps, clinic_day_id, staff_id, at,
      recorded_at) VALUES (1, 1, 1, 1, 'count_difference', 20, 1, 1, 5, 5)`)
    expect(gift(1, 7)).toThrow('dosed at the counter')
    expect(box(8)).toThrow('dosed at the counter')
    db.exec(
      "INSERT INTO hold (id, client_id, kind, reason, staff_id, at) VALUES (9, 1, 'doctor', 'x', 1, 7), (10, 1, 'incident', 'x', 1, 9)",
    )
    expect(gift(2, 7)).toThrow('dosed at the counter')
    gift(3, 9)()
    box(9)()
    expect(gift(4, 10)).toThrow('dosed at the counter')
    db.close()
  },
  280: () => {
    const { db } = registerWithDay(270)
    const back = (id: number, sequence: number) => () =>
      db.exec(`INSERT INTO restoration VALUES (${id}, lower(hex(zeroblob(15))) || '0${id}', lower(hex(zeroblob(16))), ${id},
        zeroblob(32), 0, ${sequence}, '2026-02-03', zeroblob(32), 'name', 5)`)
    back(1, 4)()
    expect(back(2, 0)).toThrow('CHECK')
    migrate(db, 280)
    back(2, 0)()
    expect(back(3, -1)).toThrow('CHECK')
    expect(db.prepare('SELECT backup_sequence FROM restoration').pluck().all()).toEqual([4, 0])
    db.close()
  },
  170: () => {
    const { db } = registerWithDay(160)
    migrate(db, 170)
    db.pragma('foreign_keys = OFF')
    const contact = (client: string, sex: string, band: string, first: string) => () =>
      db.exec(
        `INSERT INTO service_contact (client_id, sex, age_band, first_time, day, place, staff_id, at)
         VALUES (${client}, ${sex}, ${band}, ${first}, '2026-02-03', 'street', 1, 5)`,
      )
    expect(contact('NULL', 'NULL', 'NULL', 'NULL')).toThrow('CHECK')
    expect(contact('1', "'M'", "'25_49'", '0')).toThrow('CHECK')
    contact('1', 'NULL', 'NULL', 'NULL')()
    contact('NULL', "'M'", "'25_49'", '1')()
    expect(() =>
      db.exec("INSERT INTO contact_service (service_contact_id, kind, quantity) VALUES (1, 'naloxone', 1)"),
    ).toThrow('CHECK')
    const test = (kind: string, day: string) => () =>
      db.exec(
        `INSERT INTO health_test (client_id, kind, pre_counselled_day, day, consent_id, staff_id, at)
         VALUES (1, '${kind}', '${day}', '${day}', 1, 1, 5)`,
      )
    expect(test('hiv', '2026-02-03')).toThrow('no consent to the test')
    db.exec(
      "INSERT INTO consent (id, client_id, kind, day, staff_id, at) VALUES (1, 1, 'hiv_test', '2026-02-02', 1, 5)",
    )
    expect(test('tb', '2026-02-03')).toThrow('no consent to the test')
    expect(test('hiv', '2026-02-01')).toThrow('no consent to the test')
    test('hiv', '2026-02-03')()
    const result = (day: string) => () =>
      db.exec(
        `INSERT INTO health_test_result (health_test_id, day, result, staff_id, at) VALUES (1, '${day}', x'00', 1, 5)`,
      )
    expect(result('2026-02-02')).toThrow('result before the test')
    result('2026-02-03')()
    expect(result('2026-02-04')).toThrow('test has a result')
    db.exec(
      "INSERT INTO service_void (subject, row_id, reason, staff_id, at) VALUES ('health_test_result', 1, 'written_wrongly', 1, 6)",
    )
    result('2026-02-04')()
    db.exec("INSERT INTO consent_withdrawal (consent_id, day, staff_id, at) VALUES (1, '2026-02-05', 1, 7)")
    expect(test('hiv', '2026-02-05')).toThrow('no consent to the test')
    db.close()
  },
}

describe('migrations', () => {
  it('each has its story here', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(Object.keys(STORIES).map(Number))
  })

  for (const { number, name } of MIGRATIONS) it(`${name} does what its story says`, () => STORIES[number]?.())

  it('run once: a second opening changes nothing', () => {
    const { db } = rawRegister()
    const before = db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()
    migrate(db)
    expect(db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()).toEqual(before)
    db.close()
  })

  it('refuse a register of a newer program and leave it as it was', () => {
    const { db } = rawRegister()
    db.pragma(`user_version = ${LATEST + 10}`)
    expect(() => migrate(db)).toThrow(DatabaseFromTheFuture)
    expect(schemaVersion(db)).toBe(LATEST + 10)
    db.close()
  })

  it('leave no table whose rows the ledger does not cover, but for the four that are no record', () => {
    const { db } = rawRegister()
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    expect(tables.filter((table) => !isCovered(table)).sort()).toEqual([
      'draft',
      'ledger',
      'pin_failure',
      'request',
    ])
    db.close()
  })
})

function readsWhole(file: string): boolean {
  try {
    const reader = openReader(file, KEY)
    try {
      return reader.pragma('integrity_check', { simple: true }) === 'ok'
    } finally {
      reader.close()
    }
  } catch {
    return false
  }
}

describe('the register file', () => {
  it('refuses UPDATE, DELETE and INSERT OR REPLACE on what was written', () => {
    const { db } = registerWithDay()
    expect(() => db.exec("UPDATE clinic_day SET day = '2026-02-04'")).toThrow('append-only')
    expect(() => db.exec('DELETE FROM clinic_day')).toThrow('append-only')
    expect(() =>
      db.exec("INSERT OR REPLACE INTO clinic_day (id, day, at) VALUES (1, '2026-02-05', 0)"),
    ).toThrow('append-only')
    expect(() => db.exec("UPDATE ledger SET act = 'x'")).toThrow('append-only')
    db.close()
  })

  it('is unreadable with another key', () => {
    const { db, file } = registerWithDay()
    db.close()
    expect(() => openReader(file, Uint8Array.from(KEY).fill(7))).toThrow(DatabaseUnreadable)
  })

  it('notices one flipped bit in any page, at 300 places', () => {
    const { db, file } = registerWithDay()
    db.close()
    const whole = readFileSync(file)
    const stride = Math.floor(whole.length / 300)
    const unnoticed: number[] = []
    for (let place = 1; place < whole.length; place += stride) {
      const flipped = Buffer.from(whole)
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place)
      const copy = `${file}.flipped`
      writeFileSync(copy, flipped)
      if (readsWhole(copy)) unnoticed.push(place)
    }
    expect(unnoticed).toEqual([])
  })

  it('runs with the settings that a power cut asks for', () => {
    const { db, file } = registerWithDay()
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    db.close()
    const again = openWriter(file, KEY)
    expect(again.pragma('synchronous', { simple: true })).toBe(2)
    again.close()
  })
})
