// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS, type StaffName } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
let clientId: number
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as ClinicDay)
  ;({ clientId } = await clinic.call.clients.enrol(someClient({ called: 'Rema', sex: 'F' })))
})
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

async function openAs(who: StaffName, at = `/clients/${clientId}/care`) {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at })
  return shown
}
const part = async (name: RegExp | string) => shown.screen.findByRole('region', { name })
const view = () => clinic.call.care.ofClient({ clientId })

describe('the Care page', () => {
  it('is one key from the client’s page, which shows that somebody is away', async () => {
    const { screen, user } = await openAs('nurse', `/clients/${clientId}`)
    await screen.findByRole('button', { name: /^Care/ })
    await user.keyboard('{F7}')
    await user.click(await screen.findByRole('button', { name: 'Away' }))
    await user.selectOptions(await screen.findByLabelText('Where'), 'In prison')
    await user.selectOptions(screen.getByLabelText('Doses there'), 'No doses there')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const away = await part('Away')
    expect(await within(away).findByText(/In prison, 03-Feb-2026 – nobody knows/)).toBeTruthy()
    expect(within(away).getByText('Away now')).toBeTruthy()
    await user.keyboard('{F4}')
    expect(await screen.findByText('In prison')).toBeTruthy()
  })

  it('keeps what was typed about doses there, and says what is missing beside the field', async () => {
    const { screen, user } = await openAs('nurse')
    await user.click(await screen.findByRole('button', { name: 'Away' }))
    await user.selectOptions(await screen.findByLabelText('Where'), 'In hospital')
    await user.selectOptions(screen.getByLabelText('Doses there'), 'Doses there, confirmed')
    await user.selectOptions(screen.getByLabelText('Medicine there'), 'methadone')
    await user.type(screen.getByLabelText('Last dose there'), '40')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const summary = await screen.findByRole('alert')
    expect(within(summary).getByText(/Write who confirmed the doses/)).toBeTruthy()
    expect((screen.getByLabelText('Last dose there') as HTMLInputElement).value).toBe('40')
    await user.type(screen.getByLabelText('Day of the last dose there'), '3 Feb 2026')
    await user.type(screen.getByLabelText('Who confirmed it'), 'Ward sister, Civil Hospital')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(
      await screen.findByText(/methadone 40\smg, last on 03-Feb-2026, confirmed by Ward sister/),
    ).toBeTruthy()
  })

  it('asks a woman about pregnancy and says at once what it means', async () => {
    const { screen, user } = await openAs('nurse')
    const pregnancy = await part('Pregnancy')
    expect(within(pregnancy).getByText('Ask now')).toBeTruthy()
    await user.click(within(pregnancy).getByRole('button', { name: 'Write the answer' }))
    await user.click(await screen.findByRole('radio', { name: /Pregnant$/ }))
    await user.click(screen.getByRole('button', { name: 'Save the answer' }))
    expect(await screen.findByText(/Pregnant, said on 03-Feb-2026: no taper/)).toBeTruthy()
    expect((await view()).pregnancy.pregnantSince).toBe('2026-02-03')
  })

  it('takes an overdose with all that is asked, and holds the dose', async () => {
    const { screen, user } = await openAs('nurse')
    await user.click(await screen.findByRole('button', { name: 'Overdose' }))
    await user.click(await screen.findByRole('button', { name: 'Save and hold the dose' }))
    expect(within(await screen.findByRole('alert')).getAllByText('Choose one of these.')).toHaveLength(4)
    await user.selectOptions(screen.getByLabelText('Where'), 'Here')
    await user.type(screen.getByLabelText('Time, if known'), '9.05')
    await user.selectOptions(screen.getByLabelText('Naloxone'), 'Naloxone given')
    await user.type(screen.getByLabelText('How many doses of naloxone'), '2')
    await user.selectOptions(screen.getByLabelText('Referred'), 'Referred to hospital')
    await user.selectOptions(screen.getByLabelText('Outcome'), 'Recovered')
    await user.click(screen.getByRole('button', { name: 'Save and hold the dose' }))
    expect(await screen.findByText('03-Feb-2026 09:05, Here')).toBeTruthy()
    expect(screen.getByText('Naloxone given (two doses) · Referred to hospital · Recovered')).toBeTruthy()
    expect(screen.getByText('Waits for a doctor’s review')).toBeTruthy()
  })

  it('lets a counsellor report a death and the doctor, led there from the list, confirm it with the PIN', async () => {
    const counsellor = await openAs('counsellor')
    await counsellor.user.click(await counsellor.screen.findByRole('button', { name: 'Report a death' }))
    await counsellor.user.selectOptions(await counsellor.screen.findByLabelText('Who said it'), 'Family')
    await counsellor.user.click(counsellor.screen.getByRole('button', { name: 'Report the death' }))
    await counsellor.screen.findByText('Reported: a doctor decides')
    counsellor.close()
    const { screen, user } = await openAs('doctor', '/orders')
    const list = await part(/Deaths to decide on/)
    await user.click(within(list).getByRole('button', { name: 'Care' }))
    await user.click(await screen.findByRole('button', { name: 'Confirm the death' }))
    await user.type(await screen.findByLabelText(/PIN/), PINS[1])
    const confirm = screen.getAllByRole('button', { name: 'Confirm the death' }).at(-1)
    if (confirm) await user.click(confirm)
    expect(await screen.findByText('Confirmed')).toBeTruthy()
    expect((await clinic.call.clients.profile({ id: clientId })).episodes).toMatchObject([
      { closing: { reason: 'died' } },
    ])
  })

  it('keeps a counsellor’s flag closed until the doctor says why it must be read', async () => {
    const counsellor = await openAs('counsellor', '/safety-flags')
    await counsellor.user.type(await counsellor.screen.findByLabelText('Register number'), '1')
    await counsellor.user.type(counsellor.screen.getByLabelText(/Why, for the doctor/), 'Spoke of ending it')
    await counsellor.user.click(counsellor.screen.getByRole('button', { name: 'Place the flag' }))
    expect(await counsellor.screen.findByText('Stands: no dose until the doctor releases it')).toBeTruthy()
    counsellor.close()
    const { screen, user } = await openAs('doctor')
    const flag = await part('Safety flag')
    expect(within(flag).queryByText(/ending/)).toBeNull()
    await user.click(within(flag).getByRole('button', { name: 'Read why' }))
    await user.type(await screen.findByLabelText('Why you must know it now'), 'Sees the client now')
    await user.click(screen.getByRole('button', { name: 'Read' }))
    expect(await screen.findByText('Spoke of ending it')).toBeTruthy()
  })

  it('notes how a client gets their own record and shows it as pages', async () => {
    const { screen, user } = await openAs('nurse')
    await user.click(await screen.findByRole('button', { name: 'Own record' }))
    await user.selectOptions(await screen.findByLabelText('How the client gets it'), 'Printed')
    await user.click(screen.getByRole('button', { name: 'Go on' }))
    const pages = await screen.findByRole('dialog', { name: 'Own record' })
    expect(await within(pages).findByText('The last sixty days')).toBeTruthy()
    expect(within(pages).getByText('Rema')).toBeTruthy()
  })
})
