import type { ClinicDay } from '../../shared/records/time.ts'
import { type PaperDay, paperDays } from '../../shared/rules/paper-days.ts'
import type { SheetBody } from '../../shared/rules/paper-sheet.ts'
import { linesOfClient, outagesOnPaper, sheetById, usedSheets } from '../db/downtime.ts'
import { siteOf } from '../db/site.ts'
import type { Register } from '../register.ts'

/** Days on paper that are still to be entered. */
export function paperDaysNow({ db }: Register): PaperDay[] {
  const outages = outagesOnPaper(db).map(({ fromAt, untilAt }) => ({ fromAt, untilAt, onPaper: true }))
  return paperDays(usedSheets(db), outages, siteOf(db).timeZone)
}

/**
 * The same for one client: a day is known for them as soon as every line of theirs is entered, before the whole
 * sheet is.
 */
export function paperDaysOf(register: Register, clientId: number): ClinicDay[] {
  return paperDaysNow(register)
    .filter(
      ({ sheetIds }) => sheetIds.length === 0 || !sheetIds.every((id) => isEntered(register, id, clientId)),
    )
    .map(({ day }) => day)
}

function isEntered(register: Register, sheetId: number, clientId: number): boolean {
  const entered = linesOfClient(register.db, sheetId, clientId)
  if (entered.length === 0) return false
  const own = dosesByClient(register, sheetId).get(clientId) ?? []
  return own.every((line) => entered.includes(line))
}

/** A sheet never changes, and is asked about with every dose: its lines are read once. */
const read = new WeakMap<Register, Map<number, Map<number, number[]>>>()

/** The lines of a sheet that allow a dose, by client. */
function dosesByClient(register: Register, sheetId: number): Map<number, number[]> {
  const known = read.get(register) ?? new Map<number, Map<number, number[]>>()
  read.set(register, known)
  const found = known.get(sheetId)
  if (found) return found
  const lines = new Map<number, number[]>()
  for (const { clientId, line, dose } of bodyOf(register, sheetId).lines)
    if (dose !== null) lines.set(clientId, [...(lines.get(clientId) ?? []), line])
  known.set(sheetId, lines)
  return lines
}

/** What was printed. */
export function bodyOf({ db }: Register, sheetId: number): SheetBody {
  const sheet = sheetById(db, sheetId)
  return sheet
    ? (JSON.parse(sheet.body) as SheetBody)
    : { day: '' as ClinicDay, lines: [], spareLines: 0, batches: [] }
}
