// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReceiptLine } from '../../shared/contract/stock.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { type Clinic, openClinic, PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const receive = (...lines: Partial<Omit<ReceiptLine, 'expiryDay'> & { expiryDay: string }>[]) =>
  clinic.call.stock.receive({
    requestId: requestId(),
    document: 'DN 1',
    lines: lines.map((line) => ({
      productId: 1,
      batchNumber: 'B-101',
      expiryDay: '2027-03-31',
      steps: 1_000,
      otherExpiryIsRight: false,
      ...line,
    })) as ReceiptLine[],
  })
const open = (at: string) => {
  shown = openWindowOn(clinic, { at })
  return shown
}
const shelf = async () => (await clinic.call.stock.shelf()).products
const dialog = () => shown.screen.findByRole('dialog')

describe('a delivery', () => {
  it('is typed, looked at once more, and stands on the shelf; without a mouse', async () => {
    const { user, screen } = open('/stock/receive')
    await user.type(await screen.findByLabelText('Delivery note number'), 'DN 44')
    await user.selectOptions(screen.getByLabelText('Product'), '1')
    await user.type(screen.getByLabelText('Batch number'), 'b-77')
    await user.type(screen.getByLabelText('Expiry on the pack'), '03/2027')
    await user.type(screen.getByLabelText('How many tablets'), '1,000')
    expect(screen.getByText(/Last day of use: 31-Mar-2027 · 1,000 tablets = 2,000 mg/)).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('cell', { name: 'B-77' })).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('One batch is on the shelf.')).toBeTruthy()
    expect((await shelf())[0]?.batches).toMatchObject([{ batchNumber: 'B-77', balanceSteps: 1_000 }])
  })

  it('says beside each field what is missing, and keeps what was typed', async () => {
    const { user, screen } = open('/stock/receive')
    await user.type(await screen.findByLabelText('Batch number'), 'B-1')
    await user.click(screen.getByRole('button', { name: 'Look once more' }))
    expect(await screen.findByText('Type the number that stands on the delivery note.')).toBeTruthy()
    expect(screen.getByText('Choose the product.')).toBeTruthy()
    expect(screen.getByText(/Type the date as the pack shows it/)).toBeTruthy()
    expect(screen.getByText('Type how many, as a number.')).toBeTruthy()
    expect(screen.getByLabelText('Batch number')).toHaveProperty('value', 'B-1')
    expect(document.activeElement).toBe(screen.getByLabelText('Delivery note number'))
  })

  it('asks about a batch number that is known with another date', async () => {
    await receive({})
    const { user, screen } = open('/stock/receive')
    await user.type(await screen.findByLabelText('Delivery note number'), 'DN 45')
    await user.selectOptions(screen.getByLabelText('Product'), '1')
    await user.type(screen.getByLabelText('Batch number'), 'B-101')
    await user.type(screen.getByLabelText('Expiry on the pack'), '30-Apr-2027')
    await user.type(screen.getByLabelText('How many tablets'), '50{Enter}')
    expect(await screen.findByText(/known with another date: 31-Mar-2027/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /really say 30-Apr-2027/ }))
    await user.click(screen.getByRole('button', { name: 'Look once more' }))
    await user.click(await screen.findByRole('button', { name: 'Save one batch' }))
    await screen.findByText('One batch is on the shelf.')
    expect((await shelf())[0]?.batches.map(({ expiryDay }) => expiryDay)).toEqual([
      '2027-03-31',
      '2027-04-30',
    ])
  })
})

describe('the packs of the day', () => {
  it('open by one key, the first to expire proposed, product after product', async () => {
    await receive({}, { batchNumber: 'B-102', expiryDay: '2026-09-30' }, { productId: 2, batchNumber: 'Q-1' })
    const { user, screen } = open('/stock/packs')
    const first = await screen.findByRole('radio', { name: /B-102/ })
    await waitFor(() => expect(document.activeElement).toBe(first))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Batch B-102 is open')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: /Q-1/ })))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('All packs for today are open.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Go to the counter' }))
  })

  it('take another batch by two keys', async () => {
    await receive({}, { batchNumber: 'B-102', expiryDay: '2026-09-30' })
    const { user, screen } = open('/stock/packs')
    const first = await screen.findByRole('radio', { name: /B-102/ })
    await waitFor(() => expect(document.activeElement).toBe(first))
    await user.keyboard('{ArrowDown}{Enter}')
    expect(await screen.findByText('Batch B-101 is open')).toBeTruthy()
  })

  it('never open an expired one, and say so', async () => {
    await receive({ expiryDay: '2026-02-03' })
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.clock.pass(24 * 3_600_000)
    await clinic.signInAs('nurse')
    await clinic.call.day.open({ requestId: requestId(), day: '2026-02-04', approver: null, reason: null })
    const { screen } = open('/stock/packs')
    expect(await screen.findByText(/All that is left has expired/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Open this pack' })).toBeNull()
  })
})

describe('a batch', () => {
  it('shows its book, takes wastage with a second person, and corrects after a count', async () => {
    await receive({})
    const batchId = (await shelf())[0]?.batches[0]?.id
    const { user, screen } = open(`/stock/batches/${batchId}`)
    expect(await screen.findByRole('cell', { name: 'delivery note DN 1' })).toBeTruthy()

    await user.keyboard('[F7]')
    await user.type(await screen.findByLabelText('How many tablets are wasted'), '3')
    await user.click(screen.getByRole('radio', { name: 'Broken' }))
    await user.click(screen.getByRole('button', { name: 'Write it off' }))
    const second = within(await dialog())
    await user.selectOptions(second.getByLabelText('Who?'), String(STAFF.counsellor))
    await user.type(second.getByLabelText('Their PIN'), PINS[STAFF.counsellor - 1] ?? '')
    await user.click(second.getByRole('button', { name: 'Confirm' }))
    expect(await screen.findByText(/^3\stablets written off/)).toBeTruthy()
    expect(await screen.findByRole('cell', { name: 'Ramdini, seen by Vanlalruati' })).toBeTruthy()

    await user.keyboard('[F6]')
    await user.type(await screen.findByLabelText('Tablets counted'), '995')
    expect(await screen.findByText(/^2\stablets fewer than the book says/)).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Nobody knows' }))
    await user.click(screen.getByRole('button', { name: 'Correct the book' }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Nobody else is here' }))
    expect(await screen.findByText(/The book now says 995\stablets/)).toBeTruthy()
    expect(await screen.findByText('Countersign owed')).toBeTruthy()
    expect((await shelf())[0]?.batches[0]?.balanceSteps).toBe(995)
  })
})

describe('the close of the day', () => {
  it('is not there for a counsellor', async () => {
    await clinic.signInAs('counsellor')
    const { screen } = open('/close-day')
    expect(await screen.findByText(/not there for you/)).toBeTruthy()
  })
})
