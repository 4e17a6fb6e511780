import type { KitEntry, KitStock } from '../../shared/contract/naloxone.ts'
import { addDays } from '../../shared/rules/days.ts'
import { usableKits } from '../../shared/rules/naloxone.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { kitBatches, kitEntries, kitsGivenFrom } from '../db/naloxone.ts'
import type { Register } from '../register.ts'
import { stockRules } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { staffNames } from './staff-facts.ts'

/** How many lines of the book stand on the screen. */
const LINES = 200

/** The kits: what is left, batch by batch, and the last lines of their book. */
export function kitStock(register: Register): KitStock {
  const { db } = register
  const day = todayOf(register)
  const all = kitBatches(db)
  const newest = Math.max(0, ...all.map(({ id }) => id))
  return {
    day,
    dayIsOpen: openClinicDay(db) !== undefined,
    expiryWarnDays: stockRules(register).expiryWarnDays,
    usable: usableKits(all, day),
    givenLately: kitsGivenFrom(db, addDays(day, -27)),
    batches: all.filter(({ id, kits }) => kits > 0 || id === newest),
    entries: bookOf(
      register,
      all.reduce((sum, { kits }) => sum + kits, 0),
    ),
  }
}

/** The newest first, each with what was left after it: counted back from what is left now. */
function bookOf(register: Register, left: number): KitEntry[] {
  const names = staffNames(register)
  let balanceAfter = left
  return kitEntries(register.db, LINES).map((stored) => {
    const { id, day, at, kind, kits, batchNumber, recipient, registerNumber, document, reason } = stored
    const entry = {
      ...{ id, day, at, kind, kits, batchNumber, recipient, registerNumber, document, reason },
      staffName: names.get(stored.staffId) ?? '',
      balanceAfter,
    }
    balanceAfter -= kits
    return entry
  })
}
