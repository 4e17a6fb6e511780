import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { narcoticPage } from '../../shared/rules/narcotic-page.ts'
import { STAFF } from '../helpers/clinic.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { line, PRODUCT, requestId, secondPerson } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

const closeDay = (clinicDayId: number) =>
  clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
    for (const { id, steps } of clinic.rows(
      'SELECT id, (SELECT sum(steps) FROM stock_entry s WHERE s.batch_id = b.id) AS steps FROM batch b',
    ) as { id: number; steps: number }[])
      insert(tx, 'stock_close', { clinicDayId, batchId: id, bookSteps: steps })
    return insert(tx, 'clinic_day_close', { clinicDayId, late: 0, staffId: STAFF.nurse, at: tx.at })
  })
const waste = (batchId: number, steps: number) =>
  clinic.call.stock.waste({
    requestId: requestId(),
    batchId,
    steps,
    reason: 'broken',
    note: '',
    approver: secondPerson('counsellor'),
  })

describe('a month of the register', () => {
  it('begins with what the month before left, tells doses as sums, and ends with what the shelf holds', async () => {
    await clinic.check(await clinic.given(1))
    const voided = await clinic.scan(3)
    await clinic.voidDose(clinic.openDose(voided))
    await waste(1, 2)
    closeDay(1)
    clinic.openDay('2026-03-02')
    await waste(1, 1)
    const february = await clinic.call.stockBook.month({ productId: PRODUCT.tablet2, month: '2026-02' })
    expect(february.movements.map(({ kind, steps, doses }) => [kind, steps, doses])).toEqual([
      ['receipt', 1_000, 0],
      ['issue', -6, 2],
      ['return', 2, 1],
      ['wastage', -2, 0],
    ])
    const march = await clinic.call.stockBook.month({ productId: PRODUCT.tablet2, month: '2026-03' })
    expect(march.broughtForwardSteps).toBe(narcoticPage(0, february.movements).carriedForward)
    expect(narcoticPage(march.broughtForwardSteps, march.movements).carriedForward).toBe(clinic.balance(1))
    expect([february.complete, march.complete]).toEqual([true, false])
    expect(february.batches).toMatchObject([{ batchNumber: 'B-101', closingSteps: 994 }])
    expect(await clinic.call.stockBook.months()).toEqual(['2026-03', '2026-02'])
  })

  it('of a month in which the clinic never opened has no line', async () => {
    expect(await clinic.call.stockBook.month({ productId: 1, month: '2025-12' })).toMatchObject({
      movements: [],
      broughtForwardSteps: 0,
      complete: false,
    })
  })

  it('names the box as where stock went, and what stood in boxes when the month ended', async () => {
    const box = await clinic.call.boxes.open({ requestId: requestId(), name: 'Camp 1', purpose: 'camp' })
    const lines = [{ batchId: 1, steps: 40, fromSealedPacks: true }]
    await clinic.call.boxes.putIn({ requestId: requestId(), boxId: box.id, lines, approver: null })
    const page = await clinic.call.stockBook.month({ productId: 1, month: '2026-02' })
    expect(page.movements.at(-1)).toMatchObject({ kind: 'box_out', otherParty: 'Camp 1' })
    expect(page.inBoxesSteps).toBe(40)
  })
})

describe('every batch ever received', () => {
  it('is listed with what came in, and its book opens after it was used up and left the shelf', async () => {
    await clinic.call.stock.receive({
      requestId: requestId(),
      document: 'DN 2',
      lines: [line({ batchNumber: 'GONE', steps: 4 }), line({ batchNumber: 'NEW', steps: 6 })],
    })
    const gone = Number(
      (clinic.rows("SELECT id FROM batch WHERE batch_number = 'GONE'") as { id: number }[])[0]?.id,
    )
    await waste(gone, 4)
    closeDay(1)
    clinic.openDay('2026-02-04')
    const onShelf = (await clinic.call.stock.shelf()).products.flatMap(({ batches }) => batches)
    expect(onShelf.some(({ id }) => id === gone)).toBe(false)
    const listed = (await clinic.call.stockBook.batches()).find(({ id }) => id === gone)
    expect(listed).toMatchObject({
      batchNumber: 'GONE',
      receivedSteps: 4,
      balanceSteps: 0,
      firstDay: '2026-02-03',
      lastDay: '2026-02-03',
    })
    const { batch, product } = await clinic.call.stockBook.batch({ batchId: gone })
    expect([batch.balanceSteps, product.drug]).toEqual([0, 'buprenorphine'])
    const { entries } = await clinic.call.stock.entries({ batchId: gone, before: null })
    expect(entries.map(({ kind }) => kind)).toEqual(['wastage', 'receipt'])
  })
})

describe('how long the shelf lasts', () => {
  it('counts who is booked, in tablets after the split, and says when to order', async () => {
    // 8, 8, and 4.4 + 4 mg: twelve tablets of 2 mg and one of 0.4 mg a day last 83 days. On the next one four of 2 mg are
    // left, and 41 of 0.4 mg make the rest; 876 of these make 61 a day on 14 days more.
    const { drugs, products } = await clinic.call.stockBook.outlook()
    expect(drugs.find(({ drug }) => drug === 'buprenorphine')).toMatchObject({
      clients: 3,
      days: 98,
      reorder: false,
      totalMicrograms: 2_400_000,
    })
    expect(products.slice(0, 2)).toMatchObject([{ perDaySteps: 12 }, { perDaySteps: 1 }])
    await clinic.check(await clinic.given(1))
    await waste(1, 990)
    const after = (await clinic.call.stockBook.outlook()).drugs[0]
    expect(after).toMatchObject({ reorder: true })
    const needs = await clinic.call.home.needs()
    expect(needs.find(({ code }) => code === 'reorder')).toMatchObject({
      params: { drug: 'buprenorphine', days: after?.days },
      urgency: 3,
    })
  })
})
