// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReceiptLine } from '../../shared/contract/stock.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  await clinic.call.stock.receive({
    requestId: requestId(),
    document: 'DN 1',
    lines: [
      {
        productId: 1,
        batchNumber: 'B-101',
        expiryDay: '2027-03-31',
        steps: 1_000,
        otherExpiryIsRight: false,
      },
      { productId: 3, batchNumber: 'M-7', expiryDay: '2027-03-31', steps: 5_000, otherExpiryIsRight: false },
    ] as ReceiptLine[],
  })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const open = (at: string) => {
  shown = openWindowOn(clinic, { at })
  return shown
}
const dialog = (name?: string) => shown.screen.findByRole('dialog', name ? { name } : {})
const secondPerson = async (who: string, pin: string) => {
  const asked = within(await dialog())
  await shown.user.selectOptions(asked.getByLabelText('Who?'), who)
  await shown.user.type(asked.getByLabelText(/PIN/), pin)
  await shown.user.keyboard('{Enter}')
}
const facts = async () => (await clinic.call.counts.facts()) ?? expect.fail('no day is open')

describe('the opening count', () => {
  it('stands on Home, is typed blind by keyboard alone, and is signed by two', async () => {
    const { user, screen } = open('/')
    await screen.findByText('The opening count of the stock was not made yet.')
    await user.keyboard('{Alt>}q{/Alt}')
    const tablets = await screen.findByLabelText('Tablets counted of batch B-101')
    expect(document.activeElement).toBe(tablets)
    expect(screen.queryByText(/1,000/)).toBeNull()
    await user.keyboard('1000{Tab}500{Enter}')
    expect(await screen.findByText('Every batch agrees with the book.')).toBeTruthy()
    await user.keyboard('{Enter}')
    await secondPerson('5', PINS[4])
    expect(await screen.findByText('Opening count: counted and signed')).toBeTruthy()
    expect((await facts()).opening).toMatchObject({ signed: true, second: 'Vanlalruati', by: 'Ramdini' })
  })

  it('shows the book only after the count is kept, and asks why a batch differs', async () => {
    const { user, screen } = open('/count')
    await user.type(await screen.findByLabelText('Tablets counted of batch B-101'), '998')
    await user.click(screen.getByRole('button', { name: 'Compare with the book' }))
    expect(await screen.findByText('Type how many, as a number.')).toBeTruthy()
    await user.keyboard('500{Enter}')
    expect(await screen.findByText(/^One batch differs from the book/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Sign the count' }))
    expect(await screen.findByText('Say why.')).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Why does batch B-101 differ?'), 'unexplained')
    await user.click(screen.getByRole('button', { name: 'Sign the count' }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Nobody else is here' }))
    expect(await screen.findByText(/Countersign owed/)).toBeTruthy()
    const shelf = await clinic.call.stock.shelf()
    expect(shelf.products[0]?.batches[0]?.balanceSteps).toBe(998)
  })

  it('may be left out with a reason', async () => {
    const { user, screen } = open('/count')
    await user.click(await screen.findByRole('button', { name: /Leave the count out/ }))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Write a few words.')).toBeTruthy()
    await user.keyboard('60 clients at the door{Enter}')
    const asked = within(await dialog('Who looked too?'))
    await user.click(asked.getByRole('button', { name: 'Nobody else is here' }))
    expect(await screen.findByText('Opening count: left out')).toBeTruthy()
    expect(screen.getByText(/60 clients at the door/)).toBeTruthy()
  })
})

describe('the close of the day', () => {
  it('leads to the closing count first, hides the book until then, and prints the page', async () => {
    const { user, screen } = open('/close-day')
    expect(await screen.findByText(/The book is shown when the closing count is typed/)).toBeTruthy()
    const close = screen.getByRole('button', { name: 'Close this day' })
    expect(close).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Make the closing count' }))
    await screen.findByLabelText('Tablets counted of batch B-101')
    await user.keyboard('1000{Tab}500{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Sign the count' }))
    await secondPerson('5', PINS[4])
    await user.click(await screen.findByRole('button', { name: 'Go to Close the day' }))
    expect(await screen.findByRole('row', { name: /Batch B-101 0 1,000 – – – 1,000/ })).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Close this day' }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Close this day' }))
    await user.click(await screen.findByRole('button', { name: 'Print the page of the day' }))
    const paper = within(await dialog('Clinic day'))
    const { code } = (await clinic.call.dayClose.last()) ?? expect.fail('nothing was closed')
    expect(paper.getAllByText(new RegExp(code)).length).toBeGreaterThan(1)
    expect(paper.getByText(/Closing count: Counted by Ramdini/)).toBeTruthy()
  })
})

describe('signature sheets', () => {
  it('print blank with the next numbers, and their marks are held against the doses', async () => {
    const { user, screen } = open('/sheets')
    await user.clear(await screen.findByLabelText('How many'))
    await user.type(screen.getByLabelText('How many'), '2')
    await user.click(screen.getByRole('button', { name: 'Print blank sheets' }))
    const paper = await dialog('Signature sheets 1 to 2')
    expect(within(paper).getByRole('heading', { name: 'Sheet 2' })).toBeTruthy()
    await user.keyboard('{Escape}')
    await user.type(await screen.findByLabelText('Marks on sheet 1'), '1')
    await user.type(screen.getByLabelText('Marks on sheet 2'), '0')
    expect(await screen.findByText(/One mark more than doses/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save the count of marks' }))
    expect(await screen.findByText('Say why.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /A mark was made twice/ }))
    await user.click(screen.getByRole('button', { name: 'Save the count of marks' }))
    expect(
      await screen.findByText(/A mark was made twice, or on the wrong line\. Counted by Ramdini/),
    ).toBeTruthy()
  })
})

describe('a day opened in the future', () => {
  it('stands on the manager’s Home, and is taken back with a PIN and another keyholder’s passphrase', async () => {
    clinic.clock.setWall(Date.UTC(2026, 0, 20, 4))
    await clinic.signInAs('manager')
    const { user, screen } = open('/')
    expect(await screen.findByText(/The clinic day of 03-Feb-2026 lies ahead/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Go to Clock/ }))
    const reason = await screen.findByLabelText('What happened to the clock?')
    expect(document.activeElement).toBe(reason)
    await user.keyboard('{Enter}')
    expect(await screen.findByText('The other keyholder types their passphrase.')).toBeTruthy()
    await user.type(reason, 'the wrong month was typed')
    await user.click(screen.getByLabelText('Passphrase of another keyholder, who agrees'))
    await user.paste(PASSPHRASES[1])
    await user.keyboard('{Enter}')
    await user.type(within(await dialog()).getByLabelText(/PIN/), PINS[0])
    await user.keyboard('{Enter}')
    expect(await screen.findByText('03-Feb-2026 was taken back')).toBeTruthy()
    expect((await clinic.call.day.last())?.day).toBeUndefined()
  })
})
