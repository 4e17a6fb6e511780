import type { Outlook } from '../../shared/contract/stock-book.ts'
import { type BookedClient, bookedClients, bookedDemand } from '../../shared/rules/booked-doses.ts'
import { addDays } from '../../shared/rules/days.ts'
import { daysOfStock, outlookDays } from '../../shared/rules/days-of-stock.ts'
import { baseMicrogramsOf, microgramsOf } from '../../shared/rules/quantity.ts'
import { dosesOfClient } from '../db/dose.ts'
import { type OrderStored, ordersRunningOn, standingOrders } from '../db/dose-order.ts'
import { slotsTakenOn } from '../db/register-page.ts'
import { closuresBetween, holidaysFrom, siteOf } from '../db/site.ts'
import { allBalances, products } from '../db/stock.ts'
import { inBoxes } from '../db/sub-store.ts'
import type { Register } from '../register.ts'
import { packInForce, stockRules } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { asRecord, orderFacts } from './dose-facts.ts'

/** How long the shelf lasts for the clients booked now. What stands in camp boxes is not on the shelf. */
export function stockOutlook(register: Register): Outlook {
  const { db } = register
  const today = todayOf(register)
  const clients = bookedOn(register)
  const last = addDays(today, outlookDays)
  const demand = bookedDemand(clients, today, outlookDays, {
    weeklyClosedDays: siteOf(db).weeklyClosedDays,
    holidays: new Set(holidaysFrom(db, today).map(({ day }) => day)),
    closures: new Set(closuresBetween(db, today, last).map(({ day }) => day)),
  })
  const balances = allBalances(db)
  const stocked = products(db).map((product) => ({
    ...product,
    batches: balances.filter(({ productId }) => productId === product.id),
  }))
  const boxed = inBoxes(db)
  const outlook = daysOfStock(demand, stocked, today)
  const counts = bookedClients(clients, today)
  const { reorderDays } = stockRules(register)
  const pack = packInForce(register)
  return {
    reorderDays,
    packVersion: pack?.signed ? pack.version : null,
    horizonDays: outlookDays,
    drugs: outlook.drugs.map(({ drug, days, runsOutOn }) => {
      const own = stocked.filter((product) => product.drug === drug)
      const stepsOf = (product: (typeof own)[number]) =>
        product.batches.reduce((sum, { balanceSteps }) => sum + balanceSteps, boxed.get(product.id) ?? 0)
      return {
        drug,
        clients: counts.get(drug) ?? 0,
        days,
        runsOutOn,
        reorder: days !== null && days <= reorderDays,
        totalMicrograms: own.reduce((sum, product) => sum + microgramsOf(stepsOf(product), product), 0),
        baseMicrograms: own.reduce((sum, product) => sum + baseMicrogramsOf(stepsOf(product), product), 0),
      }
    }),
    products: outlook.products.map((product) => ({
      ...product,
      inBoxesSteps: boxed.get(product.productId) ?? 0,
    })),
    expiring: outlook.expiring,
  }
}

/** Clients with an order that runs today, with the orders that will take its place. */
function bookedOn(register: Register): BookedClient[] {
  const { db } = register
  const today = todayOf(register)
  const running = ordersRunningOn(db, today).filter(({ inForce }) => inForce)
  const booked = new Set(running.map(({ clientId }) => clientId))
  const known = new Set(running.map(({ id }) => id))
  const toCome = standingOrders(db).filter(
    (order) =>
      !known.has(order.id) && booked.has(order.clientId) && order.startDay > today && order.end === null,
  )
  const clients = new Map<number, { orders: OrderStored[]; doneToday: number[] }>()
  for (const order of [...running, ...toCome]) {
    const own = clients.get(order.clientId)
    if (own) own.orders.push(order)
    else clients.set(order.clientId, { orders: [order], doneToday: [] })
  }
  for (const { clientId, slot } of slotsTakenOn(db, today)) clients.get(clientId)?.doneToday.push(slot)
  return [...clients.values()].map(({ orders, doneToday }) => ({
    doneToday,
    orders: orders.map((order) => factsOf(register, order)),
  }))
}

/** Only an order of several steps asks how far they were swallowed, which means reading its doses. */
function factsOf(register: Register, order: OrderStored) {
  const several = order.steps.some(({ step }) => step > 1)
  const doses = several ? dosesOfClient(register.db, order.clientId, order.startDay).map(asRecord) : []
  return orderFacts(order, doses, todayOf(register))
}
