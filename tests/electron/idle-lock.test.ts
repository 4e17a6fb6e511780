import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'

const MINUTE = 60_000

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
})
afterEach(() => clinic.end())

const signedIn = async () => {
  const states = (await clinic.call.session.state())[Symbol.asyncIterator]()
  const first = await states.next()
  await states.return?.()
  return first.done ? undefined : first.value.signedIn?.name
}

describe('a nurse who leaves the counter', () => {
  it('is signed out after five minutes', async () => {
    clinic.clock.pass(4 * MINUTE)
    clinic.look()
    expect(await signedIn()).toBe('Ramdini')
    clinic.clock.pass(2 * MINUTE)
    clinic.look()
    expect(await signedIn()).toBeUndefined()
  })

  it('is signed out although her screen asks for news all the while', async () => {
    clinic.clock.pass(4 * MINUTE)
    await clinic.call.home.needs()
    clinic.clock.pass(2 * MINUTE)
    clinic.look()
    expect(await signedIn()).toBeUndefined()
  })

  it('stays while a key is pressed now and then, or an act is done', async () => {
    clinic.clock.pass(4 * MINUTE)
    await clinic.call.session.touch()
    clinic.clock.pass(4 * MINUTE)
    clinic.look()
    const day = '2026-02-03' as ClinicDay
    await clinic.call.day.open({ requestId: randomUUID(), day, approver: null, reason: null })
    clinic.clock.pass(4 * MINUTE)
    clinic.look()
    expect(await signedIn()).toBe('Ramdini')
  })
})
