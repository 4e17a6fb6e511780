import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { changeKeyholders } from '../../electron/handlers/keyholder-slots.ts'
import type { Role } from '../../shared/records/staff.ts'
import { answerOf } from '../helpers/answer.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { everyCall, everyRole } from '../helpers/every-call.ts'

let clinic: Clinic
afterEach(() => clinic?.end())

const DAY = 86_400_000
const once = () => ({ requestId: randomUUID() })
const SPARE = 'kettle lantern magnet nectar oyster'
const OTHER = 'pebble quartz ribbon saddle timber'
const tiles = async () => {
  const { people } = await clinic.call.staff.list()
  return Object.fromEntries(people.map(({ name, access }) => [name, access]))
}
const add = (name: string, role: Role = 'nurse', pin = '371948') =>
  clinic.call.staff.add({ ...once(), name, role, pin })
const keyholder = (label: string, passphrase: string, staffId: number | null = null) => ({
  label,
  passphrase,
  staffId,
})

describe('people of the staff', () => {
  it('are added by the manager with a PIN that is not weak, under a name that no other tile bears', async () => {
    clinic = await openClinic({ who: 'manager' })
    expect(await answerOf(add('Lalrin', 'nurse', '123456'))).toBe('INVALID pin sequential')
    expect(await answerOf(add(' ramdini ', 'nurse'))).toBe('INVALID name name_has_tile')
    const { people } = await add('Lalrin')
    const added = people.find(({ name }) => name === 'Lalrin')
    expect(added).toMatchObject({ role: 'nurse', access: 'works', pinDisabled: false, keyholderId: null })
    await clinic.call.session.signOut()
    await clinic.call.session.signIn({ staffId: added?.id ?? 0, pin: '371948' })
    expect(await answerOf(add('Another'))).toBe('NOT_ALLOWED role')
    expect(clinic.faults).toEqual([])
  })

  it('are added once when the same request comes twice', async () => {
    clinic = await openClinic({ who: 'manager' })
    const request = { ...once(), name: 'Lalrin', role: 'nurse' as const, pin: '371948' }
    const first = await clinic.call.staff.add(request)
    const second = await clinic.call.staff.add(request)
    expect(second).toEqual(first)
  })

  it('lose access when they are disabled, and get it back', async () => {
    clinic = await openClinic({ who: 'manager' })
    await clinic.call.staff.disable({ ...once(), staffId: STAFF.nurse, reason: 'On leave' })
    expect((await tiles()).Ramdini).toBe('disabled')
    await clinic.call.session.signOut()
    expect(await answerOf(clinic.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] }))).toBe(
      'REFUSED access_ended',
    )
    await clinic.signInAs('manager')
    await clinic.call.staff.enable({ ...once(), staffId: STAFF.nurse })
    expect(await answerOf(clinic.call.staff.enable({ ...once(), staffId: STAFF.nurse }))).toBe(
      'REFUSED has_access',
    )
    await clinic.call.session.signOut()
    await clinic.signInAs('nurse')
  })

  it('always include a manager with access, and nobody ends their own', async () => {
    clinic = await openClinic({ who: 'manager' })
    const { people } = await add('Second manager', 'manager')
    const second = people.at(-1)?.id ?? 0
    const disable = (staffId: number) => clinic.call.staff.disable({ ...once(), staffId, reason: 'Left' })
    expect(await answerOf(disable(STAFF.manager))).toBe('REFUSED not_yourself')
    await disable(second)
    expect(await answerOf(disable(second))).toBe('REFUSED access_ended')
    await clinic.call.staff.enable({ ...once(), staffId: second })
    await clinic.call.session.signOut()
    await clinic.call.session.signIn({ staffId: second, pin: '371948' })
    await disable(STAFF.manager)
    expect((await tiles()).Zothanpuii).toBe('disabled')
  })

  it('get a new PIN from the manager, and change their own by the old one', async () => {
    clinic = await openClinic({ who: 'manager' })
    await clinic.call.staff.resetPin({ ...once(), staffId: STAFF.nurse, pin: '371948' })
    expect(
      await answerOf(clinic.call.staff.resetPin({ ...once(), staffId: STAFF.manager, pin: '371948' })),
    ).toBe('REFUSED not_yourself')
    await clinic.call.session.signOut()
    const signIn = (pin: string) => clinic.call.session.signIn({ staffId: STAFF.nurse, pin })
    expect(await answerOf(signIn(PINS[2]))).toBe('REFUSED wrong_pin')
    await signIn('371948')
    const change = (oldPin: string, pin: string) => clinic.call.staff.changeOwnPin({ ...once(), oldPin, pin })
    expect(await answerOf(change('371947', '485027'))).toBe('REFUSED wrong_pin')
    expect(await answerOf(change('371948', '371948'))).toBe('INVALID pin same_pin')
    await change('371948', '485027')
    await clinic.call.session.signOut()
    await signIn('485027')
  })

  it('have a PIN, switched off by ten wrong tries, enabled by a keyholder without signing in', async () => {
    clinic = await openClinic({ who: 'manager' })
    await clinic.call.session.signOut()
    const enable = (passphrase: string) =>
      clinic.call.staff.enablePin({ ...once(), staffId: STAFF.manager, passphrase })
    expect(await answerOf(enable(PASSPHRASES[0]))).toBe('REFUSED pin_not_disabled')
    for (let attempt = 0; attempt < 10; attempt += 1) {
      clinic.clock.pass(600_000)
      expect(await answerOf(clinic.call.session.signIn({ staffId: STAFF.manager, pin: '999998' }))).toBe(
        'REFUSED wrong_pin',
      )
    }
    clinic.clock.pass(600_000)
    expect(await answerOf(clinic.signInAs('manager'))).toBe('REFUSED pin_disabled')
    expect(await answerOf(enable('acorn bonfire cactus dolphin wrong'))).toBe('REFUSED wrong_passphrase')
    await enable(PASSPHRASES[0])
    await clinic.signInAs('manager')
  })

  it('are helped out by a relief nurse for seven days, whom a keyholder lets in', async () => {
    clinic = await openClinic({ who: 'otherNurse' })
    const relief = (passphrase: string) =>
      clinic.call.staff.relief({ ...once(), name: 'Lalrin', pin: '371948', passphrase })
    expect(await answerOf(relief('acorn bonfire cactus dolphin wrong'))).toBe('REFUSED wrong_passphrase')
    const { people } = await relief(PASSPHRASES[1])
    const nurse = people.at(-1)
    expect(nurse).toMatchObject({ name: 'Lalrin', role: 'nurse', access: 'relief', untilDay: '2026-02-09' })
    const comes = async () => {
      await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
      await clinic.call.session.signOut()
      return answerOf(clinic.call.session.signIn({ staffId: nurse?.id ?? 0, pin: '371948' }))
    }
    clinic.clock.pass(6 * DAY)
    expect(await comes()).toBe('done')
    clinic.clock.pass(DAY)
    expect(await comes()).toBe('REFUSED access_ended')
  })
})

describe('whoever leaves', () => {
  it('loses the PIN in one act, and no passphrase is asked of somebody who held none', async () => {
    clinic = await openClinic({ who: 'manager' })
    const leave = { ...once(), staffId: STAFF.nurse, passphrase: null, replacement: null }
    await clinic.call.staff.leave(leave)
    expect((await tiles()).Ramdini).toBe('left')
    expect(await answerOf(clinic.call.staff.leave({ ...leave, ...once() }))).toBe('REFUSED access_ended')
  })

  it('takes the key slot along, and a replacement comes where one keyholder would be left', async () => {
    clinic = await openClinic({ who: 'manager' })
    const leave = (passphrase: string | null, replacement: ReturnType<typeof keyholder> | null) =>
      clinic.call.staff.leave({ ...once(), staffId: STAFF.doctor, passphrase, replacement })
    expect(await answerOf(leave(null, null))).toBe('REFUSED keyholder_must_agree')
    expect(await answerOf(leave(PASSPHRASES[1], keyholder('Nurse', SPARE)))).toBe('NOT_ALLOWED same_person')
    expect(await answerOf(leave(PASSPHRASES[0], null))).toBe('REFUSED replacement_needed')
    expect(await answerOf(leave(PASSPHRASES[0], keyholder('Nurse', 'too short')))).toBe(
      'INVALID passphrase too-short',
    )
    expect(await answerOf(leave(PASSPHRASES[0], keyholder('Nurse', SPARE, STAFF.doctor)))).toBe(
      'INVALID keyholder.staffId no_such_person',
    )
    expect((await tiles())['Dr Lalnunmawia']).toBe('works')
    const list = await leave(PASSPHRASES[0], keyholder('Nurse', SPARE, STAFF.nurse))
    expect(list.keyholders.map(({ label }) => label)).toEqual(['Manager', 'Nurse'])
    await clinic.restart()
    const opens = (passphrase: string) => answerOf(clinic.call.session.open({ passphrase }))
    expect(await opens(PASSPHRASES[1])).toBe('REFUSED wrong_passphrase')
    expect(await opens(SPARE)).toBe('done')
    expect(clinic.faults).toEqual([])
  })
})

describe('keyholders', () => {
  it('are added and removed by the manager with another keyholder, and never fewer than two', async () => {
    clinic = await openClinic({ who: 'manager' })
    const addOne = (passphrase: string, person = keyholder('Nurse', SPARE, STAFF.nurse)) =>
      clinic.call.staff.addKeyholder({ ...once(), keyholder: person, passphrase })
    expect(await answerOf(addOne(PASSPHRASES[0]))).toBe('NOT_ALLOWED same_person')
    expect(await answerOf(addOne(PASSPHRASES[1], keyholder('Nurse', PASSPHRASES[0])))).toBe(
      'INVALID passphrase duplicate_passphrase',
    )
    expect(await answerOf(addOne(PASSPHRASES[1], keyholder('manager', SPARE)))).toBe(
      'INVALID keyholder.label label_twice',
    )
    const { keyholders } = await addOne(PASSPHRASES[1])
    const [manager, doctor, nurse] = keyholders
    const removeOne = (keyholderId: number, passphrase: string) =>
      clinic.call.staff.removeKeyholder({ ...once(), keyholderId, passphrase })
    expect(await answerOf(removeOne(nurse?.id ?? 0, SPARE))).toBe('NOT_ALLOWED same_person')
    await removeOne(doctor?.id ?? 0, SPARE)
    expect(await answerOf(removeOne(nurse?.id ?? 0, SPARE))).toBe('REFUSED too_few_slots')
    expect(manager?.label).toBe('Manager')
    await clinic.restart()
    expect(await answerOf(clinic.call.session.open({ passphrase: PASSPHRASES[1] }))).toBe(
      'REFUSED wrong_passphrase',
    )
    await clinic.call.session.open({ passphrase: SPARE })
  })

  it('are taken over when the plug was pulled between the key file and the rows', async () => {
    const roles = await everyRole()
    try {
      await roles.bringTo('staff', 'manager')
      const register = roles.session.register()
      if (!register) throw new Error('the register is not open')
      await changeKeyholders(register, { add: keyholder('Nurse', SPARE), removeSlotId: null })
      const call = everyCall().find(({ name }) => name === 'staff.addKeyholder')
      if (!call) throw new Error('the call is gone')
      const addOne = (passphrase: string, label: string) =>
        roles.ask(call, {
          ...once(),
          keyholder: keyholder(label, passphrase),
          passphrase: PASSPHRASES[1],
        })
      expect((await addOne(SPARE, 'Nurse')).code).toBe('done')
      expect((await addOne(OTHER, 'Guard')).code).toBe('done')
      const { slots } = JSON.parse(readFileSync(register.files.slots, 'utf8')) as { slots: object[] }
      expect(slots).toHaveLength(4)
      expect(roles.faults).toEqual([])
    } finally {
      roles.end()
    }
  })
})
