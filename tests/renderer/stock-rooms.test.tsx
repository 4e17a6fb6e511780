// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { someClient } from '../helpers/clients.ts'
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
  await clinic.call.stock.receive({
    requestId: requestId(),
    document: 'DN 1',
    lines: [
      {
        productId: 1,
        batchNumber: 'B-101',
        expiryDay: '2027-03-31' as never,
        steps: 1_000,
        otherExpiryIsRight: false,
      },
    ],
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
const dialog = () => shown.screen.findByRole('dialog')
const seenBy = async (who: 'counsellor') => {
  const second = within(await dialog())
  await shown.user.selectOptions(second.getByLabelText('Who?'), String(STAFF[who]))
  await shown.user.type(second.getByLabelText('Their PIN'), PINS[STAFF[who] - 1] ?? '')
  await shown.user.click(second.getByRole('button', { name: 'Confirm' }))
}
const alone = async () =>
  shown.user.click(within(await dialog()).getByRole('button', { name: 'Nobody else is here' }))
const left = async () => (await clinic.call.stock.shelf()).products[0]?.batches[0]?.balanceSteps

describe('the rooms of the stock', () => {
  it('are reached by one key each', async () => {
    const { user, screen } = open('/stock')
    await screen.findByRole('heading', { name: 'Stock' })
    await screen.findByRole('link', { name: 'B-101' })
    for (const [key, title] of [
      ['[F8]', 'Send stock away'],
      ['[F4]', 'Camp boxes'],
      ['[F10]', 'Register pages'],
    ] as const) {
      await user.keyboard(key)
      expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
      await user.click(screen.getByRole('button', { name: 'All stock' }))
      await screen.findByRole('link', { name: 'B-101' })
    }
  })

  it('say how long the shelf lasts, and what it is in grams of base', async () => {
    const { screen } = open('/stock')
    const row = await screen.findByRole('row', { name: /^buprenorphine 0 Nobody is booked/ })
    expect(row.textContent).toMatch(/2,000\smg\s*2\sg/)
  })
})

describe('stock sent away', () => {
  it('is typed, looked at by two, and leaves the shelf', async () => {
    const { user, screen } = open('/stock/send')
    await user.click(await screen.findByRole('button', { name: 'Send it away' }))
    expect(await screen.findByText('Choose where it goes.')).toBeTruthy()
    expect(screen.getByText('Type who carries it.')).toBeTruthy()
    expect(screen.getByText('Choose the batch.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'To another site' }))
    await user.type(screen.getByLabelText('To which site'), 'Lunglei')
    await user.type(screen.getByLabelText('Who carries it'), 'Zova')
    await user.type(screen.getByLabelText('Number of the transfer note'), 'TN 7')
    await user.selectOptions(screen.getByLabelText('Which batch'), '1')
    await user.type(screen.getByLabelText('How much'), '1,001{Enter}')
    expect(await screen.findByText(/Only 1,000\stablets are left in the book/)).toBeTruthy()
    await user.clear(screen.getByLabelText('How much'))
    await user.type(screen.getByLabelText('How much'), '400{Enter}')
    await seenBy('counsellor')
    expect(await screen.findByText('One batch sent to Lunglei.')).toBeTruthy()
    expect(await left()).toBe(600)
  })

  it('asks about the batch that is open at the counter', async () => {
    await clinic.call.stock.openPack({ requestId: requestId(), batchId: 1, otherStrengthPutAway: false })
    const { user, screen } = open('/stock/send')
    await user.click(await screen.findByRole('radio', { name: 'Back to the supplier' }))
    await user.type(screen.getByLabelText('To which supplier'), 'Store')
    await user.type(screen.getByLabelText('Who carries it'), 'Zova')
    await user.type(screen.getByLabelText('Number of the transfer note'), 'R 1')
    await user.selectOptions(screen.getByLabelText('Which batch'), '1')
    await user.type(screen.getByLabelText('How much'), '100{Enter}')
    expect(await screen.findByText(/Doses are taken from this batch today. Tick/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /only sealed packs go/ }))
    await user.click(screen.getByRole('button', { name: 'Send it away' }))
    await alone()
    expect(await screen.findByText('One batch sent to Store.')).toBeTruthy()
  })
})

describe('a delivery', () => {
  it('under a number that was entered before warns, and is saved only when it is said to be another', async () => {
    const { user, screen } = open('/stock/receive')
    await user.type(await screen.findByLabelText('Delivery note number'), 'dn 1')
    await user.selectOptions(screen.getByLabelText('Product'), '1')
    await user.type(screen.getByLabelText('Batch number'), 'B-101')
    await user.type(screen.getByLabelText('Expiry on the pack'), '03/2027')
    await user.type(screen.getByLabelText('How many tablets'), '5{Enter}')
    expect(await screen.findByText(/dn 1 was entered already on 03-Feb-2026, with one batch/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Save one batch' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('checkbox', { name: 'It is another delivery with the same number' }))
    await user.click(screen.getByRole('button', { name: 'Save one batch' }))
    await screen.findByText('One batch is on the shelf.')
    expect(await left()).toBe(1_005)
  })

  it('from another site asks from whom and by whom, and owes a countersign', async () => {
    const { user, screen } = open('/stock/take-over')
    await user.type(await screen.findByLabelText('Number of the transfer note'), 'TN 9')
    await user.selectOptions(screen.getByLabelText('Product'), '1')
    await user.type(screen.getByLabelText('Batch number'), 'C-1')
    await user.type(screen.getByLabelText('Expiry on the pack'), '03/2027')
    await user.type(screen.getByLabelText('How many tablets'), '7{Enter}')
    expect(await screen.findByText('Type the name of the site or supplier.')).toBeTruthy()
    await user.type(screen.getByLabelText('From which site'), 'Champhai')
    await user.type(screen.getByLabelText('Who carries it'), 'Rema{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Save one batch' }))
    await alone()
    expect(await screen.findByText('One batch is on the shelf.')).toBeTruthy()
    expect(await clinic.call.countersigns.owed()).toHaveLength(1)
  })
})

describe('a camp box', () => {
  it('is opened, filled, counted when it comes back, and closed; its book is printed', async () => {
    const { user, screen } = open('/stock/boxes')
    expect(await screen.findByText(/No box was packed yet/)).toBeTruthy()
    await user.keyboard('[F6]')
    await user.type(await screen.findByLabelText(/Name of the box/), 'Durtlang 2')
    await user.type(screen.getByLabelText(/What it is for/), 'Camp of 15 days{Enter}')
    expect(await screen.findByRole('heading', { name: 'Durtlang 2' })).toBeTruthy()

    await user.keyboard('[F6]')
    await user.selectOptions(await screen.findByLabelText('Which batch'), '1')
    await user.type(screen.getByLabelText('How much'), '60{Enter}')
    await alone()
    expect(await screen.findByText('One batch is in the box now.')).toBeTruthy()
    expect(await left()).toBe(940)

    await user.keyboard('[F7]')
    await user.type(await screen.findByLabelText('Counted of B-101'), '58{Enter}')
    expect(await screen.findByText(/^2\stablets fewer than the book says/)).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Why, as far as you know'), 'unexplained')
    await user.click(screen.getByRole('button', { name: 'Put it on the shelf' }))
    await seenBy('counsellor')
    expect(await screen.findByText('Counted, and on the shelf again.')).toBeTruthy()
    expect(await left()).toBe(998)

    await user.click(screen.getByRole('button', { name: 'Print its book' }))
    const paper = within(await dialog())
    expect(paper.getByRole('heading', { name: 'Book of the camp box Durtlang 2' })).toBeTruthy()
    expect(paper.getByText(/Corrected after a count, Nobody knows/)).toBeTruthy()
    await user.keyboard('{Escape}')

    await user.click(await screen.findByRole('button', { name: 'Close the box' }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Close the box' }))
    expect(await screen.findByText('The box is closed.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Put stock in/ })).toBeNull()
  })
})

describe('naloxone kits', () => {
  it('come in and are given to a relative, by keys alone', async () => {
    const { user, screen } = open('/naloxone')
    await screen.findByText('No kits were received yet.')
    await user.keyboard('[F7]')
    await user.type(await screen.findByLabelText('Delivery note number'), 'DN 8')
    await user.type(screen.getByLabelText('Batch number'), 'n-1')
    await user.type(screen.getByLabelText('Expiry on the box'), '31-Mar-2027')
    await user.type(screen.getByLabelText('How many kits'), '10{Enter}')
    expect(await screen.findByText(/^10\skits received/)).toBeTruthy()
    await user.keyboard('[F6]')
    await dialog()
    await user.keyboard('2')
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'A relative or friend' })).toHaveProperty('checked', true),
    )
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/^1\skit given\.$/)).toBeTruthy()
    expect((await clinic.call.naloxone.stock()).usable).toBe(9)
    expect(await screen.findByText('Given to a relative')).toBeTruthy()
  })
})

describe('a client’s page', () => {
  it('gives that client a kit, and says the next time that there was one', async () => {
    const expiryDay = '2027-03-31' as never
    await clinic.call.naloxone.receive({
      requestId: requestId(),
      document: 'DN 8',
      batchNumber: 'N-1',
      expiryDay,
      kits: 3,
    })
    const { clientId: id, registerNumber } = await clinic.call.clients.enrol(someClient())
    const { user, screen } = open(`/clients/${id}`)
    await user.click(await screen.findByRole('button', { name: 'Naloxone kit' }))
    expect(await screen.findByText('Was never given a kit here.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Give it' }))
    expect(await screen.findByText(/^1\skit given\.$/)).toBeTruthy()
    const { entries } = await clinic.call.naloxone.stock()
    expect(entries[0]).toMatchObject({ recipient: 'client', registerNumber, kits: -1 })
    await user.click(screen.getByRole('button', { name: 'Naloxone kit' }))
    expect(await screen.findByText(/Was given 1\skit on 03-Feb-2026/)).toBeTruthy()
  })
})

describe('the register on paper', () => {
  it('shows a month of a product with its balance, and the sums in grams of base', async () => {
    const { user, screen } = open('/stock/book')
    await user.click(await screen.findByRole('button', { name: 'Show the page' }))
    const paper = within(await dialog())
    expect(
      paper.getAllByRole('heading', { name: /Narcotic register: buprenorphine tablet 2\smg/ }),
    ).toHaveLength(2)
    expect(
      paper.getByRole('row', { name: /03-Feb-2026 Delivery, DN 1 B-101 1,000 1,000 Ramdini/ }),
    ).toBeTruthy()
    expect(paper.getAllByText(/February 2026 · DRAFT/)).toHaveLength(2)
    expect(
      paper.getByRole('row', { name: /On the shelf at the end 1,000\stablets 2,000\smg 2\sg/ }),
    ).toBeTruthy()
  })

  it('leads to the book of a batch that was used up', async () => {
    await clinic.call.stock.waste({
      requestId: requestId(),
      batchId: 1,
      steps: 1_000,
      reason: 'damaged',
      note: '',
      approver: null,
    })
    await clinic.call.stock.receive({
      requestId: requestId(),
      document: 'DN 2',
      lines: [
        {
          productId: 1,
          batchNumber: 'C-1',
          expiryDay: '2027-03-31' as never,
          steps: 5,
          otherExpiryIsRight: false,
        },
      ],
    })
    const { user, screen } = open('/stock/batches')
    await user.type(await screen.findByLabelText('Find a batch number'), 'b-1')
    expect(await screen.findByText('1 of 2 batches')).toBeTruthy()
    // A box without a height draws no rows here; the list is asked by its link instead.
    shown.close()
    open('/stock/batches/1')
    expect(await shown.screen.findByRole('heading', { name: 'Batch B-101' })).toBeTruthy()
    expect(await shown.screen.findByRole('cell', { name: 'delivery note DN 1' })).toBeTruthy()
  })
})
