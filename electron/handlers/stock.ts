import type { Batch } from '../../shared/records/product.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { batchBalance, openPacks, products } from '../db/stock.ts'
import { batchById, wasEverReceived } from '../db/stock-book.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { dayOf, enter, reasonText, takeIn } from './stock-entries.ts'
import { bookPage, shelfFacts } from './stock-facts.ts'

export const stock = {
  shelf: signedIn.stock.shelf.handler(({ context: { register } }) => shelfFacts(register)),

  entries: signedIn.stock.entries.handler(({ input, context: { register } }) => {
    batchOf(register, input.batchId)
    return bookPage(register, input.batchId, input.before)
  }),

  receive: signedIn.stock.receive.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(
      input.requestId,
      { act: 'stock.receive', actor: staff.id },
      (tx) =>
        takeIn(
          tx,
          { kind: 'receipt', document: input.document, day: dayOf(register), staffId: staff.id },
          input.lines,
        )[0] ?? 0,
    )
    return shelfFacts(register)
  }),

  opening: signedIn.stock.opening.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'stock.opening'
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
      input.lines.forEach(({ productId }, index) => {
        if (wasEverReceived(tx.db, productId))
          throw new InvalidInput([{ field: `lines.${index}.productId`, code: 'opening_stock_over' }])
      })
      const day = dayOf(register)
      const entering = { kind: 'opening', document: input.document || null, day, staffId: staff.id } as const
      const ids = takeIn(tx, entering, input.lines)
      for (const id of ids) oweCountersign(tx, 'stock_entry', id, day.id)
      return ids[0] ?? 0
    })
    return shelfFacts(register)
  }),

  openPack: signedIn.stock.openPack.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'stock.open_pack', actor: staff.id }, (tx) => {
      const day = dayOf(register)
      const batch = batchOf(register, input.batchId)
      if (isExpired(batch, day.day)) return refuse('batch_expired', { batch: batch.batchNumber })
      if (batchBalance(tx.db, batch.id) <= 0) return refuse('batch_empty', { batch: batch.batchNumber })
      if (!input.otherStrengthPutAway) refuseSecondStrength(tx, day.id, batch)
      return insert(tx, 'open_pack', {
        clinicDayId: day.id,
        productId: batch.productId,
        batchId: batch.id,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return shelfFacts(register)
  }),

  waste: signedIn.stock.waste.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'stock.waste'
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = reasonText(input.reason, input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const batch = batchOf(register, input.batchId)
      const left = batchBalance(tx.db, batch.id)
      if (input.steps > left) return refuse('batch_has_less', { left })
      const day = dayOf(register)
      const id = enter(tx, { kind: 'wastage', day, staffId: staff.id }, batch, -input.steps)
      oweCountersign(tx, 'stock_entry', id, day.id)
      return id
    })
    return shelfFacts(register)
  }),

  adjust: signedIn.stock.adjust.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'stock.adjust'
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = reasonText(input.reason, input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const batch = batchOf(register, input.batchId)
      const book = batchBalance(tx.db, batch.id)
      if (book !== input.bookSteps) return refuse('balance_moved', { book })
      if (book === input.countedSteps) return refuse('count_agrees', { book })
      const day = dayOf(register)
      const id = enter(tx, { kind: 'adjustment', day, staffId: staff.id }, batch, input.countedSteps - book)
      oweCountersign(tx, 'stock_entry', id, day.id)
      return id
    })
    return shelfFacts(register)
  }),
}

function batchOf(register: Register, id: number): Batch {
  const batch = batchById(register.db, id)
  if (!batch) throw new NotFound('batch')
  return batch
}

/** Two strengths of one liquid are never open at once: the other bottle goes away first, and somebody says so. */
function refuseSecondStrength(tx: Tx, clinicDayId: number, batch: Batch): void {
  const all = products(tx.db)
  const product = all.find(({ id }) => id === batch.productId)
  if (product?.form !== 'liquid') return
  const other = openPacks(tx.db, clinicDayId)
    .map(({ productId }) => all.find(({ id }) => id === productId))
    .find((open) => open?.form === 'liquid' && open.drug === product.drug && open.id !== product.id)
  if (other)
    refuse('other_strength_open', {
      open: other.strengthMicrograms,
      wanted: product.strengthMicrograms,
    })
}
