import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PINS, STAFF } from '../helpers/clinic.ts'

const DAY_MS = 86_400_000
const day = (text: string) => text as ClinicDay
const typed = (text: string, more = {}) => ({
  requestId: randomUUID(),
  day: day(text),
  approver: null,
  reason: null,
  ...more,
})
const refusal = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof ORPCError)) throw error
      const data = error.data as { reasons?: { code: string }[]; why?: string }
      return data.reasons?.map(({ code }) => code).join(', ') ?? data.why
    },
  )

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
})
afterEach(() => clinic.end())

describe('a clinic day', () => {
  it('opens when the person types the date of the calendar', async () => {
    const state = await clinic.call.day.open(typed('2026-02-03'))
    expect(state.clinicDay?.day).toBe('2026-02-03')
    expect(await clinic.call.day.last()).toEqual({ day: '2026-02-03', closed: false })
  })

  it('is one day, however often the same request is sent', async () => {
    const request = typed('2026-02-03')
    await clinic.call.day.open(request)
    const again = await clinic.call.day.open(request)
    expect(again.clinicDay?.day).toBe('2026-02-03')
  })

  it('does not open beside another one', async () => {
    await clinic.call.day.open(typed('2026-02-03'))
    clinic.clock.pass(DAY_MS)
    await clinic.signInAs('nurse')
    expect(await refusal(clinic.call.day.open(typed('2026-02-04')))).toBe('day_still_open')
  })

  it('wants a reason and a second look when the date is not the calendar’s', async () => {
    expect(await refusal(clinic.call.day.open(typed('2026-03-02')))).toBe('day_not_calendar')
    const approver = { staffId: STAFF.counsellor, pin: PINS[STAFF.counsellor - 1] }
    const reason = 'The computer shows the wrong month'
    const state = await clinic.call.day.open(typed('2026-03-02', { approver, reason }))
    expect(state.clinicDay?.day).toBe('2026-03-02')
  })

  it('does not take the opener as the second person, nor a wrong PIN', async () => {
    const reason = 'The computer shows the wrong month'
    const own = { staffId: STAFF.nurse, pin: PINS[STAFF.nurse - 1] }
    const wrong = { staffId: STAFF.doctor, pin: '918273' }
    expect(await refusal(clinic.call.day.open(typed('2026-03-02', { approver: own, reason })))).toBe(
      'same_person',
    )
    expect(await refusal(clinic.call.day.open(typed('2026-03-02', { approver: wrong, reason })))).toBe(
      'wrong_pin',
    )
    expect((await clinic.call.day.last())?.day).toBeUndefined()
  })

  it('is doubted when the clock was set on or back while the register ran', async () => {
    clinic.clock.setWall(clinic.clock.now() + DAY_MS)
    expect(await refusal(clinic.call.day.open(typed('2026-02-04')))).toBe('clock_jumped')
    clinic.clock.setWall(clinic.clock.now() - 2 * DAY_MS)
    expect(await refusal(clinic.call.day.open(typed('2026-02-02')))).toBe('clock_behind, clock_jumped')
  })

  it('is doubted after a restart with the clock set back below what the register has seen', async () => {
    clinic.clock.setWall(clinic.clock.now() - 400 * DAY_MS)
    await clinic.restart()
    await clinic.call.session.open({ passphrase: 'acorn bonfire cactus dolphin ember' })
    await clinic.signInAs('nurse')
    expect(await refusal(clinic.call.day.open(typed('2024-12-30')))).toBe('clock_behind')
  })
})
