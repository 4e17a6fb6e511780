// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Clinic, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'manager' })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const open = (at = '/staff') => {
  shown = openWindowOn(clinic, { at })
  return shown
}
const dialog = async () => within(await shown.screen.findByRole('dialog'))

describe('the staff screen', () => {
  it('adds a person with a PIN typed twice, and says beside the field what is wrong with it', async () => {
    const { user, screen } = open()
    await user.click(await screen.findByRole('button', { name: 'Add a person' }))
    const box = await dialog()
    await user.type(box.getByLabelText('Name'), 'Lalrin')
    await user.type(box.getByLabelText('PIN, six digits'), '123456')
    await user.type(box.getByLabelText('PIN once more'), '123456')
    await user.keyboard('{Enter}')
    expect(
      await box.findAllByText('This PIN counts up or down and is easily guessed. Choose another.'),
    ).toBeTruthy()
    await user.clear(box.getByLabelText('PIN, six digits'))
    await user.type(box.getByLabelText('PIN, six digits'), '371948')
    await user.keyboard('{Enter}')
    expect(await box.findAllByText(/The two PINs are not the same/)).toBeTruthy()
    expect(box.getByLabelText<HTMLInputElement>('Name').value).toBe('Lalrin')
    await user.clear(box.getByLabelText('PIN once more'))
    await user.type(box.getByLabelText('PIN once more'), '371948')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Lalrin can sign in now.')).toBeTruthy()
    expect(await screen.findByRole('row', { name: /Lalrin nurse works/ })).toBeTruthy()
  })

  it('offers the manager nothing against themselves, and a nurse nothing against others', async () => {
    const { screen, user, signIn } = open()
    await screen.findByRole('row', { name: /^Zothanpuii/ })
    expect(screen.queryByRole('button', { name: /: Zothanpuii/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Switch off: Ramdini' })).toBeTruthy()
    await user.keyboard('{Alt>}l{/Alt}')
    await signIn('nurse')
    await screen.findByText('Good day, Ramdini')
    await user.keyboard('{Alt>}w{/Alt}')
    await screen.findByRole('row', { name: /^Ramdini/ })
    expect(screen.queryByRole('button', { name: /Switch off/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Change my PIN' })).toBeTruthy()
  })

  it('lets a keyholder leave only with somebody in their place, whose passphrase is retyped', async () => {
    const { user, screen } = open()
    await user.click(await screen.findByRole('button', { name: 'Leaves: Dr Lalnunmawia' }))
    const box = await dialog()
    await user.click(box.getByRole('button', { name: 'End it now' }))
    expect(await box.findAllByText('Make the passphrase and type it from the paper.')).toBeTruthy()
    await user.selectOptions(box.getByLabelText('Who?'), 'Ramdini, nurse')
    await user.click(box.getByRole('button', { name: 'Make a passphrase' }))
    const five = await box.findAllByRole('listitem')
    const phrase = five
      .map((item) => item.textContent ?? '')
      .filter((word) => /^[a-z]+$/.test(word))
      .join(' ')
    await user.click(box.getByRole('button', { name: 'I have it on paper' }))
    await user.type(box.getByLabelText('Passphrase of Ramdini, from the paper'), phrase)
    await user.click(box.getByRole('button', { name: 'Compare' }))
    await user.type(box.getByLabelText('Passphrase of a keyholder who agrees'), PASSPHRASES[0])
    await user.click(box.getByRole('button', { name: 'End it now' }))
    expect(await screen.findByText('Dr Lalnunmawia has no access any more.')).toBeTruthy()
    await clinic.restart()
    const opens = (passphrase: string) =>
      clinic.call.session.open({ passphrase }).then(
        () => true,
        () => false,
      )
    expect(await opens(PASSPHRASES[1])).toBe(false)
    expect(await opens(phrase)).toBe(true)
  }, 60_000)
})

describe('a PIN that ten wrong tries switched off', () => {
  it('works again at the door, without signing in, by a keyholder’s passphrase', async () => {
    await clinic.call.session.signOut()
    for (let attempt = 0; attempt < 10; attempt += 1) {
      clinic.clock.pass(600_000)
      await clinic.call.session.signIn({ staffId: STAFF.manager, pin: '999998' }).catch(() => undefined)
    }
    clinic.clock.pass(600_000)
    const { user, screen, signIn } = open('/')
    await user.click(await screen.findByRole('button', { name: /^Zothanpuii ?PIN switched off/ }))
    await user.type(screen.getByLabelText('Passphrase'), PASSPHRASES[1])
    await user.click(screen.getByRole('button', { name: 'Let the PIN work again' }))
    await screen.findByLabelText('PIN of Zothanpuii')
    await signIn('manager')
    expect(await screen.findByText('Good day, Zothanpuii')).toBeTruthy()
  })
})

describe('second signatures', () => {
  it('are given by the person signed in, but not for their own act', async () => {
    await clinic.call.day.open({
      requestId: requestId(),
      day: '2026-02-03' as never,
      approver: null,
      reason: null,
    })
    await clinic.call.stock.opening({
      requestId: requestId(),
      document: 'page 1',
      lines: [
        {
          productId: 1,
          batchNumber: 'B-1',
          expiryDay: '2027-03-31' as never,
          steps: 100,
          otherExpiryIsRight: false,
        },
      ],
      approver: null,
    })
    await clinic.signInAs('counsellor')
    const { user, screen } = open('/second-signatures')
    await user.click(await screen.findByLabelText(/wrote the opening stock of Zothanpuii/))
    await user.click(screen.getByRole('button', { name: 'Sign one act' }))
    await user.type((await dialog()).getByLabelText('PIN of Vanlalruati'), PINS[STAFF.counsellor - 1] ?? '')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Nothing waits for a second signature.')).toBeTruthy()
  })
})

describe('the ledger screen', () => {
  it('shows who did what, newest first, and the check says that all is as it was written', async () => {
    const { user, screen } = open('/ledger')
    const [, first] = await screen.findAllByRole('row')
    expect(first?.textContent).toContain('set the site up')
    await user.click(screen.getByRole('button', { name: 'Check now' }))
    expect(await screen.findByText('All is as it was written', {}, { timeout: 10_000 })).toBeTruthy()
    expect(screen.getByText(/^Line \d+, code ([0-9A-F]{4} ?){4}$/)).toBeTruthy()
  })

  it('shows one person’s lines alone', async () => {
    await clinic.call.staff.add({ requestId: requestId(), name: 'Lalrin', role: 'nurse', pin: '371948' })
    const { user, screen } = open('/ledger')
    await screen.findAllByRole('row')
    await user.selectOptions(screen.getByLabelText('Person'), 'Zothanpuii')
    expect(await screen.findByText(/^three lines shown, newest first, filtered$/i)).toBeTruthy()
  })
})
