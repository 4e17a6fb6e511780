import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { issueFromBox, undoIssueFromBox } from '../../electron/handlers/box-entries.ts'
import type { Instant } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { seedClients } from '../helpers/seed-counter.ts'
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
let clientId: number
beforeEach(async () => {
  clinic = await stockClinic()
  ;[clientId = 0] = seedClients(clinic.register, [{ registerNumber: 41, called: 'Puia' }])
  await clinic.call.stock.receive({
    requestId: requestId(),
    document: 'DN 1',
    lines: [
      line({ steps: 100 }),
      line({ batchNumber: 'OLD', expiryDay: '2026-02-03', steps: 10 }),
      line({ productId: PRODUCT.methadone5, batchNumber: 'M1', steps: 1_000 }),
    ],
  })
})
afterEach(() => clinic.end())

const batch = (number: string): number =>
  Number(clinic.register.db.prepare('SELECT id FROM batch WHERE batch_number = ?').pluck().get(number))
const left = async (number: string) =>
  (await clinic.call.stock.shelf()).products
    .flatMap(({ batches }) => batches)
    .find(({ batchNumber }) => batchNumber === number)?.balanceSteps
const openBox = (name = 'Durtlang 2') =>
  clinic.call.boxes.open({ requestId: requestId(), name, purpose: 'detoxification camp' })
const putIn = (boxId: number, number: string, steps: number, more: object = {}) =>
  clinic.call.boxes.putIn({
    requestId: requestId(),
    boxId,
    lines: [{ batchId: batch(number), steps, fromSealedPacks: false }],
    approver: null,
    ...more,
  })
type Counted = [number: string, book: number, counted: number, reason?: 'counted' | 'unexplained']
const count = (boxId: number, takeBack: boolean, counted: Counted[], approver = secondPerson('counsellor')) =>
  clinic.call.boxes.count({
    requestId: requestId(),
    boxId,
    takeBack,
    approver,
    lines: counted.map(([number, bookSteps, countedSteps, reason]) => ({
      batchId: batch(number),
      bookSteps,
      countedSteps,
      reason: reason ?? null,
      note: '',
    })),
  })
const issue = (boxId: number, number: string, steps: number, at?: Instant) =>
  clinic.register.write({ act: 'box.issue', actor: STAFF.nurse }, (tx) =>
    issueFromBox(clinic.register, tx, {
      boxId,
      batchId: batch(number),
      steps,
      clientId,
      ...(at !== undefined && { at }),
    }),
  )
const refused = (run: () => unknown) => refusal((async () => run())())
const code = async (run: () => unknown): Promise<string> => {
  try {
    run()
    return 'done'
  } catch (error) {
    return (error as { reasons?: { code: string }[] }).reasons?.[0]?.code ?? String(error)
  }
}

describe('a camp box', () => {
  it('takes from the shelf what it gets, in one act, and owes a countersign when the nurse is alone', async () => {
    const { id } = await openBox()
    const box = await putIn(id, 'B-101', 30)
    expect(box.batches.map(({ batchNumber, steps }) => [batchNumber, steps])).toEqual([['B-101', 30]])
    expect(await left('B-101')).toBe(70)
    const { entries } = await clinic.call.stock.entries({ batchId: batch('B-101'), before: null })
    expect(entries[0]).toMatchObject({ kind: 'box_out', steps: -30, countersignOwed: true })
    expect(box.entries[0]).toMatchObject({ kind: 'in', balanceAfterSteps: 30, staffName: 'Ramdini' })
  })

  it('gets nothing expired, nothing that is not there, and no pack that is open unless sealed ones are meant', async () => {
    const { id } = await openBox()
    expect(await refusal(putIn(id, 'B-101', 101))).toBe('INVALID lines.0.steps batch_has_less')
    await clinic.call.stock.openPack({
      requestId: requestId(),
      batchId: batch('B-101'),
      otherStrengthPutAway: false,
    })
    expect(await refusal(putIn(id, 'B-101', 10))).toBe('INVALID lines.0.batchId batch_open_at_counter')
    const sealed = [{ batchId: batch('B-101'), steps: 10, fromSealedPacks: true }]
    expect(await refusal(putIn(id, 'B-101', 10, { lines: sealed }))).toBe('done')
    const all = [{ batchId: batch('B-101'), steps: 90, fromSealedPacks: true }]
    expect(await refusal(putIn(id, 'B-101', 90, { lines: all }))).toBe(
      'INVALID lines.0.steps open_batch_would_be_empty',
    )
    const tomorrow = clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'clinic_day_close', { clinicDayId: 1, late: 0, staffId: STAFF.nurse, at: tx.at }),
    )
    expect(tomorrow).toBe(1)
    clinic.openDay('2026-02-04')
    expect(await refusal(putIn(id, 'OLD', 1))).toBe('INVALID lines.0.batchId batch_leaves_expired')
  })

  it('has a name that no other box bears', async () => {
    await openBox()
    expect(await refusal(openBox('durtlang 2'))).toBe('INVALID name box_name_taken')
  })

  it('gives medicine to a client by register number, and takes back what nobody swallowed', async () => {
    const { id } = await openBox()
    await putIn(id, 'B-101', 10)
    const written = Date.UTC(2026, 1, 3, 1) as Instant
    const entry = issue(id, 'B-101', 4, written)
    const book = await clinic.call.boxes.book({ boxId: id })
    expect(book.entries.at(-1)).toMatchObject({
      kind: 'issue',
      steps: -4,
      registerNumber: 41,
      at: written,
      balanceAfterSteps: 6,
    })
    expect(await code(() => issue(id, 'B-101', 7))).toBe('box_has_less')
    const undo = () =>
      clinic.register.write({ act: 'box.issue', actor: STAFF.nurse }, (tx) =>
        undoIssueFromBox(clinic.register, tx, entry),
      )
    undo()
    expect(await code(undo)).toBe('issue_undone_already')
    expect((await clinic.call.boxes.book({ boxId: id })).batches[0]?.steps).toBe(10)
    expect(await left('B-101')).toBe(90)
  })

  it('comes back counted: the difference has its reason and second person, the rest stands on the shelf again', async () => {
    const { id } = await openBox()
    await putIn(id, 'B-101', 20)
    await putIn(id, 'M1', 100)
    issue(id, 'B-101', 5)
    expect(await refusal(count(id, true, [['B-101', 15, 14, 'unexplained']]))).toBe(
      'INVALID lines box_batch_not_counted',
    )
    expect(
      await refusal(
        count(id, true, [
          ['B-101', 15, 14],
          ['M1', 100, 102, 'counted'],
        ]),
      ),
    ).toBe('INVALID lines.0.reason difference_unexplained')
    const box = await count(id, true, [
      ['B-101', 15, 14, 'unexplained'],
      ['M1', 100, 102, 'counted'],
    ])
    expect(box.batches).toEqual([])
    expect([await left('B-101'), await left('M1')]).toEqual([94, 1_002])
    expect(box.entries.filter(({ kind }) => kind === 'count_difference')).toMatchObject([
      { steps: -1, reason: 'unexplained', approverName: 'Vanlalruati', countersignOwed: false },
      { steps: 2, reason: 'counted' },
    ])
    const closed = await clinic.call.boxes.close({ requestId: requestId(), boxId: id })
    expect(closed.closedDay).toBe('2026-02-03')
    expect(await refusal(putIn(id, 'B-101', 1))).toBe('REFUSED box_closed')
  })

  it('is closed only when it is empty, and loses what broke in it with a witness or a countersign owed', async () => {
    const { id } = await openBox()
    await putIn(id, 'B-101', 2)
    const close = () => refusal(clinic.call.boxes.close({ requestId: requestId(), boxId: id }))
    expect(await close()).toBe('REFUSED box_not_empty')
    const waste = (steps: number) =>
      clinic.call.boxes.waste({
        requestId: requestId(),
        boxId: id,
        batchId: batch('B-101'),
        steps,
        reason: 'broken',
        note: '',
        approver: null,
      })
    expect(await refusal(waste(3))).toBe('REFUSED box_has_less')
    expect((await waste(2)).entries.at(-1)).toMatchObject({ kind: 'wastage', countersignOwed: true })
    expect(await close()).toBe('done')
    expect(await refused(() => clinic.call.boxes.book({ boxId: 99 }))).toBe('NOT_FOUND')
  })

  it('answers a repeated request once', async () => {
    const { id } = await openBox()
    const request = requestId()
    await putIn(id, 'B-101', 5, { requestId: request })
    await putIn(id, 'B-101', 5, { requestId: request })
    expect(await left('B-101')).toBe(95)
  })
})
