import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { STAFF } from '../helpers/clinic.ts'
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
})
afterEach(() => clinic.end())

const receive = (...lines: ReturnType<typeof line>[]) =>
  clinic.call.stock.receive({ requestId: requestId(), document: 'DN 44/2026', lines })
const product = async (id: number) =>
  (await clinic.call.stock.shelf()).products.find((one) => one.id === id) ?? expect.fail('no such product')
const rows = (sql: string) => clinic.register.db.prepare(sql).all()

describe('receiving stock', () => {
  it('takes in a delivery of several batches under one document, and shows them first-expired first', async () => {
    const shelf = await receive(
      line({ batchNumber: 'B-102', expiryDay: '2027-09-30', steps: 500 }),
      line({ batchNumber: 'B-101', expiryDay: '2027-03-31', steps: 1_000 }),
      line({ productId: PRODUCT.methadone5, batchNumber: 'M1', expiryDay: '2026-12-31', steps: 10_000 }),
    )
    const tablets = shelf.products.find(({ id }) => id === PRODUCT.tablet2)
    expect(tablets?.batches.map(({ batchNumber, balanceSteps }) => [batchNumber, balanceSteps])).toEqual([
      ['B-101', 1_000],
      ['B-102', 500],
    ])
    expect(tablets?.proposedBatchId).toBe(tablets?.batches[0]?.id)
    expect(tablets?.batches[0]?.moved.received).toBe(1_000)
    expect(shelf.products.find(({ id }) => id === PRODUCT.tablet04)?.nothingToOpen).toBe('none_received')
  })

  it('adds a second delivery of a known batch to it, however its number is written', async () => {
    await receive(line({ steps: 10 }))
    await receive(line({ batchNumber: ' b-१०१ ', steps: 5 }))
    expect((await product(PRODUCT.tablet2)).batches.map(({ balanceSteps }) => balanceSteps)).toEqual([15])
  })

  it('refuses the same number twice on one delivery, an expired batch and an unknown product at once', async () => {
    expect(
      await refusal(
        receive(
          line(),
          line({ batchNumber: 'b-101' }),
          line({ batchNumber: 'X', expiryDay: '2026-02-02' }),
          line({ productId: 99, batchNumber: 'Y' }),
        ),
      ),
    ).toBe(
      'INVALID lines.1.batchNumber batch_twice lines.2.expiryDay batch_expired lines.3.productId unknown_product',
    )
    expect(rows('SELECT 1 FROM batch')).toEqual([])
  })

  it('takes a batch on its last day of use', async () => {
    expect(await refusal(receive(line({ expiryDay: '2026-02-03' })))).toBe('done')
  })

  it('asks about a known number with another expiry, and keeps both apart once that is said', async () => {
    await receive(line({ steps: 10 }))
    expect(await refusal(receive(line({ expiryDay: '2027-04-30' })))).toBe(
      'INVALID lines.0.expiryDay batch_expiry_differs',
    )
    await receive(line({ expiryDay: '2027-04-30', steps: 7, otherExpiryIsRight: true }))
    await receive(line({ expiryDay: '2027-04-30', steps: 1 }))
    expect(
      (await product(PRODUCT.tablet2)).batches.map((batch) => [batch.expiryDay, batch.balanceSteps]),
    ).toEqual([
      ['2027-03-31', 10],
      ['2027-04-30', 8],
    ])
  })

  it('takes the same request once', async () => {
    const request = { requestId: requestId(), document: 'DN 1', lines: [line({ steps: 10 })] }
    await clinic.call.stock.receive(request)
    await clinic.call.stock.receive(request)
    expect((await product(PRODUCT.tablet2)).batches[0]?.balanceSteps).toBe(10)
  })

  it('writes opening stock only before the first receipt of the product, with a countersign owed', async () => {
    const opening = () =>
      clinic.call.stock.opening({
        requestId: requestId(),
        document: '',
        lines: [line({ steps: 300 }), line({ batchNumber: 'B-9', steps: 20 })],
        approver: null,
      })
    await opening()
    expect(rows("SELECT owed_by FROM countersign_owed WHERE table_name = 'stock_entry'")).toEqual([
      { owed_by: STAFF.nurse },
      { owed_by: STAFF.nurse },
    ])
    expect((await product(PRODUCT.tablet2)).mayHaveOpeningStock).toBe(false)
    expect(await refusal(opening())).toBe('INVALID lines.0.productId opening_stock_over')
  })
})

describe('the open pack', () => {
  it('opens what expires first, counts for one product and one day, and is asked for again in the morning', async () => {
    await receive(line(), line({ batchNumber: 'B-102', expiryDay: '2026-09-30' }))
    const proposed = (await product(PRODUCT.tablet2)).proposedBatchId ?? 0
    await clinic.call.stock.openPack({
      requestId: requestId(),
      batchId: proposed,
      otherStrengthPutAway: false,
    })
    const opened = await product(PRODUCT.tablet2)
    expect(opened.batches.find(({ id }) => id === opened.openBatchId)?.batchNumber).toBe('B-102')
    expect((await product(PRODUCT.tablet04)).openBatchId).toBeNull()
    clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'clinic_day_close', { clinicDayId: 1, late: 0, staffId: STAFF.nurse, at: tx.at }),
    )
    clinic.openDay('2026-02-04')
    expect((await product(PRODUCT.tablet2)).openBatchId).toBeNull()
  })

  it('may be changed to another batch of the same product; the last one counts', async () => {
    await receive(line(), line({ batchNumber: 'B-102', expiryDay: '2026-09-30' }))
    const [first, second] = (await product(PRODUCT.tablet2)).batches
    for (const batch of [first, second, first])
      await clinic.call.stock.openPack({
        requestId: requestId(),
        batchId: batch?.id ?? 0,
        otherStrengthPutAway: false,
      })
    expect((await product(PRODUCT.tablet2)).openBatchId).toBe(first?.id)
  })

  it('is refused for a batch that expired, that is empty or that is none', async () => {
    await receive(line({ expiryDay: '2026-02-03', steps: 3 }), line({ batchNumber: 'E', steps: 2 }))
    const [old, empty] = (await product(PRODUCT.tablet2)).batches
    const open = (batchId = 0) =>
      refusal(clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: false }))
    await waste(empty?.id ?? 0, 2)
    expect(await open(empty?.id)).toBe('REFUSED batch_empty')
    expect(await open(77)).toBe('NOT_FOUND')
    clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'clinic_day_close', { clinicDayId: 1, late: 0, staffId: STAFF.nurse, at: tx.at }),
    )
    clinic.openDay('2026-02-04')
    expect(await open(old?.id)).toBe('REFUSED batch_expired')
    expect((await product(PRODUCT.tablet2)).nothingToOpen).toBe('all_expired')
  })

  it('never has two strengths of one liquid open: the first is put away, and somebody says so', async () => {
    await receive(
      line({ productId: PRODUCT.methadone5, batchNumber: 'M5' }),
      line({ productId: PRODUCT.methadone10, batchNumber: 'M10' }),
    )
    const [five, ten] = [await product(PRODUCT.methadone5), await product(PRODUCT.methadone10)]
    const open = (batchId: number | undefined, otherStrengthPutAway: boolean) =>
      refusal(
        clinic.call.stock.openPack({ requestId: requestId(), batchId: batchId ?? 0, otherStrengthPutAway }),
      )
    await open(five.batches[0]?.id, false)
    expect(await open(ten.batches[0]?.id, false)).toBe('REFUSED other_strength_open')
    expect(await open(ten.batches[0]?.id, true)).toBe('done')
    expect((await product(PRODUCT.methadone5)).openBatchId).toBeNull()
    expect((await product(PRODUCT.methadone10)).openBatchId).toBe(ten.batches[0]?.id)
  })
})

const waste = (batchId: number, steps: number, approver = secondPerson('counsellor')) =>
  clinic.call.stock.waste({
    requestId: requestId(),
    batchId,
    steps,
    reason: 'broken',
    note: 'fell',
    approver,
  })

describe('wastage and counts', () => {
  it('takes what was wasted, names the second person, and owes nothing then', async () => {
    await receive(line({ steps: 10 }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    await waste(batchId, 3)
    const { entries } = await clinic.call.stock.entries({ batchId, before: null })
    expect(entries.map(({ kind, steps, balanceAfterSteps }) => [kind, steps, balanceAfterSteps])).toEqual([
      ['wastage', -3, 7],
      ['receipt', 10, 10],
    ])
    expect(entries[0]).toMatchObject({
      staffName: 'Ramdini',
      approverName: 'Vanlalruati',
      countersignOwed: false,
      reason: 'broken: fell',
      day: '2026-02-03',
    })
    expect(rows('SELECT 1 FROM countersign_owed')).toEqual([])
  })

  it('goes on without a second person, and owes a countersign', async () => {
    await receive(line({ steps: 10 }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    await waste(batchId, 3, null)
    const { entries } = await clinic.call.stock.entries({ batchId, before: null })
    expect(entries[0]).toMatchObject({ approverName: null, countersignOwed: true })
  })

  it('refuses more than is there, the actor as second person, and a wrong PIN', async () => {
    await receive(line({ steps: 10 }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    expect(await refusal(waste(batchId, 11))).toBe('REFUSED batch_has_less')
    expect(await refusal(waste(batchId, 1, secondPerson('nurse')))).toBe('NOT_ALLOWED same_person')
    expect(await refusal(waste(batchId, 1, { staffId: STAFF.manager, pin: '111112' }))).toBe(
      'REFUSED wrong_pin',
    )
    expect((await product(PRODUCT.tablet2)).batches[0]?.balanceSteps).toBe(10)
  })

  it('brings the book to the count, unless the book moved while somebody counted', async () => {
    await receive(line({ steps: 10 }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    const adjust = (bookSteps: number, countedSteps: number) =>
      refusal(
        clinic.call.stock.adjust({
          requestId: requestId(),
          batchId,
          bookSteps,
          countedSteps,
          reason: 'counted',
          note: '',
          approver: null,
        }),
      )
    expect(await adjust(10, 10)).toBe('REFUSED count_agrees')
    expect(await adjust(9, 8)).toBe('REFUSED balance_moved')
    expect(await adjust(10, 12)).toBe('done')
    expect(await adjust(12, 0)).toBe('done')
    const found = await product(PRODUCT.tablet2)
    expect(found.batches[0]).toMatchObject({ balanceSteps: 0, moved: { received: 10, adjusted: -10 } })
    expect(found.nothingToOpen).toBe('out_of_stock')
  })

  it('turns the book page by page, the balance running through', async () => {
    await receive(line({ steps: 200 }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    for (let done = 0; done < 120; done += 1) await waste(batchId, 1, null)
    const first = await clinic.call.stock.entries({ batchId, before: null })
    expect([first.entries.length, first.more]).toEqual([100, true])
    const second = await clinic.call.stock.entries({ batchId, before: first.entries.at(-1)?.id ?? 0 })
    expect([second.entries.length, second.more]).toEqual([21, false])
    expect([...first.entries, ...second.entries].map((entry) => entry.balanceAfterSteps)).toEqual(
      Array.from({ length: 121 }, (_, index) => 80 + index),
    )
  })
})

describe('what the database itself refuses', () => {
  it('lets no direct SQL take more than there is, enter into a closed day, or choose a closing balance', async () => {
    await receive(line({ steps: 10 }), line({ productId: PRODUCT.tablet04, batchNumber: 'Q' }))
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    const { db } = clinic.register
    const entry = (productId: number, kind: string, steps: number) => () =>
      db
        .prepare(
          `INSERT INTO stock_entry (id, product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
           VALUES (900, ?, ?, ?, ?, 1, 1, 1, 1)`,
        )
        .run(productId, batchId, kind, steps)
    expect(entry(1, 'issue', -11)).toThrow('not enough stock')
    expect(entry(1, 'adjustment', -11)).toThrow('not enough stock')
    expect(entry(1, 'wastage', 5)).toThrow('CHECK')
    expect(entry(2, 'issue', -1)).toThrow('FOREIGN KEY')
    const close = (steps: number) => () =>
      db
        .prepare('INSERT INTO stock_close (id, clinic_day_id, batch_id, book_steps) VALUES (?, 1, ?, ?)')
        .run(1, batchId, steps)
    expect(close(11)).toThrow('closing line is not the book')
    close(10)()
    expect(entry(1, 'receipt', 5)).toThrow('clinic day is closed')
    expect(() => db.exec('UPDATE stock_entry SET steps = 99')).toThrow('append-only')
    expect(() => db.exec('DELETE FROM stock_entry')).toThrow('append-only')
  })
})

describe('what Home says of stock', () => {
  const needs = async () =>
    (await clinic.call.home.needs())
      .filter(({ code }) => /pack|product|batch/.test(code))
      .map(({ code, urgency }) => `${code} ${urgency}`)

  it('names packs to open, what expires soon or did, and what ran out; nothing of it to a counsellor', async () => {
    expect(await needs()).toEqual([])
    await receive(
      line({ batchNumber: 'SOON', expiryDay: '2026-02-10', steps: 5 }),
      line({ productId: PRODUCT.tablet04, batchNumber: 'TODAY', expiryDay: '2026-02-03', steps: 5 }),
    )
    expect(await needs()).toEqual(['packs_not_open 2', 'batches_expiring 3'])
    const batchId = (await product(PRODUCT.tablet2)).batches[0]?.id ?? 0
    await clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: false })
    await waste(batchId, 5, null)
    clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'clinic_day_close', { clinicDayId: 1, late: 0, staffId: STAFF.nurse, at: tx.at }),
    )
    clinic.openDay('2026-02-04')
    expect(await needs()).toEqual(['products_out 1', 'batches_expired 2'])
    clinic.signIn('counsellor')
    expect(await needs()).toEqual([])
  })
})
