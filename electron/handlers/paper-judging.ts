import type { JudgedLine, TypedPaperLine } from '../../shared/contract/downtime.ts'
import type { Instant } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts, DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { type PaperLineVerdict, paperLineVerdict } from '../../shared/rules/paper-line.ts'
import type { SheetLine } from '../../shared/rules/paper-sheet.ts'
import { isOwnRecord } from '../client-access.ts'
import { type ClientStored, clientByNumber } from '../db/client.ts'
import { clinicDayOf } from '../db/clinic-day.ts'
import { holdsAt, lineOfSheet, outagesBetween, type SheetStored } from '../db/downtime.ts'
import { episodesOf } from '../db/episode.ts'
import { siteOf } from '../db/site.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { doseFacts } from './dose-facts.ts'
import { openDay } from './dose-steps.ts'
import { bodyOf } from './paper-days.ts'

/** A line with all that was looked at to judge it: what the writing needs again. */
export interface Judged {
  readonly typed: TypedPaperLine
  readonly client: ClientStored | null
  readonly printed: SheetLine | null
  readonly facts: DoseFacts | null
  readonly dose: DoseVerdict | null
  readonly verdict: PaperLineVerdict
  /** When it happened, as near as the paper says. */
  readonly at: Instant
}

/** Asks the rule of the counter about each line, as of the time on the paper. Reads only. */
export function judgeLine(
  register: Register,
  staff: SignedIn,
  sheet: SheetStored,
  typed: TypedPaperLine,
): Judged {
  const { db } = register
  const body = bodyOf(register, sheet.id)
  const printed = body.lines.find(({ line }) => line === typed.line) ?? null
  const client = clientByNumber(db, typed.registerNumber) ?? null
  const bounds = boundsOfDay(sheet.day, siteOf(db).timeZone)
  const at = typed.givenAt ?? (Math.min(register.now(), bounds.to - 1) as Instant)
  const slot = printed?.registerNumber === typed.registerNumber ? (printed.dose?.slot ?? null) : null
  const facts = client && typed.result !== 'not_come' ? factsAt(register, client.id, sheet, at, slot) : null
  const dose = facts ? doseEligibility(facts) : null
  const order = dose?.outcome === 'due' ? facts?.orders.find(({ id }) => id === dose.orderId) : undefined
  const verdict = paperLineVerdict({
    typed,
    printed,
    linesOnPaper: body.lines.length + body.spareLines,
    entered: lineOfSheet(db, sheet.id, typed.line) !== undefined,
    clientKnown: client !== null,
    ownRecord: client !== null && isOwnRecord(register, staff, client),
    now: register.now(),
    bounds,
    verdict: dose,
    orderWrittenLater: order !== undefined && (order.telephoneAt ?? order.at) > at,
    outages: outagesBetween(db, bounds.from, bounds.to),
  })
  return { typed, client, printed, facts, dose, verdict, at }
}

/**
 * What the counter would have read at a moment of the sheet's day: orders stopped later still ran, holds placed later
 * did not stand, a later slot given since takes nothing away, and the day itself is the paper that is being entered.
 */
function factsAt(
  register: Register,
  clientId: number,
  { day }: SheetStored,
  at: Instant,
  slot: number | null,
): DoseFacts {
  const { db } = register
  const facts = doseFacts(register, clientId, { id: (clinicDayOf(db, day) ?? openDay(register)).id, day })
  const holds = holdsAt(db, clientId, at)
  return {
    ...facts,
    now: at,
    slot,
    episodes: episodesOf(db, clientId)
      .filter(({ openedDay, closedDay }) => openedDay <= day && (closedDay === null || closedDay > day))
      .map(({ id, kind }) => ({ id, kind })),
    holds: holds.map(({ id, kind }) => ({ id, kind })),
    orders: facts.orders.map((order) =>
      order.endedAt !== null && order.endedAt > at ? { ...order, endedAt: null } : order,
    ),
    doses: facts.doses.filter(
      (dose) => !(slot !== null && dose.clinicDay === day && dose.slot > slot && dose.at > at),
    ),
    paperDaysNotEntered: facts.paperDaysNotEntered.filter((other) => other < day),
  }
}

/** As the contract carries it. */
export function judgedLine({ typed: { line }, verdict }: Judged): JudgedLine {
  switch (verdict.outcome) {
    case 'ready':
      return { line, outcome: 'ready', as: null, reasons: verdict.notes }
    case 'say':
      return { line, outcome: 'say', as: verdict.as, reasons: verdict.against }
    case 'mend':
      return { line, outcome: 'mend', as: null, reasons: verdict.problems }
  }
}
