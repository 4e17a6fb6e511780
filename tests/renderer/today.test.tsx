// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
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
    { registerNumber: 1, called: 'Puia', slots: [8_000] },
    { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
    { registerNumber: 3, called: 'Sanga', slots: [4_000, 4_000] },
  ])
  opening.register.close()
  shown = openWindowOn(clinic, { at: '/today' })
  await shown.screen.findByRole('heading', { name: 'Today', level: 1 })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

describe("today's list on the screen", () => {
  it('counts what is due, and finds a client by name or number', async () => {
    const { screen, user } = shown
    expect(
      await screen.findByText(/4 due = 0 given \+ 0 waiting \+ 0 prepared \+ 0 not given \+ 4 not yet come/),
    ).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Due 4' })).toBeTruthy()
    await user.keyboard('{Alt>}f{/Alt}')
    await user.keyboard('sang')
    const table = within(screen.getByRole('table', { name: /Doses of today/ }))
    expect(table.getAllByRole('row')).toHaveLength(3)
    expect(table.getByText(/dose 2/)).toBeTruthy()
    expect(screen.getByText(/2 of 4 lines, filtered by “sang”/)).toBeTruthy()
  })

  it('leads to the paper sheets by one key', async () => {
    const { screen, user } = shown
    await screen.findByText(/4 due/)
    await user.keyboard('{Alt>}p{/Alt}')
    expect(await screen.findByRole('heading', { name: 'Paper and power cuts', level: 1 })).toBeTruthy()
  })

  it('marks today as closed by keyboard, and then nobody is due', async () => {
    const { screen, user } = shown
    await screen.findByText(/4 due/)
    await user.keyboard('{Alt>}m{/Alt}')
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Why is the site closed?'), 'bandh{Enter}')
    expect(await screen.findByText('The site is marked closed today. Nobody is missed.')).toBeTruthy()
    expect(screen.getByRole('cell', { name: 'bandh' })).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Due 0' })).toBeTruthy()
  })
})
