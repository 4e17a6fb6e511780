import { createHash } from 'node:crypto'
import type { MonthView, ReturnView } from '../../shared/contract/returns.ts'
import { type FigureWords, ReturnBody } from '../../shared/records/monthly-return.ts'
import type { ReportScope } from '../../shared/records/report.ts'
import { INDICATORS } from '../../shared/rules/indicators/definitions.ts'
import { returnDifferences } from '../../shared/rules/return-difference.ts'
import { daysWithoutRegister, periodOfMonth, returnRefusal } from '../../shared/rules/return-month.ts'
import {
  allReturns,
  firstKnownDay,
  knownDays,
  openDayWithin,
  type ReturnStored,
  returnText,
} from '../db/monthly-return.ts'
import { siteOf } from '../db/site.ts'
import type { Compared } from '../exports/export-order.ts'
import { runExport } from '../exports/run-export.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { canonicalJson, signedBytes } from '../vault/signature.ts'
import { codeOf } from './day-close-facts.ts'
import { ledgerEntry } from './ledger-entry.ts'
import { staffNames } from './staff-facts.ts'

export const markOf = (digest: Uint8Array): string => codeOf(digest)

/** SHA-256 of the bytes that both people sign. */
export const digestOf = (body: ReturnBody): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(signedBytes('monthly-return', body)).digest())

/** Which indicators with which sentences: another program or another wording is another version. */
export function definitionsVersion({ definitions }: FigureWords): string {
  const text = canonicalJson({ indicators: INDICATORS, definitions })
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** What stands in the way of a month's return, and what is unknown of it. */
export function monthFacts(register: Register, month: string) {
  const { db } = register
  const today = todayOf(register)
  const began = firstKnownDay(db) ?? today
  const period = periodOfMonth(month)
  const openDay = openDayWithin(db, period)
  const { weeklyClosedDays } = siteOf(db)
  return {
    period,
    openDay,
    refusal: returnRefusal({ month, today, began, openDay }),
    daysWithoutRegister: daysWithoutRegister({
      period,
      began,
      weeklyClosedDays,
      known: knownDays(db, period),
    }),
  }
}

export function bodyOf(register: Register, id: number): ReturnBody {
  return ReturnBody.parse(JSON.parse(returnText(register.db, id) ?? 'null'))
}

export const stateOf = ({ approvedAt, sentAt }: ReturnStored) =>
  sentAt !== null ? ('sent' as const) : approvedAt !== null ? ('approved' as const) : ('prepared' as const)

/** The figures of returns as they would be counted now, in a worker, with what was written since. */
export async function compareNow(
  register: Register,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<Compared[]> {
  const { files, keys } = register
  const sent = ids.map((id) => {
    const { period, dropoutDays, figures, ledger } = bodyOf(register, id)
    const scope: ReportScope = { period, dropoutDays }
    return { id, scope, figures, afterSeq: ledger.seq }
  })
  if (sent.length === 0) return []
  return runExport(
    { file: files.database, key: keys.databaseKey, order: { kind: 'compare', sent } },
    { signal },
  )
}

/** Of each month the return sent last. */
export function sentLast(register: Register): Map<string, ReturnStored> {
  return new Map(
    allReturns(register.db)
      .filter(({ sentAt }) => sentAt !== null)
      .map((one) => [one.month, one]),
  )
}

export async function monthView(register: Register, month: string, signal?: AbortSignal): Promise<MonthView> {
  const { refusal, openDay, daysWithoutRegister: missing } = monthFacts(register, month)
  const stored = allReturns(register.db).filter((one) => one.month === month)
  const newest = stored.at(-1)
  const sent = sentLast(register).get(month)
  const [compared] = sent ? await compareNow(register, [sent.id], signal) : []
  const names = staffNames(register)
  return {
    month,
    refusal,
    openDay,
    daysWithoutRegister: missing,
    returns: stored.toReversed().map((one) => viewOf(one, names)),
    body: newest ? bodyOf(register, newest.id) : null,
    differsFrom: sent?.id ?? null,
    differences:
      sent && compared ? returnDifferences(bodyOf(register, sent.id).figures, compared.figures) : [],
    lines: (compared?.lines ?? []).map((line) => ledgerEntry(register, line, names)),
  }
}

function viewOf(stored: ReturnStored, names: ReadonlyMap<number, string>): ReturnView {
  const { id, digest, staffId, at, approvedBy, approvedAt, sentBy, sentAt, sentHow } = stored
  const by = (who: number | null, when: typeof at | null) =>
    who === null || when === null ? null : { staffId: who, name: names.get(who) ?? '', at: when }
  const sent = by(sentBy, sentAt)
  return {
    id,
    state: stateOf(stored),
    mark: markOf(digest),
    prepared: { staffId, name: names.get(staffId) ?? '', at },
    approved: by(approvedBy, approvedAt),
    sent: sent && sentHow ? { ...sent, how: sentHow } : null,
  }
}
