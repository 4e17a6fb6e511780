import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFigures } from '../../electron/report/figures.ts'
import { readPictures } from '../../electron/report/pictures.ts'
import type { Pictures } from '../../shared/contract/pictures.ts'
import type { Figure, ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import { answerOf } from '../helpers/answer.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { generatedClinic } from '../helpers/generated-clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { rawTables, writeGenerated } from '../helpers/write-generated.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

/** A few on every change, a hundred by `OST_REPORT_CLINICS=100`. */
const CLINICS = Math.min(100, Number(process.env.OST_REPORT_CLINICS ?? 3))
const SEED = 20_261_122

const monthOf = (day: ClinicDay): ReportPeriod => {
  const firstDay = `${day.slice(0, 7)}-01` as ClinicDay
  return { firstDay, lastDay: addDays(addMonths(firstDay, 1), -1) }
}
const count = (figures: readonly Figure[], indicator: string, cell = '') =>
  figures.find((one) => one.indicator === indicator && one.cell === cell)

describe(`the pictures of ${CLINICS} generated clinics`, () => {
  const all = Array.from({ length: CLINICS }, (_, index) => {
    const clinic = generatedClinic(SEED + index)
    const db = writeGenerated(clinic)
    const month = monthOf(clinic.period.lastDay)
    const year = { firstDay: addMonths(month.firstDay, -11), lastDay: month.lastDay }
    const { dropoutDays } = clinic
    return { db, month, year, dropoutDays, facts: readPictures(db, { month, year, dropoutDays }) }
  })
  afterAll(() => {
    for (const { db } of all) db.close()
  })

  it('show what the return of the same month and year shows', () => {
    for (const { db, month, year, dropoutDays, facts } of all) {
      for (const { period, active, dosed } of facts.overTime) {
        const figures = readFigures(db, { period, dropoutDays })
        expect([active, dosed]).toEqual([count(figures, 'active_end')?.count, count(figures, 'dosed')?.count])
      }
      const ofYear = readFigures(db, { period: year, dropoutDays })
      for (const { months, held, of } of facts.retention)
        expect({ count: held, of }).toMatchObject({
          count: count(ofYear, `cohort_${months}_months`)?.count,
          of: count(ofYear, `cohort_${months}_months`)?.of,
        })
      for (const { purpose, referred, attended, result } of facts.cascade)
        expect([referred, attended, result]).toEqual(
          ['referred', 'referral_attended', 'referral_result'].map((id) => count(ofYear, id, purpose)?.count),
        )
      const ofMonth = readFigures(db, { period: month, dropoutDays })
      const cells = ofMonth.filter(({ indicator }) => indicator === 'last_dose')
      expect(
        facts.doses
          .map(({ drug, amountMicrograms, clients }) => [`${drug}.${amountMicrograms}`, clients])
          .sort(),
      ).toEqual(cells.map(({ cell, count: clients }) => [cell, clients]).sort())
    }
  })

  it('hold a flow that adds up from month to month', () => {
    for (const { facts } of all) {
      facts.overTime.forEach(({ active, came, left }, index) => {
        const before = facts.overTime[index - 1]
        if (before) expect(before.active + came - left).toBe(active)
      })
      expect(facts.overTime.some(({ active }) => active > 0)).toBe(true)
    }
  })

  it('tell of each month’s days what the return tells of its missed doses', () => {
    for (const { db, dropoutDays, facts } of all)
      for (const { period } of facts.overTime) {
        const figures = readFigures(db, { period, dropoutDays })
        const own = facts.days.filter(({ day }) => day >= period.firstDay && day <= period.lastDay)
        const missed = own.reduce((sum, { expected, came }) => sum + expected - came, 0)
        expect(missed, period.firstDay).toBe(count(figures, 'dose_outcome', 'missed')?.count)
      }
  })

  it('count the doses of each hour as a plain recount does', () => {
    expect(all.some(({ facts }) => facts.hours.length > 0)).toBe(true)
    for (const { db, month, facts } of all) {
      const tables = rawTables(db)
      const voided = new Set(tables.get('dose_void')?.map((row) => row.dose_id))
      const hours = new Map<number, number>()
      for (const row of tables.get('dose') ?? []) {
        const day = String(row.clinic_day)
        if (day < month.firstDay || day > month.lastDay || voided.has(row.id ?? null)) continue
        if (!['observed', 'guest'].includes(String(row.kind)) || row.recorded_at !== row.at) continue
        // India is five and a half hours ahead.
        const hour = new Date(Number(row.at) + 19_800_000).getUTCHours()
        hours.set(hour, (hours.get(hour) ?? 0) + 1)
      }
      expect(facts.hours.map(({ hour, doses }) => [hour, doses])).toEqual(
        [...hours].sort(([a], [b]) => a - b),
      )
    }
  })
})

describe('the pictures of one day at the counter', () => {
  let clinic: CounterClinic
  let facts: Pictures
  beforeAll(async () => {
    clinic = await counterClinic()
    const dose = await clinic.given(1)
    clinic.clock.pass(11 * 60_000)
    await clinic.check(dose)
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.signIn('manager')
    facts = await clinic.call.pictures.look({ month: null })
  })
  afterAll(() => clinic.end())

  it('begin with the month of the last closed day and the year that ends with it', () => {
    expect(facts.month).toEqual({ firstDay: '2026-02-01', lastDay: '2026-02-28' })
    expect(facts.year).toEqual({ firstDay: '2025-03-01', lastDay: '2026-02-28' })
    expect(facts.overTime).toEqual([{ period: facts.month, active: 5, dosed: 1, came: 0, left: 0 }])
  })

  it('show who came, when, and how much they got', () => {
    expect(facts.days).toEqual([{ day: '2026-02-03', expected: 5, came: 1 }])
    expect(facts.hours).toEqual([{ hour: 9, doses: 1, most: 1 }])
    expect(facts.doses).toEqual([{ drug: 'buprenorphine', amountMicrograms: 8_000, clients: 1 }])
    expect(facts.runway?.drugs.map(({ drug, clients }) => [drug, clients])).toContainEqual([
      'buprenorphine',
      3,
    ])
  })

  it('are not for who may not see the return, nor of a month that has not come', async () => {
    expect(await answerOf(clinic.call.pictures.look({ month: '2026-03' }))).toBe(
      'INVALID month period_in_future',
    )
    clinic.signIn('nurse')
    expect(await answerOf(clinic.call.pictures.look({ month: null }))).toBe('NOT_ALLOWED role')
    clinic.signIn('manager')
  })
})
