import type { Need } from '../../shared/contract/home.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { batchById } from '../db/stock-book.ts'
import type { NeedSource } from './home-needs.ts'
import { kitStock } from './naloxone-facts.ts'
import { stockOutlook } from './stock-outlook.ts'

/** Fewer days than these are nobody's plan any more. [inference] */
const URGENT_DAYS = 7

/** A delivery to be ordered, and batches that will expire unused. */
export const outlookNeeds: NeedSource = ({ register, staff }) => {
  if (!whoMay('stock.see', { stage: 'staff', role: staff.role }).allowed) return []
  const { drugs, expiring } = stockOutlook(register)
  const needs: Need[] = drugs
    .filter(({ reorder, clients }) => reorder && clients > 0)
    .map(({ drug, days }) => {
      const urgency = (days ?? 0) === 0 ? 1 : (days ?? 0) <= URGENT_DAYS ? 2 : 3
      return { code: 'reorder', params: { drug, days }, urgency }
    })
  const batches = expiring
    .flatMap(({ batchId }) => batchById(register.db, batchId) ?? [])
    .toSorted((a, b) => (a.expiryDay < b.expiryDay ? -1 : 1))
  const [first] = batches
  if (first) {
    const params = { batch: first.batchNumber, day: first.expiryDay, count: batches.length }
    needs.push({ code: 'expires_unused', params, urgency: 4 })
  }
  return needs
}

/** Naloxone that ran out, runs low, expires or did; a site that never received any is not reminded. */
export const naloxoneNeeds: NeedSource = ({ register, staff, today }) => {
  if (!whoMay('naloxone.receive', { stage: 'day', role: staff.role }).allowed) return []
  const { batches, usable, givenLately, expiryWarnDays, entries } = kitStock(register)
  if (entries.length === 0) return []
  const needs: Need[] = []
  if (usable === 0) needs.push({ code: 'kits_out', urgency: 2 })
  else if (usable < givenLately)
    needs.push({ code: 'kits_low', params: { left: usable, given: givenLately }, urgency: 3 })
  const stocked = batches.filter(({ kits }) => kits > 0)
  const expired = stocked.find((batch) => isExpired(batch, today))
  if (expired) needs.push({ code: 'kits_batch_expired', params: { batch: expired.batchNumber }, urgency: 3 })
  const soon = stocked.find(
    (batch) => !isExpired(batch, today) && daysBetween(today, batch.expiryDay) <= expiryWarnDays,
  )
  if (soon)
    needs.push({
      code: 'kits_expiring',
      params: { batch: soon.batchNumber, day: soon.expiryDay },
      urgency: 4,
    })
  return needs
}
