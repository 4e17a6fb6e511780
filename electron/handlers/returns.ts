import type { ReturnLine } from '../../shared/contract/returns.ts'
import type { ReturnBody } from '../../shared/records/monthly-return.ts'
import { returnDifferences } from '../../shared/rules/return-difference.ts'
import { monthOf, monthsBack } from '../../shared/rules/return-month.ts'
import { allReturns, firstKnownDay, newestReturnOf, returnById } from '../db/monthly-return.ts'
import { settingOf } from '../db/setting.ts'
import { siteOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { runExport } from '../exports/run-export.ts'
import { programVersion } from '../program.ts'
import { NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { canonicalJson } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { sourceOf } from './exports.ts'
import {
  bodyOf,
  compareNow,
  definitionsVersion,
  digestOf,
  monthFacts,
  monthView,
  sentLast,
  stateOf,
} from './return-facts.ts'
import { rememberDifferences } from './return-needs.ts'
import { provePin } from './session.ts'

/** So far back the list goes, and so many sent returns are held against the register at each look. */
const MOST_MONTHS = 24

export const returns = {
  list: signedIn.returns.list.handler(async ({ context: { register }, signal }) => ({
    today: todayOf(register),
    dueDay: settingOf(register.db, 'returns.due_day'),
    months: await monthLines(register, signal),
  })),

  month: signedIn.returns.month.handler(({ input, context: { register }, signal }) =>
    monthView(register, input.month, signal),
  ),

  prepare: signedIn.returns.prepare.handler(async ({ input, context: { register, session, staff } }) => {
    const { requestId, month, words } = input
    const { refusal, openDay, period, daysWithoutRegister } = monthFacts(register, month)
    if (refusal !== null) return refuse(refusal, { day: openDay })
    await provePin(register, session, staff.id, input.pin)
    const scope = { period, dropoutDays: dropoutDaysOf(register) }
    const counted = await runExport({ ...sourceOf(register), order: { kind: 'count', scope } })
    const { registerId, code, name, district } = siteOf(register.db)
    const body: ReturnBody = {
      format: 'ost-register-monthly-return/1',
      site: { registerId, code, name, district },
      month,
      ...scope,
      definitionsVersion: definitionsVersion(words),
      program: programVersion,
      figures: counted.figures,
      words,
      daysWithoutRegister,
      ledger: counted.ledger,
    }
    register.writeOnce(requestId, { act: 'return.prepare', actor: staff.id, reason: month }, (tx) => {
      const before = sentLast(register).get(month)
      if (before && returnDifferences(bodyOf(register, before.id).figures, body.figures).length === 0)
        refuse('return_nothing_changed')
      const digest = digestOf(body)
      const { at } = tx
      const id = insert(tx, 'monthly_return', {
        ...{ month, body: canonicalJson(body), digest, ledgerSeq: counted.ledger.seq, staffId: staff.id, at },
      })
      insert(tx, 'signature', { kind: 'report', subjectId: id, digest, staffId: staff.id, at })
      return id
    })
    return monthView(register, month)
  }),

  approve: signedIn.returns.approve.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'return.approve'
    const { requestId, id, pin } = input
    const stored = returnById(register.db, id)
    if (!stored) throw new NotFound('monthly_return')
    if (stored.staffId === staff.id) throw new NotAllowed(act, 'same_person')
    mayBeApproved(register, id)
    await provePin(register, session, staff.id, pin)
    const body = bodyOf(register, id)
    const digest = digestOf(body)
    if (Buffer.compare(digest, stored.digest) !== 0) return refuse('return_text_changed')
    const [now] = await compareNow(register, [id])
    const changed = returnDifferences(body.figures, now?.figures ?? []).length
    if (changed > 0) return refuse('return_changed_since_prepared', { figures: changed })
    register.writeOnce(requestId, { act, actor: staff.id, reason: stored.month }, (tx) => {
      mayBeApproved(register, id)
      const { at } = tx
      insert(tx, 'signature', { kind: 'report', subjectId: id, digest, staffId: staff.id, at })
      return insert(tx, 'monthly_return_approval', { monthlyReturnId: id, digest, staffId: staff.id, at })
    })
    return monthView(register, stored.month)
  }),

  send: signedIn.returns.send.handler(({ input, context: { register, staff } }) => {
    const { requestId, id, how } = input
    const stored = returnById(register.db, id)
    if (!stored) throw new NotFound('monthly_return')
    register.writeOnce(requestId, { act: 'return.send', actor: staff.id, reason: stored.month }, (tx) => {
      const now = returnById(tx.db, id)
      if (now?.approvedAt === null) refuse('return_not_approved')
      if (now?.sentAt !== null) refuse('return_sent_already')
      if (newestReturnOf(tx.db, stored.month)?.id !== id) refuse('return_prepared_again')
      return insert(tx, 'monthly_return_sent', { monthlyReturnId: id, how, staffId: staff.id, at: tx.at })
    })
    return monthView(register, stored.month)
  }),
}

/** Refused: `return_approved_already`, `return_prepared_again`. */
function mayBeApproved(register: Register, id: number): void {
  const stored = returnById(register.db, id)
  if (!stored) throw new NotFound('monthly_return')
  if (stored.approvedAt !== null) refuse('return_approved_already')
  if (newestReturnOf(register.db, stored.month)?.id !== id) refuse('return_prepared_again')
}

async function monthLines(register: Register, signal?: AbortSignal): Promise<ReturnLine[]> {
  const today = todayOf(register)
  const began = firstKnownDay(register.db) ?? today
  const months = monthsBack(monthOf(began), monthOf(today)).slice(0, MOST_MONTHS)
  const newest = new Map(allReturns(register.db).map((one) => [one.month, one]))
  const sent = months.flatMap((month) => sentLast(register).get(month) ?? [])
  const compared = await compareNow(
    register,
    sent.map(({ id }) => id),
    signal,
  )
  const differs = new Map(
    compared.map(({ id, figures }) => [id, returnDifferences(bodyOf(register, id).figures, figures).length]),
  )
  rememberDifferences(
    register,
    sent.map(({ id, month }) => ({ month, differs: differs.get(id) ?? 0 })),
  )
  return months.map((month) => {
    const one = newest.get(month)
    const out = sent.find((each) => each.month === month)
    return {
      month,
      state: one ? stateOf(one) : 'none',
      refusal: monthFacts(register, month).refusal,
      since: one ? (one.sentAt ?? one.approvedAt ?? one.at) : null,
      differs: out ? (differs.get(out.id) ?? 0) : 0,
    }
  })
}
