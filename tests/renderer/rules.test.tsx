// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDay } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as never)
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})
const open = async (who: 'doctor' | 'nurse', at: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at })
  return shown
}

describe('the rules', () => {
  it('are read by the nurse in plain words with their sources, and not changed', async () => {
    const { screen } = await open('nurse', '/rules')
    expect(await screen.findByText('Starting rules, version 1.')).toBeTruthy()
    expect(screen.getByText('Before a first dose the COWS must be 9 or more.')).toBeTruthy()
    expect(screen.getAllByText(/Australian government table/).length).toBeGreaterThan(3)
    expect(screen.queryByRole('button', { name: 'Change the rules' })).toBeNull()
  })

  it('are changed line by line, said in words, and signed with the PIN', async () => {
    const { user, screen } = await open('doctor', '/rules/edit')
    const field = await screen.findByLabelText('Days before its end that an order is announced')
    await user.clear(field)
    await user.type(field, '১০')
    expect(await screen.findByText('Days before its end that an order is announced: 7 → 10')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Sign as a new version/ }))
    expect(await screen.findAllByText('Say in a few words why the rules change.')).toHaveLength(2)
    await user.click(screen.getByLabelText('Why the rules change'))
    await user.paste('More time to plan')
    await user.click(screen.getByRole('button', { name: /Sign as a new version/ }))
    const box = within(await screen.findByRole('dialog'))
    await user.type(box.getByLabelText(/PIN/), PINS[1])
    await user.click(box.getByRole('button', { name: 'Confirm' }))
    expect(await screen.findByText('Starting rules, version 2.')).toBeTruthy()
    expect((await clinic.call.rules.pack())?.body.warnDaysBeforeOrderEnds).toBe(10)
  })

  it('are not signed with a day left out of the ladder, which is said at the line', async () => {
    const { user, screen } = await open('doctor', '/rules/edit')
    await user.click(await screen.findByRole('button', { name: 'Methadone: Remove the line of day 2' }))
    const day = screen.getByLabelText('Methadone, line 2: From day')
    expect(day.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('A day is left out before this line: add a line for it.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Sign as a new version/ }))
    expect(await screen.findByText(/Methadone, line 2: A day is left out/)).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await clinic.call.rules.pack()).toMatchObject({ version: 1 })
  })

  it('keep what the doctor typed until it is signed', async () => {
    const { user, screen } = await open('doctor', '/rules/edit')
    const name = await screen.findByLabelText('Name of these rules')
    await user.clear(name)
    await user.paste('Rules of Aizawl')
    await user.click(screen.getByRole('button', { name: 'Leave' }))
    await screen.findByRole('button', { name: 'Change the rules' })
    await expect
      .poll(async () => (await clinic.call.drafts.find({ form: 'rules', subject: 'pack' }))?.body, {
        timeout: 15_000,
      })
      .toContain('Rules of Aizawl')
    await user.click(screen.getByRole('button', { name: 'Change the rules' }))
    expect(await screen.findByDisplayValue('Rules of Aizawl')).toBeTruthy()
    expect(await clinic.call.rules.pack()).toMatchObject({ body: { name: 'Starting rules' } })
  })

  it('can be read as pages before they are signed, which say that nothing of it holds', async () => {
    const { user, screen } = await open('doctor', '/rules/edit')
    await user.click(await screen.findByRole('button', { name: 'As a page to read' }))
    const paper = within(await screen.findByRole('dialog'))
    expect(paper.getAllByText('Not signed: to read only, nothing of it holds').length).toBeGreaterThan(3)
    expect(paper.getByRole('heading', { name: 'Methadone' })).toBeTruthy()
  })

  it('are held against the last month, and say how little there was to judge', async () => {
    const { user, screen } = await open('doctor', '/rules/edit')
    await user.click(await screen.findByRole('button', { name: 'Look' }))
    expect(await screen.findByText('No clinic day lies in this time.')).toBeTruthy()
  })

  it('are listed by version, with who signed and what changed', async () => {
    await clinic.signInAs('doctor')
    const pack = await clinic.call.rules.pack()
    if (!pack) throw new Error('no rules')
    await clinic.call.rules.sign({
      requestId: crypto.randomUUID(),
      basedOn: 1,
      body: { ...pack.body, highRisk: { ...pack.body.highRisk, days: 42 } },
      why: 'After two overdoses',
      pin: PINS[1],
    })
    const { screen } = await open('nurse', '/rules/versions')
    const table = within(await screen.findByRole('table', { name: /Versions of the rules/ }))
    expect(table.getByText('Days that kit and talk are asked for: 28 → 42')).toBeTruthy()
    expect(table.getByText('In force')).toBeTruthy()
    expect(table.getAllByText(/Signed by Dr Lalnunmawia/)).toHaveLength(2)
  })
})
