// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES, STAFF } from '../helpers/clinic.ts'
import { requestId, seedClients } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

/** Added to the five of the test clinic. */
const OUTREACH = 6
const PIN = '402817'
let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const { register } = opening
  seedClients(register, [
    { registerNumber: 1, called: 'Puia' },
    { registerNumber: 2, called: 'Mawia' },
  ])
  register.write({ act: 'episode.open', actor: STAFF.nurse }, (tx) => {
    const episode = { clientId: 1, kind: 'rehabilitation' as const, openedDay: '2026-02-01' as ClinicDay }
    return insert(tx, 'episode', { ...episode, entry: 'new', staffId: STAFF.nurse, at: tx.at })
  })
  register.close()
  await clinic.call.referrals.writePlace({
    ...{ requestId: requestId(), name: 'Tailoring school', kind: 'training' },
    ...{ address: '', phone: '', hours: '', replaces: null },
  })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const at = async (who: 'counsellor' | 'manager', path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}

describe('a stay in the house', () => {
  it('has phases and duties, begun and ended with the keyboard', async () => {
    const { user, screen } = await at('counsellor', '/clients/1/rehabilitation')
    expect(await screen.findByText('No phase has begun.')).toBeTruthy()
    screen.getByRole('button', { name: 'Begin a phase' }).focus()
    await user.keyboard('{Enter}')
    const phase = within(await screen.findByRole('dialog', { name: 'Begin a phase' }))
    await user.selectOptions(phase.getByLabelText('Phase'), 'Arriving')
    await user.click(phase.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Arriving, from 03-Feb-2026')).toBeTruthy()
    screen.getByRole('button', { name: 'Give a duty' }).focus()
    await user.keyboard('{Enter}')
    const duty = within(await screen.findByRole('dialog', { name: 'Give a duty' }))
    await user.selectOptions(duty.getByLabelText('Duty'), 'Kitchen')
    await user.click(duty.getByRole('button', { name: 'Save' }))
    screen.getByText('Kitchen, since 03-Feb-2026')
    await user.click(await screen.findByRole('button', { name: 'End the duty: Kitchen' }))
    const end = within(await screen.findByRole('dialog'))
    await user.click(end.getByRole('radio', { name: /Done/ }))
    await user.click(end.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Kitchen, 03-Feb-2026 to 03-Feb-2026')).toBeTruthy()
  })

  it('stands in the list of the house, with phase and duties', async () => {
    const { screen } = await at('manager', '/rehabilitation')
    const row = within(await screen.findByRole('row', { name: /01-Feb-2026/ }))
    expect(row.getByText('no phase yet')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Begin a phase' })).toBeNull()
  })
})

describe('training and work', () => {
  it('says what is missing, and goes from the first day to certificate and income', async () => {
    const { user, screen } = await at('counsellor', '/clients/2/rehabilitation')
    await screen.findByText('No training or placement yet.')
    await user.keyboard('{Alt>}n{/Alt}')
    const form = within(await screen.findByRole('dialog', { name: 'New training or placement' }))
    await user.click(form.getByRole('button', { name: 'Save' }))
    expect((await form.findByRole('alert')).textContent).toMatch(/Choose/)
    await user.selectOptions(form.getByLabelText('Where'), 'Tailoring school')
    await user.type(form.getByLabelText('Course or work'), 'Tailoring')
    await user.click(form.getByRole('button', { name: 'Save' }))
    await user.click(await screen.findByRole('button', { name: 'Attendance: Tailoring' }))
    const days = within(await screen.findByRole('dialog'))
    await user.type(days.getByLabelText('Days held'), '10')
    await user.type(days.getByLabelText('Days the client came'), '11')
    await user.click(days.getByRole('button', { name: 'Save' }))
    expect((await days.findAllByText(/more/i)).length).toBeGreaterThan(0)
    await user.clear(days.getByLabelText('Days the client came'))
    await user.type(days.getByLabelText('Days the client came'), '9{Enter}')
    expect(await screen.findByText('February 2026: 9 of ten days')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'End: Tailoring' }))
    const end = within(await screen.findByRole('dialog'))
    await user.click(end.getByRole('radio', { name: '1: Completed' }))
    await user.type(end.getByLabelText('Certificate'), 'C-12')
    await user.click(end.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Certificate C-12')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Later income: Tailoring' }))
    const income = within(await screen.findByRole('dialog'))
    await user.click(income.getByRole('radio', { name: '1: Yes' }))
    await user.type(income.getByLabelText('What work'), 'Own machine')
    await user.type(income.getByLabelText('Income a month'), '6000')
    await user.click(income.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('03-Feb-2026: working, Own machine, 6,000 a month')).toBeTruthy()
  })
})

describe('outreach', () => {
  it('writes training by register number, and sees neither a stay nor a name', async () => {
    await clinic.signInAs('manager')
    const person = { name: 'Liana', role: 'outreach' as const, pin: PIN }
    await clinic.call.staff.add({ requestId: requestId(), ...person })
    await clinic.call.session.signIn({ staffId: OUTREACH, pin: PIN })
    shown = openWindowOn(clinic, { at: '/training' })
    const { user, screen } = shown
    await user.type(await screen.findByLabelText('Register number'), '77{Enter}')
    expect(await screen.findByRole('alert')).toBeTruthy()
    await user.clear(screen.getByLabelText('Register number'))
    await user.type(screen.getByLabelText('Register number'), '1{Enter}')
    await screen.findByRole('heading', { name: /Training and work · No\. 1/ })
    await user.keyboard('{Alt>}n{/Alt}')
    const form = within(await screen.findByRole('dialog', { name: 'New training or placement' }))
    await user.selectOptions(form.getByLabelText('Where'), 'Tailoring school')
    await user.type(form.getByLabelText('Course or work'), 'Tailoring{Enter}')
    expect(await screen.findByText('Skill training: Tailoring')).toBeTruthy()
    expect(document.querySelector('main')?.textContent).not.toMatch(/Puia|Stay|Phases/)
  })
})
