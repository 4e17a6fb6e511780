import { randomUUID } from 'node:crypto'
import { insert, write } from '../../electron/db/write.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { PINS, STAFF, type TestClock } from '../../tests/helpers/clinic.ts'
import { type Figure, figure, median } from './figures.ts'
import { handlersOver } from './handlers.ts'

const SAMPLES = 20
/** Ten years of a delivery a month of each of three products, and some wastage of each batch. */
const MONTHS = 120
const ENTRIES_A_BATCH = 8

/**
 * The stock screens after ten years: some 3,000 entries of 360 batches besides the doses. Against each ask the same
 * one of the register as it was before those years.
 */
export async function stockBench(large: {
  folder: string
  register: Register
  clock: TestClock
  today: ClinicDay
}): Promise<Figure[]> {
  const { folder, register, clock } = large
  const { call, session } = handlersOver(folder, register, clock)
  await call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
  const month = large.today.slice(0, 7)
  const asks = {
    'the shelf': () => call.stock.shelf(),
    'days of stock left': () => call.stockBook.outlook(),
    'every batch': () => call.stockBook.batches(),
    'a month of the register': () => call.stockBook.month({ productId: 1, month }),
  }
  await call.day.open({ requestId: randomUUID(), day: large.today, approver: null, reason: null })
  await measured(asks)
  const before = await measured(asks)
  tenYears(register, large.today)
  const after = await measured(asks)
  session.signOut()
  return Object.keys(asks).map((name) =>
    figure(`${name}, ten years later`, after.get(name) ?? 0, 'before them', before.get(name) ?? 1),
  )
}

async function measured(asks: Record<string, () => Promise<unknown>>): Promise<Map<string, number>> {
  const figures = new Map<string, number>()
  for (const [name, ask] of Object.entries(asks)) {
    const samples: number[] = []
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const begun = performance.now()
      await ask()
      samples.push(performance.now() - begun)
    }
    figures.set(name, median(samples))
  }
  return figures
}

/** Written now and dated back, so that the clients of today are booked all the same. */
function tenYears(register: Register, today: ClinicDay): void {
  const at = register.now() as Instant
  const by = { staffId: STAFF.nurse, approverId: null, at, recordedAt: at }
  write(register.db, { act: 'stock.receive', actor: STAFF.nurse, at }, (tx) => {
    for (let month = 0; month < MONTHS; month += 1) {
      const day = addDays(today, (month - MONTHS) * 30 - 100)
      const clinicDayId = insert(tx, 'clinic_day', {
        day,
        openedBy: STAFF.nurse,
        approvedBy: null,
        reason: null,
        at,
      })
      for (const productId of [1, 2, 3]) {
        const expiryDay = addDays(today, 200 + month)
        const batchId = insert(tx, 'batch', { productId, batchNumber: `L-${month}`, expiryDay, at })
        const entry = { productId, batchId, doseId: null, document: 'DN', reason: null, clinicDayId, ...by }
        insert(tx, 'stock_entry', { ...entry, kind: 'receipt', steps: 1_000 })
        for (let one = 1; one < ENTRIES_A_BATCH; one += 1)
          insert(tx, 'stock_entry', {
            ...entry,
            kind: 'wastage',
            steps: month < MONTHS - 6 && one === 1 ? -994 : -1,
          })
        const left = month < MONTHS - 6 ? 0 : 993
        insert(tx, 'stock_close', { clinicDayId, batchId, bookSteps: left })
      }
      insert(tx, 'clinic_day_close', { clinicDayId, late: 0, staffId: STAFF.nurse, at })
    }
  })
}
