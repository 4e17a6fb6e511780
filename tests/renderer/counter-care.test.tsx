// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  const day = '2026-02-03' as ClinicDay
  await clinic.call.day.open({ requestId: requestId(), day, approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  const [clientId = 0] = seedClients(opening.register, [
    { registerNumber: 1, called: 'Puia', slots: [8_000] },
  ])
  opening.register.close()
  await clinic.call.care.away({
    requestId: requestId(),
    clientId,
    kind: 'prison',
    fromDay: '2026-02-02' as ClinicDay,
    untilDay: null,
    note: '',
    dosing: { answer: 'none', drug: null, amountMicrograms: null, lastDoseDay: null, detail: '' },
  })
  shown = openWindowOn(clinic, { at: '/counter' })
  await shown.screen.findByRole('heading', { name: 'Scan a card, or type a number' })
})
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

const doses = async () => (await clinic.call.doses.board()).prepared.length

it('who was away is back with one key, and kit and talk are answered without touching the dose', async () => {
  const { screen, user } = shown
  await user.type(screen.getByRole('textbox'), '1{Enter}')
  const card = await screen.findByRole('region', { name: 'Puia' })
  expect(within(card).getByText(/The register has them in prison since 02-Feb-2026/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /came, no dose/ })).toBeNull()
  await user.keyboard('{Alt>}a{/Alt}')
  expect(await screen.findByText(/High risk until 02-Mar-2026 \(after prison\)/)).toBeTruthy()
  await user.keyboard('{Alt>}r{/Alt}')
  await screen.findByRole('dialog')
  // The list of reasons under the dialog has a 2 too; it must not claim the dose.
  await user.keyboard('2')
  expect((screen.getByRole('radio', { name: 'Has a kit' }) as HTMLInputElement).checked).toBe(true)
  expect(await doses()).toBe(0)
  await user.keyboard('{Enter}')
  expect(await screen.findByText(/kit and talk are answered/)).toBeTruthy()
  expect(await doses()).toBe(0)
})
