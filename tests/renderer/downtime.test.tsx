// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { requestId, type SeededClient, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>

async function clinicWith(clients: readonly SeededClient[]): Promise<void> {
  await clinic.call.day.open({
    requestId: requestId(),
    day: '2026-02-03' as ClinicDay,
    approver: null,
    reason: null,
  })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, clients)
  opening.register.close()
}
const someClients = (count: number): SeededClient[] =>
  Array.from({ length: count }, (_, index) => ({
    registerNumber: index + 1,
    called: `Puia ${index + 1}`,
    slots: [4_000],
  }))
const makeSheet = () => clinic.call.downtime.make({ requestId: requestId(), day: '2026-02-03' as ClinicDay })

beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

describe('the sheet on paper', () => {
  it('is made by one key and says, by number alone, what to give and what not', async () => {
    await clinicWith([
      ...someClients(2),
      { registerNumber: 3, called: 'Zova' },
      { registerNumber: 4, called: 'Kima', slots: [60_000], drug: 'methadone' },
    ])
    shown = openWindowOn(clinic, { at: '/downtime' })
    const { screen, user } = shown
    await screen.findByRole('button', { name: /Sheet for Wednesday, 04-Feb-2026/ })
    await user.keyboard('{F6}')
    const paper = await screen.findByRole('dialog', { name: 'Paper dose sheet 1' })
    const text = paper.textContent ?? ''
    expect(text).toContain('4\u00a0mg buprenorphine (four milligrams)')
    expect(text).toContain('two tablets of 2\u00a0mg')
    expect(text).toContain('12\u00a0mL of 5\u00a0mg per\u00a0mL')
    expect(text).toContain('DO NOT GIVE No dose order.')
    expect(text).toContain('Three doses to give, one line with DO NOT GIVE.')
    expect(text).toContain('Narcotic page of the day on paper')
    expect(text).not.toMatch(/Puia|Zova|Kima/)
    await user.keyboard('{Escape}')
    expect(await screen.findByText('Nobody has said')).toBeTruthy()
  })
})

describe('back-entry', () => {
  it('takes a grid of 120 lines by keyboard alone: number, Enter, time, Enter', async () => {
    await clinicWith(someClients(120))
    const sheet = await makeSheet()
    shown = openWindowOn(clinic, { at: `/downtime/sheets/${sheet.head.id}` })
    const { screen, user } = shown
    const first = await screen.findByLabelText('Row 1, Number')
    expect(document.activeElement).toBe(first)
    for (let number = 1; number <= 120; number += 1) {
      const minute = String(number % 30).padStart(2, '0')
      await user.keyboard(`${number}{Enter}08${minute}{Enter}`)
    }
    expect(await screen.findByRole('button', { name: /Save 120 lines/ })).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('120 lines are in the register.')).toBeTruthy()
    const { entered } = await clinic.call.downtime.sheet({ sheetId: sheet.head.id })
    expect(entered).toHaveLength(120)
    expect(new Set(entered.map(({ amountMicrograms }) => amountMicrograms))).toEqual(new Set([4_000]))
    expect(entered[0]?.givenAt).toBe(Date.parse('2026-02-03T08:01:00+05:30'))
  }, 180_000)

  it('says line by line what is wrong, saves the good ones, and records what was swallowed as what it is', async () => {
    await clinicWith([...someClients(3), { registerNumber: 4, called: 'Zova' }])
    const sheet = await makeSheet()
    shown = openWindowOn(clinic, { at: `/downtime/sheets/${sheet.head.id}` })
    const { screen, user } = shown
    await screen.findByLabelText('Row 1, Number')
    await user.keyboard('1{Enter}0810{Enter}')
    await user.keyboard('2{Enter}{Shift>}{Tab}{/Shift}8{Enter}0811{Enter}')
    await user.keyboard('99{Enter}4{Enter}0812{Enter}')
    await user.keyboard('3{Enter}2500{Enter}')
    expect(await screen.findByText(/The paper says 8 mg, the order 4 mg/)).toBeTruthy()
    expect(await screen.findByText(/There is no client with the number 99\./)).toBeTruthy()
    expect(await screen.findByText(/This is no time\./)).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('One line is in the register.')).toBeTruthy()
    expect(screen.getByText(/Three lines stay here/)).toBeTruthy()

    screen.getByRole('button', { name: 'Record what happened, row 1' }).focus()
    await user.keyboard('{Enter}')
    const form = within(await screen.findByRole('dialog'))
    await user.type(form.getByLabelText(/What happened, in your own words/), 'Given 8 in the dark{Enter}')
    await user.click(await screen.findByRole('button', { name: /Nobody else|alone/i }))
    expect(await screen.findByText('Dosing incident')).toBeTruthy()
    const { entered } = await clinic.call.downtime.sheet({ sheetId: sheet.head.id })
    expect(entered.map(({ line, amountMicrograms, against }) => [line, amountMicrograms, against])).toEqual([
      [1, 4_000, null],
      [2, 8_000, 'paper_wrong_amount'],
    ])
  }, 60_000)

  it('keeps what is typed over a closed window', async () => {
    await clinicWith(someClients(2))
    const sheet = await makeSheet()
    const at = `/downtime/sheets/${sheet.head.id}`
    shown = openWindowOn(clinic, { at })
    await shown.screen.findByLabelText('Row 1, Number')
    await shown.user.keyboard('1{Enter}0810{Enter}2{Enter}')
    await new Promise((resolve) => setTimeout(resolve, 1_800))
    shown.close()
    shown = openWindowOn(clinic, { at })
    expect(await shown.screen.findByDisplayValue('0810')).toBeTruthy()
    expect(await shown.screen.findByText('Ready')).toBeTruthy()
  }, 30_000)
})

describe('a power cut', () => {
  it('is logged with the sheet that was used, and Home and the counter ask for it', async () => {
    await clinicWith(someClients(1))
    await makeSheet()
    shown = openWindowOn(clinic, { at: '/downtime' })
    const { screen, user } = shown
    await screen.findByText('Nobody has said')
    await user.keyboard('{F8}')
    await user.type(await screen.findByLabelText('Began at (time)'), '0805')
    await user.type(screen.getByLabelText('Over at (time)'), '0820')
    await user.click(screen.getByLabelText('Power cut'))
    await user.click(screen.getByLabelText('Doses were given on paper meanwhile'))
    await user.click(screen.getByLabelText('Sheet 1 for 03-Feb-2026'))
    await user.click(screen.getByRole('button', { name: 'Log it' }))
    expect(await screen.findByText('Used, to be entered')).toBeTruthy()
    expect(screen.getByText('Enter these first')).toBeTruthy()
    const needs = await clinic.call.home.needs()
    expect(needs.map(({ code }) => code)).toContain('paper_to_enter')
  }, 30_000)
})
