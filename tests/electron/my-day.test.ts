import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppointmentKind } from '../../shared/records/appointment.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { CLIENTS, type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const DAY = 86_400_000

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic(
    CLIENTS.map((client) => (client.registerNumber === 2 ? { ...client, endDay: '2026-02-07' } : client)),
  )
  clinic.signIn('counsellor')
})
afterEach(() => clinic.end())

const make = (number: number, when: string, over: object = {}) =>
  clinic.call.appointments.make({
    requestId: requestId(),
    clientId: clinic.clientId(number),
    day: day(when),
    startMinute: null,
    kind: 'counselling' as AppointmentKind,
    withStaffId: null,
    ...over,
  })
const end = (
  appointmentId: number,
  outcome: 'kept' | 'missed' | 'cancelled' | 'moved',
  to: string | null = null,
) =>
  clinic.call.appointments.end({
    requestId: requestId(),
    appointmentId,
    outcome,
    to: to === null ? null : { day: day(to), startMinute: 660 },
  })
const list = async () =>
  Object.fromEntries(
    (await clinic.call.myDay.list()).lines.map(({ registerNumber, reasons }) => [
      registerNumber,
      reasons.map(({ why }) => why),
    ]),
  )
const nextDay = () => {
  clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, () => 1)
  clinic.clock.pass(DAY)
  clinic.openDay('2026-02-04')
  clinic.signIn('counsellor')
}
const problem = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: { data: { problems?: { field: string; code: string }[] } }) => thrown,
  )
  const [first] = error?.data.problems ?? []
  return first && `${first.field} ${first.code}`
}

describe('an agreed date', () => {
  it('stands in its week and on the client’s page until somebody says what became of it', async () => {
    const { id } = await make(1, '2026-02-03', { withStaffId: STAFF.counsellor })
    const week = () => clinic.call.appointments.week({ from: day('2026-02-02'), staffId: null })
    expect((await week()).appointments).toMatchObject([
      { id, registerNumber: 1, called: 'Puia', outcome: null },
    ])
    expect((await week()).days).toHaveLength(7)
    await end(id, 'kept')
    expect((await week()).appointments).toMatchObject([{ id, outcome: 'kept' }])
    expect(await refusal(end(id, 'missed'))).toBe('REFUSED appointment_ended')
    expect(await clinic.call.appointments.ofClient({ clientId: clinic.clientId(1) })).toMatchObject({
      waiting: [],
      ended: [{ id }],
    })
  })

  it('is moved in one act, which makes the new one', async () => {
    const { id } = await make(1, '2026-02-05')
    expect(await problem(end(id, 'moved'))).toBe('day not_a_date')
    expect(await problem(end(id, 'moved', '2026-02-01'))).toBe('day appointment_in_past')
    expect(clinic.count('appointment_end')).toBe(0)
    await end(id, 'moved', '2026-02-06')
    const { waiting } = await clinic.call.appointments.ofClient({ clientId: clinic.clientId(1) })
    expect(waiting).toMatchObject([{ day: '2026-02-06', startMinute: 660 }])
    expect(await refusal(end(waiting[0]?.id ?? 0, 'kept'))).toBe('REFUSED appointment_to_come')
  })

  it('is refused in the past, twice, and with nobody', async () => {
    await make(1, '2026-02-05')
    expect(await problem(make(1, '2026-02-05'))).toBe('day appointment_twice')
    expect(await problem(make(1, '2026-02-02'))).toBe('day appointment_in_past')
    expect(await problem(make(2, '2026-02-05', { withStaffId: 99 }))).toBe('withStaffId nobody_there')
  })

  it('of somebody else is left out when one person’s are asked for, what is nobody’s stays', async () => {
    await make(1, '2026-02-05', { withStaffId: STAFF.counsellor })
    await make(2, '2026-02-05', { withStaffId: STAFF.doctor })
    await make(3, '2026-02-05')
    const of = async (staffId: number | null) =>
      (await clinic.call.appointments.week({ from: day('2026-02-02'), staffId })).appointments.map(
        ({ registerNumber }) => registerNumber,
      )
    expect(await of(null)).toEqual([1, 2, 3])
    expect(await of(STAFF.counsellor)).toEqual([1, 3])
  })

  it('is on the Home of whoever expects the client', async () => {
    await make(1, '2026-02-03')
    const needs = async () => (await clinic.call.home.needs()).map(({ code }) => code)
    expect(await needs()).toContain('appointments_today')
    clinic.signIn('nurse')
    expect(await needs()).not.toContain('appointments_today')
    nextDay()
    expect(await needs()).toContain('appointments_overdue')
  })
})

describe('my day', () => {
  it('says of each client why, and of nobody an amount', async () => {
    await make(1, '2026-02-03')
    expect(await list()).toEqual({ 1: ['appointment_today'], 2: ['treatment_ends'] })
    expect(JSON.stringify(await clinic.call.myDay.list())).not.toMatch(/icrograms|8000|60000/)
  })

  it('knows who missed the day before, and who was sent away', async () => {
    clinic.signIn('nurse')
    const dose = clinic.openDose(await clinic.scan(4))
    await clinic.call.doses.withhold({
      requestId: requestId(),
      doseId: dose,
      reason: 'intoxicated',
      note: '',
      poured: false,
      approver: null,
    })
    clinic.signIn('counsellor')
    expect((await list())[4]).toEqual(['withheld'])
    clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
      for (const clientId of [clinic.clientId(1), clinic.clientId(3)])
        tx.db
          .prepare(
            `INSERT INTO day_line (clinic_day_id, client_id, slot, due, outcome, amount_micrograms)
             VALUES (1, ?, 1, 1, 'missed', 0)`,
          )
          .run(clientId)
      return 1
    })
    nextDay()
    const now = await list()
    expect([now[1], now[3], now[4], now[5]]).toEqual([['missed'], ['missed'], ['withheld'], undefined])
    expect((await clinic.call.myDay.list()).before).toBe('2026-02-03')
  })

  it('brings a broken glass, a plan to look at and nothing of a closed treatment', async () => {
    const clientId = clinic.clientId(3)
    await clinic.call.plans.write({
      requestId: requestId(),
      clientId,
      goals: [{ goal: 'Sleep at night', steps: '' }],
      reviewDay: day('2026-02-04'),
      clientAgreed: true,
      supersedes: null,
      pin: PINS[4],
    })
    expect((await list())[3]).toBeUndefined()
    clinic.signIn('doctor')
    const glass = {
      requestId: requestId(),
      clientId: clinic.clientId(5),
      reason: 'An emergency',
      pin: PINS[1],
    }
    await clinic.call.counselling.breakGlass(glass)
    nextDay()
    const now = await list()
    expect([now[3], now[5]]).toEqual([['review_due'], ['glass_broken']])
  })

  it('is not a nurse’s', async () => {
    clinic.signIn('nurse')
    expect(await refusal(clinic.call.myDay.list())).toContain('NOT_ALLOWED')
  })
})
