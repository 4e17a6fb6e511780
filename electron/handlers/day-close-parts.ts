import type { CloseNeed, DayCounts, WasteOfDay } from '../../shared/contract/day-close.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { countersignsOwed } from '../db/countersign.ts'
import { dosesHandedOut, lastMarkCount, sheetsOfDay } from '../db/signature-sheet.ts'
import { products } from '../db/stock.ts'
import { wastedOn } from '../db/stock-book.ts'
import { countOf } from '../db/stock-count.ts'
import type { Register } from '../register.ts'
import { countView, toCount, toleranceViews } from './count-facts.ts'
import { marksOf, sheetViews } from './sheet-facts.ts'
import { staffNames } from './staff-facts.ts'

/** What people counted, marked, threw away and still owe on a day, for its page. */
export function signedParts(
  register: Register,
  clinicDayId: number,
  day: ClinicDay,
): Omit<DayCounts, 'counts' | 'stock'> {
  const names = staffNames(register)
  return {
    opening: countView(register, clinicDayId, 'opening'),
    closing: countView(register, clinicDayId, 'closing'),
    tolerance: toleranceViews(register, day),
    sheets: sheetViews(register, clinicDayId),
    marks: marksOf(register, clinicDayId),
    wasted: wastedOfDay(register, clinicDayId),
    owed: countersignsOwed(register.db)
      .filter((owed) => owed.day === day)
      .map(({ act, tableName, rowId, owedBy, at }) => ({
        act,
        table: tableName,
        rowId,
        by: names.get(owedBy) ?? '',
        at,
      })),
  }
}

function wastedOfDay(register: Register, clinicDayId: number): WasteOfDay[] {
  const names = staffNames(register)
  const all = products(register.db)
  return wastedOn(register.db, clinicDayId).flatMap(({ productId, staffId, approverId, owed, ...line }) => {
    const found = all.find(({ id }) => id === productId)
    if (!found) return []
    const { baseFactorPpm: _base, ...product } = found
    return [
      {
        ...line,
        product,
        by: names.get(staffId) ?? '',
        second: approverId === null ? null : (names.get(approverId) ?? ''),
        countersignOwed: owed === 1,
      },
    ]
  })
}

/** Marks were counted after the last dose, and after the last sheet was printed: an unused one comes back, too. */
function marksCounted({ db }: Register, clinicDayId: number): boolean {
  const handedOut = dosesHandedOut(db, clinicDayId).length
  const printed = sheetsOfDay(db, clinicDayId)
  if (handedOut === 0 && printed.length === 0) return true
  const last = lastMarkCount(db, clinicDayId)
  return last !== undefined && last.doses === handedOut && printed.every(({ at }) => at <= last.at)
}

/**
 * What stands in the way of the close. A closing count is wanted where there is stock: made and signed, or left out
 * with a reason. Marks are wanted where doses were handed out: counted, and a difference explained.
 */
export function closeNeeds(register: Register, clinicDayId: number): CloseNeed[] {
  const { db } = register
  const needs: CloseNeed[] = []
  if (toCount(register, clinicDayId).length > 0) {
    const closing = countOf(db, clinicDayId, 'closing')
    if (!closing) needs.push('closing_count_missing')
    else if (closing.signedAt === null) needs.push('closing_count_not_signed')
  }
  if (!marksCounted(register, clinicDayId)) needs.push('marks_not_counted')
  return needs
}
