import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

describe('settings of a site', () => {
  let clinic: Clinic
  beforeEach(async () => {
    clinic = await openClinic({ who: 'manager' })
  })
  afterEach(() => clinic.end())

  const set = (name: 'counter.stopwatch' | 'counter.client_window', value: boolean) =>
    clinic.call.settings.change({ requestId: requestId(), name, value })

  it('are off until the manager switches them on, and stay so over a restart', async () => {
    expect(await clinic.call.settings.all()).toMatchObject({
      'counter.stopwatch': false,
      'counter.client_window': false,
    })
    expect((await set('counter.stopwatch', true))['counter.stopwatch']).toBe(true)
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    await clinic.signInAs('nurse')
    expect((await clinic.call.settings.all())['counter.stopwatch']).toBe(true)
    expect(await refusal(set('counter.stopwatch', false))).toContain('NOT_ALLOWED')
  })

  it('refuse a value that a setting cannot have, and a change that changes nothing', async () => {
    await expect(
      clinic.call.settings.change({ requestId: requestId(), name: 'counter.stopwatch', value: 'often' }),
    ).rejects.toMatchObject({ code: 'INVALID' })
    expect(await refusal(set('counter.stopwatch', false))).toBe('REFUSED nothing_changed')
  })
})

describe('the counter’s stopwatch', () => {
  let clinic: CounterClinic
  beforeEach(async () => {
    clinic = await counterClinic()
  })
  afterEach(() => clinic.end())

  const DAY = { from: '2026-02-03', to: '2026-02-03' } as never

  it('tells nobody anything while it is off', async () => {
    clinic.signIn('manager')
    expect(await refusal(clinic.call.stopwatch.hours(DAY))).toBe('REFUSED stopwatch_off')
  })

  it('measures from scan to given by the hour of the clinic’s clock, and names no person', async () => {
    clinic.signIn('manager')
    await clinic.call.settings.change({ requestId: requestId(), name: 'counter.stopwatch', value: true })
    clinic.signIn('nurse')
    const hour = Math.floor(clinic.clock.now() / 3_600_000 + 5.5) % 24
    const scanned = await clinic.scan(1)
    clinic.clock.pass(12_000)
    await clinic.give(clinic.openDose(scanned))
    clinic.clock.pass(3_600_000)
    clinic.signIn('nurse')
    const second = await clinic.scan(2)
    clinic.clock.pass(30_000)
    await clinic.give(clinic.openDose(second))
    clinic.signIn('manager')
    expect(await clinic.call.stopwatch.hours(DAY)).toEqual([
      { hour, doses: 1, medianSeconds: 12, slowSeconds: 12 },
      { hour: hour + 1, doses: 1, medianSeconds: 30, slowSeconds: 30 },
    ])
  })
})

describe('the window turned to the client', () => {
  it('shows the amount, then its tick, and nothing before it is switched on or without a dose', async () => {
    const clinic = await counterClinic()
    const doseId = clinic.openDose(await clinic.scan(1))
    const show = (id: number | null) => clinic.call.clientView.show({ doseId: id })
    expect(await show(doseId)).toEqual({ shown: false })
    expect(clinic.asked.clientView).toBeNull()

    clinic.signIn('manager')
    await clinic.call.settings.change({ requestId: requestId(), name: 'counter.client_window', value: true })
    clinic.signIn('nurse')
    expect(await show(doseId)).toEqual({ shown: true })
    expect(clinic.asked.clientView).toEqual({ amountMicrograms: 8_000, given: false })
    await clinic.give(doseId)
    await show(doseId)
    expect(clinic.asked.clientView).toEqual({ amountMicrograms: 8_000, given: true })
    await clinic.voidDose(doseId)
    await show(doseId)
    expect(clinic.asked.clientView).toEqual({ amountMicrograms: 8_000, given: false })
    await show(null)
    expect(clinic.asked.clientView).toBeNull()
    await clinic.end()
  })
})
