import { randomUUID } from 'node:crypto'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

const DAY_MS = 86_400_000
let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
})
let close = () => {}
afterEach(async () => {
  close()
  await clinic.end()
})
const show = (options?: { at?: string }) => {
  const shown = openWindowOn(clinic, options)
  close = shown.close
  return shown
}
const openDay = () =>
  clinic.call.day.open({
    requestId: randomUUID(),
    day: '2026-02-03' as ClinicDay,
    approver: null,
    reason: null,
  })

describe('the passphrase door', () => {
  it('completes words by Tab, says plainly when nothing opens, and keeps what was typed', async () => {
    await clinic.restart()
    const { user, screen } = show()
    const field = await screen.findByLabelText('Passphrase')
    await user.type(field, 'wrong words here{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('opens nothing here')
    expect(field).toHaveProperty('value', 'wrong words here')
    await user.clear(field)
    await user.type(field, 'acor{Tab}bonf{Tab}cactu{Tab}dolp{Tab}')
    expect(field).toHaveProperty('value', 'acorn bonfire cactus dolphin ')
    await user.type(field, 'ember{Enter}')
    expect(await screen.findByRole('heading', { name: 'Who is here?' })).toBeTruthy()
  })

  it('takes a pasted passphrase', async () => {
    await clinic.restart()
    const { user, screen } = show()
    await user.click(await screen.findByLabelText('Passphrase'))
    await user.paste(PASSPHRASES[1])
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: 'Who is here?' })).toBeTruthy()
  })
})

describe('the PIN door', () => {
  it('signs in at the sixth digit, and says how many tries are left', async () => {
    await clinic.call.session.signOut()
    const { user, screen, signIn } = show()
    await user.click(await screen.findByRole('button', { name: /^Ramdini/ }))
    await user.keyboard('918273')
    expect((await screen.findByRole('alert')).textContent).toContain('Nine tries left')
    await signIn('nurse')
    expect(await screen.findByText('Good day, Ramdini')).toBeTruthy()
  })

  it('reads Bengali digits as the same PIN', async () => {
    await clinic.call.session.signOut()
    const { user, screen } = show()
    await user.click(await screen.findByRole('button', { name: /^Ramdini/ }))
    await user.keyboard('৫১৮৩৬৪')
    expect(await screen.findByText('Good day, Ramdini')).toBeTruthy()
  })
})

describe('locking and covering', () => {
  it('locks by Alt+L at once, also from inside a field', async () => {
    const { user, screen } = show()
    await user.click(await screen.findByLabelText('Today’s date'))
    await user.keyboard('{Alt>}l{/Alt}')
    expect(await screen.findByRole('heading', { name: 'Who is here?' })).toBeTruthy()
  })

  it('covers everything by F9, and any key goes on where one was', async () => {
    const { user, screen, container } = show()
    const field = await screen.findByLabelText('Today’s date')
    await user.type(field, '3 feb')
    await user.keyboard('{F9}')
    expect(await screen.findByText(/Press any key/)).toBeTruthy()
    expect(container.querySelector('[inert]')?.textContent).toContain('Ramdini')
    await user.keyboard('x')
    await waitFor(() => expect(container.querySelector('[inert]')).toBeNull())
    expect(document.activeElement).toBe(field)
    expect(field).toHaveProperty('value', '3 feb')
  })

  it('closes the register by Ctrl+F9 and asks the window to be thrown away', async () => {
    const { user, screen } = show()
    await screen.findByText('Good day, Ramdini')
    await user.keyboard('{Control>}{F9}{/Control}')
    await waitFor(() => expect(clinic.asked.reloads).toBe(1))
    expect(await screen.findByLabelText('Passphrase')).toBeTruthy()
  })

  it('shows a second person nothing of the first, and begins at Home', async () => {
    await openDay()
    const { user, screen, signIn } = show({ at: '/stock' })
    await screen.findByRole('heading', { level: 1, name: /Stock/ })
    await user.keyboard('{Alt>}l{/Alt}')
    await signIn('doctor')
    expect(await screen.findByText('Good day, Dr Lalnunmawia')).toBeTruthy()
  })

  it('lists under F1 the keys that work here', async () => {
    const { user, screen } = show()
    await screen.findByText('Good day, Ramdini')
    await user.keyboard('{F1}')
    const box = await screen.findByRole('dialog')
    expect(box.textContent).toContain('Alt+L')
    expect(box.textContent).toContain('Cover the screen at once')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('opening the day', () => {
  it('takes the typed date and shows it in the header', async () => {
    const { user, screen } = show()
    await user.type(await screen.findByLabelText('Today’s date'), '3 feb 2026{Enter}')
    expect(await screen.findByText('Today is Tuesday, 03-Feb-2026.')).toBeTruthy()
  })

  it('asks which day is meant when numbers can be read two ways', async () => {
    const { user, screen } = show()
    await user.type(await screen.findByLabelText('Today’s date'), '3/2/2026')
    await user.click(screen.getByRole('button', { name: 'Tuesday, 03-Feb-2026' }))
    await user.click(screen.getByRole('button', { name: 'Open the day' }))
    expect(await screen.findByText('Today is Tuesday, 03-Feb-2026.')).toBeTruthy()
  })

  it('asks for a reason and a second person when the calendar differs', async () => {
    const { user, screen } = show()
    await user.type(await screen.findByLabelText('Today’s date'), '4 feb 2026{Enter}')
    await user.type(await screen.findByLabelText(/Why is it right/), 'The battery was empty{Enter}')
    const who = await screen.findByLabelText('Who?')
    await user.selectOptions(who, 'Vanlalruati, counsellor')
    await user.type(screen.getByLabelText('Their PIN'), '640287')
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    expect(await screen.findByText('Today is Wednesday, 04-Feb-2026.')).toBeTruthy()
    await clinic.signInAs('doctor')
    expect((await clinic.call.home.needs()).map(({ code }) => code)).not.toContain('countersigns_owed')
  })

  it('goes on alone with a countersign owed, and says a wrong PIN inside the box', async () => {
    const { user, screen } = show()
    await user.type(await screen.findByLabelText('Today’s date'), '4 feb 2026{Enter}')
    await user.type(await screen.findByLabelText(/Why is it right/), 'The battery was empty{Enter}')
    await user.selectOptions(await screen.findByLabelText('Who?'), 'Dr Lalnunmawia, doctor')
    await user.type(screen.getByLabelText('Their PIN'), '918273{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('The PIN is not right')
    await user.click(screen.getByRole('button', { name: 'Nobody else is here' }))
    expect(await screen.findByText('Today is Wednesday, 04-Feb-2026.')).toBeTruthy()
    await clinic.signInAs('doctor')
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('countersigns_owed')
  })

  it('says over every screen that yesterday is still open', async () => {
    await openDay()
    clinic.clock.pass(DAY_MS)
    await clinic.signInAs('nurse')
    const { screen } = show()
    expect((await screen.findAllByText(/Tuesday, 03-Feb-2026, is still open/)).length).toBeGreaterThan(0)
  })
})
