// @vitest-environment ./tests/helpers/window-environment.ts
import { fireEvent, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { signTakeHomeRules } from '../electron/take-home-clinic.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { cardOf, requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, [
    { registerNumber: 1, called: 'Puia', slots: [8_000], takeHomeDays: 3 },
    { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
    { registerNumber: 3, called: 'Sanga', slots: [8_000], endDay: '2026-02-04' },
  ])
  signTakeHomeRules(opening.register)
  opening.register.close()
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const look = () => new Promise((resolve) => setTimeout(resolve, 560))
function scan(registerNumber: number): void {
  for (const digit of cardOf(registerNumber))
    fireEvent.keyDown(document.activeElement ?? document.body, { code: `Digit${digit}`, key: digit })
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', key: 'Enter' })
}
async function atCounter() {
  shown = openWindowOn(clinic, { at: '/counter' })
  await shown.screen.findByRole('heading', { name: 'Scan a card, or type a number' })
}
/** Scanned, under the tongue, and the mouth checked. */
async function dosed(registerNumber: number, name: string): Promise<void> {
  scan(registerNumber)
  await shown.screen.findByRole('region', { name })
  await look()
  await shown.user.keyboard('{Enter}')
  await shown.screen.findByText(/under the tongue/)
  scan(registerNumber)
  await shown.screen.findByRole('button', { name: /Mouth checked/ })
  await look()
  await shown.user.keyboard('{Enter}')
  await shown.screen.findByText(/mouth checked/)
}

describe('take-home doses at the counter', () => {
  it('are handed over with a digit, two ticks and Enter, and the labels are there to print', async () => {
    await atCounter()
    const { screen, user } = shown
    await dosed(1, 'Puia')
    await user.keyboard('{F8}')
    const dialog = within(await screen.findByRole('dialog', { name: /Take-home doses, Puia/ }))
    await dialog.findByText('Three days, up to 06-Feb-2026')
    await user.keyboard('2')
    expect(dialog.getByText(/Thursday 05-Feb-2026/)).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(dialog.getByText('Talk about both first, then tick them.')).toBeTruthy()
    await user.keyboard('{Alt>}1{/Alt}{Alt>}2{/Alt}{Enter}')
    const labels = await screen.findByRole('dialog', { name: 'Labels for doses carried home' })
    expect(within(labels).getAllByText('eight milligrams')).toHaveLength(2)
    expect(within(labels).getByText('Wednesday 04-Feb-2026')).toBeTruthy()
    expect(labels.querySelector('main')?.textContent).not.toMatch(/Grace-In|Aizawl|Puia|clinic|OST/)
    await user.keyboard('{Escape}')
    expect(await screen.findByText('Puia: two doses handed over.')).toBeTruthy()
  })

  it('say why not, in words and with the source, where today was not taken yet', async () => {
    await atCounter()
    const { screen, user } = shown
    scan(1)
    await screen.findByRole('region', { name: 'Puia' })
    await user.keyboard('{F8}')
    const dialog = within(await screen.findByRole('dialog', { name: /Take-home doses, Puia/ }))
    expect(await dialog.findByText('Nothing can be handed over now')).toBeTruthy()
    expect(dialog.getByText(/is not finished/)).toBeTruthy()
    expect(dialog.getByText(/Starting rules, version 2/)).toBeTruthy()
  })

  it('come back: one stays, one goes to stock', async () => {
    await atCounter()
    const { screen, user } = shown
    await dosed(1, 'Puia')
    await user.keyboard('{F8}')
    await screen.findByText('Two days, up to 05-Feb-2026')
    await user.keyboard('2{Alt>}1{/Alt}{Alt>}2{/Alt}{Enter}')
    await screen.findByRole('dialog', { name: 'Labels for doses carried home' })
    await user.keyboard('{Escape}')
    await screen.findByText('Puia: two doses handed over.')
    await user.keyboard('{F8}')
    await screen.findByText(/handed over 03-Feb-2026/, { selector: 'li:nth-child(2) *' })
    await user.keyboard('{Alt>}r{/Alt}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Take doses back' }))
    await user.click(dialog.getByLabelText(/Wednesday 04-Feb-2026/))
    expect(dialog.getByText('One dose stays with the client.')).toBeTruthy()
    await user.keyboard('1')
    await user.click(dialog.getByRole('button', { name: 'Take back' }))
    expect(await screen.findByText('Puia: one dose came back.')).toBeTruthy()
    const { carried } = await clinic.call.takeHome.atCounter({ clientId: 1 })
    expect(carried.map(({ clinicDay }) => clinicDay)).toEqual(['2026-02-04'])
  })
})

describe('a closure and its list', () => {
  it('is planned by the nurse, signed by the doctor once, and handed over in one key', async () => {
    shown = openWindowOn(clinic, { at: '/closures' })
    const { screen, user } = shown
    await screen.findByText('No closure or holiday lies in the next 60 days.')
    await user.keyboard('{Alt>}m{/Alt}')
    const form = within(await screen.findByRole('dialog'))
    await user.type(form.getByLabelText(/^Which day/), '04-Feb-2026')
    await user.type(form.getByLabelText(/^Up to which day/), '05-Feb-2026')
    await user.type(form.getByLabelText('Why is the site closed?'), 'Eid{Enter}')
    expect(
      await screen.findByText('Not signed by a doctor yet. Nothing is handed over from this list before.'),
    ).toBeTruthy()
    expect(screen.getByText('Carry doses home: 2. Do not: 1.')).toBeTruthy()
    shown.close()

    await clinic.signInAs('doctor')
    shown = openWindowOn(clinic, { at: '/closures' })
    const all = await shown.screen.findByLabelText('For everybody who does not carry')
    expect(shown.screen.getByText('The order ends on 04-Feb-2026.')).toBeTruthy()
    expect(shown.screen.getByText(/Say for one client more/)).toBeTruthy()
    await shown.user.selectOptions(all, 'Staff opens for them')
    await shown.user.keyboard('{F8}')
    await shown.screen.findByText(/Two clients carry doses home/)
    await shown.user.type(await shown.screen.findByLabelText(/^PIN of/), `${PINS[1]}{Enter}`)
    expect(await shown.screen.findByText(/^Signed by Dr Lalnunmawia/)).toBeTruthy()
    shown.close()

    await clinic.signInAs('nurse')
    await atCounter()
    await dosed(1, 'Puia')
    expect(await shown.screen.findByText(/Puia: The site is closed 04-Feb-2026 to 05-Feb-2026/)).toBeTruthy()
    await shown.user.keyboard('{F8}')
    await shown.screen.findByText(/from the list that Dr Lalnunmawia signed/)
    await shown.user.keyboard('{Alt>}1{/Alt}{Alt>}2{/Alt}{Enter}')
    await shown.screen.findByRole('dialog', { name: 'Labels for doses carried home' })
    const { carried } = await clinic.call.takeHome.atCounter({ clientId: 1 })
    expect(carried.map(({ clinicDay }) => clinicDay)).toEqual(['2026-02-04', '2026-02-05'])
  })
})
