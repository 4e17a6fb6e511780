// @vitest-environment ./tests/helpers/window-environment.ts
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { render, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BookPaper } from '../../renderer/books/book-page.tsx'
import type { BookFrame, NarcoticBookRow } from '../../shared/records/book.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let out: string
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  await clinic.call.clients.enrol(someClient({ called: 'Canary' }))
  out = mkdtempSync(join(tmpdir(), 'ost-books-screen-'))
  clinic.chosenFolder = out
})
afterEach(async () => {
  shown.close()
  await clinic.end()
  rmSync(out, { recursive: true, force: true })
})

const closeDay = async () => {
  await beforeClose(clinic.call)
  await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
}

describe('the books', () => {
  it('are chosen, measured and made by keyboard alone, and the screen says what it left where', async () => {
    await clinic.signInAs('manager')
    shown = openWindowOn(clinic)
    const { user, screen } = shown
    await screen.findByRole('heading', { name: /Good day/ })
    await user.keyboard('{Alt>}[F2]{/Alt}')
    await screen.findByRole('heading', { name: 'Books' })
    await user.keyboard('[Digit3]')
    expect(screen.getByRole('radio', { name: /^Counselling register/ })).toHaveProperty('checked', true)
    await user.click(screen.getByRole('button', { name: 'How long is it?' }))
    expect(await screen.findByText('No lines on one page')).toBeTruthy()
    expect(screen.getByText(/A day of this time is still open/)).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Make the book')
    await user.keyboard('{Enter}')
    await screen.findByText('The book is saved')
    expect(readdirSync(out)).toEqual(['counselling-register-2026-02-03.pdf'])
  })

  it('of a nurse are of one day, and a longer time says so beside the field', async () => {
    shown = openWindowOn(clinic, { at: '/books' })
    const { user, screen } = shown
    await screen.findByText(/You make the dose register of one day/)
    expect(screen.queryByRole('button', { name: 'Last month' })).toBeNull()
    await user.clear(screen.getByLabelText('From'))
    await user.type(screen.getByLabelText('From'), '1 Feb 2026')
    await user.click(screen.getByRole('button', { name: 'How long is it?' }))
    expect(
      (await screen.findAllByText(/the dose register of one day\. Give the same day/)).length,
    ).toBeGreaterThan(0)
    expect(screen.getByLabelText('From')).toHaveProperty('value', '01-Feb-2026')
  })

  it('lead to a client’s card, which bears the number and no name', async () => {
    shown = openWindowOn(clinic, { at: '/books' })
    const { user, screen } = shown
    await screen.findByRole('heading', { name: 'Books' })
    await user.keyboard('[F4]')
    await user.type(await screen.findByLabelText('Register number'), '77{Enter}')
    await screen.findByText(/no longer there/)
    await user.clear(screen.getByLabelText('Register number'))
    await user.type(screen.getByLabelText('Register number'), '1{Enter}')
    const card = within(await screen.findByRole('dialog', { name: 'Client card No. 1' }))
    expect(card.getByRole('cell', { name: '1990' })).toBeTruthy()
    expect(card.queryByText(/Canary/)).toBeNull()
  })
})

describe('a page of a book', () => {
  const frame: BookFrame = {
    book: 'narcotic',
    period: { firstDay: '2026-02-03' as never, lastDay: '2026-02-04' as never },
    product: { drug: 'methadone', form: 'liquid', strengthMicrograms: 5_000, stepsPerUnit: 10 },
    site: { name: 'Grace-In OST centre', district: 'Aizawl', timeZone: 'Asia/Kolkata' },
    printedAt: Date.UTC(2026, 1, 4, 4, 0) as never,
    printedBy: 'Zothanpuii',
    close: { day: '2026-02-03' as never, code: '1a2b 3c4d 5e6f 7081' },
    draft: true,
    staff: { 3: 'Ramdini', 4: 'Hmingthanga' },
  }

  it('says site, product and unit, days, draft, page, code, and who printed it when', () => {
    const { container } = render(<BookPaper frame={frame} sheet={{ rows: [], page: 2, of: 7 }} />)
    const text = container.textContent
    for (const part of [
      'Narcotic register: methadone oral solution 5\u00a0mg per\u00a0mL',
      '03-Feb-2026 to 04-Feb-2026 · All quantities in mL. · DRAFT: a day of this time is not closed',
      'Grace-In OST centre',
      'Printed 04-Feb-2026 09:30 by Zothanpuii',
      'Code of 03-Feb-2026: 1a2b 3c4d 5e6f 7081',
      'Page 2 of 7',
      'Nothing was written down in this time.',
    ])
      expect(text).toContain(part)
  })

  it('has a movement in its unit, with both who signed or the second that is owed', () => {
    const row: NarcoticBookRow = {
      ...{ book: 'narcotic', line: 'entry', day: '2026-02-03' as never, kind: 'wastage', otherParty: null },
      ...{ document: null, why: 'broken', batchNumber: 'B-301', received: 0, issued: 0, doses: 0 },
      ...{ returned: 0, wasted: 5, sent: 0, corrected: 0, balance: 995, staffId: 3, approverId: 4 },
      countersignOwed: false,
    }
    const sheet = { rows: [row, { ...row, approverId: null, countersignOwed: true }], page: 1, of: 1 }
    const { container } = render(<BookPaper frame={frame} sheet={sheet} />)
    const [, first, second] = [...container.querySelectorAll('tr')].map((line) =>
      [...line.querySelectorAll('td')].map(({ textContent }) => textContent),
    )
    expect(first).toEqual([
      ...['03-Feb-2026', expect.stringMatching(/^Wast.*roken/), 'B-301', '', '', '', '', '0.5', '', ''],
      ...['99.5', 'Ramdini / Hmingthanga'],
    ])
    expect(second?.at(-1)).toBe('Ramdini / owed')
  })
})

describe('the pictures', () => {
  it('stand over their tables once a day is closed, and print a page each', async () => {
    await closeDay()
    await clinic.signInAs('manager')
    shown = openWindowOn(clinic, { at: '/pictures' })
    const { user, screen } = shown
    await screen.findByRole('heading', { name: 'Clients over time' })
    const people = within(screen.getByRole('region', { name: 'Clients over time' }))
    expect(people.getByRole('row', { name: /February 2026 1 0 1 0/ })).toBeTruthy()
    expect(people.getByText(/A line needs two months/)).toBeTruthy()
    await user.keyboard('{Alt>}p{/Alt}')
    const paper = within(await screen.findByRole('dialog', { name: 'Pictures' }))
    expect(paper.getByText('Page 7 of 7')).toBeTruthy()
  })

  it('say so in words where no day is closed yet', async () => {
    await clinic.signInAs('manager')
    shown = openWindowOn(clinic, { at: '/pictures' })
    await shown.screen.findByText(/No clinic day is closed yet/)
    expect(shown.screen.queryByRole('heading', { name: 'Clients over time' })).toBeNull()
  })
})
