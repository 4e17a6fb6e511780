import type { Box, BoxBatch, BoxBook, BoxEntry } from '../../shared/contract/boxes.ts'
import { type BoxStored, batchWithProduct, boxBalances, boxById, boxEntries } from '../db/sub-store.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { staffNames } from './staff-facts.ts'

/** A box with what is in it. */
export function boxView(register: Register, box: BoxStored): Box {
  const { id, name, purpose, openedDay, closedDay } = box
  const batches = boxBalances(register.db, id).flatMap(({ batchId, steps }): BoxBatch[] => {
    const batch = batchWithProduct(register.db, batchId)
    return batch ? [{ ...batch, steps }] : []
  })
  return {
    id,
    name,
    purpose,
    openedDay,
    closedDay,
    batches: batches.toSorted(
      (a, b) => a.productId - b.productId || (a.expiryDay < b.expiryDay ? -1 : 1) || a.id - b.id,
    ),
  }
}

/** A box with its book: what every act on it answers with. @throws NotFound */
export function boxBook(register: Register, boxId: number): BoxBook {
  const box = boxById(register.db, boxId)
  if (!box) throw new NotFound('box')
  const names = staffNames(register)
  const left = new Map<number, number>()
  const entries = boxEntries(register.db, boxId).flatMap((stored): BoxEntry[] => {
    const batch = batchWithProduct(register.db, stored.batchId)
    if (!batch) return []
    const balanceAfterSteps = (left.get(stored.batchId) ?? 0) + stored.steps
    left.set(stored.batchId, balanceAfterSteps)
    const { id, day, at, kind, batchNumber, steps, registerNumber, reason } = stored
    return [
      {
        ...{ id, day, at, kind, batchNumber, steps, registerNumber, reason },
        product: batch.product,
        balanceAfterSteps,
        staffName: names.get(stored.staffId) ?? '',
        approverName: stored.approverId === null ? null : (names.get(stored.approverId) ?? ''),
        countersignOwed: stored.countersignOwed === 1,
      },
    ]
  })
  return { ...boxView(register, box), today: todayOf(register), entries }
}
