import type { SubStoreEntry, SubStoreEntryKind } from '../../shared/records/sub-store.ts'
import type { Instant } from '../../shared/records/time.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { batchById } from '../db/stock-book.ts'
import { type BoxStored, boxBalance, boxById, boxEntryById, isUndone } from '../db/sub-store.ts'
import { insert, type Tx } from '../db/write.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { dayOf } from './stock-entries.ts'

/** The box, open. Refused: `box_closed`. @throws NotFound */
export function openBox(register: Register, id: number): BoxStored {
  const box = boxById(register.db, id)
  if (!box) throw new NotFound('box')
  return box.closedDay === null ? box : refuse('box_closed')
}

type Entering = Pick<SubStoreEntry, 'subStoreId' | 'batchId' | 'productId' | 'steps' | 'clinicDayId'> & {
  readonly kind: SubStoreEntryKind
  readonly stockEntryId?: number
  readonly clientId?: number
  readonly undoes?: number
  /** When it happened, where that is not now: a camp writes on paper first. */
  readonly at?: Instant
}

/** One movement in a box. The act's actor, second person and reason are those of the entry. @returns its key */
export function enterInBox(tx: Tx, { stockEntryId, clientId, undoes, at, ...entry }: Entering): number {
  if (tx.actor === null) throw new Error('a box has no entry without a person')
  return insert(tx, 'sub_store_entry', {
    ...entry,
    stockEntryId: stockEntryId ?? null,
    clientId: clientId ?? null,
    undoes: undoes ?? null,
    reason: tx.reason ?? null,
    staffId: tx.actor,
    approverId: tx.approver ?? null,
    at: at ?? tx.at,
    recordedAt: tx.at,
  })
}

/**
 * Gives medicine out of a camp box to a client, inside the caller's own transaction: the chart's row and this entry are
 * written together or not at all. Refused: `no_open_day`, `box_closed`, `box_has_less`, `batch_expired`.
 *
 * @param issue `steps` in whole steps of the batch's product, above zero; `at` when it was given, if that is not now
 * @returns the key of the box's entry, for the row that tells why it was given
 */
export function issueFromBox(
  register: Register,
  tx: Tx,
  issue: { boxId: number; batchId: number; steps: number; clientId: number; at?: Instant },
): number {
  const { boxId, batchId, steps, clientId, at } = issue
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError('an issue is of whole steps above zero')
  const day = dayOf(register)
  openBox(register, boxId)
  const batch = batchById(tx.db, batchId)
  if (!batch) throw new NotFound('batch')
  if (isExpired(batch, day.day)) return refuse('batch_expired', { batch: batch.batchNumber })
  const left = boxBalance(tx.db, boxId, batchId)
  if (steps > left) return refuse('box_has_less', { left })
  return enterInBox(tx, {
    subStoreId: boxId,
    batchId,
    productId: batch.productId,
    kind: 'issue',
    steps: -steps,
    clientId,
    clinicDayId: day.id,
    ...(at !== undefined && { at }),
  })
}

/**
 * Nobody took any of it: the whole issue goes back into its box, by a further row. Refused: `box_closed`,
 * `issue_undone_already`. @returns the key of the new entry
 */
export function undoIssueFromBox(register: Register, tx: Tx, entryId: number): number {
  const issue = boxEntryById(tx.db, entryId)
  if (issue?.kind !== 'issue' || issue.clientId === null) throw new NotFound('box issue')
  if (isUndone(tx.db, entryId)) return refuse('issue_undone_already')
  openBox(register, issue.subStoreId)
  const { subStoreId, batchId, productId, clientId, steps } = issue
  return enterInBox(tx, {
    subStoreId,
    batchId,
    productId,
    clientId,
    kind: 'issue_back',
    steps: -steps,
    undoes: entryId,
    clinicDayId: dayOf(register).id,
  })
}
