import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figure } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

const period = { firstDay: '2026-02-01' as ClinicDay, lastDay: '2026-02-28' as ClinicDay }

describe('a monthly return of a day at the counter', () => {
  let clinic: CounterClinic
  let figures: Figure[] = []
  const count = (indicator: string, cell = '') =>
    figures.find((figure) => figure.indicator === indicator && figure.cell === cell)

  beforeAll(async () => {
    clinic = await counterClinic()
    const dose = await clinic.given(1)
    clinic.clock.pass(11 * 60_000)
    await clinic.call.doses.check({ requestId: requestId(), doseId: dose, notChecked: null, note: '' })
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.signIn('manager')
    const asked = await clinic.call.reports.return({ period, dropoutDays: null })
    figures = asked.figures
    expect(asked.knownUntil).toBe('2026-02-03')
  })
  afterAll(() => clinic.end())

  it('counts who was active when the month began and who is at its end', () => {
    expect(count('active_start')?.count).toBe(5)
    expect(count('active_end')?.count).toBe(5)
    expect(count('active_end', 'M')?.count).toBe(5)
  })

  it('tells what became of the doses due', () => {
    expect(count('doses_due')?.count).toBe(5)
    expect(count('dose_outcome', 'taken')).toMatchObject({ count: 1, of: 5 })
    expect(count('mean_dose', 'buprenorphine')).toMatchObject({ count: 8_000, of: 1 })
  })

  it('opens a cell on its rows', async () => {
    const found = await clinic.call.reports.rows({
      period,
      dropoutDays: null,
      indicator: 'dose_outcome',
      cell: 'taken',
      part: 'count',
      offset: 0,
    })
    expect(found.total).toBe(1)
    expect(found.rows[0]).toMatchObject({ registerNumber: 1, count: 1 })
  })
})
