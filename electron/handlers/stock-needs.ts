import type { Need } from '../../shared/contract/home.ts'
import { expiresSoon, isExpired } from '../../shared/rules/stock-balance.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import type { NeedSource } from './home-needs.ts'
import { shelfFacts } from './stock-facts.ts'

/** An expiry nearer than this leaves no time for another delivery. [inference] */
const SOON_DAYS = 14

/** Packs to open before the first dose, products that ran out, and batches that expire or did. */
export const stockNeeds: NeedSource = ({ register, staff, today }) => {
  if (!whoMay('stock.see', { stage: 'staff', role: staff.role }).allowed) return []
  const { products, dayIsOpen, expiryWarnDays } = shelfFacts(register)
  const mayOpen = whoMay('stock.open_pack', { stage: 'day', role: staff.role }).allowed
  const needs: Need[] = []

  const liquidsOpen = products.filter(({ form, openBatchId }) => form === 'liquid' && openBatchId !== null)
  const closed = products.filter(
    (product) =>
      product.openBatchId === null &&
      product.proposedBatchId !== null &&
      !(product.form === 'liquid' && liquidsOpen.some(({ drug }) => drug === product.drug)),
  )
  if (dayIsOpen && mayOpen && closed.length > 0)
    needs.push({ code: 'packs_not_open', params: { count: closed.length }, urgency: 2 })

  const out = products.filter(
    ({ nothingToOpen }) => nothingToOpen === 'out_of_stock' || nothingToOpen === 'all_expired',
  )
  if (out.length > 0) needs.push({ code: 'products_out', params: { count: out.length }, urgency: 1 })

  const stocked = products.flatMap(({ batches }) => batches).filter(({ balanceSteps }) => balanceSteps > 0)
  const expired = stocked.filter((batch) => isExpired(batch, today))
  if (expired.length > 0)
    needs.push({
      code: 'batches_expired',
      params: { count: expired.length, batch: expired[0]?.batchNumber ?? '' },
      urgency: 2,
    })

  const expiring = stocked
    .filter((batch) => expiresSoon(batch, today, expiryWarnDays) !== null)
    .toSorted((a, b) => (a.expiryDay < b.expiryDay ? -1 : 1))
  const [first] = expiring
  if (first) {
    const days = expiresSoon(first, today, expiryWarnDays) ?? 0
    needs.push({
      code: 'batches_expiring',
      params: { count: expiring.length, batch: first.batchNumber, day: first.expiryDay, days },
      urgency: days <= SOON_DAYS ? 3 : 4,
    })
  }
  return needs
}
