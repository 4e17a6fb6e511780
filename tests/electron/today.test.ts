import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Today } from '../../shared/contract/today.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

const list = async (): Promise<Today> => (await clinic.call.today.list()) ?? expect.fail('no day is open')
const group = (today: Today, registerNumber: number) =>
  today.rows.filter((row) => row.registerNumber === registerNumber).map((row) => row.group)
const addsUp = ({ counts, rows }: Today) => {
  const { due, prepared, waiting, given, not_given, not_yet_come, not_due } = counts
  expect(prepared + waiting + given + not_given + not_yet_come).toBe(due)
  expect(due + not_due).toBe(rows.length)
}
const close = (day: string, kind: 'planned' | 'unplanned' = 'unplanned') =>
  clinic.call.today.close({ requestId: requestId(), day: day as ClinicDay, kind, reason: 'bandh' })

describe("today's list", () => {
  it('has a line for every slot that is due, and adds up after each act', async () => {
    const first = await list()
    expect(first.counts).toMatchObject({ due: 5, not_yet_come: 5, given: 0 })
    expect(group(first, 3)).toEqual(['not_yet_come', 'not_yet_come'])
    expect(group(first, 5)).toEqual([])

    const scanned = clinic.openDose(await clinic.scan(1))
    expect(group(await list(), 1)).toEqual(['prepared'])
    await clinic.give(scanned)
    expect(group(await list(), 1)).toEqual(['waiting'])
    await clinic.check(scanned)
    await clinic.give(clinic.openDose(await clinic.scan(2)))
    const refused = clinic.openDose(await clinic.scan(3))
    await clinic.call.doses.refuse({ requestId: requestId(), doseId: refused, reason: 'left', ...NONE })
    await clinic.call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(5) })

    const later = await list()
    addsUp(later)
    expect([1, 2, 3, 4, 5].map((number) => group(later, number)[0])).toEqual([
      'given',
      'given',
      'not_given',
      'not_yet_come',
      'not_given',
    ])
    expect(later.totals).toContainEqual({
      drug: 'methadone',
      expectedMicrograms: 60_000,
      givenMicrograms: 60_000,
    })
    expect(await clinic.call.today.counts()).toEqual(later.counts)
  })

  it('takes a voided dose back to not yet come', async () => {
    await clinic.voidDose(await clinic.given(1))
    const today = await list()
    addsUp(today)
    expect(group(today, 1)).toEqual(['not_yet_come'])
  })

  it('is nothing while no day is open', async () => {
    clinic.register.db.exec('INSERT INTO clinic_day_close VALUES (1, 0, 1, 0)')
    expect(await clinic.call.today.list()).toBeNull()
  })

  it('expects at the time of the day when the last dose was given', async () => {
    clinic.clock.pass(3_600_000)
    await clinic.give(clinic.openDose(await clinic.scan(2)))
    clinic.clock.pass(-3_600_000)
    await clinic.given(3)
    clinic.register.db.exec('INSERT INTO clinic_day_close VALUES (1, 0, 1, 0)')
    clinic.openDay('2026-02-04')
    expect((await list()).rows.map(({ registerNumber }) => registerNumber)).toEqual([3, 3, 2, 1, 4])
  })
})

describe('a day on which the site is closed', () => {
  it('has nobody due, today or to come', async () => {
    const { closures } = await close('2026-02-03')
    expect(closures).toMatchObject([{ day: '2026-02-03', kind: 'unplanned', reason: 'bandh', by: 'Ramdini' }])
    const today = await list()
    expect(today.closedBy).toBe('closure')
    expect(today.counts).toMatchObject({ due: 0, not_due: 0 })
    expect(await refusal(close('2026-02-03'))).toBe('REFUSED closure_known')
    expect(await refusal(close('2026-02-02'))).toBe('REFUSED closure_is_past')
    await close('2026-04-10', 'planned')
  })

  it('still counts who came and was dosed all the same', async () => {
    await close('2026-02-03')
    await clinic.given(1)
    const today = await list()
    addsUp(today)
    expect(group(today, 1)).toEqual(['waiting'])
  })

  it('is marked afterwards by two, or owes a countersign, and nobody was missed then', async () => {
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.openDay('2026-02-04')
    expect((await list()).rows.map(({ missedBefore }) => missedBefore)).toEqual([1, 1, 1, 1, 1])
    clinic.signIn('manager')
    const past = (approver: ReturnType<typeof secondPerson>) =>
      clinic.call.today.closePast({
        requestId: requestId(),
        day: '2026-02-03' as ClinicDay,
        reason: 'curfew',
        approver,
      })
    await past(null)
    expect(clinic.rows('SELECT act, table_name FROM countersign_owed')).toEqual([
      { act: 'closure.mark_past', table_name: 'closure' },
    ])
    expect(
      clinic.count(
        'day_line l WHERE due = 1 AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)',
      ),
    ).toBe(0)
    clinic.signIn('nurse')
    expect((await list()).rows.map(({ missedBefore }) => missedBefore)).toEqual([0, 0, 0, 0, 0])
    expect(await refusal(past(secondPerson('counsellor')))).toBe('REFUSED closure_known')
    expect(
      await refusal(
        clinic.call.today.closePast({
          requestId: requestId(),
          day: '2026-02-04' as ClinicDay,
          reason: 'curfew',
          approver: null,
        }),
      ),
    ).toBe('REFUSED closure_not_past')
  })
})
