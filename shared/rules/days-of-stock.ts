import type { Drug, Product } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import type { DayDemand } from './booked-doses.ts'
import { addDays } from './days.ts'
import { type SplitLine, splitAmount } from './tablet-split.ts'

/** How far ahead anybody looks: no delivery takes longer, and a forecast beyond it is a guess. [inference] */
export const outlookDays = 180
/** What goes out on a day is told of the days next to come, before a strength runs out and others stand in for it. */
const nextDays = 14

export type StockedProduct = Pick<Product, 'id' | 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'> & {
  readonly batches: readonly { id: number; expiryDay: ClinicDay; balanceSteps: number }[]
}

export interface DrugOutlook {
  readonly drug: Drug
  /** Days, today included, on which everybody booked gets the full dose; null: longer than the outlook, or nobody asks. */
  readonly days: number | null
  /** The first day on which somebody would not. */
  readonly runsOutOn: ClinicDay | null
}

export interface ProductOutlook {
  readonly productId: number
  /** What goes out on a day, on the average of the next two weeks: in steps after the tablet split. */
  readonly perDaySteps: number
}

export interface BatchOutlook {
  readonly batchId: number
  /** What will be left of it on the day when it expires, in steps. */
  readonly leftSteps: number
}

export interface StockOutlook {
  readonly drugs: DrugOutlook[]
  readonly products: ProductOutlook[]
  /** Batches that will not be used up before they expire. */
  readonly expiring: BatchOutlook[]
}

/**
 * How long the shelf lasts, played day by day as the counter works: each amount split into tablets of what is left,
 * the batch that expires first taken first, nothing after its last day of use. When a strength runs out the split is
 * computed again; a drug lasts as long as every booked dose of a day can be made (clinic.md, *Narcotic stock*: days of
 * stock left from booked clients).
 *
 * @param demand one entry a day from today on, from `bookedDemand`
 */
export function daysOfStock(
  demand: readonly DayDemand[],
  products: readonly StockedProduct[],
  today: ClinicDay,
): StockOutlook {
  const drugs = [...new Set(products.map(({ drug }) => drug))]
  const played = drugs.map((drug) =>
    playDrug(
      drug,
      demand,
      products.filter((product) => product.drug === drug),
      today,
    ),
  )
  return {
    drugs: played.map(({ outlook }) => outlook),
    products: played.flatMap((one) => one.products),
    expiring: played.flatMap((one) => one.expiring),
  }
}

interface Shelf {
  readonly product: StockedProduct
  readonly batches: { id: number; expiryDay: ClinicDay; left: number }[]
  /** All that went out, and what of it on the days next to come. */
  used: number
  usedNext: number
}

function playDrug(
  drug: Drug,
  demand: readonly DayDemand[],
  products: readonly StockedProduct[],
  today: ClinicDay,
) {
  const shelves = products.map(
    (product): Shelf => ({
      product,
      used: 0,
      usedNext: 0,
      batches: product.batches
        .filter(({ balanceSteps }) => balanceSteps > 0)
        .map(({ id, expiryDay, balanceSteps }) => ({ id, expiryDay, left: balanceSteps }))
        .toSorted((a, b) => (a.expiryDay < b.expiryDay ? -1 : a.expiryDay > b.expiryDay ? 1 : a.id - b.id)),
    }),
  )
  const splits = new Map<string, readonly SplitLine[] | null>()
  const expiring: BatchOutlook[] = []
  let served = 0
  let runsOutOn: ClinicDay | null = null
  for (const [ahead, day] of demand.entries()) {
    const date = addDays(today, ahead)
    expiring.push(...takeOffExpired(shelves, date, ahead > 0))
    const amounts = [...(day.get(drug) ?? [])].toSorted((a, b) => b[0] - a[0])
    const everybody = amounts.every(([amount, count]) => serve(drug, amount, count, shelves, splits))
    if (!everybody) {
      runsOutOn = date
      break
    }
    served += 1
    if (served <= nextDays) for (const shelf of shelves) shelf.usedNext = shelf.used
  }
  return {
    outlook: { drug, days: runsOutOn === null ? null : served, runsOutOn },
    products: shelves.map(({ product, usedNext }) => ({
      productId: product.id,
      perDaySteps: served === 0 ? 0 : usedNext / Math.min(served, nextDays),
    })),
    expiring,
  }
}

/** Batches past their last day of use leave the play. Those expired already today are said elsewhere. */
function takeOffExpired(shelves: readonly Shelf[], day: ClinicDay, say: boolean): BatchOutlook[] {
  return shelves.flatMap(({ batches }) =>
    batches
      .filter((batch) => batch.left > 0 && batch.expiryDay < day)
      .flatMap((batch) => {
        const leftSteps = batch.left
        batch.left = 0
        return say ? [{ batchId: batch.id, leftSteps }] : []
      }),
  )
}

const leftOf = ({ batches }: Shelf): number => batches.reduce((sum, { left }) => sum + left, 0)

/** Takes an amount for so many clients off the shelves. @returns whether there was enough for all of them */
function serve(
  drug: Drug,
  amount: number,
  count: number,
  shelves: readonly Shelf[],
  splits: Map<string, readonly SplitLine[] | null>,
): boolean {
  let waiting = count
  const tooFew = new Set<number>()
  while (waiting > 0) {
    const usable = shelves.filter((shelf) => leftOf(shelf) > 0 && !tooFew.has(shelf.product.id))
    const lines = splitOf(drug, amount, usable, splits)
    if (lines === null) return false
    const own = lines.map((line) => ({
      steps: line.steps,
      shelf: usable.find(({ product }) => product.id === line.productId),
    }))
    const often = Math.min(
      waiting,
      ...own.map(({ shelf, steps }) => (shelf ? Math.floor(leftOf(shelf) / steps) : 0)),
    )
    if (often === 0) {
      // Not enough of a strength for one dose more: the split is computed again without it.
      for (const { shelf, steps } of own) if (shelf && leftOf(shelf) < steps) tooFew.add(shelf.product.id)
      continue
    }
    for (const { shelf, steps } of own) if (shelf) take(shelf, steps * often)
    waiting -= often
  }
  return true
}

function splitOf(
  drug: Drug,
  amount: number,
  usable: readonly Shelf[],
  splits: Map<string, readonly SplitLine[] | null>,
): readonly SplitLine[] | null {
  const key = `${amount} ${usable.map(({ product }) => product.id).join()}`
  const known = splits.get(key)
  if (known !== undefined) return known
  const split = splitAmount(
    amount,
    drug,
    usable.map(({ product }) => ({ ...product, availableSteps: Number.POSITIVE_INFINITY })),
  )
  const lines = split.makeable ? split.lines : null
  splits.set(key, lines)
  return lines
}

function take(shelf: Shelf, steps: number): void {
  let rest = steps
  shelf.used += steps
  for (const batch of shelf.batches) {
    const taken = Math.min(batch.left, rest)
    batch.left -= taken
    rest -= taken
  }
}
