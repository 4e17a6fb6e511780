import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBook } from '../../electron/read-book.ts'
import type { BookRow, BookScope, DoseBookRow, NarcoticBookRow } from '../../shared/records/book.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { day, followUpClinic } from './follow-up-clinic.ts'

const TODAY = '2026-02-03' as ClinicDay

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

function book<Kind extends BookRow['book']>(kind: Kind, more: Partial<BookScope> = {}) {
  const scope = { book: kind, period: { firstDay: TODAY, lastDay: TODAY }, productId: null, ...more }
  return [...readBook(clinic.register.db, scope)].flat() as Extract<BookRow, { book: Kind }>[]
}
const short = (rows: DoseBookRow[]) =>
  rows.map(({ registerNumber, state, amountMicrograms, why }) => [
    registerNumber,
    state,
    amountMicrograms,
    why,
  ])

describe('the dose register', () => {
  it('has every dose by its time, what became of it, and what was taken from which batch', async () => {
    const first = await clinic.given(1)
    clinic.clock.pass(11 * 60_000)
    await clinic.check(first)
    clinic.clock.pass(60_000)
    await clinic.give(clinic.openDose(await clinic.scan(2)), true)
    clinic.clock.pass(60_000)
    await clinic.voidDose(clinic.openDose(await clinic.scan(4)))
    const rows = book('doses')
    expect(short(rows)).toEqual([
      [1, 'checked', 8_000, null],
      [2, 'checked', 60_000, null],
      [4, 'voided', 8_000, 'wrong_client'],
    ])
    expect(rows.map(({ parts }) => parts)).toEqual([
      [{ batchNumber: 'B-101', steps: 4, form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 }],
      [{ batchNumber: 'B-301', steps: 120, form: 'liquid', strengthMicrograms: 5_000, stepsPerUnit: 10 }],
      [{ batchNumber: 'B-101', steps: 4, form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 }],
    ])
  })

  it('names who did not come once the day is closed, after those who did', async () => {
    const first = await clinic.given(1)
    clinic.clock.pass(11 * 60_000)
    await clinic.check(first)
    expect(book('doses')).toHaveLength(1)
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    const rows = book('doses')
    expect(short(rows)).toEqual([
      [1, 'checked', 8_000, null],
      [2, 'missed', 0, null],
      [3, 'missed', 0, null],
      [3, 'missed', 0, null],
      [4, 'missed', 0, null],
    ])
    const other = { firstDay: '2026-02-04' as ClinicDay, lastDay: '2026-02-04' as ClinicDay }
    expect(book('doses', { period: other })).toEqual([])
  })

  it('bears neither names nor the words after a reason’s code', async () => {
    const dose = clinic.openDose(await clinic.scan(1))
    await clinic.voidDose(dose, { note: 'her brother Zova stood there' })
    const text = JSON.stringify(book('doses'))
    expect(text).toContain('wrong_client')
    expect(text).not.toMatch(/Zova|Puia|sealed/)
  })
})

describe('the narcotic register of any days', () => {
  it('runs from what was brought forward to what lies on the shelf', async () => {
    await clinic.given(1)
    await clinic.voidDose(clinic.openDose(await clinic.scan(4)))
    const rows: NarcoticBookRow[] = book('narcotic', { productId: 1 })
    expect(rows.map(({ line, kind, balance }) => [line, kind, balance])).toEqual([
      ['brought_forward', null, 0],
      ['entry', 'receipt', 1_000],
      ['doses', null, 996],
      ['carried_forward', null, 996],
    ])
    expect(rows.at(-1)).toMatchObject({ received: 1_000, issued: 8, returned: 4, doses: 2 })
    expect(rows.at(-1)?.balance).toBe(clinic.balance(1))
  })

  it('of days on which the clinic was not open is the balance twice', () => {
    const period = { firstDay: '2026-02-10' as ClinicDay, lastDay: '2026-02-12' as ClinicDay }
    const rows = book('narcotic', { productId: 1, period })
    expect(rows.map(({ line, day: on }) => [line, on])).toEqual([
      ['brought_forward', '2026-02-10'],
      ['carried_forward', '2026-02-12'],
    ])
  })
})

describe('the follow-up register', () => {
  it('has each attempt with its place in the plan, and marks what does not count', async () => {
    const road = await followUpClinic()
    road.episode(1, '2026-01-01', '2026-01-20')
    const write = async (met: 'client' | 'nobody') => {
      const heard = { client: ['abstinent', 'seen'], nobody: [null, null] } as const
      const [outcome, evidence] = heard[met]
      const at = { requestId: requestId(), registerNumber: 1, day: day('2026-02-03'), place: 'home' } as const
      const line = { ...at, met, outcome, evidence, diedOn: null, note: 'the aunt’s shop' }
      await road.call.followUps.record({ requestId: requestId(), routeListId: null, lines: [line] })
    }
    road.signIn('counsellor')
    await write('nobody')
    await write('client')
    const [first] = road.rows('SELECT id FROM follow_up_visit ORDER BY id') as { id: number }[]
    await road.call.followUps.void({ requestId: requestId(), visitId: first?.id ?? 0, reason: 'not_made' })
    const period = { firstDay: TODAY, lastDay: TODAY }
    const rows = [...readBook(road.register.db, { book: 'follow_up', period, productId: null })].flat()
    expect(rows).toMatchObject([
      { registerNumber: 1, met: 'nobody', outcome: null, voided: 'not_made', closedDay: '2026-01-20' },
      { registerNumber: 1, met: 'client', outcome: 'abstinent', voided: null, after: 'detox' },
    ])
    expect(JSON.stringify(rows)).not.toContain('aunt')
    road.end()
  })
})
