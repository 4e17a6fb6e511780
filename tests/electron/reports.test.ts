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
    const met = (registerNumber: number, kind: 'condoms' | 'needles_out', quantity: number) =>
      clinic.call.services.record({
        requestId: requestId(),
        day: '2026-02-03' as ClinicDay,
        place: 'centre',
        who: { registerNumber },
        services: [{ kind, quantity }],
      })
    await met(1, 'condoms', 5)
    await met(2, 'needles_out', 10)
    const { contactId } = await met(2, 'condoms', 7)
    await clinic.call.services.void({ requestId: requestId(), contactId, reason: 'entered_twice' })
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

  it('counts services as their own screen does', async () => {
    const { rows } = await clinic.call.services.summary({ from: period.firstDay, to: period.lastDay })
    for (const { kind, times, quantity, clients } of rows.filter(({ kind: one }) => one !== 'sti'))
      expect([kind, times, quantity, clients]).toEqual([
        kind,
        ...['service_times', 'service_quantity', 'service_clients'].map((id) => count(id, kind)?.count),
      ])
    expect(count('service_quantity', 'condoms')?.count).toBe(5)
  })

  it('counts follow-ups and referrals as their screens do', async () => {
    const asked = { from: period.firstDay, until: period.lastDay }
    const followUps = await clinic.call.followUps.numbers(asked)
    expect(count('follow_ups_done')).toMatchObject({ count: followUps.done, of: followUps.due })
    const referrals = await clinic.call.referrals.numbers(asked)
    expect(referrals.all.referred).toBe(count('referred', 'hiv_test')?.count)
  })

  it('refuses a period that ends before it begins, and a nurse', async () => {
    const backwards = { firstDay: period.lastDay, lastDay: period.firstDay }
    await expect(clinic.call.reports.return({ period: backwards, dropoutDays: null })).rejects.toMatchObject({
      data: { problems: [{ field: 'period.lastDay', code: 'ends_before_start' }] },
    })
    clinic.signIn('nurse')
    await expect(clinic.call.reports.facts()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    clinic.signIn('manager')
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
