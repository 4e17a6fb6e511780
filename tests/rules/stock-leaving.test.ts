import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { boxCountProblems } from '../../shared/rules/box-count.ts'
import { type Leaving, leavingProblems } from '../../shared/rules/stock-leaving.ts'

const TODAY = '2026-02-03' as ClinicDay
const batch = (id: number, changes: object = {}) => ({
  id,
  expiryDay: '2027-01-31' as ClinicDay,
  balanceSteps: 100,
  isOpen: false,
  ...changes,
})
const line = (batchId: number, steps: number, fromSealedPacks = false) => ({
  batchId,
  steps,
  fromSealedPacks,
})

describe('what may leave the shelf', () => {
  it.each<[string, Leaving, ReturnType<typeof line>[], ReturnType<typeof batch>[], string[]]>([
    ['a whole sealed batch', 'transfer_out', [line(1, 100)], [batch(1)], []],
    ['one more than there is', 'transfer_out', [line(1, 101)], [batch(1)], ['lines.0.steps batch_has_less']],
    [
      'the same batch on two lines',
      'box_out',
      [line(1, 1), line(1, 1)],
      [batch(1)],
      ['lines.1.batchId batch_leaves_twice'],
    ],
    ['a batch that nobody knows', 'box_out', [line(9, 1)], [batch(1)], ['lines.0.batchId batch_unknown']],
    [
      'an expired batch to another site',
      'transfer_out',
      [line(1, 1)],
      [batch(1, { expiryDay: '2026-02-02' })],
      ['lines.0.batchId batch_leaves_expired'],
    ],
    [
      'an expired batch into a box',
      'box_out',
      [line(1, 1)],
      [batch(1, { expiryDay: '2026-02-02' })],
      ['lines.0.batchId batch_leaves_expired'],
    ],
    [
      'an expired batch back to the supplier',
      'supplier_return',
      [line(1, 1)],
      [batch(1, { expiryDay: '2026-02-02' })],
      [],
    ],
    ['on its last day of use', 'transfer_out', [line(1, 1)], [batch(1, { expiryDay: TODAY })], []],
    [
      'of the batch open at the counter, unasked',
      'transfer_out',
      [line(1, 40)],
      [batch(1, { isOpen: true })],
      ['lines.0.batchId batch_open_at_counter'],
    ],
    [
      'of the open batch, sealed packs alone',
      'transfer_out',
      [line(1, 40, true)],
      [batch(1, { isOpen: true })],
      [],
    ],
    [
      'all of the open batch, whatever is said',
      'supplier_return',
      [line(1, 100, true)],
      [batch(1, { isOpen: true })],
      ['lines.0.steps open_batch_would_be_empty'],
    ],
  ])('%s', (_title, kind, lines, batches, wanted) => {
    const found = leavingProblems(kind, lines, batches, TODAY)
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(wanted)
  })
})

describe('the count of a box', () => {
  const book = new Map([
    [1, 10],
    [2, 5],
  ])
  const counted = (
    batchId: number,
    bookSteps: number,
    countedSteps: number,
    reason: string | null = null,
  ) => ({
    batchId,
    bookSteps,
    countedSteps,
    reason,
  })
  it.each<[string, ReturnType<typeof counted>[], string[]]>([
    ['both agree', [counted(1, 10, 10), counted(2, 5, 5)], []],
    ['one is forgotten', [counted(1, 10, 10)], ['lines box_batch_not_counted']],
    [
      'fewer, and nobody says why',
      [counted(1, 10, 9), counted(2, 5, 5)],
      ['lines.0.reason difference_unexplained'],
    ],
    ['fewer, with a reason', [counted(1, 10, 9, 'broken'), counted(2, 5, 5)], []],
    ['more, with a reason', [counted(1, 10, 12, 'miscounted'), counted(2, 5, 5)], []],
    [
      'the book moved while somebody counted',
      [counted(1, 11, 11), counted(2, 5, 5)],
      ['lines.0.countedSteps balance_moved'],
    ],
    [
      'a batch that is not in it',
      [counted(1, 10, 10), counted(2, 5, 5), counted(3, 0, 0)],
      ['lines.2.batchId box_batch_unknown'],
    ],
    [
      'a batch counted twice',
      [counted(1, 10, 10), counted(2, 5, 5), counted(1, 10, 10)],
      ['lines.2.batchId box_batch_unknown'],
    ],
  ])('%s', (_title, lines, wanted) => {
    expect(boxCountProblems(lines, book).map(({ field, code }) => `${field} ${code}`)).toEqual(wanted)
  })
})
