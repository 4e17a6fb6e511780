import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openClinicDay } from '../../electron/db/clinic-day.ts'
import { batchBalance } from '../../electron/db/stock.ts'
import { insert } from '../../electron/db/write.ts'
import type { StockEntry } from '../../shared/records/stock-entry.ts'
import { addDays } from '../../shared/rules/days.ts'
import { batchBalances } from '../../shared/rules/stock-balance.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { STAFF } from '../helpers/clinic.ts'
import { line, refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
})
afterEach(() => clinic.end())

/** One thing that happens to a batch, in steps; `count` is what somebody counted. */
type Step = { act: 'receive' | 'issue' | 'return' | 'waste' | 'count' | 'close'; steps: number }

const aStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('receive', 'issue', 'issue', 'issue', 'return', 'waste', 'count', 'close'),
  steps: fc.integer({ min: 1, max: 40 }),
})

const dayOf = () => openClinicDay(clinic.register.db) ?? expect.fail('no day is open')

async function closeAndOpenNext(): Promise<void> {
  await beforeClose(clinic.call)
  const { day } = await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
  clinic.openDay(addDays(day, 1))
}

/** Does one step as the program does it. @returns whether it was taken */
async function does({ act, steps }: Step, batchId: number, batchNumber: string): Promise<boolean> {
  const { call, register } = clinic
  const owing = { requestId: requestId(), batchId, note: '', approver: null }
  const moves = (kind: 'issue' | 'return', by: number) =>
    refusal(
      (async () =>
        register.write({ act: 'dose.record', actor: STAFF.nurse }, (tx) =>
          insert(tx, 'stock_entry', {
            productId: 1,
            batchId,
            kind,
            steps: by,
            doseId: null,
            document: null,
            reason: null,
            clinicDayId: dayOf().id,
            staffId: STAFF.nurse,
            approverId: null,
            at: tx.at,
            recordedAt: tx.at,
          }),
        ))(),
    )
  switch (act) {
    case 'receive':
      await call.stock.receive({
        requestId: requestId(),
        document: 'DN',
        lines: [line({ batchNumber, steps, expiryDay: '2040-01-31' })],
      })
      return true
    case 'issue':
      return (await moves('issue', -steps)) === 'done'
    case 'return':
      return (await moves('return', steps)) === 'done'
    case 'waste':
      return (await refusal(call.stock.waste({ ...owing, steps, reason: 'broken' }))) === 'done'
    case 'count': {
      const bookSteps = batchBalance(register.db, batchId)
      return (
        (await refusal(
          call.stock.adjust({ ...owing, bookSteps, countedSteps: steps, reason: 'counted' }),
        )) === 'done'
      )
    }
    case 'close':
      await closeAndOpenNext()
      return true
  }
}

function expected(left: number, { act, steps }: Step): number {
  if (act === 'receive' || act === 'return') return left + steps
  if (act === 'issue' || act === 'waste') return steps > left ? left : left - steps
  return act === 'count' ? steps : left
}

describe('a balance after any history', () => {
  // Four clinics of 250 histories each: a shelf of a thousand batches is nobody's.
  it.each([1, 2, 3, 4])(
    'is receipts − issues − wastage + returns + corrections, never below zero, over days closed or not (%i)',
    async (seed) => {
      let sequence = 0
      await fc.assert(
        fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 8 }), async (steps) => {
          const { db } = clinic.register
          sequence += 1
          const batchNumber = `R-${sequence}`
          await clinic.call.stock.receive({
            requestId: requestId(),
            document: 'DN',
            lines: [line({ batchNumber, steps: 20, expiryDay: '2040-01-31' })],
          })
          const batchId = Number(db.prepare('SELECT max(id) FROM batch').pluck().get())
          let left = 20
          for (const step of steps) {
            const wanted = expected(left, step)
            const taken = await does(step, batchId, batchNumber)
            if (step.act === 'issue' || step.act === 'waste') expect(taken).toBe(step.steps <= left)
            left = wanted
            expect(batchBalance(db, batchId)).toBe(left)
          }
          const entries = db
            .prepare(
              'SELECT batch_id AS batchId, steps, clinic_day_id AS clinicDayId FROM stock_entry WHERE batch_id = ?',
            )
            .all(batchId) as StockEntry[]
          const closes = db
            .prepare(
              'SELECT batch_id AS batchId, clinic_day_id AS clinicDayId, book_steps AS bookSteps FROM stock_close WHERE batch_id = ?',
            )
            .all(batchId) as { batchId: number; clinicDayId: number; bookSteps: number }[]
          expect(batchBalances(entries, closes).get(batchId)).toBe(left)
          expect(entries.reduce((sum, entry) => sum + entry.steps, 0)).toBe(left)
          expect(left).toBeGreaterThanOrEqual(0)
        }),
        { seed, numRuns: 250 },
      )
    },
    300_000,
  )
})
