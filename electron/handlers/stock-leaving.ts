import type { LeavingLineInput } from '../../shared/contract/stock-leaving.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import { type Leaving, leavingProblems } from '../../shared/rules/stock-leaving.ts'
import { documentSeen, entryDay } from '../db/register-page.ts'
import { batchBalance, openPacks } from '../db/stock.ts'
import { batchById } from '../db/stock-book.ts'
import { insert, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput, NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { dayOf, enter, takeIn } from './stock-entries.ts'
import { shelfFacts } from './stock-facts.ts'

export const stockLeaving = {
  documentSeen: signedIn.stockLeaving.documentSeen.handler(({ input, context: { register } }) => {
    const seen = documentSeen(register.db, input.document)
    const when = seen && entryDay(register.db, seen.entryId)
    return seen && when ? { day: when.day, at: when.at as never, lines: seen.lines } : null
  }),

  sendOut: signedIn.stockLeaving.sendOut.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'stock.transfer'
    const { kind, document, lines } = input
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
      const day = dayOf(register)
      const ids = takeOff(tx, { kind, day, staffId: staff.id, document }, lines)
      for (const id of ids) noteJourney(register, tx, id, input)
      for (const id of ids) oweCountersign(tx, 'stock_entry', id, day.id)
      return ids[0] ?? 0
    })
    return shelfFacts(register)
  }),

  takeOver: signedIn.stockLeaving.takeOver.handler(
    async ({ input, context: { register, session, staff } }) => {
      const act = 'stock.transfer'
      const approver = await proveSecond(register, session, act, staff.id, input.approver)
      register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
        const day = dayOf(register)
        const { document } = input
        const ids = takeIn(tx, { kind: 'transfer_in', document, day, staffId: staff.id }, input.lines)
        for (const id of ids) noteJourney(register, tx, id, input)
        for (const id of ids) oweCountersign(tx, 'stock_entry', id, day.id)
        return ids[0] ?? 0
      })
      return shelfFacts(register)
    },
  ),
}

/** From or to whom, and who carries it; the carrier is a person and stays sealed. */
function noteJourney(
  register: Register,
  tx: Tx,
  stockEntryId: number,
  { otherParty, carrier }: { otherParty: string; carrier: string },
): void {
  insert(tx, 'stock_transfer', {
    stockEntryId,
    otherParty,
    carrier: seal(register, 'stock_transfer', 'carrier', stockEntryId, carrier),
  })
}

/**
 * Takes batches off the shelf, all or none, as the rule `leavingProblems` allows. @returns the entries' keys, in the
 * order of the lines. Invalid as that rule says.
 */
export function takeOff(
  tx: Tx,
  entering: { kind: Leaving; day: ClinicDayRow; staffId: number; document: string | null },
  lines: readonly LeavingLineInput[],
): number[] {
  const open = new Set(openPacks(tx.db, entering.day.id).map(({ batchId }) => batchId))
  const known = lines.map(({ batchId }) => {
    const batch = batchById(tx.db, batchId)
    if (!batch) throw new NotFound('batch')
    return { ...batch, balanceSteps: batchBalance(tx.db, batchId), isOpen: open.has(batchId) }
  })
  const problems = leavingProblems(entering.kind, lines, known, entering.day.day)
  if (problems.length > 0) throw new InvalidInput(problems)
  return lines.map(({ steps }, index) => {
    const batch = known[index]
    if (!batch) throw new NotFound('batch')
    return enter(tx, entering, batch, -steps)
  })
}
