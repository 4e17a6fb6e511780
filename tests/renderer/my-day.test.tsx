// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS, type StaffName } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

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
    { registerNumber: 2, called: 'Mawia', slots: [8_000], endDay: '2026-02-06' },
  ])
  opening.register.close()
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const at = async (who: StaffName, path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}
const agree = (clientId: number, day: string) =>
  clinic.call.appointments.make({
    requestId: requestId(),
    clientId,
    day: day as ClinicDay,
    startMinute: 1439,
    kind: 'counselling',
    withStaffId: null,
  })

describe('my day', () => {
  it('is the counsellor’s first door, says why, and Enter leads there', async () => {
    await clinic.signInAs('counsellor')
    await agree(1, '2026-02-03')
    const { user, screen } = await at('counsellor', '/')
    const doors = within(await screen.findByRole('navigation', { name: 'What do you want to do?' }))
    expect(doors.getAllByRole('button')[0]?.textContent).toContain('My day')
    expect(await screen.findByText('One person is expected by you today.')).toBeTruthy()
    await user.keyboard('{Alt>}{F9}{/Alt}')
    expect(await screen.findByText('Is expected today at 23:59')).toBeTruthy()
    expect(screen.getByText(/order ends on 06-Feb-2026/)).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/\bmg\b/)
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: 'Counselling' })).toBeTruthy()
  })
})

describe('the calendar', () => {
  it('agrees a date by number, without the mouse, and says what became of it', async () => {
    const { user, screen } = await at('counsellor', '/calendar')
    await screen.findByText('Week of 02-Feb-2026')
    await user.keyboard('{Alt>}n{/Alt}')
    const box = within(await screen.findByRole('dialog'))
    await user.type(box.getByLabelText('Register number'), '2')
    await user.type(box.getByLabelText('Date'), '+1')
    await user.type(box.getByLabelText('Time, if agreed'), '9:30')
    await user.keyboard('{Enter}')
    const date = await screen.findByRole('button', { name: /09:30.*2 Mawia/ })
    date.focus()
    await user.keyboard('{Enter}')
    const end = within(await screen.findByRole('dialog'))
    expect(end.queryByText('Came')).toBeNull()
    await user.click(end.getByText('Cancelled'))
    await user.click(end.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('button', { name: /09:30.*Cancelled/ })).ariaDisabled ?? 'true').toBe(
      'true',
    )
  })

  it('keeps what was typed when the date cannot be, and says why', async () => {
    await clinic.signInAs('counsellor')
    await agree(1, '2026-02-04')
    const { user, screen } = await at('counsellor', '/clients/1/counselling')
    await screen.findByText('04-Feb-2026')
    await user.keyboard('{F8}')
    const box = within(await screen.findByRole('dialog'))
    await user.type(box.getByLabelText('Date'), '+1')
    await user.click(box.getByRole('button', { name: 'Agree the date' }))
    expect((await box.findAllByText(/has such a date on that day/)).length).toBeGreaterThan(0)
    expect(box.getByLabelText<HTMLInputElement>('Date').value).toBe('+1')
  })

  it('prints slips on which no word tells what the clinic is, nor whose they are', async () => {
    await clinic.signInAs('counsellor')
    await agree(1, '2026-02-04')
    const { user, screen } = await at('counsellor', '/calendar')
    // Slips can be printed once the dates of the week are there.
    await screen.findByRole('button', { name: /23:59/ })
    await user.click(screen.getByRole('button', { name: 'Print slips' }))
    const sheet = (await screen.findByText('Please come on')).closest('section')
    const text = sheet?.textContent ?? ''
    expect(text).toContain('Wednesday 04-Feb-2026')
    expect(text).toContain('at 23:59')
    expect(text).not.toMatch(
      /Puia|OST|clinic|drug|counsel|medicine|treatment|buprenorphine|methadone|Aizawl/i,
    )
  })
})

describe('plan and measures', () => {
  it('a plan is written and signed with the keyboard, and reviewed', async () => {
    const { user, screen } = await at('counsellor', '/clients/1/plan')
    await screen.findByText('No plan has been written yet.')
    await user.keyboard('{Alt>}n{/Alt}')
    await user.type(await screen.findByLabelText('Goal 1'), 'Work at the shop')
    await user.click(screen.getByRole('radio', { name: 'Yes' }))
    await user.type(screen.getByLabelText('Your PIN signs the plan'), PINS[4])
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('The plan is signed.')).toBeTruthy()
    expect(await screen.findByText('Work at the shop')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Review the plan' }))
    const box = within(await screen.findByRole('dialog'))
    await user.click(box.getByText('All was reached: the plan ends'))
    await user.click(box.getByRole('button', { name: 'Save the review' }))
    expect(await screen.findByText('All was reached on 03-Feb-2026')).toBeTruthy()
  })

  it('a questionnaire with a question left out says which, keeps the others, and is scored when whole', async () => {
    const { user, screen } = await at('counsellor', '/clients/1/plan')
    await screen.findByText('No questionnaire has been answered yet.')
    await user.keyboard('{F8}')
    await user.click(await screen.findByRole('radio', { name: /WHO-5/ }))
    const questions = () => screen.getAllByRole('radio', { name: '4: Most of the time' })
    for (const radio of questions().slice(0, 4)) await user.click(radio)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await screen.findAllByText(/Question 5 has no answer yet/)).length).toBeGreaterThan(0)
    await user.click(questions()[4] as HTMLElement)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('WHO-5 Well-Being Index: 80 of 100.')).toBeTruthy()
    expect(await screen.findByRole('img', { name: /Each dot is one questionnaire/ })).toBeTruthy()
    await waitFor(() => expect(screen.getAllByText('80 of 100').length).toBeGreaterThan(0))
  })

  it('a thought of harm is answered with care at once', async () => {
    await clinic.signInAs('manager')
    await clinic.call.settings.change({
      requestId: requestId(),
      name: 'counselling.instruments',
      value: ['phq_9'],
    })
    const { user, screen } = await at('counsellor', '/clients/1/plan')
    await screen.findByText('No questionnaire has been answered yet.')
    await user.keyboard('{F8}')
    const none = await screen.findAllByRole('radio', { name: '0: Not at all' })
    for (const radio of none.slice(0, 8)) await user.click(radio)
    await user.click(screen.getAllByRole('radio', { name: '1: Several days' })[8] as HTMLElement)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/question 9 asks for care now/)).toBeTruthy()
  })
})

describe('the manager’s settings', () => {
  it('hold the topics one a line, and a known one stays known in every language', async () => {
    const { user, screen } = await at('manager', '/settings')
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Topics of sessions')
    expect(field.value.split('\n')).toContain('Relapse')
    await user.clear(field)
    await user.type(field, 'relapse{Enter}Prayer{Enter}{Enter}Prayer')
    await user.click(screen.getByRole('button', { name: 'Save the topics' }))
    expect(await screen.findByText('Topics of sessions: saved.')).toBeTruthy()
    expect((await clinic.call.settings.all())['counselling.topics']).toEqual(['relapse', 'Prayer'])
  })
})
