import type { DoseEventKind } from '../../shared/records/dose.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { DoseFacts, DoseLine } from '../../shared/rules/dose-facts.ts'
import { attendanceKind } from '../../shared/rules/dose-refusal.ts'
import { measure } from '../../shared/rules/dose-shelf.ts'
import { clinicDayOf } from '../db/clinic-day.ts'
import { closeOfDay, standingLines } from '../db/day-close.ts'
import { nextAttempt } from '../db/dose.ts'
import type { SheetStored } from '../db/downtime.ts'
import { doseKindOf } from '../db/passport.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { sealWords } from '../private-words.ts'
import type { Register } from '../register.ts'
import { linesOfDay } from './day-close-facts.ts'
import { correctDayLines } from './day-corrections.ts'
import { openDay } from './dose-steps.ts'
import type { Judged } from './paper-judging.ts'

/** Which slot a dose claims, and how much of what was swallowed its order explains. */
export type Claim = {
  orderId: number
  episodeId: number
  step: number
  slot: number
  amountMicrograms: number
}

/** Who gave it, and on which sheet it stands. */
export type OnSheet = { sheet: SheetStored; givenBy: number }

/** Writes a line against which nothing is said; `words` are what was said of it all the same. @returns the key of the paper line */
export function writeReadyLine(
  tx: Tx,
  register: Register,
  on: OnSheet,
  judged: Judged,
  words: string | null = null,
): number {
  const { typed, dose, client, facts } = judged
  const doseId =
    dose?.outcome === 'due' && facts !== null && client !== null
      ? writeDose(
          tx,
          register,
          on,
          judged,
          dose,
          typed.result === 'given' || typed.result === 'not_checked' ? dose.lines : [],
        )
      : null
  if (doseId === null && dose !== null && client !== null) attend(tx, register, on, judged)
  const line = writePaperLine(tx, register, on, judged, {
    doseId,
    holdId: null,
    against: null,
    reason: words,
  })
  if (client !== null) bringDayLines(tx, register, client.id, on.sheet)
  return line
}

/** Claims the slot, writes every step with its own time, and takes the stock. @returns the dose's key */
export function writeDose(
  tx: Tx,
  register: Register,
  on: OnSheet,
  { typed, client, at }: Judged,
  claim: Claim,
  lines: readonly DoseLine[],
): number {
  const day = openDay(register)
  const clientId = client?.id ?? 0
  const doseId = insert(tx, 'dose', {
    clientId,
    episodeId: claim.episodeId,
    doseOrderId: claim.orderId,
    orderStep: claim.step,
    clinicDay: on.sheet.day,
    slot: claim.slot,
    attempt: nextAttempt(register.db, clientId, on.sheet.day, claim.slot),
    kind: doseKindOf(tx.db, claim.orderId),
    amountMicrograms: claim.amountMicrograms,
    redoseOf: null,
    clinicDayId: day.id,
    identifiedBy: 'number',
    noCardReason: null,
    staffId: on.givenBy,
    at,
    recordedAt: tx.at,
  })
  const swallowed = typed.result === 'given' || typed.result === 'not_checked'
  const steps: DoseEventKind[] = swallowed
    ? ['prepared', 'given', typed.result === 'given' ? 'checked' : 'not_checked']
    : ['prepared', typed.result === 'refused' ? 'refused' : 'withheld']
  for (const kind of steps)
    insert(tx, 'dose_event', {
      doseId,
      kind,
      reason: kind === steps.at(-1) && kind !== 'checked' ? paperReason(on) : null,
      minutesAfter: null,
      staffId: on.givenBy,
      at,
      recordedAt: tx.at,
    })
  for (const line of lines) takeStock(tx, register, on, line, doseId, at)
  return doseId
}

/** What stands where the counter would have a chosen reason. */
const paperReason = ({ sheet }: OnSheet): string => `on_paper: ${sheet.number}`

/** Out of the pack that was open on the sheet's day, into the book of the day that is open now. */
export function takeStock(
  tx: Tx,
  register: Register,
  { sheet, givenBy }: OnSheet,
  { productId, batchId, steps }: DoseLine,
  doseId: number | null,
  at: Judged['at'],
): void {
  insert(tx, 'stock_entry', {
    productId,
    batchId,
    kind: 'issue',
    steps: -steps,
    doseId,
    document: `Sheet ${sheet.number}`,
    reason: tx.reason ?? null,
    clinicDayId: openDay(register).id,
    staffId: givenBy,
    approverId: tx.approver ?? null,
    at,
    recordedAt: tx.at,
  })
}

/** What the packs of that day gave for an amount; nothing where they could not. */
export function measured(facts: DoseFacts, drug: Drug, amountMicrograms: number): DoseLine[] {
  const made = measure({
    amountMicrograms,
    drug,
    shelf: facts.shelf,
    today: facts.today,
    expiryWarnDays: 0,
    roundDown: true,
  })
  return made.ok ? made.lines : []
}

/** Came, and no dose was due: the visit is written as the counter would have. */
function attend(tx: Tx, register: Register, { sheet, givenBy }: OnSheet, { dose, client, at }: Judged): void {
  const kind = dose === null ? null : attendanceKind(dose)
  if (kind === null || client === null) return
  insert(tx, 'attendance', {
    clientId: client.id,
    clinicDayId: (clinicDayOf(tx.db, sheet.day) ?? openDay(register)).id,
    kind,
    reason: paperReason({ sheet, givenBy }),
    staffId: givenBy,
    at,
    recordedAt: tx.at,
  })
}

export function writePaperLine(
  tx: Tx,
  register: Register,
  { sheet, givenBy }: OnSheet,
  { typed, client, facts, printed }: Judged,
  what: { doseId: number | null; holdId: number | null; against: string | null; reason: string | null },
): number {
  const id = nextId(tx, 'paper_line')
  return insert(tx, 'paper_line', {
    id,
    downtimeSheetId: sheet.id,
    line: typed.line,
    clientId: client?.id ?? 0,
    result: typed.result,
    drug: typed.amountMicrograms === null ? null : drugOf(facts, printed),
    amountMicrograms: typed.amountMicrograms,
    givenAt: typed.givenAt,
    givenBy,
    ...what,
    reason: what.reason === null ? null : sealWords(register, 'paper_line', id, null, what.reason),
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
}

/** The drug of the client's newest order, or the one printed on the line. */
export function drugOf(facts: DoseFacts | null, printed: Judged['printed']): Drug | null {
  return facts?.orders.toSorted((a, b) => b.id - a.id)[0]?.drug ?? printed?.dose?.drug ?? null
}

/**
 * After a line for a day that is closed: its lines say again what became of the client, and a slot that nobody had
 * thought of gets a line of its own. While the day is open its close writes them.
 */
export function bringDayLines(tx: Tx, register: Register, clientId: number, { day }: SheetStored): void {
  const row = clinicDayOf(tx.db, day)
  if (!row || !closeOfDay(tx.db, row.id)) return
  correctDayLines(tx, register, clientId, day)
  const told = new Set(standingLines(tx.db, row.id, clientId).map(({ slot }) => slot))
  for (const { outcome, ...line } of linesOfDay(register, row))
    if (line.clientId === clientId && outcome !== 'unfinished' && !told.has(line.slot))
      insert(tx, 'day_line', { clinicDayId: row.id, ...line, outcome, corrects: null })
}
