import type { DowntimeState, OutageLine } from '../../shared/contract/downtime.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { readTime } from '../../shared/rules/paper-cells.ts'
import { lastClinicDay, openClinicDay } from '../db/clinic-day.ts'
import { linesOfSheet, nextSheetNumber, outages, sheets } from '../db/downtime.ts'
import { siteOf } from '../db/site.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { openReason, sealWords } from '../private-words.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { staffName } from './counter-doses.ts'
import { digestOf, makeBody, sheetHead, sheetView, storedSheet } from './downtime-sheet.ts'
import { paperDaysNow } from './paper-days.ts'
import { closedOn } from './today-facts.ts'

const SHOWN = 60
/** A sheet for a day further on would be out of date before it is needed. */
const FARTHEST_DAYS = 8
const LONGEST_OUTAGE_DAYS = 31
const OLDEST_OUTAGE_DAYS = 366

/** Sheets and power cuts; the way back into the register is in paper-entry.ts. */
export const downtime = {
  state: signedIn.downtime.state.handler(({ context: { register } }) => downtimeState(register)),

  sheet: signedIn.downtime.sheet.handler(({ input, context: { register } }) =>
    sheetView(register, input.sheetId),
  ),

  make: signedIn.downtime.make.handler(async ({ input, context: { register, staff } }) => {
    const { day } = input
    const today = todayOf(register)
    const past = day < today
    if (past && !paperDaysNow(register).some((paper) => paper.day === day && paper.sheetIds.length === 0))
      return refuse('sheet_day_past')
    if (daysBetween(today, day) > FARTHEST_DAYS) return refuse('sheet_day_far')
    const body = JSON.stringify(await makeBody(register, day))
    const id = register.writeOnce(input.requestId, { act: 'downtime.make', actor: staff.id }, (tx) =>
      insert(tx, 'downtime_sheet', {
        number: nextSheetNumber(tx.db),
        day,
        body,
        digest: digestOf(body),
        staffId: staff.id,
        at: tx.at,
      }),
    )
    return sheetView(register, id)
  }),

  declare: signedIn.downtime.declare.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'downtime.declare', actor: staff.id }, (tx) => {
      for (const id of input.sheetIds) declare(tx, register, id, input.state)
      return input.sheetIds[0] ?? 0
    })
    return downtimeState(register)
  }),

  logOutage: signedIn.downtime.logOutage.handler(({ input, context: { register, staff } }) => {
    const { reason, note, onPaper, sheetIds } = input
    const fromAt = instantOf(register, input.from)
    const untilAt = instantOf(register, input.until)
    const now = register.now()
    if (untilAt <= fromAt) return refuse('outage_backwards')
    if (untilAt > now) return refuse('outage_future')
    if (untilAt - fromAt > LONGEST_OUTAGE_DAYS * 86_400_000) return refuse('outage_long')
    if (daysBetween(input.from.day, todayOf(register)) > OLDEST_OUTAGE_DAYS) return refuse('outage_old')
    register.writeOnce(input.requestId, { act: 'downtime.outage', actor: staff.id, reason }, (tx) => {
      for (const id of sheetIds) declare(tx, register, id, 'used')
      const id = nextId(tx, 'outage')
      return insert(tx, 'outage', {
        id,
        fromAt,
        untilAt,
        reason,
        note: note === '' ? null : sealWords(register, 'outage', id, null, note),
        onPaper: onPaper || sheetIds.length > 0 ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return downtimeState(register)
  }),
}

/** Refused: `sheet_entered`; and `sheet_has_lines` where a sheet with entries is said to be unused. */
export function declare(tx: Tx, register: Register, sheetId: number, state: 'used' | 'unused'): void {
  const sheet = storedSheet(register, sheetId)
  if (sheet.state === state) return
  if (sheet.state === 'entered') refuse('sheet_entered', { number: sheet.number })
  if (state === 'unused' && linesOfSheet(tx.db, sheetId).length > 0)
    refuse('sheet_has_lines', { number: sheet.number })
  insert(tx, 'downtime_sheet_state', { downtimeSheetId: sheetId, state, staffId: tx.actor ?? 0, at: tx.at })
}

function instantOf({ db }: Register, { day, time }: { day: ClinicDay; time: string }): Instant {
  return (boundsOfDay(day, siteOf(db).timeZone).from + (readTime(time) ?? 0) * 60_000) as Instant
}

export function downtimeState(register: Register): DowntimeState {
  const { db } = register
  const today = todayOf(register)
  return {
    sheets: sheets(db, SHOWN).map((sheet) => sheetHead(register, sheet)),
    outages: outages(db, SHOWN).map(
      ({ staffId, ...outage }): OutageLine => ({
        ...outage,
        note: outage.note === null ? null : openReason(register, 'outage', outage.id, outage.note),
        by: staffName(register, staffId),
      }),
    ),
    paperDays: paperDaysNow(register),
    openDay: openClinicDay(db)?.day ?? null,
    lastDay: lastClinicDay(db)?.day ?? null,
    today,
    nextDay: nextOpenDay(register, today),
  }
}

/** The next day on which the calendar has the clinic open; tomorrow where it is closed for a week. */
export function nextOpenDay(register: Register, today: ClinicDay): ClinicDay {
  for (let ahead = 1; ahead <= FARTHEST_DAYS; ahead += 1) {
    const day = addDays(today, ahead)
    if (closedOn(register, day) === null) return day
  }
  return addDays(today, 1)
}
