import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  line,
  PRODUCT,
  refusal,
  requestId,
  type StockClinic,
  secondPerson,
  stockClinic,
} from './stock-clinic.ts'

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  await clinic.call.stock.receive({
    requestId: requestId(),
    document: 'DN 44/2026',
    lines: [line({ steps: 100 }), line({ productId: PRODUCT.tablet04, batchNumber: 'Q-1', steps: 50 })],
  })
})
afterEach(() => clinic.end())

const batch = (number: string): number =>
  Number(clinic.register.db.prepare('SELECT id FROM batch WHERE batch_number = ?').pluck().get(number))
const send = (kind: 'transfer_out' | 'supplier_return', lines: [string, number][], more: object = {}) =>
  clinic.call.stockLeaving.sendOut({
    requestId: requestId(),
    kind,
    document: 'TN 7',
    otherParty: 'Lunglei OST centre',
    carrier: 'Zoramthanga',
    lines: lines.map(([number, steps]) => ({ batchId: batch(number), steps, fromSealedPacks: false })),
    approver: secondPerson('counsellor'),
    ...more,
  })
const month = (productId: number) => clinic.call.stockBook.month({ productId, month: '2026-02' })

describe('stock sent away', () => {
  it('leaves the shelf with document, site and second person, and the carrier stands sealed', async () => {
    await send('transfer_out', [
      ['B-101', 40],
      ['Q-1', 50],
    ])
    const { movements } = await month(PRODUCT.tablet2)
    expect(movements.at(-1)).toMatchObject({
      kind: 'transfer_out',
      steps: -40,
      document: 'TN 7',
      otherParty: 'Lunglei OST centre',
      staffName: 'Ramdini',
      approverName: 'Vanlalruati',
      countersignOwed: false,
    })
    const { db } = clinic.register
    expect(db.prepare('SELECT count(*) FROM stock_transfer').pluck().get()).toBe(2)
    expect(String(db.prepare('SELECT carrier FROM stock_transfer').pluck().get())).not.toContain('Zoram')
    expect(db.prepare('SELECT count(*) FROM countersign_owed').pluck().get()).toBe(0)
  })

  it('goes back to the supplier alone, and owes a countersign a line', async () => {
    await send('supplier_return', [['B-101', 100]], { approver: null })
    expect((await month(PRODUCT.tablet2)).movements.at(-1)).toMatchObject({
      kind: 'supplier_return',
      countersignOwed: true,
    })
  })

  it('is all or nothing: one line too many writes none', async () => {
    expect(
      await refusal(
        send('transfer_out', [
          ['B-101', 10],
          ['Q-1', 51],
        ]),
      ),
    ).toBe('INVALID lines.1.steps batch_has_less')
    expect(clinic.register.db.prepare('SELECT count(*) FROM stock_entry').pluck().get()).toBe(2)
  })

  it('is no act of a doctor', async () => {
    clinic.signIn('doctor')
    expect(await refusal(send('transfer_out', [['B-101', 1]]))).toBe('NOT_ALLOWED role')
  })
})

describe('stock taken over', () => {
  const takeOver = (...lines: ReturnType<typeof line>[]) =>
    clinic.call.stockLeaving.takeOver({
      requestId: requestId(),
      document: 'TN 9',
      otherParty: 'Champhai OST centre',
      carrier: 'Lalrinpuia',
      lines,
      approver: null,
    })

  it('comes onto the shelf as a delivery does, under the other site’s paper', async () => {
    await takeOver(line({ steps: 5 }), line({ batchNumber: 'C-1', steps: 7 }))
    expect((await month(PRODUCT.tablet2)).movements.slice(-2)).toMatchObject([
      { kind: 'transfer_in', steps: 5, otherParty: 'Champhai OST centre', countersignOwed: true },
      { kind: 'transfer_in', steps: 7, batchNumber: 'C-1' },
    ])
  })

  it('is refused expired, or with one batch on two lines', async () => {
    expect(await refusal(takeOver(line({ batchNumber: 'X', expiryDay: '2026-02-02' })))).toBe(
      'INVALID lines.0.expiryDay batch_expired',
    )
    expect(await refusal(takeOver(line(), line()))).toBe('INVALID lines.1.batchNumber batch_twice')
  })
})

describe('a document number', () => {
  it('is remembered however it is written, and not for what went out', async () => {
    const seen = (document: string) => clinic.call.stockLeaving.documentSeen({ document })
    expect(await seen(' dn 44/2026 ')).toMatchObject({ day: '2026-02-03', lines: 2 })
    expect(await seen('DN 45')).toBeNull()
    await send('transfer_out', [['B-101', 1]])
    expect(await seen('TN 7')).toBeNull()
  })
})
