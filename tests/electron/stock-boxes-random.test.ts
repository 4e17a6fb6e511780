import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { batchBalance } from '../../electron/db/stock.ts'
import { boxBalance } from '../../electron/db/sub-store.ts'
import { issueFromBox, undoIssueFromBox } from '../../electron/handlers/box-entries.ts'
import { STAFF } from '../helpers/clinic.ts'
import { seedClients } from '../helpers/seed-counter.ts'
import { line, refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  seedClients(clinic.register, [{ registerNumber: 41, called: 'Puia' }])
})
afterEach(() => clinic.end())

const ACTS = [
  'receive',
  'waste',
  'send',
  'give_back',
  'fill',
  'issue',
  'undo',
  'box_waste',
  'count',
  'bring',
] as const
type Step = { act: (typeof ACTS)[number]; steps: number; box: 0 | 1 }
const aStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS, 'fill', 'issue'),
  steps: fc.integer({ min: 1, max: 30 }),
  box: fc.constantFrom(0, 1),
})

/** What anybody would keep on a slip of paper: the shelf, two boxes, and what left the site for good. */
class Slip {
  shelf = 20
  boxes: [number, number] = [0, 0]
  received = 20
  gone = 0
  corrected = 0
  issues: { id: number; box: 0 | 1; steps: number }[] = []
}

/** Does one step as the program does it, and on the slip only what was taken. */
async function does(
  { act, steps, box }: Step,
  slip: Slip,
  batch: { id: number; number: string },
  boxIds: number[],
) {
  const { call, register } = clinic
  const boxId = boxIds[box] ?? 0
  const owed = { requestId: requestId(), approver: null, note: '' }
  const taken = async (promise: Promise<unknown>) => (await refusal(promise)) === 'done'
  const inTransaction = (body: (tx: Parameters<typeof issueFromBox>[1]) => number) => {
    try {
      return register.write({ act: 'box.issue', actor: STAFF.nurse }, body)
    } catch {
      return null
    }
  }
  const inBox = slip.boxes[box]
  const sending = { document: 'TN', otherParty: 'Lunglei', carrier: 'Zova' }
  const lines = [{ batchId: batch.id, steps, fromSealedPacks: true }]
  switch (act) {
    case 'receive':
      await call.stock.receive({
        requestId: requestId(),
        document: 'DN',
        lines: [line({ batchNumber: batch.number, steps, expiryDay: '2040-01-31' })],
      })
      slip.shelf += steps
      slip.received += steps
      return
    case 'waste':
      expect(await taken(call.stock.waste({ ...owed, batchId: batch.id, steps, reason: 'broken' }))).toBe(
        steps <= slip.shelf,
      )
      if (steps <= slip.shelf) [slip.shelf, slip.gone] = [slip.shelf - steps, slip.gone + steps]
      return
    case 'send':
    case 'give_back': {
      const kind = act === 'send' ? 'transfer_out' : 'supplier_return'
      const done = await taken(
        call.stockLeaving.sendOut({ ...sending, requestId: requestId(), kind, lines, approver: null }),
      )
      expect(done).toBe(steps <= slip.shelf)
      if (done) [slip.shelf, slip.gone] = [slip.shelf - steps, slip.gone + steps]
      return
    }
    case 'fill': {
      const done = await taken(call.boxes.putIn({ requestId: requestId(), boxId, lines, approver: null }))
      expect(done).toBe(steps <= slip.shelf)
      if (done) [slip.shelf, slip.boxes[box]] = [slip.shelf - steps, inBox + steps]
      return
    }
    case 'issue': {
      const id = inTransaction((tx) =>
        issueFromBox(register, tx, { boxId, batchId: batch.id, steps, clientId: 1 }),
      )
      expect(id !== null).toBe(steps <= inBox)
      if (id === null) return
      slip.boxes[box] = inBox - steps
      slip.gone += steps
      slip.issues.push({ id, box, steps })
      return
    }
    case 'undo': {
      const last = slip.issues.pop()
      if (!last) return
      expect(inTransaction((tx) => undoIssueFromBox(register, tx, last.id))).not.toBeNull()
      slip.boxes[last.box] += last.steps
      slip.gone -= last.steps
      return
    }
    case 'box_waste':
      expect(
        await taken(call.boxes.waste({ ...owed, boxId, batchId: batch.id, steps, reason: 'broken' })),
      ).toBe(steps <= inBox)
      if (steps <= inBox) [slip.boxes[box], slip.gone] = [inBox - steps, slip.gone + steps]
      return
    case 'count':
    case 'bring': {
      const counted = {
        batchId: batch.id,
        bookSteps: inBox,
        countedSteps: steps,
        reason: 'counted' as const,
        note: '',
      }
      const takeBack = act === 'bring'
      const done = await taken(
        call.boxes.count({ requestId: requestId(), boxId, takeBack, lines: [counted], approver: null }),
      )
      expect(done).toBe(inBox > 0 && (takeBack || steps !== inBox))
      if (!done) return
      slip.corrected += steps - inBox
      slip.boxes[box] = takeBack ? 0 : steps
      if (takeBack) slip.shelf += steps
    }
  }
}

// Two registers of 200 histories each: a shelf of a thousand batches is nobody's.
it.each([11, 12])(
  'shelf and boxes together are receipts − issues − wastage − sent + corrections, and none below zero (%i)',
  async (seed) => {
    const boxIds: number[] = []
    for (const name of ['Camp 1', 'Camp 2'])
      boxIds.push((await clinic.call.boxes.open({ requestId: requestId(), name, purpose: 'camp' })).id)
    const { db } = clinic.register
    let sequence = 0
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 12 }), async (steps) => {
        sequence += 1
        const number = `R-${sequence}`
        await clinic.call.stock.receive({
          requestId: requestId(),
          document: 'DN',
          lines: [line({ batchNumber: number, steps: 20, expiryDay: '2040-01-31' })],
        })
        const id = Number(db.prepare('SELECT max(id) FROM batch').pluck().get())
        const slip = new Slip()
        for (const step of steps) {
          await does(step, slip, { id, number }, boxIds)
          const boxes = boxIds.map((boxId) => boxBalance(db, boxId, id))
          expect([batchBalance(db, id), ...boxes]).toEqual([slip.shelf, ...slip.boxes])
          expect(Math.min(slip.shelf, ...slip.boxes)).toBeGreaterThanOrEqual(0)
          expect(slip.shelf + slip.boxes[0] + slip.boxes[1]).toBe(slip.received - slip.gone + slip.corrected)
        }
        // The next history begins with empty boxes.
        for (const boxId of boxIds) {
          const bookSteps = boxBalance(db, boxId, id)
          const counted = { batchId: id, bookSteps, countedSteps: bookSteps, reason: null, note: '' }
          if (bookSteps > 0)
            await clinic.call.boxes.count({
              requestId: requestId(),
              boxId,
              takeBack: true,
              lines: [counted],
              approver: null,
            })
        }
      }),
      { seed, numRuns: 200 },
    )
  },
  300_000,
)
