// @vitest-environment ./tests/helpers/window-environment.ts
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { tokenKeyId, tokenOf } from '../../electron/enrolment-tokens.ts'
import { unseal } from '../../electron/private-text.ts'
import { openRegister } from '../../electron/register.ts'
import { newRegisterKeys } from '../../electron/vault/keys.ts'
import { sealNote } from '../../electron/vault/signed-note.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { eachPart, identityParts } from '../../shared/rules/enrolment-parts.ts'
import {
  type Clinic,
  emptyClinic,
  newSite,
  officeKeys,
  openClinic,
  PASSPHRASES,
  PINS,
} from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

const day = '2026-02-03' as ClinicDay
const inRegister = async <T,>(
  work: (register: Extract<Awaited<ReturnType<typeof openRegister>>, { outcome: 'opened' }>['register']) => T,
) => {
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const result = work(opening.register)
  opening.register.close()
  return result
}

describe('at a site', () => {
  it('takes key and list in, asks at the counter, and is answered with the keyboard', async () => {
    const office = await officeKeys()
    clinic = await openClinic({ who: 'nurse', site: { officeCard: office.card } })
    await clinic.call.day.open({ requestId: requestId(), day, approver: null, reason: null })
    await inRegister((register) => {
      seedStock(register, 1)
      seedClients(register, [
        { registerNumber: 1, called: 'Puia', slots: [8_000] },
        { registerNumber: 2, called: 'Mawia', slots: [8_000] },
      ])
    })
    const card = await clinic.call.setup.siteCard()
    const secret = randomBytes(32)
    const of = { office: 'The office', registerId: card.register_id, madeAt: clinic.clock.now() }
    const seal = (kind: string, value: object) =>
      sealNote(kind, { ...of, ...value }, office.signing.secretKey, card.age)
    const key = await seal('token-key', { keyId: tokenKeyId(secret), secret: secret.toString('hex') })
    const cases = [{ caseNumber: 7, registerNumber: 1, state: 'ask' }]
    const list = await seal('hold-list', { number: 1, cases })
    const stick = join(clinic.folder, 'stick')
    mkdirSync(stick)
    clinic.chosenFolder = stick

    await clinic.signInAs('manager')
    shown = openWindowOn(clinic, { at: '/double-enrolment' })
    const { screen, user } = shown
    expect(await screen.findByText(/token key of the office is missing/)).toBeTruthy()
    const field = () =>
      document.querySelector<HTMLInputElement>('input[type=file]') ?? document.createElement('input')
    await user.upload(field(), new File(['a letter'], 'AZL01.osttokenkey'))
    expect(await screen.findByText(/no token key and no list of cases/)).toBeTruthy()
    await user.upload(field(), new File([key], 'AZL01.osttokenkey'))
    expect(await screen.findByText('The token key is taken in.')).toBeTruthy()

    await user.type(screen.getByLabelText('Register number'), '2{Enter}')
    expect(await screen.findByText('Client 2 is left out from now on.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Choose another folder|Choose a folder/ }))
    await user.click(await screen.findByRole('button', { name: 'Write the tokens' }))
    expect(await screen.findByText(/is written. Take it to the office/)).toBeTruthy()
    expect(readdirSync(stick)).toEqual(['AZL01-1-2026-02-03.osttokens'])

    await user.upload(field(), new File([list], 'AZL01.ostholdlist'))
    expect(await screen.findByText('The list of cases is taken in.')).toBeTruthy()
    shown.close()

    await clinic.signInAs('nurse')
    shown = openWindowOn(clinic, { at: '/counter' })
    await shown.screen.findByRole('heading', { name: 'Scan a card, or type a number' })
    await shown.user.type(shown.screen.getByRole('textbox'), '1{Enter}')
    expect(await shown.screen.findByText(/Ask the office about case 7/)).toBeTruthy()
    const { facts, client } = await clinic.call.doses.facts({ who: { by: 'number', registerNumber: 1 } })
    expect(facts.officeCase).toEqual({ caseNumber: 7 })
    shown.close()

    await clinic.call.holds.place({
      ...{ requestId: requestId(), clientId: client.id },
      ...{ kind: 'doctor' as const, reason: 'The doctor wants to see the client.' },
    })
    shown = openWindowOn(clinic, { at: '/counter' })
    await shown.screen.findByRole('heading', { name: 'Scan a card, or type a number' })
    await shown.user.type(shown.screen.getByRole('textbox'), '1{Enter}')
    expect(await shown.screen.findByText(/Ask the office about case 7/)).toBeTruthy()
    expect(shown.screen.getByText(/See doctor/)).toBeTruthy()
    shown.close()

    await clinic.signInAs('doctor')
    shown = openWindowOn(clinic, { at: '/double-enrolment' })
    await shown.user.click(await shown.screen.findByRole('button', { name: 'Answer' }))
    const dialog = await shown.screen.findByRole('dialog')
    await shown.user.keyboard('{Enter}')
    expect(await within(dialog).findAllByText('Choose what came out.')).toBeTruthy()
    within(dialog)
      .getByRole('radio', { name: /Two different people/ })
      .focus()
    await shown.user.keyboard('3')
    await shown.user.type(within(dialog).getByLabelText(/What was said/), 'Another village.')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Save the answer' }))
    expect(await shown.screen.findByText('Case 7 is answered.')).toBeTruthy()
    expect(await shown.screen.findByText(/“Another village.”/)).toBeTruthy()
  })
})

describe('at the office', () => {
  /** Two sites whose tokens, under the office's key, show one person. */
  async function tokensOfTwoSites(stick: string, secret: Uint8Array, ageA: string) {
    const names = [
      ['Md. Rafiqul Islam', 'Karim Bepari'],
      ['রফিকুল ইসলাম', 'করিম বেপারী'],
    ]
    for (const [place, [name = '', parentName = '']] of names.entries()) {
      const keys = await newRegisterKeys()
      const registerId = String(place).repeat(32)
      const code = `SITE${place + 1}`
      await inRegister((register) =>
        register.write({ act: 'office.card', actor: 1 }, (tx) => {
          const by = { staffId: 1, at: tx.at }
          const officeSiteId = insert(tx, 'office_site', { registerId, ...by })
          const ed25519 = Buffer.from(keys.signing.publicKey).toString('base64')
          const row = {
            officeSiteId,
            code,
            number: place + 1,
            name: null,
            ed25519,
            age: keys.siteRecipient,
            ...by,
          }
          insert(tx, 'office_site_card', row)
          insert(tx, 'office_site_place', {
            officeSiteId,
            partner: 'P',
            district: 'Aizawl',
            counted: 1,
            ...by,
          })
        }),
      )
      const parts = identityParts({ names: [name], parentName, sex: 'M', birthYear: 1990 })
      const clients = parts
        ? [{ number: 40 + place, tokens: eachPart(parts, (text) => tokenOf(secret, text)) }]
        : []
      const value = {
        ...{ registerId, lineage: registerId, site: code, sequence: 1, keyId: tokenKeyId(secret) },
        ...{ madeAt: clinic.clock.now(), clients, leftOut: 0, nameless: 0, answers: [] },
      }
      const text = await sealNote('token-export', value, keys.signing.secretKey, ageA)
      writeFileSync(join(stick, `${code}-1-2026-02-03.osttokens`), text)
    }
  }

  it('goes from the tokens to the lists with the keyboard, and two people decide', async () => {
    clinic = await emptyClinic()
    const stick = join(clinic.folder, 'stick')
    mkdirSync(stick)
    clinic.chosenFolder = stick
    await clinic.call.restore.chooseFolder()
    const { card } = await clinic.call.setup.makeOfficeKeys({ folder: stick, name: 'The office' })
    const people = [
      { name: 'Zothanpuii', role: 'manager' as const, pin: PINS[0] },
      { name: 'Lalrinpuii', role: 'office' as const, pin: PINS[1] },
    ]
    await clinic.call.setup.create(
      await newSite({
        ...{ code: 'RPO', number: 9999, name: 'The office', kind: 'office', products: [], holidays: [] },
        ...{ staff: people, officeCard: card, rulePackSignedBy: null },
      }),
    )
    await clinic.call.session.signIn({ staffId: 1, pin: PINS[0] })
    await clinic.call.backups.chooseFolder()
    shown = openWindowOn(clinic, { at: '/office/cases' })
    const { screen, user } = shown
    await user.click(await screen.findByRole('button', { name: 'Make the token key' }))
    await user.keyboard(`${PINS[0]}{Enter}`)
    expect(await screen.findByText(/The token key is made/)).toBeTruthy()
    const secret = await inRegister((register) => {
      const row = register.db.prepare('SELECT secret FROM token_key').get() as { secret: Uint8Array }
      return Buffer.from(unseal(register, 'token_key', 'secret', 1, row.secret) ?? '', 'hex')
    })
    await tokensOfTwoSites(stick, secret, card.ageA)
    await user.click(await screen.findByRole('button', { name: 'Take in tokens from here' }))
    expect(await screen.findByText(/SITE1-1-2026-02-03.osttokens: taken in, one client/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Compare all sites' }))
    expect(await screen.findByText(/clients of two sites compared/)).toBeTruthy()
    const faint = screen.queryByRole('button', { name: /fainter pair/ })
    if (faint) await user.click(faint)
    await user.click(await screen.findByRole('button', { name: /^Decide: SITE1, number\s40/ }))
    const dialog = await screen.findByRole('dialog')
    expect(
      within(dialog).getByText(/name sounds the same, parent’s name sounds the same, same birth year/),
    ).toBeTruthy()
    await user.click(within(dialog).getByRole('radio', { name: /Ask both sites/ }))
    await user.type(within(dialog).getByLabelText('PIN of Zothanpuii'), PINS[0])
    await user.type(within(dialog).getByLabelText('PIN of the second person'), '000000')
    await user.keyboard('{Enter}')
    expect(await within(dialog).findByText(/PIN of the second person is wrong/)).toBeTruthy()
    const second = within(dialog).getByLabelText('PIN of the second person')
    await user.clear(second)
    await user.type(second, `${PINS[1]}{Enter}`)
    expect(await screen.findByText(/The case is open/)).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Write the lists for the sites' }))
    expect(await screen.findByText(/lists are written/)).toBeTruthy()
    expect(readdirSync(stick).filter((name) => name.endsWith('.ostholdlist')).length).toBe(2)
  })
})
