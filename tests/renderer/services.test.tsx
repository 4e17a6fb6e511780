// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

const TODAY = '2026-02-03' as ClinicDay
let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, TODAY)
  await clinic.call.clients.enrol(
    someClient({
      consents: (['treatment', 'hiv_test'] as const).map((kind) => ({
        ...{ kind, day: TODAY, witnessId: STAFF.nurse, detail: '' },
      })),
    }),
  )
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const at = async (who: 'nurse' | 'counsellor' | 'doctor' | 'manager', path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}

describe('the contact grid', () => {
  it('saves the good lines by the keyboard alone, and keeps the bad one, marked and focused', async () => {
    const { user, screen } = await at('nurse', '/services')
    await screen.findByLabelText('Line 1, Who')
    await user.keyboard('1{Tab}10{Tab}4{Enter}M30n{Tab}5{Enter}99{Tab}5{Enter}F200{Tab}{Tab}{Tab}6')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/^2 lines are saved\. 2 lines were kept below/)).toBeTruthy()
    expect(screen.getByText(/No client has this number/)).toBeTruthy()
    expect(screen.getByText(/This age cannot be right/)).toBeTruthy()
    const first = screen.getByLabelText('Line 1, Who')
    expect(first).toHaveProperty('value', '99')
    expect(first.getAttribute('aria-invalid')).toBe('true')
    await user.clear(first)
    await user.type(first, '1')
    const second = screen.getByLabelText('Line 2, Who')
    await user.clear(second)
    await user.type(second, 'F20')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('2 lines are saved.')).toBeTruthy()
    const { mine } = await clinic.call.services.board()
    expect(mine.map(({ registerNumber, ageBand }) => registerNumber ?? ageBand)).toEqual([
      '18_24',
      1,
      '25_49',
      1,
    ])
  })

  it('goes on in the same box after its blank paper was looked at', async () => {
    const { user, screen } = await at('nurse', '/services')
    await screen.findByLabelText('Line 1, Who')
    await user.keyboard('M3{Alt>}p{/Alt}')
    await screen.findByRole('main', { name: /pages/i })
    await user.keyboard('{Escape}0')
    expect(screen.getByLabelText('Line 1, Who')).toHaveProperty('value', 'M30')
  })

  it('brings the typed lines back, and saves none of them twice', async () => {
    const { user, screen } = await at('nurse', '/services')
    await user.type(await screen.findByLabelText('Line 1, Who'), 'M30')
    await waitFor(async () =>
      expect((await clinic.call.drafts.find({ form: 'services', subject: 'grid' }))?.body).toContain('M30'),
    )
    shown.close()
    const again = await at('nurse', '/services')
    await waitFor(() => expect(again.screen.getByLabelText('Line 1, Who')).toHaveProperty('value', 'M30'))
  })

  it('takes a line back with a reason, and the counts with it', async () => {
    await clinic.signInAs('nurse')
    await clinic.call.services.record({
      requestId: requestId(),
      day: TODAY,
      place: 'street',
      who: { registerNumber: 1 },
      services: [{ kind: 'needles_in', quantity: 12 }],
    })
    const { user, screen } = await at('nurse', '/services')
    await user.click(await screen.findByText('Needles and syringes back 12'))
    const box = within(await screen.findByRole('dialog'))
    await user.click(box.getByRole('radio', { name: /Entered twice/ }))
    await user.click(box.getByRole('button', { name: 'Take it back' }))
    expect(await screen.findByText(/taken back: entered twice/)).toBeTruthy()
  })
})

describe('the counts', () => {
  it('explain more needles back than out, and open down to their rows', async () => {
    await clinic.signInAs('nurse')
    for (const [kind, quantity] of [
      ['needles_out', 2],
      ['needles_in', 30],
    ] as const)
      await clinic.call.services.record({
        requestId: requestId(),
        day: TODAY,
        place: 'street',
        who: { registerNumber: 1 },
        services: [{ kind, quantity }],
      })
    const { user, screen } = await at('manager', '/service-counts')
    expect(await screen.findByText(/More needles came back \(30\) than went out \(2\)/)).toBeTruthy()
    await user.click(await screen.findByText('Needles and syringes back'))
    expect(await within(await screen.findByRole('dialog')).findByText('No. 1')).toBeTruthy()
  })
})

describe('a client’s health page', () => {
  it('takes a test by the nurse and its result by the doctor, which the nurse never sees', async () => {
    const nurse = await at('nurse', '/clients/1/health')
    await nurse.screen.findByText('No test is written down.')
    await nurse.user.keyboard('{F6}')
    await nurse.user.click(await nurse.screen.findByRole('radio', { name: '1: HIV' }))
    await nurse.user.click(nurse.screen.getByRole('button', { name: 'Save the test' }))
    expect(await nurse.screen.findByText('The test is saved.')).toBeTruthy()
    expect(nurse.screen.queryByRole('button', { name: 'Write the result' })).toBeNull()
    shown.close()
    const doctor = await at('doctor', '/clients/1/health')
    await doctor.user.click(await doctor.screen.findByRole('button', { name: 'Write the result' }))
    await doctor.user.click(await doctor.screen.findByRole('radio', { name: '2: Non-reactive' }))
    await doctor.user.type(doctor.screen.getByLabelText('Next test or check-up'), '+90')
    await doctor.user.click(doctor.screen.getByRole('button', { name: 'Save the result' }))
    expect(await doctor.screen.findByText('The result is saved, sealed.')).toBeTruthy()
    await doctor.user.keyboard('{F7}')
    expect(await doctor.screen.findByText('Non-reactive')).toBeTruthy()
    shown.close()
    const again = await at('nurse', '/clients/1/health')
    expect(await again.screen.findByText('written on 03-Feb-2026')).toBeTruthy()
    expect(document.body.textContent).not.toContain('eactive')
    expect(again.screen.queryByRole('button', { name: /Read the results/ })).toBeNull()
  })

  it('writes an abscess down and says what is missing', async () => {
    const { user, screen } = await at('nurse', '/clients/1/health')
    await screen.findByText('No abscess is written down.')
    await user.keyboard('{F4}')
    await user.click(await screen.findByRole('button', { name: 'Save the dressing' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Choose the stage.')
    await user.type(screen.getByLabelText('Where on the body'), 'left forearm')
    await user.click(screen.getByRole('radio', { name: '2: Soft, full of pus' }))
    await user.type(screen.getByLabelText('Size across, in mm'), '30')
    await user.click(screen.getByRole('button', { name: 'Save the dressing' }))
    expect(await screen.findByText('The dressing is saved.')).toBeTruthy()
    expect(screen.getByText('30 mm')).toBeTruthy()
  })
})
