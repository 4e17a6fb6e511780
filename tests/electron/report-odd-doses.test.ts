import { describe, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import { readFigures } from '../../electron/report/figures.ts'
import { readRows } from '../../electron/report/rows.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { dosingRegister, rawDose, rawEvent, rawStock } from '../helpers/dosing-register.ts'

const FIRST = '2026-02-03' as ClinicDay

/** One client on 8 mg a day, dosed on the first day; the days after are held and closed, but for those that are left out. */
function oneClient(days: number, leftOut: readonly number[] = []): Writer {
  const db = dosingRegister([{ client: 1, steps: [{ step: 1, slot: 1, micrograms: 8_000 }] }])
  db.exec("INSERT INTO day_line VALUES (1, 1, 1, 1, 1, 'taken', 8000, NULL)")
  for (let index = 1; index < days; index += 1)
    if (!leftOut.includes(index))
      db.prepare('INSERT INTO clinic_day (id, day, at) VALUES (?, ?, 1)').run(
        index + 1,
        addDays(FIRST, index),
      )
  return db
}

function closeAll(db: Writer): void {
  db.exec('INSERT INTO clinic_day_close SELECT id, 0, 1, 1 FROM clinic_day')
}

const counted = (db: Writer, indicator: string, cell = '', dropoutDays = 3) =>
  readFigures(db, { period: { firstDay: FIRST, lastDay: '2026-02-28' as ClinicDay }, dropoutDays }).find(
    (figure) => figure.indicator === indicator && figure.cell === cell,
  )?.count

const droppedOut = (db: Writer): ClinicDay | null | undefined =>
  readRows(
    db,
    { period: { firstDay: FIRST, lastDay: '2026-02-28' as ClinicDay }, dropoutDays: 3 },
    { indicator: 'left_dropped_out', cell: '', part: 'count' },
    { offset: 0, limit: 10 },
  ).rows[0]?.day

describe('doses that stand in no line of a closed day', () => {
  it('drop somebody out three days after the last one', () => {
    const db = oneClient(10)
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-06')
    db.close()
  })

  it('cover the day for which they were carried home, though nobody opened on it', () => {
    const db = oneClient(10, [2])
    const dose = rawDose(db, { day: '2026-02-05', kind: 'take_home' })
    rawEvent(db, dose, 'given')
    db.exec(`INSERT INTO take_home_issue VALUES (1, 1, NULL, 1, 1, 1, 1, 5, 5);
      INSERT INTO take_home_dose VALUES (${dose}, 1)`)
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-08')
    expect(counted(db, 'dose_not_due', 'take_home')).toBe(1)
    expect(counted(db, 'take_home_given')).toBe(1)
    expect(counted(db, 'take_home_clients')).toBe(1)
    expect(counted(db, 'mean_dose', 'buprenorphine')).toBe(16_000)
    db.close()
  })

  it('do not cover it when they were brought back', () => {
    const db = oneClient(10, [2])
    const dose = rawDose(db, { day: '2026-02-05', kind: 'take_home' })
    rawEvent(db, dose, 'given')
    rawEvent(db, dose, 'returned')
    db.exec(`INSERT INTO take_home_issue VALUES (1, 1, NULL, 1, 1, 1, 1, 5, 5);
      INSERT INTO take_home_dose VALUES (${dose}, 1)`)
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-06')
    expect(counted(db, 'take_home_returned')).toBe(1)
    db.close()
  })

  it('count from another site when its slip says that it gave them', () => {
    const db = oneClient(10)
    db.exec(
      `INSERT INTO passport VALUES (1, 1, 1, 'ABCDEFGHJKLM', 23, '2026-02-04', '2026-02-05', '1', 1, 1)`,
    )
    const told = rawDose(db, { day: '2026-02-04', kind: 'passport' })
    rawDose(db, { day: '2026-02-05', kind: 'passport' })
    rawEvent(db, told, 'given')
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-07')
    db.close()
  })

  it('count from a hospital that confirmed them, whose days do not count as days without either', () => {
    const db = oneClient(16)
    db.exec(`INSERT INTO absence VALUES (1, 1, 'hospital', '2026-02-04', NULL, NULL, 1, 1);
      INSERT INTO absence_end VALUES (1, 1, '2026-02-09', 1, 1);
      INSERT INTO absence_dosing VALUES (1, 1, 'confirmed', 'buprenorphine', 8000, '2026-02-08', x'01', 1, 1)`)
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-11')
    db.close()
  })

  it('do not count once a doctor confirmed that they were diverted', () => {
    const db = oneClient(10)
    db.exec("INSERT INTO day_line VALUES (2, 2, 1, 1, 1, 'taken', 8000, NULL)")
    db.exec('DROP TRIGGER dose_guard')
    const dose = rawDose(db, { day: '2026-02-04', clinicDayId: 2 })
    for (const kind of ['given', 'checked', 'diversion_suspected']) rawEvent(db, dose, kind)
    closeAll(db)
    expect(droppedOut(db)).toBe('2026-02-07')
    rawEvent(db, dose, 'diversion_confirmed')
    expect(droppedOut(db)).toBe('2026-02-06')
    db.close()
  })
})

describe('the shelf of a return', () => {
  it('adds up: the book before and what moved make the book after', () => {
    const db = oneClient(2)
    const dose = rawDose(db)
    rawStock(db, 'issue', -4, dose)
    rawStock(db, 'return', 1, dose)
    rawStock(db, 'wastage', -2)
    rawStock(db, 'adjustment', 3)
    db.exec('INSERT INTO stock_close VALUES (1, 1, 1, 998)')
    closeAll(db)
    const line = (name: string) => counted(db, 'stock', `buprenorphine.tablet.2000.1.1000000.${name}`)
    expect(['before', 'receipt', 'issue', 'return', 'wastage', 'adjustment', 'after'].map(line)).toEqual([
      0, 1_000, -4, 1, -2, 3, 998,
    ])
    const rows = readRows(
      db,
      { period: { firstDay: FIRST, lastDay: FIRST }, dropoutDays: 60 },
      { indicator: 'stock', cell: 'buprenorphine.tablet.2000.1.1000000.issue', part: 'count' },
      { offset: 0, limit: 10 },
    )
    expect(rows).toMatchObject({ total: 1, sum: -4, rows: [{ registerNumber: 1, table: 'stock_entry' }] })
    db.close()
  })
})
