// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { type Clinic, openClinic, PASSPHRASES, type StaffName } from '../helpers/clinic.ts'
import { cardOf, requestId, seedClients } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

const day = (text: string) => text as ClinicDay
const NUMBERS = Array.from({ length: 52 }, (_, index) => index + 1)

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
let groupId: number
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedClients(
    opening.register,
    NUMBERS.map((registerNumber) => ({ registerNumber, called: `Client ${registerNumber}` })),
  )
  opening.register.close()
  await clinic.signInAs('counsellor')
  const begun = await clinic.call.groups.begin({
    requestId: requestId(),
    kind: 'peer_support',
    name: 'Back for Good',
    purpose: 'Recovery, carried by peers',
    place: 'Grace-In',
    weekday: 2,
    startMinute: 930,
    everyWeeks: 1,
    begunDay: day('2026-01-20'),
  })
  groupId = begun.groupId
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const join = (registerNumber: number, on = '2026-01-20') =>
  clinic.call.groups.join({
    requestId: requestId(),
    groupId,
    who: { by: 'client', registerNumber },
    day: day(on),
  })
const joinAll = async (numbers: readonly number[]) => {
  for (const registerNumber of numbers) await join(registerNumber)
}
const at = async (path: string, who: StaffName = 'counsellor') => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}
const meetings = async () => (await clinic.call.groups.year({ groupId, year: 2026 })).meetings
/** As a scanner types: digits faster than any hand, and its own Enter. */
const scan = async (digits: string) => {
  const { userEvent } = await import('@testing-library/user-event')
  const keyboardMap = [
    ...Array.from({ length: 10 }, (_, index) => ({ key: String(index), code: `Digit${index}` })),
    { key: 'Enter', code: 'Enter' },
  ]
  await userEvent.setup({ keyboardMap, delay: null }).keyboard(`${digits}{Enter}`)
}

describe('a meeting with fifty members', () => {
  it('is written with the keyboard alone: numbers and Enter, arrows and Space, Ctrl+Enter', async () => {
    await joinAll(NUMBERS.slice(0, 50))
    const { user, screen } = await at(`/groups/${groupId}`)
    await screen.findByRole('heading', { name: 'Back for Good' })
    await user.keyboard('{Alt>}n{/Alt}')
    const field = await screen.findByLabelText('Register number or first name')
    await waitFor(() => expect(document.activeElement).toBe(field))
    for (const number of [3, 17, 50]) await user.keyboard(`${number}{Enter}`)
    expect(screen.getByText('50 is present.')).toBeTruthy()
    await user.keyboard('17{Enter}')
    expect(screen.getByText('17 was marked before.')).toBeTruthy()
    expect(screen.getByText('3 of 50 members')).toBeTruthy()
    await user.tab()
    expect(document.activeElement?.textContent).toBe('1')
    await user.keyboard('{ArrowDown} ')
    expect(screen.getByRole('option', { name: '2', selected: true })).toBeTruthy()
    expect(screen.getByText('4 of 50 members')).toBeTruthy()
    await user.type(screen.getByLabelText('Decisions'), 'Football on Sunday')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () => expect(await meetings()).toMatchObject([{ members: 4, notes: 1 }]))
    expect(await screen.findByText('Stayed all the year')).toBeTruthy()
  })

  it('keeps what was typed, and brings it back to its writer', async () => {
    await joinAll([1, 2])
    const first = await at(`/groups/${groupId}/meeting`)
    await first.screen.findByLabelText('Register number or first name')
    await first.user.keyboard('2{Enter}')
    await first.user.type(first.screen.getByLabelText('Notes'), 'Half a sentence')
    await waitFor(
      async () =>
        expect(
          (await clinic.call.drafts.find({ form: 'group-meeting', subject: String(groupId) }))?.body,
        ).toContain('Half a sentence'),
      { timeout: 4_000 },
    )
    shown.close()
    const again = await at(`/groups/${groupId}/meeting`)
    expect(await again.screen.findByText(/What you typed at .* is back/)).toBeTruthy()
    expect(again.screen.getByRole('option', { name: '2', selected: true })).toBeTruthy()
    expect(again.screen.getByLabelText<HTMLTextAreaElement>('Notes').value).toBe('Half a sentence')
  })
})

describe('who was there', () => {
  it('is marked by a card, and a card of another site is refused in words', async () => {
    await joinAll([1, 2])
    const { screen } = await at(`/groups/${groupId}/meeting`)
    await screen.findByLabelText('Register number or first name')
    await scan(cardOf(2))
    expect(await screen.findByText('2 is present.')).toBeTruthy()
    await scan(makeCardText(18, 40_000_001))
    expect(await screen.findByText(/another site|site 18/i)).toBeTruthy()
    expect(screen.getByText('1 of 2 members')).toBeTruthy()
  })

  it('of somebody who is no member is asked: they join now, or count as a guest', async () => {
    await joinAll([1])
    const { user, screen } = await at(`/groups/${groupId}/meeting`)
    await screen.findByLabelText('Register number or first name')
    await user.keyboard('9{Enter}')
    await user.click(await screen.findByRole('button', { name: '9 joins the group' }))
    expect(await screen.findByRole('option', { name: '9', selected: true })).toBeTruthy()
    await user.type(screen.getByLabelText('Register number or first name'), '10{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Count as a guest' }))
    expect(screen.getByLabelText<HTMLInputElement>('Guests').value).toBe('1')
  })

  it('of somebody who left is refused, with the day on which they left', async () => {
    const { memberId } = await join(1)
    await clinic.call.groups.leave({
      requestId: requestId(),
      memberId,
      day: day('2026-01-25'),
      reason: 'moved',
    })
    await joinAll([2])
    const { user, screen } = await at(`/groups/${groupId}/meeting`)
    await screen.findByLabelText('Register number or first name')
    await user.keyboard('1{Enter}')
    expect(await screen.findByText(/1 left the group on 25-Jan-2026/)).toBeTruthy()
    expect(screen.queryByRole('option', { name: '1' })).toBeNull()
  })

  it('in the future is refused beside the day, and a second meeting of a day is asked about', async () => {
    await joinAll([1])
    const { user, screen } = await at(`/groups/${groupId}/meeting`)
    await screen.findByLabelText('Register number or first name')
    const typeDay = async (text: string) => {
      await user.clear(screen.getByLabelText('Day of the meeting'))
      await user.type(screen.getByLabelText('Day of the meeting'), text)
    }
    await user.keyboard('1{Enter}')
    await typeDay('2026-02-04')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await screen.findAllByText(/has not been held yet/)).length).toBeGreaterThan(0)
    await clinic.call.groups.record({
      requestId: requestId(),
      groupId,
      day: day('2026-02-03'),
      place: '',
      present: [],
      guests: 1,
      family: 0,
      staffIds: [],
      memberIds: [],
      topics: [],
      text: { decisions: '', notes: '' },
      next: null,
      again: false,
    })
    await typeDay('2026-02-03')
    await user.keyboard('{Control>}{Enter}{/Control}')
    const box = within(await screen.findByRole('dialog'))
    await user.click(box.getByRole('button', { name: 'They met twice' }))
    await waitFor(async () => expect(await meetings()).toHaveLength(2))
  })
})

describe('a group’s page', () => {
  it('voids a meeting in which something is wrong, and brings all of it back into the form', async () => {
    await joinAll([1, 2, 3])
    const { memberLines } = await clinic.call.groups.group({ groupId })
    await clinic.call.groups.record({
      requestId: requestId(),
      groupId,
      day: day('2026-01-27'),
      place: 'Grace-In',
      present: memberLines.map(({ id }) => id),
      guests: 2,
      family: 0,
      staffIds: [],
      memberIds: [],
      topics: ['relapse'],
      text: { decisions: 'Football on Sunday', notes: '' },
      next: null,
      again: false,
    })
    const { user, screen } = await at(`/groups/${groupId}`)
    await user.click(await screen.findByRole('row', { name: /27-Jan-2026/ }))
    const box = within(await screen.findByRole('dialog'))
    expect(await box.findByText('Football on Sunday')).toBeTruthy()
    await user.click(box.getByRole('button', { name: 'This meeting does not count' }))
    const why = within(await screen.findByRole('dialog', { name: 'This meeting does not count' }))
    await user.keyboard('1')
    await user.click(why.getByRole('button', { name: 'This meeting does not count' }))
    expect(await screen.findByText('3 of 3 members')).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Decisions').value).toBe('Football on Sunday')
    await user.click(screen.getByRole('option', { name: '3' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () =>
      expect(await meetings()).toMatchObject([
        { day: '2026-01-27', members: 2, guests: 2, voided: null },
        { day: '2026-01-27', members: 3, voided: 'mistake' },
      ]),
    )
  })

  it('takes a member by number, and refuses the same one twice in words', async () => {
    const { user, screen } = await at(`/groups/${groupId}`)
    await user.click(await screen.findByRole('tab', { name: 'Members' }))
    for (const _time of [1, 2]) {
      await user.click(await screen.findByRole('button', { name: 'Add a member' }))
      const box = within(await screen.findByRole('dialog'))
      await user.type(await box.findByLabelText('Register number'), '7')
      await user.click(box.getByRole('button', { name: 'Add the member' }))
      await screen.findByText('one member: one client')
    }
    expect((await screen.findAllByText(/Is a member already, since 03-Feb-2026/)).length).toBeGreaterThan(0)
  })

  it('shows a manager counts, no member, no decision and no button to write', async () => {
    await joinAll([41, 42])
    const { user, screen } = await at(`/groups/${groupId}`, 'manager')
    await screen.findByRole('heading', { name: 'Back for Good' })
    expect(screen.queryByRole('button', { name: /Write a meeting/ })).toBeNull()
    expect(screen.queryByText('Decisions')).toBeNull()
    await user.click(screen.getByRole('tab', { name: 'Members' }))
    expect(await screen.findByText('two members: two clients')).toBeTruthy()
    expect(screen.getByRole('tabpanel').textContent).not.toContain('41')
  })

  it('prints its year on one page, with register numbers only if somebody says so', async () => {
    await joinAll([41, 42])
    const { user, screen } = await at(`/groups/${groupId}`)
    await screen.findByText('Stayed all the year')
    await user.keyboard('{Alt>}p{/Alt}')
    await user.click(await screen.findByRole('button', { name: 'Members counted only' }))
    const page = await screen.findByRole('main', { name: /pages/i })
    expect(page.textContent).toContain('Back for Good: the year 2026')
    expect(page.textContent).not.toMatch(/41, 42/)
    await user.keyboard('{Escape}')
    await user.keyboard('{Alt>}p{/Alt}')
    await user.click(await screen.findByRole('button', { name: 'With register numbers of the members' }))
    expect(await screen.findByText('41, 42')).toBeTruthy()
  })

  it('is reached from the line on Home that a meeting is not written down', async () => {
    const { user, screen } = await at('/')
    const line = await screen.findByText(/The meeting of Back for Good on 20-Jan-2026 is not written down/)
    const entry = line.closest('li')
    if (!entry) throw new Error('the line stands in no list')
    await user.click(within(entry).getByRole('button'))
    expect(await screen.findByRole('row', { name: /Back for Good/ })).toBeTruthy()
  })
})
