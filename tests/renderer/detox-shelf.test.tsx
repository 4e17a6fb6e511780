// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES, STAFF } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

const today = '2026-02-03' as ClinicDay
let clinic: Clinic
let shown: ReturnType<typeof openWindowOn> | undefined
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: today, approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, [{ registerNumber: 1, called: 'Puia', slots: [8_000] }])
  opening.register.close()
  const of = { requestId: requestId(), clientId: 1, day: today }
  await clinic.call.detox.talk({ ...of, kind: 'pre' })
  await clinic.call.clients.consent({
    ...{ requestId: requestId(), id: 1, kind: 'detox', day: today },
    ...{ witnessId: STAFF.counsellor, detail: '' },
  })
  const no = 'no' as const
  const answers = { pregnant: no, seizures: no, alcohol: no, benzodiazepines: no, breaths: 16 }
  await clinic.call.detox.check({ ...of, requestId: requestId(), answers })
  await clinic.call.detox.admit({ ...of, requestId: requestId(), campId: null, overBeds: false })
})
afterEach(async () => {
  shown?.close()
  await clinic.end()
})

describe('a detoxification at home', () => {
  it('gets its medicine off the clinic’s shelf, and the counter then says so and gives no second dose', async () => {
    shown = openWindowOn(clinic, { at: '/clients/1/detox' })
    const { user, screen } = shown
    await screen.findByText(/Ordered for today: buprenorphine, 8/)
    await user.keyboard('{F6}')
    const give = within(await screen.findByRole('dialog', { name: 'Give medicine' }))
    const from = give.getByLabelText('Which medicine, and where from')
    await user.selectOptions(from, give.getByRole('option', { name: /tablet 2\smg.*on the clinic’s shelf/ }))
    await user.type(give.getByLabelText('How many tablets'), '2{Enter}')
    expect(await screen.findByText(/given and taken off the book/)).toBeTruthy()
    expect(screen.getByText('clinic’s shelf')).toBeTruthy()
    shown.close()
    shown = openWindowOn(clinic, { at: '/counter' })
    await shown.screen.findByText(/Scan a card/)
    await shown.user.keyboard('1{Enter}')
    expect(await shown.screen.findByText(/Given in detoxification today: buprenorphine 4\smg/)).toBeTruthy()
    expect(shown.screen.getByText(/No second dose at the counter/)).toBeTruthy()
  })
})
