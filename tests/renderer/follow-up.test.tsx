// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert, nextId } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import { openRegister } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES, STAFF } from '../helpers/clinic.ts'
import { requestId, seedClients } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

const day = (text: string) => text as ClinicDay
let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const { register } = opening
  const clients = seedClients(register, [
    { registerNumber: 1, called: 'Puia' },
    { registerNumber: 2, called: 'Mawia' },
  ])
  register.write({ act: 'episode.close', actor: STAFF.nurse }, (tx) => {
    const by = { staffId: STAFF.nurse, at: tx.at }
    for (const clientId of clients) {
      const fields = {
        clientId,
        kind: 'detox' as const,
        openedDay: day('2026-01-10'),
        entry: 'new' as const,
        ...by,
      }
      const episodeId = insert(tx, 'episode', fields)
      insert(tx, 'episode_closing', {
        episodeId,
        day: day('2026-01-27'),
        reason: 'completed',
        note: null,
        ...by,
      })
      insert(tx, 'episode_closing', {
        episodeId: clientId,
        day: day('2026-01-10'),
        reason: 'withdrawn',
        note: null,
        ...by,
      })
    }
    const id = nextId(tx, 'consent')
    const detail = seal(register, 'consent', 'detail', id, 'Evenings, say you are a friend')
    insert(tx, 'consent', {
      id,
      clientId: 1,
      kind: 'visit',
      day: day('2026-01-10'),
      witnessId: null,
      detail,
      ...by,
    })
  })
  register.close()
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const at = async (who: 'counsellor' | 'nurse', path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}

describe('the week of an outreach worker, by keyboard', () => {
  it('makes a numbered list of those who agreed, which carries no name and no word of the clinic', async () => {
    const { user, screen } = await at('counsellor', '/follow-up')
    expect(await screen.findByText('did not agree to visits')).toBeTruthy()
    await user.keyboard('{Alt>}n{/Alt}')
    await user.click(await screen.findByRole('button', { name: 'Make the list' }))
    const paper = await screen.findByRole('dialog', { name: 'Visit list 1' })
    expect(within(paper).getByText('Evenings, say you are a friend')).toBeTruthy()
    expect(paper.textContent).not.toMatch(/Puia|\bOST\b|detox|drug|clinic/)
  })

  it('enters the round: the good line is saved, the bad one stays with its reason', async () => {
    const { user, screen } = await at('counsellor', '/follow-up/round/0')
    await screen.findByLabelText('Line 1: Number')
    await user.keyboard('1{Enter}3 feb 2026{Enter}1{Enter}1{Enter}2{Enter}2{Enter}{Enter}')
    await user.keyboard('2{Enter}{Enter}1{Enter}0{Enter}1{Enter}1{Enter}')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('One follow-up is saved.')).toBeTruthy()
    expect(screen.getByText(/Nobody was met: leave the outcome empty/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Line 1: Number').value).toBe('2')
  })

  it('leads from a relapse to the form for OST or detoxification, without blame', async () => {
    await clinic.signInAs('counsellor')
    await clinic.call.followUps.record({
      requestId: requestId(),
      routeListId: null,
      lines: [
        {
          requestId: requestId(),
          registerNumber: 1,
          day: day('2026-02-03'),
          place: 'home',
          met: 'client',
          outcome: 'relapsed',
          evidence: 'own_word',
          diedOn: null,
          note: '',
        },
      ],
    })
    const { user, screen } = await at('counsellor', '/follow-up')
    await user.click(await screen.findByRole('button', { name: 'Detoxification again: number 1' }))
    const form = await screen.findByRole('dialog')
    expect(within(form).getByDisplayValue('Detoxification')).toBeTruthy()
  })

  it('shows the plan on the client’s page and writes a call down there', async () => {
    const { user, screen } = await at('nurse', '/clients/1/follow-up')
    expect(await screen.findByText('Next: follow-up 1 on 03-Feb-2026')).toBeTruthy()
    await user.keyboard('{Alt>}n{/Alt}')
    await user.click(await screen.findByRole('radio', { name: '1: Abstinent' }))
    await user.click(screen.getByRole('radio', { name: '1: Seen by the worker' }))
    await user.click(screen.getByRole('button', { name: 'Save the follow-up' }))
    expect(await screen.findByText('Next: follow-up 2 on 10-Feb-2026')).toBeTruthy()
  })
})

describe('referrals, by keyboard', () => {
  it('begin with a place, end with a slip, and the slip that comes back marks that the client went', async () => {
    const { user, screen } = await at('nurse', '/places')
    await screen.findByText(/No place is written down yet/)
    await user.keyboard('{Alt>}n{/Alt}')
    await user.type(await screen.findByLabelText('Name'), 'Civil Hospital{Enter}')
    expect(await screen.findByRole('cell', { name: 'Civil Hospital' })).toBeTruthy()
    shown.close()
    shown = openWindowOn(clinic, { at: '/clients/1/referrals' })
    await screen.findByText('Nobody has referred this client yet.')
    await user.keyboard('{Alt>}n{/Alt}')
    await user.selectOptions(await screen.findByLabelText('For what'), 'Hospital')
    await user.selectOptions(screen.getByLabelText('To whom'), 'Civil Hospital')
    await user.click(screen.getByRole('button', { name: 'Refer and make the slip' }))
    const paper = await screen.findByRole('dialog', { name: 'Slip' })
    expect(paper.textContent).not.toMatch(/Puia|OST centre/)
    const digits = /(\d{4} \d{4} \d{4} \d{4})/.exec(paper.textContent ?? '')?.[1] ?? ''
    shown.close()
    shown = openWindowOn(clinic, { at: '/referrals' })
    await user.type(await screen.findByLabelText('Slip that came back'), `${digits}{Enter}`)
    expect(await screen.findByText('Number 1 went to Civil Hospital: written down.')).toBeTruthy()
  })
})
