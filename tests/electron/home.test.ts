import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, STAFF } from '../helpers/clinic.ts'

const DAY_MS = 86_400_000
let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
})
afterEach(() => clinic.end())

const open = (day: string, reason: string | null = null) =>
  clinic.call.day.open({ requestId: randomUUID(), day: day as ClinicDay, approver: null, reason })
const codes = async () => (await clinic.call.home.needs()).map(({ code }) => code)

describe('what needs somebody', () => {
  it('is yesterday, still open, above all else', async () => {
    await open('2026-02-03')
    clinic.clock.pass(DAY_MS)
    await clinic.signInAs('manager')
    const [worst] = await clinic.call.home.needs()
    expect(worst).toEqual({ code: 'day_not_closed', params: { day: '2026-02-03' }, urgency: 1 })
  })

  it('is what another did alone, not what oneself did', async () => {
    await open('2026-03-02', 'The computer shows the wrong month')
    expect(await codes()).not.toContain('countersigns_owed')
    await clinic.signInAs('doctor')
    const needs = await clinic.call.home.needs()
    expect(needs).toContainEqual({ code: 'countersigns_owed', params: { count: 1, left: 7 }, urgency: 3 })
  })

  it('is a colleague’s PIN, switched off after ten wrong tries, and only the manager is told', async () => {
    for (let guess = 0; guess < 10; guess += 1) {
      await clinic.call.session.signIn({ staffId: STAFF.doctor, pin: '918273' }).catch(() => undefined)
      clinic.clock.pass(400_000)
    }
    await clinic.signInAs('nurse')
    expect(await codes()).not.toContain('pins_disabled')
    await clinic.signInAs('manager')
    expect(await codes()).toContain('pins_disabled')
  })

  it('comes worst first', async () => {
    await clinic.signInAs('manager')
    const urgencies = (await clinic.call.home.needs()).map(({ urgency }) => urgency)
    expect(urgencies).toEqual([...urgencies].sort())
    expect(urgencies.length).toBeGreaterThan(0)
  })
})

describe('the age of the last backup', () => {
  it('stands on everybody’s Home, and is a task of whoever can make one', async () => {
    const own = (await clinic.call.home.needs()).find(({ code }) => code === 'backup_age')
    expect(own).toEqual({ code: 'backup_age', params: { daysAgo: null, state: 'never' }, urgency: 4 })
    await clinic.signInAs('manager')
    const task = (await clinic.call.home.needs()).find(({ code }) => code === 'backup_age')
    expect(task?.urgency).toBe(2)
  })
})
