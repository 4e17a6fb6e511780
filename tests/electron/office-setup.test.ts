import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keygen } from '../../electron/office/keygen.ts'
import { ageIdentityIn } from '../../electron/restore-opening.ts'
import type { NewSite } from '../../shared/contract/setup.ts'
import type { OfficeCard } from '../../shared/records/card-files.ts'
import { type Clinic, emptyClinic, newSite, PASSPHRASES, PINS } from '../helpers/clinic.ts'

let desk: Clinic
let stick: string
beforeEach(async () => {
  desk = await emptyClinic()
  stick = join(desk.folder, 'stick')
  mkdirSync(stick)
  desk.chosenFolder = stick
  await desk.call.restore.chooseFolder()
})
afterEach(() => desk.end())

const office = (officeCard: OfficeCard, changes: Partial<NewSite> = {}): Promise<NewSite> =>
  newSite({
    code: 'RPO',
    number: 9999,
    name: 'Regional project office',
    kind: 'office',
    products: [],
    holidays: [],
    staff: [
      { name: 'Zothanpuii', role: 'manager', pin: PINS[0] },
      { name: 'Lalrinpuii', role: 'office', pin: PINS[1] },
    ],
    keyholders: [
      { label: 'Manager', passphrase: PASSPHRASES[0], staffIndex: 0 },
      { label: 'Office', passphrase: PASSPHRASES[1], staffIndex: 1 },
    ],
    officeCard,
    rulePackSignedBy: null,
    ...changes,
  })

/** Everything in the profile, as bytes. */
const profileBytes = (): Buffer =>
  Buffer.concat(
    readdirSync(desk.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(desk.folder, entry.name))),
  )

describe('setting up a regional office', () => {
  it('makes the keys, writes key B to the stick alone, and keeps the others sealed', async () => {
    const { card, fingerprints } = await desk.call.setup.makeOfficeKeys({ folder: stick, name: 'The office' })
    expect(readdirSync(stick)).toEqual(['office-sealed.key'])
    const sealed = ageIdentityIn(readFileSync(join(stick, 'office-sealed.key'), 'utf8')) ?? ''
    expect(await identityToRecipient(sealed)).toBe(card.ageB)
    expect(fingerprints.ageB).toMatch(/\S/)
    const state = await desk.call.setup.create(await office(card))
    expect(state).toMatchObject({ stage: 'sign_in', site: { kind: 'office', code: 'RPO' } })
    expect(profileBytes().includes(Buffer.from('AGE-SECRET-KEY'))).toBe(false)
    expect(profileBytes().includes(Buffer.from(sealed))).toBe(false)
  })

  it('never writes over a key that lies there', async () => {
    await desk.call.setup.makeOfficeKeys({ folder: stick, name: 'The office' })
    const before = readFileSync(join(stick, 'office-sealed.key'), 'utf8')
    await expect(desk.call.setup.makeOfficeKeys({ folder: stick, name: 'Again' })).rejects.toMatchObject({
      data: { reasons: [{ code: 'office_key_there' }] },
    })
    expect(readFileSync(join(stick, 'office-sealed.key'), 'utf8')).toBe(before)
  })

  it('takes in what keygen wrote, and refuses keys that do not belong together', async () => {
    const [one, two] = [join(stick, 'one'), join(stick, 'two')]
    const quiet = { out: () => {}, error: () => {} }
    await keygen([one, '--name', 'One'], quiet)
    await keygen([two, '--name', 'Two'], quiet)
    for (const folder of [one, two]) {
      desk.chosenFolder = folder
      await desk.call.restore.chooseFolder()
    }
    const { card } = await desk.call.setup.readOfficeKeys({ folder: one })
    expect(card.name).toBe('One')
    rmSync(join(two, 'office.key'))
    await expect(desk.call.setup.readOfficeKeys({ folder: two })).rejects.toMatchObject({
      data: { reasons: [{ code: 'no_office_keys' }] },
    })
    await desk.call.setup.create(await office(card))
    expect(existsSync(join(desk.folder, 'register.db'))).toBe(true)
  })

  it('refuses an office without its keys, without its people, or with a nurse', async () => {
    const { card } = await desk.call.setup.makeOfficeKeys({ folder: stick, name: 'The office' })
    const foreign = { ...card, name: 'x', ageA: card.ageB, ageB: card.ageA }
    await expect(desk.call.setup.create(await office(foreign))).rejects.toMatchObject({
      data: { reasons: [{ code: 'office_keys_missing' }] },
    })
    const nurse = { name: 'Ramdini', role: 'nurse' as const, pin: PINS[2] }
    const manager = { name: 'Zothanpuii', role: 'manager' as const, pin: PINS[0] }
    await expect(
      desk.call.setup.create(await office(card, { staff: [manager, nurse] })),
    ).rejects.toMatchObject({
      data: {
        problems: expect.arrayContaining([
          expect.objectContaining({ code: 'office_person_missing' }),
          expect.objectContaining({ field: 'staff.1.role', code: 'role_not_at_office' }),
        ]),
      },
    })
    expect(existsSync(join(desk.folder, 'register.db'))).toBe(false)
  })

  it('opens no clinic day, lets nobody be added who treats, and keeps its own backups', async () => {
    const { card } = await desk.call.setup.makeOfficeKeys({ folder: stick, name: 'The office' })
    await desk.call.setup.create(await office(card))
    await desk.call.session.signIn({ staffId: 1, pin: PINS[0] })
    const requestId = crypto.randomUUID()
    await expect(
      desk.call.day.open({ requestId, day: '2026-02-03' as never, approver: null, reason: null }),
    ).rejects.toMatchObject({ data: { reasons: [{ code: 'office_has_no_day' }] } })
    await expect(
      desk.call.staff.add({ requestId, name: 'Ramdini', role: 'nurse', pin: PINS[2] }),
    ).rejects.toMatchObject({ data: { problems: [{ field: 'role', code: 'role_not_at_office' }] } })
    const needs = await desk.call.home.needs()
    expect(needs.map(({ code }) => code)).toEqual(['office_no_sites', 'backup_age'])
  })
})
