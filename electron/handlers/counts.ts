import { createHash } from 'node:crypto'
import type { Problem } from '../../shared/contract/call.ts'
import type { CountFacts } from '../../shared/contract/counts.ts'
import { countVerdict } from '../../shared/rules/stock-count.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { batchById } from '../db/stock-book.ts'
import { countById, countOf, sinceLastCount } from '../db/stock-count.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedBytes } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { countFacts, countLines, toCount, tolerances } from './count-facts.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { provePin } from './session.ts'
import { dayOf, enter } from './stock-entries.ts'

export const counts = {
  facts: signedIn.counts.facts.handler(({ context: { register } }) => {
    const day = openClinicDay(register.db)
    return day ? countFacts(register, day) : null
  }),

  record: signedIn.counts.record.handler(({ input, context: { register, staff } }) => {
    const { requestId, moment, lines } = input
    register.writeOnce(requestId, { act: 'count.record', actor: staff.id }, (tx) => {
      const day = dayOf(register)
      const wanted = toCount(register, day.id)
      refuseLines(
        lines,
        wanted.map(({ batch }) => batch),
      )
      const id = insert(tx, 'stock_count', {
        clinicDayId: day.id,
        moment,
        skipped: null,
        staffId: staff.id,
        at: tx.at,
      })
      const { perCount } = tolerances(register)
      for (const { product, batch, bookSteps } of wanted) {
        const countedSteps = lines.find(({ batchId }) => batchId === batch.id)?.countedSteps ?? 0
        const { lastEntryId, issued } = sinceLastCount(tx.db, batch.id)
        const { toleranceSteps } = countVerdict(
          { form: product.form, bookSteps, countedSteps, issuedSteps: issued },
          perCount,
        )
        insert(tx, 'stock_count_line', {
          stockCountId: id,
          batchId: batch.id,
          bookSteps,
          countedSteps,
          toleranceSteps,
          lastEntryId,
        })
      }
      return id
    })
    return factsNow(register)
  }),

  sign: signedIn.counts.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'count.sign'
    const { requestId, countId, differences, pin } = input
    const tolerated = differences.some(({ reason }) => reason === 'tolerance')
    if (tolerated && pin === null) return refuse('tolerance_pin_missing')
    if (pin !== null) await provePin(register, session, staff.id, pin)
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(requestId, { act, actor: staff.id, approver }, (tx) => {
      const day = dayOf(register)
      const stored = countById(tx.db, countId)
      if (!stored) throw new NotFound('count')
      if (stored.signedAt !== null) refuse('count_signed')
      if (countOf(tx.db, day.id, stored.moment)?.id !== countId) refuse('count_outdated')
      for (const line of countLines(register, countId)) {
        if (line.outcome === 'agrees') continue
        const said = differences.find(({ lineId }) => lineId === line.id)
        if (!said) return refuse('difference_not_explained', { batch: line.batch.batchNumber })
        if (said.reason === 'tolerance' && line.outcome !== 'within_tolerance')
          return refuse('not_within_tolerance', { batch: line.batch.batchNumber })
        const reason = said.note === '' ? said.reason : `${said.reason}: ${said.note}`
        insert(tx, 'stock_count_difference', {
          stockCountLineId: line.id,
          reason,
          stockEntryId: bringBookToCount({ ...tx, reason }, register, line),
          at: tx.at,
        })
      }
      insert(tx, 'stock_count_end', {
        stockCountId: countId,
        staffId: staff.id,
        approverId: approver,
        at: tx.at,
      })
      oweCountersign(tx, 'stock_count_end', countId, day.id)
      if (tolerated) signTolerance(tx, register, countId, [staff.id, approver])
      return countId
    })
    return factsNow(register)
  }),

  skip: signedIn.counts.skip.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'count.skip'
    const { requestId, moment, reason } = input
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    register.writeOnce(requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const day = dayOf(register)
      const by = { staffId: staff.id, at: tx.at }
      const id = insert(tx, 'stock_count', { clinicDayId: day.id, moment, skipped: reason, ...by })
      insert(tx, 'stock_count_end', { stockCountId: id, approverId: approver, ...by })
      oweCountersign(tx, 'stock_count_end', id, day.id)
      return id
    })
    return factsNow(register)
  }),
}

function factsNow(register: Register): CountFacts {
  return countFacts(register, dayOf(register))
}

/** Every batch of the shelf once, and nothing else. */
function refuseLines(
  lines: readonly { batchId: number }[],
  wanted: readonly { id: number; batchNumber: string }[],
): void {
  const problems: Problem[] = lines.flatMap(({ batchId }, index) => {
    const field = `lines.${index}.batchId`
    if (!wanted.some(({ id }) => id === batchId)) return [{ field, code: 'count_batch_unknown' }]
    const first = lines.findIndex((line) => line.batchId === batchId)
    return first === index ? [] : [{ field, code: 'count_batch_twice' }]
  })
  const missing = wanted.find(({ id }) => !lines.some(({ batchId }) => batchId === id))
  if (missing)
    problems.push({ field: 'lines', code: 'count_batch_missing', params: { batch: missing.batchNumber } })
  if (problems.length > 0) throw new InvalidInput(problems)
}

/** The difference as it was counted: what went out since is in the book already. @returns the entry's key */
function bringBookToCount(
  tx: Tx,
  register: Register,
  line: { batch: { id: number }; countedSteps: number; bookSteps: number },
): number {
  const day = dayOf(register)
  const batch = batchById(tx.db, line.batch.id)
  if (!batch) throw new NotFound('batch')
  const staffId = tx.actor ?? 0
  const id = enter(tx, { kind: 'adjustment', day, staffId }, batch, line.countedSteps - line.bookSteps)
  oweCountersign(tx, 'stock_entry', id, day.id)
  return id
}

/** The two put their names under what is accepted as tolerance: one digest over the lines of the count. */
function signTolerance(tx: Tx, register: Register, countId: number, who: readonly (number | null)[]): void {
  const lines = countLines(register, countId)
    .filter(({ reason }) => reason?.startsWith('tolerance'))
    .map(({ id, batch, bookSteps, countedSteps, toleranceSteps }) => ({
      id,
      batch: batch.id,
      bookSteps,
      countedSteps,
      toleranceSteps,
    }))
  const digest = createHash('sha256')
    .update(signedBytes('liquid-tolerance', { count: countId, lines }))
    .digest()
  for (const staffId of who)
    if (staffId !== null)
      insert(tx, 'signature', { kind: 'liquid_tolerance', subjectId: countId, digest, staffId, at: tx.at })
}
