// @vitest-environment ./tests/helpers/window-environment.ts
import { fireEvent, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { cardOf, requestId, type SeededClient, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
  { registerNumber: 3, called: 'Sanga', slots: [8_400] },
  { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-31' },
  { registerNumber: 5, called: 'Zova' },
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

/** As a scanner types: fourteen digits and its own Enter, faster than any hand. */
function scan(registerNumber: number): void {
  for (const digit of cardOf(registerNumber))
    fireEvent.keyDown(document.activeElement ?? document.body, { code: `Digit${digit}`, key: digit })
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', key: 'Enter' })
}
/** The person looks: Enter means yes only after half a second. */
const look = () => new Promise((resolve) => setTimeout(resolve, 560))
const card = (name: string) => shown.screen.findByRole('region', { name })
const states = async () => (await clinic.call.doses.board()).lastFive.map(({ state }) => state)
/** Presses keys one after the other and counts them; digits in a row count one each. */
let pressed = 0
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    pressed += 1
    await shown.user.keyboard(key)
  }
}

describe('the usual dose', () => {
  it('is one scan and one key: the scan claims it, Enter saves it', async () => {
    pressed = 0
    scan(1)
    const shownCard = await card('Puia')
    expect(within(shownCard).getByText('8')).toBeTruthy()
    expect(within(shownCard).getByText('four tablets of 2 mg')).toBeTruthy()
    expect(within(shownCard).getByText('Ask: which dose do you expect?')).toBeTruthy()
    expect(await within(shownCard).findByRole('button', { name: /Under the tongue/ })).toBeTruthy()
    await look()
    await press('{Enter}')
    expect(
      await shown.screen.findByText(/saved\. Puia, 8 mg, under the tongue\. Mouth check in 10 minutes/),
    ).toBeTruthy()
    expect(pressed).toBe(1)
    expect(await states()).toEqual(['given'])
  })

  it('of a liquid is swallowed and spoken after with the same one key', async () => {
    scan(2)
    const shownCard = await card('Mawia')
    expect(within(shownCard).getByText('12 mL (5 mg per mL)')).toBeTruthy()
    await within(shownCard).findByRole('button', { name: /Swallowed, and spoke/ })
    await look()
    await press('{Enter}')
    expect(await shown.screen.findByText(/saved\. Mawia, 60 mg, given/)).toBeTruthy()
    expect(await states()).toEqual(['checked'])
  })

  it('makes one row of ten fast Enters, and none of the Enter that comes too soon', async () => {
    scan(1)
    await card('Puia')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', key: 'Enter' })
    expect(await states()).toEqual(['prepared'])
    await look()
    for (let count = 0; count < 10; count += 1)
      fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', key: 'Enter' })
    await shown.screen.findByText(/saved\. Puia/)
    await look()
    expect(await states()).toEqual(['given'])
  })

  it('leaves the first client aside when a second card is scanned, and saves nothing by it', async () => {
    scan(1)
    await card('Puia')
    scan(2)
    await card('Mawia')
    await waitFor(async () => expect(await states()).toEqual(['prepared', 'prepared']))
    const side = within(shown.screen.getByRole('region', { name: 'Waiting' }))
    await waitFor(() => expect(side.getAllByText('Prepared')).toHaveLength(2))
  })

  it('ends with a mouth check: F7 brings the client back, Enter says checked', async () => {
    scan(1)
    await card('Puia')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    await look()
    await press('{Enter}')
    await shown.screen.findByText(/saved\. Puia/)
    await press('{F7}')
    await shown.screen.findByRole('button', { name: /Mouth checked/ })
    await look()
    await press('{Enter}')
    expect(await shown.screen.findByText(/Puia, mouth checked/)).toBeTruthy()
    expect(await states()).toEqual(['checked'])
  })

  it('asks after two days without whether the client is sober, in the words on the button', async () => {
    scan(4)
    const shownCard = await card('Rema')
    expect(await within(shownCard).findByText('Due, look first')).toBeTruthy()
    expect(within(shownCard).getByText('Two days without a dose')).toBeTruthy()
    await look()
    await press('{Enter}')
    await shown.screen.findByText(/saved\. Rema/)
  })
})

describe('a dose that is not given', () => {
  it('takes three keys after the scan: F6, a digit, Enter', async () => {
    scan(1)
    await card('Puia')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    pressed = 0
    await press('{F6}', '2', '{Enter}')
    expect(await shown.screen.findByText(/saved\. Puia, not given/)).toBeTruthy()
    expect(pressed).toBe(3)
    expect(await states()).toEqual(['withheld'])
  })

  it('is written down for who came without an order', async () => {
    scan(5)
    expect(await shown.screen.findByText('See doctor')).toBeTruthy()
    expect(shown.screen.getByText('There is no dose order. A doctor writes one.')).toBeTruthy()
    await look()
    await press('{Enter}')
    expect(await shown.screen.findByText(/Zova came, no dose/)).toBeTruthy()
  })

  it('is a stop page when it was given already, with time, mg and nurse', async () => {
    scan(2)
    await card('Mawia')
    await shown.screen.findByRole('button', { name: /Swallowed/ })
    await look()
    await press('{Enter}')
    await shown.screen.findByText(/saved\. Mawia/)
    scan(2)
    expect(await shown.screen.findByText('Already given')).toBeTruthy()
    expect(shown.screen.getByText(/60 mg at 08:30, by Ramdini\. Nothing more is due/)).toBeTruthy()
    expect(shown.screen.queryByRole('button', { name: /Swallowed/ })).toBeNull()
  })
})

describe('without a card', () => {
  it('a number, Enter and one digit lead to the prepared dose', async () => {
    pressed = 0
    await press('1', '{Enter}')
    await card('Puia')
    expect(await states()).toEqual([])
    await look()
    await press('2')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    expect(pressed).toBe(3)
    expect(await states()).toEqual(['prepared'])
  })

  it('a name shows who is meant, and arrow and Enter choose', async () => {
    await shown.user.keyboard('Sang')
    await shown.screen.findByText('One client is found')
    await look()
    await press('{ArrowDown}', '{Enter}')
    await card('Sanga')
    expect(shown.screen.getByText('four tablets of 2 mg and one tablet of 0.4 mg')).toBeTruthy()
  })

  it('a number that nobody has is said in words', async () => {
    await press('9', '9', '{Enter}')
    expect(await shown.screen.findByText('There is no client with the number 99.')).toBeTruthy()
  })
})

describe('a void, or an incident', () => {
  const voidKeys = ['{Alt>}{F8}{/Alt}'] as const

  it('asks first whether anybody swallowed any, then reason, PIN and Enter', async () => {
    scan(1)
    await card('Puia')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    await press(...voidKeys)
    const dialog = within(await shown.screen.findByRole('dialog'))
    expect(dialog.getByText('Did anyone swallow any of it?')).toBeTruthy()
    await press('1', '1')
    await shown.user.keyboard(PINS[STAFF.nurse - 1] ?? '')
    await press('{Enter}')
    expect(await shown.screen.findByText(/Puia, 8 mg: void/)).toBeTruthy()
    expect(await states()).toEqual(['voided'])
  })

  it('is an incident when something was swallowed: the client is held and stands in the side list', async () => {
    scan(1)
    await card('Puia')
    await shown.screen.findByRole('button', { name: /Under the tongue/ })
    await press(...voidKeys, '2')
    const dialog = within(await shown.screen.findByRole('dialog'))
    await shown.user.selectOptions(dialog.getByLabelText('What went wrong?'), 'Wrong amount')
    await shown.user.click(dialog.getByLabelText('Naloxone is at hand'))
    await shown.user.click(dialog.getByRole('button', { name: 'Save the incident' }))
    expect(await shown.screen.findByText(/Puia is held and watched/)).toBeTruthy()
    expect(await shown.screen.findByText(/Watched, 180 min more/)).toBeTruthy()
    expect(shown.screen.getByText('Doctor not called yet')).toBeTruthy()
    expect(await states()).toEqual(['incident'])
  })
})

describe('after the plug was pulled', () => {
  it('asks about the dose that has no end, by name, and takes the answer', async () => {
    scan(1)
    await card('Puia')
    await waitFor(async () => expect(await states()).toEqual(['prepared']))
    shown.close()
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    await clinic.signInAs('nurse')
    shown = openWindowOn(clinic, { at: '/counter' })
    const dialog = within(await shown.screen.findByRole('dialog'))
    expect(await dialog.findByText('Was the dose of Puia swallowed?')).toBeTruthy()
    await press('3', '{Enter}')
    await waitFor(async () => expect(await states()).toEqual(['incident']))
    expect((await clinic.call.doses.board()).watched).toHaveLength(1)
  })
})
