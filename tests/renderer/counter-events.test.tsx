// @vitest-environment ./tests/helpers/window-environment.ts
import { fireEvent, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { cardOf, requestId, type SeededClient, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  {
    registerNumber: 2,
    called: 'Sanga',
    slots: [4_000],
    kind: 'induction',
    startDay: '2026-02-03',
    lastDoseDay: null,
  },
]

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, CLIENTS)
  opening.register.close()
  shown = openWindowOn(clinic, { at: '/counter' })
  await shown.screen.findByRole('heading', { name: 'Scan a card, or type a number' })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

function scan(registerNumber: number): void {
  const key = (code: string, text: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { code, key: text })
  for (const digit of cardOf(registerNumber)) key(`Digit${digit}`, digit)
  key('Enter', 'Enter')
}
const look = () => new Promise((resolve) => setTimeout(resolve, 560))
const states = async () => (await clinic.call.doses.board()).lastFive.map(({ state }) => state)
/** As a hand types: slower than a scanner, whose burst of digits is a card. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await shown.user.keyboard(key)
    await new Promise((resolve) => setTimeout(resolve, 90))
  }
}

describe('the first dose of an induction', () => {
  it('is asked before by figures alone, names what is missing, and is then due at once', async () => {
    scan(2)
    await shown.screen.findByRole('button', { name: /Ask and look before the first dose/ })
    await look()
    await press('{Enter}')
    const dialog = within(await shown.screen.findByRole('dialog', { name: 'Before the first dose' }))
    await shown.user.click(dialog.getByRole('button', { name: 'Save what was asked and seen' }))
    expect(await dialog.findByText(/Still to answer: resting pulse, sweating, restlessness/)).toBeTruthy()

    dialog.getByRole('radio', { name: /^1: Heroin/ }).focus()
    await press('1')
    await press('1', '4')
    await shown.user.tab()
    await press(...'1111', ...'41111101010')
    expect(dialog.getByText('COWS 11 of 48: mild withdrawal')).toBeTruthy()
    await press('{Enter}')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    expect(await states()).toEqual(['prepared'])
    expect(shown.screen.getByText('four milligrams')).toBeTruthy()
  }, 30_000)
})

describe('a spilled dose', () => {
  it('is ordered again with F4 and the doctor’s PIN at the nurse’s counter, typed twice, and given', async () => {
    const { client } = await clinic.call.doses
      .facts({ who: { by: 'number', registerNumber: 1 } })
      .then(async () => {
        scan(1)
        await shown.screen.findByRole('button', { name: /Under the tongue/ })
        const { prepared } = await clinic.call.doses.board()
        return clinic.call.doses.spill({
          requestId: requestId(),
          doseId: prepared[0]?.id ?? 0,
          note: '',
          approver: null,
        })
      })
    expect(client.lastDoses[0]?.state).toBe('spilled')
    scan(1)
    await shown.screen.findByText('See doctor')
    await press('{F4}')
    const dialog = within(await shown.screen.findByRole('dialog', { name: /^Re-dose/ }))
    const again = await dialog.findByLabelText('Type the amount again')
    await shown.user.type(again, '6')
    await shown.user.type(dialog.getByLabelText('Reason (no names)'), 'Dropped on the floor')
    await shown.user.type(dialog.getByLabelText('PIN of Dr Lalnunmawia'), PINS[1])
    await press('{Enter}')
    expect(await dialog.findByText(/The two amounts differ/)).toBeTruthy()
    await shown.user.clear(again)
    await shown.user.type(again, '8')
    await press('{Enter}')
    await shown.screen.findByText(/Re-dose by a doctor’s order, for 8/)
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    await look()
    await press('{Enter}')
    await shown.screen.findByText(/saved\. Puia, 8/)
    expect(await states()).toEqual(['given', 'spilled'])
  }, 30_000)
})

describe('a suspicion of diversion', () => {
  it('is saved with F6 on the dose, and stands beside it in the last five', async () => {
    scan(1)
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    await look()
    await press('{Enter}')
    await shown.screen.findByText(/saved\. Puia/)
    await press('{F7}')
    await shown.screen.findByRole('button', { name: /Mouth checked/ })
    await press('{F6}')
    const dialog = within(await shown.screen.findByRole('dialog', { name: 'Something else happened' }))
    await press('7')
    await shown.user.selectOptions(dialog.getByLabelText('What was seen?'), 'Spat it out and kept it')
    await shown.user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await shown.screen.findByText('Diversion suspected')).toBeTruthy()
  }, 30_000)
})
