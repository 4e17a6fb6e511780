// @vitest-environment ./tests/helpers/window-environment.ts
import { createEvent, fireEvent, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { signSiteList } from '../../electron/site-list.ts'
import { newSigningKey, signValue } from '../../electron/vault/signature.ts'
import type { Passport } from '../../shared/records/passport.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { passportToDigits } from '../../shared/rules/passport-slip.ts'
import { type Clinic, officeKeys, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

const day = (text: string) => text as ClinicDay
const otherSite = newSigningKey()
/** A slip that site 23 wrote for a client of its own, to be shown here. */
const slipFor = (changed: Partial<Passport> = {}, key = otherSite.secretKey): string => {
  const passport: Passport = {
    homeSite: 23,
    receivingSite: 17,
    serial: '00ff17a2c4e9',
    registerNumber: 512,
    birthYear: 1988,
    sex: 'F',
    drug: 'buprenorphine',
    everyDays: 1,
    issuedDay: day('2026-02-02'),
    fromDay: day('2026-02-03'),
    untilDay: day('2026-02-05'),
    lastDoseDay: day('2026-02-02'),
    lastDoseMicrograms: 8_000,
    slots: [{ leastHours: 0, amountMicrograms: 8_000 }],
    ...changed,
  }
  return passportToDigits(passport, signValue('passport', passport, key))
}

let clinic: Clinic
let listFile: File
let shown: ReturnType<typeof openWindowOn>
let office: Awaited<ReturnType<typeof officeKeys>>
beforeEach(async () => {
  office = await officeKeys()
  clinic = await openClinic({ who: 'nurse', site: { officeCard: office.card } })
  await clinic.call.day.open({ requestId: requestId(), day: day('2026-02-03'), approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, [{ registerNumber: 1, called: 'Puia', slots: [8_000] }])
  opening.register.close()
  const card = await clinic.call.setup.siteCard()
  const sites = [
    { number: 17, code: card.site, name: 'Grace-In', register_id: card.register_id, ed25519: card.ed25519 },
    {
      number: 23,
      code: 'LGL01',
      name: 'Lunglei centre',
      register_id: 'c'.repeat(32),
      ed25519: Buffer.from(otherSite.publicKey).toString('base64'),
    },
  ]
  const list = { office: office.card.name, made_at: Date.UTC(2026, 1, 2), sites }
  const text = JSON.stringify(signSiteList(list, office.signing.secretKey))
  listFile = new File([text], 'site-list.json', { type: 'application/json' })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

/** The driver types faster than any hand, which the window would take for a scanner: numbers are put in at once. */
async function paste(field: HTMLElement, text: string) {
  await shown.user.click(field)
  await shown.user.paste(text)
}

/** As a scanner types: its own key first, every digit, Enter. */
function scan(digits: string) {
  const codes = ['F13', ...[...digits].map((digit) => `Digit${digit}`), 'Enter']
  const at = performance.now()
  codes.forEach((code, index) => {
    const field = document.activeElement ?? document.body
    const event = createEvent.keyDown(field, { code, key: code.replace('Digit', '') })
    // A scanner's own pace, however busy the machine is that runs this.
    Object.defineProperty(event, 'timeStamp', { value: at + 5 * index })
    fireEvent(field, event)
  })
}

/** The manager takes the list in by hand; then `who` sits there. */
async function withList(who: 'nurse' | 'doctor') {
  await clinic.signInAs('manager')
  await clinic.call.programmeSites.takeIn({ requestId: requestId(), text: await listFile.text() })
  await clinic.signInAs(who)
}

describe('sites of the programme', () => {
  it('are taken in from a file by a manager, and a changed list is refused in words', async () => {
    await clinic.signInAs('manager')
    shown = openWindowOn(clinic, { at: '/sites' })
    const { screen, user } = shown
    expect(await screen.findByText(/No list was taken in/)).toBeTruthy()
    const changed = (await listFile.text()).replace('Lunglei', 'Another')
    const field = document.querySelector('input[type=file]')
    if (!(field instanceof HTMLInputElement)) throw new Error('no file field')
    await user.upload(field, new File([changed], 'site-list.json', { type: 'application/json' }))
    expect(await screen.findByText(/not signed by this site’s office/)).toBeTruthy()
    await user.upload(field, listFile)
    expect(await screen.findByText('The list is taken in: two sites.')).toBeTruthy()
    expect(screen.getByRole('cell', { name: 'Lunglei centre' })).toBeTruthy()
  })
})

describe('a slip for another site', () => {
  it('is written by keyboard, signed with the PIN, and shown as a page with its square', async () => {
    await withList('nurse')
    shown = openWindowOn(clinic, { at: '/clients/1/passport' })
    const { screen, user } = shown
    await user.selectOptions(await screen.findByLabelText('Site that gives the dose'), '23')
    await user.type(screen.getByLabelText(/First day there/), '4 Feb 2026')
    await user.type(screen.getByLabelText(/How many days/), '3{Enter}')
    expect(
      screen.getByText(/buprenorphine 8.mg a day, from 04-Feb-2026 to 06-Feb-2026, at Lunglei centre/),
    ).toBeTruthy()
    await screen.findByText('Sign the dose passport')
    await user.type(await screen.findByLabelText(/^PIN of/), `${PINS[2]}{Enter}`)
    const page = within(await screen.findByRole('dialog', { name: 'Dose passport' }))
    expect(page.getByRole('img', { name: 'Square to be scanned' })).toBeTruthy()
    expect(page.getByText('For Lunglei centre (site 23)')).toBeTruthy()
    expect(document.querySelector('main[aria-label]')?.textContent).not.toContain('Puia')
    await user.keyboard('{Escape}')
    expect(await screen.findByText('Not begun')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Slip was brought back' }))
    await user.click(await screen.findByRole('button', { name: 'Free the days' }))
    expect(await screen.findByText(/Brought back: from 04-Feb-2026/)).toBeTruthy()
  })

  it('says why it cannot be written before anything is asked', async () => {
    await withList('nurse')
    shown = openWindowOn(clinic, { at: '/clients/1/passport' })
    const { screen, user } = shown
    await user.selectOptions(await screen.findByLabelText('Site that gives the dose'), '23')
    await user.type(screen.getByLabelText(/First day there/), '1 Feb 2026')
    await user.type(screen.getByLabelText(/How many days/), '3')
    expect(await screen.findByText('The first day is past. Choose today or later.')).toBeTruthy()
  })

  it('cannot be written without the office’s list, and the screen leads there', async () => {
    shown = openWindowOn(clinic, { at: '/clients/1/passport' })
    const { screen, user } = shown
    await user.click(await screen.findByRole('button', { name: 'Sites of the programme' }))
    expect(await screen.findByText('A manager takes in a new list.')).toBeTruthy()
  })
})

describe('a guest at the counter', () => {
  it('is scanned, asked for the year of birth, received, and stands at the counter at the next scan', async () => {
    await withList('nurse')
    shown = openWindowOn(clinic, { at: '/counter' })
    const { screen, user } = shown
    await screen.findByRole('heading', { name: /Scan a card/ })
    const slip = slipFor()
    scan(slip)
    expect(await screen.findByText('Good slip')).toBeTruthy()
    expect(document.body.textContent).not.toContain('1988')
    await paste(screen.getByLabelText(/Year of birth/), '1989')
    await paste(screen.getByLabelText(/^Dose of one day/), '8')
    await user.keyboard('{Enter}')
    expect((await screen.findAllByText(/another year of birth/)).length).toBeGreaterThan(0)
    await user.clear(screen.getByLabelText(/Year of birth/))
    await paste(screen.getByLabelText(/Year of birth/), '1988')
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: 'To the counter' }))
    await screen.findByRole('heading', { name: /Scan a card/ })
    scan(slip)
    expect(await screen.findByRole('button', { name: /Dose given|Given|Under the tongue/ })).toBeTruthy()
  })

  it.each<[string, Partial<Passport>, string]>([
    [
      'over',
      { fromDay: day('2026-01-20'), untilDay: day('2026-01-30'), lastDoseDay: day('2026-01-19') },
      'Expired',
    ],
    ['for another site', { receivingSite: 31 }, 'For another site'],
    ['of an unknown site', { homeSite: 99 }, 'Unknown site'],
  ])('is refused in words when the slip is %s', async (_, changed, words) => {
    await withList('nurse')
    shown = openWindowOn(clinic, { at: `/guests/slip/${slipFor(changed)}` })
    expect(await shown.screen.findByText(words)).toBeTruthy()
    expect(shown.screen.queryByLabelText(/Year of birth/)).toBeNull()
  })

  it('is refused when the slip is forged, and a misread one is told from it', async () => {
    await withList('nurse')
    const forged = slipFor({}, newSigningKey().secretKey)
    shown = openWindowOn(clinic, { at: `/guests/slip/${forged}` })
    const { screen, user } = shown
    expect(await screen.findByText('Forged or changed')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Another slip/ }))
    const misread = `${forged.slice(0, -1)}${(Number(forged.at(-1)) + 1) % 10}`
    await paste(await screen.findByLabelText(/Numbers of the slip/), misread)
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Read wrongly')).toBeTruthy()
  })
})
