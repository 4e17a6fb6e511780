import { boxCountProblems } from '../../shared/rules/box-count.ts'
import { batchById } from '../db/stock-book.ts'
import { allBoxes, boxBalance, boxBalances, boxNameTaken } from '../db/sub-store.ts'
import { insert } from '../db/write.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { enterInBox, openBox } from './box-entries.ts'
import { boxBook, boxView } from './box-facts.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { dayOf, enter, reasonText } from './stock-entries.ts'
import { takeOff } from './stock-leaving.ts'

export const boxes = {
  list: signedIn.boxes.list.handler(({ context: { register } }) =>
    allBoxes(register.db).map((box) => boxView(register, box)),
  ),

  book: signedIn.boxes.book.handler(({ input, context: { register } }) => boxBook(register, input.boxId)),

  open: signedIn.boxes.open.handler(({ input, context: { register, staff } }) => {
    const id = register.writeOnce(input.requestId, { act: 'box.open', actor: staff.id }, (tx) => {
      if (boxNameTaken(tx.db, input.name)) return invalid('name', 'box_name_taken')
      const { name, purpose } = input
      return insert(tx, 'sub_store', {
        name,
        purpose,
        clinicDayId: dayOf(register).id,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return boxBook(register, id)
  }),

  putIn: signedIn.boxes.putIn.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'box.fill'
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
      const day = dayOf(register)
      const box = openBox(register, input.boxId)
      const off = { kind: 'box_out', day, staffId: staff.id, document: null } as const
      const entries = takeOff(tx, off, input.lines)
      for (const [index, { batchId, steps }] of input.lines.entries()) {
        const productId = batchById(tx.db, batchId)?.productId ?? 0
        const stockEntryId = entries[index] ?? 0
        const moved = { subStoreId: box.id, batchId, productId, steps, clinicDayId: day.id }
        enterInBox(tx, { ...moved, kind: 'in', stockEntryId })
        oweCountersign(tx, 'stock_entry', stockEntryId, day.id)
      }
      return box.id
    })
    return boxBook(register, input.boxId)
  }),

  waste: signedIn.boxes.waste.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'box.waste'
    const { boxId, batchId, steps } = input
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = reasonText(input.reason, input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const day = dayOf(register)
      openBox(register, boxId)
      const batch = batchById(tx.db, batchId)
      if (!batch) throw new NotFound('batch')
      const left = boxBalance(tx.db, boxId, batchId)
      if (steps > left) return refuse('box_has_less', { left })
      const moved = { subStoreId: boxId, batchId, productId: batch.productId, clinicDayId: day.id }
      const id = enterInBox(tx, { ...moved, kind: 'wastage', steps: -steps })
      oweCountersign(tx, 'sub_store_entry', id, day.id)
      return id
    })
    return boxBook(register, boxId)
  }),

  count: signedIn.boxes.count.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'box.count'
    const { boxId, lines, takeBack } = input
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
      const day = dayOf(register)
      openBox(register, boxId)
      const book = new Map(boxBalances(tx.db, boxId).map(({ batchId, steps }) => [batchId, steps]))
      const problems = boxCountProblems(lines, book)
      if (problems.length > 0) throw new InvalidInput(problems)
      const written: number[] = []
      for (const line of lines) {
        const { batchId, bookSteps, countedSteps } = line
        const productId = batchById(tx.db, batchId)?.productId ?? 0
        const moved = { subStoreId: boxId, batchId, productId, clinicDayId: day.id }
        if (countedSteps !== bookSteps) {
          const reason = reasonText(line.reason ?? '', line.note)
          const steps = countedSteps - bookSteps
          const id = enterInBox({ ...tx, reason }, { ...moved, kind: 'count_difference', steps })
          oweCountersign(tx, 'sub_store_entry', id, day.id)
          written.push(id)
        }
        if (takeBack && countedSteps > 0) {
          // What was found above the book came from the box all the same: the shelf takes back what is there.
          const off = { kind: 'box_in', day, staffId: staff.id } as const
          const stockEntryId = enter(tx, off, { id: batchId, productId }, countedSteps)
          written.push(enterInBox(tx, { ...moved, kind: 'return', steps: -countedSteps, stockEntryId }))
          oweCountersign(tx, 'stock_entry', stockEntryId, day.id)
        }
      }
      return written[0] ?? refuse('box_agrees')
    })
    return boxBook(register, boxId)
  }),

  close: signedIn.boxes.close.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'box.close', actor: staff.id }, (tx) => {
      const box = openBox(register, input.boxId)
      if (boxBalances(tx.db, box.id).length > 0) return refuse('box_not_empty')
      const clinicDayId = dayOf(register).id
      return insert(tx, 'sub_store_closing', {
        subStoreId: box.id,
        clinicDayId,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return boxBook(register, input.boxId)
  }),
}
