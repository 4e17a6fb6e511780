import {
  FINDINGS_PAGE,
  type Finding,
  type InspectionState,
  type Look,
} from '../../shared/contract/inspection.ts'
import type { Instant } from '../../shared/records/time.ts'
import { type PaperCategory, paperCategory } from '../../shared/rules/paper-days.ts'
import { dosesFromPaper, outagesBetween } from '../db/downtime.ts'
import { type InspectionStored, inspections, linesAbout } from '../db/inspection.ts'
import {
  countFindings,
  FINDINGS,
  type FindingName,
  type FindingStored,
  findingsOf,
} from '../db/inspection-findings.ts'
import { registerNumberOf } from '../db/ledger-read.ts'
import { allStaff, staffById } from '../db/staff.ts'
import { isCovered } from '../db/tables.ts'
import { insert } from '../db/write.ts'
import { codeOfReason } from '../private-words.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { hasAccess } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { ledgerEntry } from './ledger-entry.ts'
import { staffNames } from './staff-facts.ts'

const HOUR_MS = 3_600_000

export const inspection = {
  state: signedIn.inspection.state.handler(({ context: { register } }) => inspectionState(register)),

  open: signedIn.inspection.open.handler(({ input, context: { register, staff } }) => {
    const { requestId, inspectorId, hours, reason } = input
    const act = 'inspection.open'
    register.writeOnce(requestId, { act, actor: staff.id, reason }, (tx) => {
      const person = staffById(tx.db, inspectorId)
      if (person?.role !== 'inspector' || !hasAccess(person, todayOf(register))) refuse('not_an_inspector')
      if (openNow(register)) refuse('inspection_open')
      const until = (tx.at + hours * HOUR_MS) as typeof tx.at
      return insert(tx, 'inspection', { inspectorId, until, reason, openedBy: staff.id, at: tx.at })
    })
    return inspectionState(register)
  }),

  end: signedIn.inspection.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, inspectionId } = input
    register.writeOnce(requestId, { act: 'inspection.end', actor: staff.id }, (tx) => {
      if (openNow(register)?.id !== inspectionId) refuse('inspection_over')
      insert(tx, 'inspection_end', { inspectionId, staffId: staff.id, at: tx.at })
      return inspectionId
    })
    return inspectionState(register)
  }),

  summary: signedIn.inspection.summary.handler(({ input, context: { register } }) => {
    const look = checked(input)
    return (Object.keys(FINDINGS) as FindingName[]).map((kind) => ({
      kind,
      ...countFindings(register.db, kind, look),
    }))
  }),

  findings: signedIn.inspection.findings.handler(({ input, context: { register } }) => {
    const { kind, offset } = input
    const found = findingsOf(register.db, kind, checked(input), { size: FINDINGS_PAGE + 1, offset })
    const names = staffNames(register)
    const page = found.slice(0, FINDINGS_PAGE)
    const categories = kind === 'from_paper' ? paperCategories(register, page) : undefined
    return {
      findings: page.map((row) => ({
        ...asFinding(register, kind, row, names),
        category: categories?.get(row.rowId) ?? null,
      })),
      more: found.length > FINDINGS_PAGE,
    }
  }),

  lines: signedIn.inspection.lines.handler(({ input, context: { register } }) => {
    if (!isCovered(input.table)) throw new NotFound('table')
    const names = staffNames(register)
    return linesAbout(register.db, input.table, input.rowId).map((line) => ledgerEntry(register, line, names))
  }),
}

function checked(look: Look): Look {
  return look.from <= look.to ? look : invalid('to', 'period_backwards')
}

function asFinding(
  register: Register,
  kind: FindingName,
  { clientId, staffId, fromPaper, ...row }: FindingStored,
  names: ReadonlyMap<number, string>,
): Omit<Finding, 'category'> {
  const { table } = FINDINGS[kind]
  return {
    ...row,
    kind,
    table,
    registerNumber:
      clientId === null
        ? registerNumberOf(register.db, table, row.rowId)
        : registerNumberOf(register.db, 'client', clientId),
    staff: staffId === null ? null : (names.get(staffId) ?? null),
    reason: row.reason === null ? null : codeOfReason(row.reason),
    fromPaper: fromPaper === 1,
  }
}

/** How each dose from paper goes with its sheet and with the power cuts, by the dose. */
function paperCategories(
  { db }: Register,
  page: readonly FindingStored[],
): ReadonlyMap<number, PaperCategory> {
  const days = page.map(({ day }) => day).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const doses = dosesFromPaper(db, first, last)
  const times = doses.map(({ givenAt }) => givenAt).toSorted((a, b) => a - b)
  const cuts = outagesBetween(db, times[0] ?? (0 as Instant), times.at(-1) ?? (0 as Instant))
  return new Map(
    doses.flatMap((dose) =>
      dose.doseId === null ? [] : [[dose.doseId, paperCategory({ ...dose, outages: cuts })] as const],
    ),
  )
}

/** The one inspection that is open now. */
function openNow(register: Register): InspectionStored | undefined {
  return inspections(register.db).find((one) => one.endedAt === null && one.until > register.now())
}

function inspectionState(register: Register): InspectionState {
  const { db } = register
  const names = staffNames(register)
  const named = ({ id, inspectorId, until, reason }: InspectionStored) => ({
    id,
    inspector: names.get(inspectorId) ?? '',
    until,
    reason,
  })
  const open = openNow(register)
  const today = todayOf(register)
  return {
    open: open ? named(open) : null,
    inspectors: allStaff(db)
      .filter((person) => person.role === 'inspector' && hasAccess(person, today))
      .map(({ id }) => ({ id, name: names.get(id) ?? '' })),
    past: inspections(db)
      .filter(({ id }) => id !== open?.id)
      .map((one) => ({
        ...named(one),
        at: one.at,
        openedBy: names.get(one.openedBy) ?? '',
        endedAt: one.endedAt ?? one.until,
      })),
  }
}
