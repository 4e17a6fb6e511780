import { afterEach, describe, expect, it } from 'vitest'
import { type Clinic, emptyClinic, newSite, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'

let clinic: Clinic
afterEach(() => clinic?.end())

const reasons = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string; data: { reasons?: { code: string }[]; needs?: string; why?: string } }) =>
      [error.code, ...(error.data.reasons?.map(({ code }) => code) ?? []), error.data.needs, error.data.why]
        .filter(Boolean)
        .join(' '),
  )

describe('the doors of the register', () => {
  it('opens by a keyholder, then lets a person in by PIN, and locks again', async () => {
    clinic = await emptyClinic()
    const created = await clinic.call.setup.create(await newSite())
    expect(created.stage).toBe('sign_in')
    expect(created.staff.map(({ name }) => name)).toContain('Ramdini')
    await clinic.restart()
    expect(await reasons(clinic.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] }))).toBe(
      'LOCKED open',
    )
    expect(
      await reasons(clinic.call.session.open({ passphrase: 'acorn bonfire cactus dolphin wrong' })),
    ).toBe('REFUSED wrong_passphrase')
    const opened = await clinic.call.session.open({ passphrase: PASSPHRASES[1] })
    expect(opened.stage).toBe('sign_in')
    const inside = await clinic.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
    expect(inside.signedIn).toEqual({ id: STAFF.nurse, name: 'Ramdini', role: 'nurse' })
    expect(clinic.faults).toEqual([])
  })

  it('counts wrong PINs before it looks at them, also across a restart', async () => {
    clinic = await openClinic()
    await clinic.call.session.signOut()
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await reasons(clinic.call.session.signIn({ staffId: STAFF.nurse, pin: '999998' }))).toBe(
        'REFUSED wrong_pin',
      )
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    expect(await reasons(clinic.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] }))).toBe(
      'REFUSED wait',
    )
  })
})
