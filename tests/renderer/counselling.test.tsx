// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
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
    { registerNumber: 2, called: 'Mawia', slots: [8_000] },
  ])
  opening.register.close()
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const at = async (who: 'counsellor' | 'doctor' | 'nurse', path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}
const PAGE = '/clients/1/counselling'

describe('a counsellor’s first session', () => {
  it('takes eleven keys and the text: Alt+N, kind, two topics, the note, +14, Ctrl+Enter', async () => {
    const { user, screen } = await at('counsellor', PAGE)
    expect(await screen.findByText('No session has been written down yet.')).toBeTruthy()
    await user.keyboard('{Alt>}n{/Alt}')
    await screen.findByRole('radio', { name: '1: Individual' })
    await user.keyboard('1')
    await user.keyboard('23')
    await user.type(screen.getByLabelText('Situation'), 'Sleeps badly')
    await user.type(screen.getByLabelText('Next date'), '+14')
    expect(await screen.findByText('Next: 17-Feb-2026')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('The session is saved.')).toBeTruthy()
    const { sessions, appointments } = await clinic.call.counselling.client({ clientId: 1 })
    expect(sessions).toMatchObject([{ kind: 'individual', topics: ['relapse', 'motivation'], notes: 1 }])
    expect(appointments).toMatchObject([{ day: '2026-02-17' }])
  })

  it('keeps what was typed when it cannot be saved, and says beside the field why', async () => {
    const { user, screen } = await at('counsellor', PAGE)
    await screen.findByText('No session has been written down yet.')
    await user.keyboard('{Alt>}n{/Alt}')
    await screen.findByRole('radio', { name: '1: Individual' })
    await user.keyboard('1')
    await user.type(screen.getByLabelText('Plan'), 'Calls on Friday')
    await user.clear(screen.getByLabelText('Begun at'))
    await user.type(screen.getByLabelText('Begun at'), '23:00')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await screen.findAllByText(/This time has not come yet/)).length).toBeGreaterThan(0)
    expect(screen.getByLabelText<HTMLTextAreaElement>('Plan').value).toBe('Calls on Friday')
  })

  it('brings an unfinished note back after a restart, to its writer alone', async () => {
    const first = await at('counsellor', PAGE)
    await first.screen.findByText('No session has been written down yet.')
    await first.user.keyboard('{Alt>}n{/Alt}')
    await first.screen.findByRole('radio', { name: '1: Individual' })
    await first.user.type(first.screen.getByLabelText('Situation'), 'Half a sentence')
    await waitFor(
      async () =>
        expect((await clinic.call.drafts.find({ form: 'session', subject: '1' }))?.body).toContain(
          'Half a sentence',
        ),
      { timeout: 4_000 },
    )
    shown.close()
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    const again = await at('counsellor', PAGE)
    await again.screen.findByText('No session has been written down yet.')
    await again.user.keyboard('{Alt>}n{/Alt}')
    expect(await again.screen.findByText(/What you typed at .* is back/)).toBeTruthy()
    expect(again.screen.getByLabelText<HTMLTextAreaElement>('Situation').value).toBe('Half a sentence')
  })
})

describe('the walls of privacy', () => {
  const write = () =>
    clinic.call.counselling.record({
      requestId: requestId(),
      kind: 'individual',
      day: '2026-02-03' as never,
      startMinute: 300,
      minutes: 20,
      place: 'centre',
      clientIds: [1],
      relativeIds: [],
      topics: ['stigma'],
      note: { situation: 'A secret', assessment: '', plan: '' },
      next: null,
    })

  it('show a nurse a count and days, and neither topic nor button', async () => {
    await clinic.signInAs('counsellor')
    await write()
    const { screen } = await at('nurse', PAGE)
    expect(await screen.findByText('one session')).toBeTruthy()
    expect(screen.queryByText('Stigma')).toBeNull()
    expect(screen.queryByRole('button', { name: /New session/ })).toBeNull()
    expect(document.body.textContent).not.toContain('A secret')
  })

  it('open to a doctor who breaks the glass, and the counsellor sees who and why', async () => {
    await clinic.signInAs('counsellor')
    await write()
    const { user, screen } = await at('doctor', PAGE)
    await user.click(await screen.findByRole('button', { name: 'Read without agreement …' }))
    const box = within(await screen.findByRole('dialog'))
    await user.type(box.getByLabelText('Why must you read them now?'), 'Found unconscious')
    await user.type(box.getByLabelText('Your PIN'), PINS[1])
    await user.click(box.getByRole('button', { name: 'Read the notes' }))
    await user.click(await screen.findByRole('row', { name: /Individual/ }))
    expect(await screen.findByText('A secret')).toBeTruthy()
    shown.close()
    const counsellor = await at('counsellor', '/sessions')
    expect(
      await counsellor.screen.findByText(/read the notes of client 1 without their agreement/),
    ).toBeTruthy()
    await counsellor.user.click(counsellor.screen.getByRole('button', { name: 'I have seen this' }))
    await waitFor(() => expect(counsellor.screen.queryByText('Found unconscious')).toBeNull())
  })
})

describe('finding in notes', () => {
  it('shows the place with the word that was found', async () => {
    await clinic.signInAs('counsellor')
    await clinic.call.counselling.record({
      requestId: requestId(),
      kind: 'crisis',
      day: '2026-02-03' as never,
      startMinute: 300,
      minutes: 20,
      place: 'phone',
      clientIds: [2],
      relativeIds: [],
      topics: [],
      note: { situation: 'পরিবারের সঙ্গে ঝগড়া হয়েছে', assessment: '', plan: '' },
      next: null,
    })
    const { user, screen } = await at('counsellor', '/note-search')
    await user.type(await screen.findByLabelText('Words'), 'ঝগড়া')
    await user.keyboard('{Enter}')
    const found = await screen.findByText('ঝগড়া'.normalize('NFC'), { selector: 'mark' })
    expect(found.closest('tr')?.textContent).toContain('2')
  })
})
