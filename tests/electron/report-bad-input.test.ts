import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import { readFigures, readReturn } from '../../electron/report/figures.ts'
import { readRows } from '../../electron/report/rows.ts'
import type { ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { twelveClients } from '../helpers/twelve-clients.ts'
import { writeGenerated } from '../helpers/write-generated.ts'

const scope = (firstDay: string, lastDay: string, dropoutDays = 7): ReportScope => ({
  period: { firstDay: firstDay as ClinicDay, lastDay: lastDay as ClinicDay },
  dropoutDays,
})
const february = scope('2026-02-01', '2026-02-28')
const at = (day: string) => Date.parse(`${day}T05:00:00Z`)

describe('a return that a reader could take wrongly', () => {
  let db: Writer
  const codes = (asked: ReportScope) => readReturn(db, asked).notes.map(({ code }) => code)
  const count = (indicator: string, cell = '', asked = february) =>
    readFigures(db, asked).find((one) => one.indicator === indicator && one.cell === cell)?.count

  beforeAll(() => {
    db = writeGenerated(twelveClients())
  })
  afterAll(() => db.close())

  it('says nothing of a month that is over and whole', () => {
    expect(readReturn(db, february).notes).toEqual([])
  })

  it('says that a period lies ahead, and drops nobody out in it', () => {
    const ahead = scope('2026-06-01', '2026-06-30')
    expect(codes(ahead)).toEqual(['report_period_ahead'])
    expect(count('left_dropped_out', '', ahead)).toBe(0)
    expect(count('doses_due', '', ahead)).toBe(0)
    expect(count('active_start', '', ahead)).toBe(count('active_end', '', ahead))
  })

  it('counts a period that is not over up to the last closed day, and says so', () => {
    expect(codes(scope('2026-02-01', '2026-03-31'))).toEqual(['report_period_not_over'])
    expect(count('left_dropped_out', '', scope('2026-02-01', '2026-03-31'))).toBe(3)
  })

  it('counts a single day', () => {
    const bandh = scope('2026-02-17', '2026-02-17')
    expect(count('doses_due', '', bandh)).toBe(0)
    expect(count('active_start', '', bandh)).toBe(count('active_end', '', bandh))
    expect(count('left_dropped_out', '', scope('2026-02-20', '2026-02-20'))).toBe(1)
  })

  it('finds no rows for an indicator or a cell that does not exist', () => {
    const page = { offset: 0, limit: 10 }
    expect(readRows(db, february, { indicator: 'nonsense', cell: '', part: 'count' }, page).total).toBe(0)
    expect(readRows(db, february, { indicator: 'stock', cell: "x'; --", part: 'count' }, page).total).toBe(0)
  })

  it('says on which day the definition of a dropout was changed within the period', () => {
    for (const [id, days, day] of [
      [1, 60, '2025-08-01'],
      [2, 7, '2026-02-10'],
    ] as const) {
      const body = JSON.stringify({ ...rulePackDefault, dropoutDays: days })
      db.prepare('INSERT INTO rule_pack VALUES (?, ?, ?, 1, 1)').run(id, id, body)
      db.prepare("INSERT INTO signature VALUES (?, 'rule_pack', ?, ?, 1, ?)").run(
        id,
        id,
        Buffer.alloc(32),
        at(day),
      )
    }
    expect(readReturn(db, february).notes).toEqual([
      { code: 'report_definition_changed', params: { day: '2026-02-10', before: 60, after: 7, used: 7 } },
    ])
    expect(codes(scope('2026-01-01', '2026-01-31'))).toEqual([])
  })

  it('counts what was recorded after a death, and says so', () => {
    db.exec(`
      INSERT INTO hold VALUES (900, 7, 'death', 'death_reported', 1, 1);
      INSERT INTO death_report VALUES (1, 7, '2026-02-12', 'family', NULL, 900, 1, 1);
      INSERT INTO day_line SELECT 90001, id, 7, 1, 1, 'taken', 10000, NULL FROM clinic_day WHERE day = '2026-02-14'`)
    expect(count('dosed_after_death')).toBe(1)
    expect(count('doses_due')).toBe(242)
    expect(codes(february)).toContain('report_doubtful')
    const rows = readRows(
      db,
      february,
      { indicator: 'dosed_after_death', cell: '', part: 'count' },
      { offset: 0, limit: 10 },
    )
    expect(rows.rows).toMatchObject([
      { registerNumber: 7, day: '2026-02-14', table: 'day_line', rowId: 90001 },
    ])
  })

  it('takes a death back that was recorded in error: nobody died and nobody came new', () => {
    db.exec(`
      INSERT INTO death_decision VALUES (1, 1, 'in_error', NULL, 'x', 1, 777);
      INSERT INTO episode VALUES (900, 7, 'ost', '2026-02-15', 're_enrolled', 1, 777)`)
    expect(count('left_died')).toBe(0)
    expect(count('entered_re_enrolled')).toBe(1)
    expect(count('dosed_after_death')).toBe(0)
  })

  it('says that the register came back from a backup within the period', () => {
    db.prepare('INSERT INTO restoration VALUES (1, ?, ?, 1, ?, 0, 1, ?, ?, ?, ?)').run(
      'c'.repeat(32),
      'd'.repeat(32),
      Buffer.alloc(32),
      '2026-02-18',
      Buffer.alloc(32),
      'name',
      at('2026-02-20'),
    )
    const note = readReturn(db, february).notes.find(({ code }) => code === 'report_restored_gap')
    expect(note?.params).toEqual({ from: '2026-02-18', day: '2026-02-20' })
  })

  it('says that nothing was ever closed in a new register', () => {
    const empty = writeGenerated({ ...twelveClients(), rows: [] })
    expect(readReturn(empty, february).notes.map(({ code }) => code)).toEqual(['report_nothing_closed'])
    empty.close()
  })
})
