import type { Drug, Product } from '../records/product.ts'

/** A product as far as splitting goes; `availableSteps` is what its open pack holds, infinite for a draft. */
export type SplitProduct = Pick<Product, 'id' | 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'> & {
  availableSteps: number
}

/** What is taken of one product: `steps / stepsPerUnit` tablets or mL. */
export type SplitLine = Pick<Product, 'form' | 'strengthMicrograms' | 'stepsPerUnit'> & {
  productId: number
  steps: number
  micrograms: number
}

export type Split =
  | { makeable: true; lines: SplitLine[] }
  /** No whole number of steps: the nearest amounts that the same products make, null where there is none. */
  | { makeable: false; below: number | null; above: number | null }

/** Micrograms in the smallest measurable part of a product: ½ tablet of 2 mg is 1,000. */
export function stepMicrograms(product: Pick<Product, 'strengthMicrograms' | 'stepsPerUnit'>): number {
  return product.strengthMicrograms / product.stepsPerUnit
}

/**
 * The products' ways to make an amount, best first: no tablet broken, then fewest tablets, then larger strengths.
 * Tablets of one drug may be combined; a liquid stands alone, for two strengths of one are never open at once, and
 * tablets and liquid are not mixed in one dose. Halves are offered only where the product's step says so (clinic.md,
 * *Medicines and amounts*).
 *
 * @param amountMicrograms more than 0
 * @param products of one drug; others are left aside
 */
export function splitAmount(amountMicrograms: number, drug: Drug, products: readonly SplitProduct[]): Split {
  const ways = shelvesOf(drug, products).map((shelf) => fill(amountMicrograms, shelf))
  const made = ways.filter((way) => way.lines !== null).toSorted((a, b) => a.cost - b.cost)[0]
  if (made?.lines) return { makeable: true, lines: made.lines }
  const nearest = (pick: 'below' | 'above') =>
    ways.map((way) => way[pick]).filter((amount) => amount !== null)
  const [below, above] = [nearest('below'), nearest('above')]
  return {
    makeable: false,
    below: below.length === 0 ? null : Math.max(...below),
    above: above.length === 0 ? null : Math.min(...above),
  }
}

/**
 * The most that the products can make without going above an amount, such as a computed half: 5 mg of 10 mg
 * ordered becomes 4.8 mg of tablets of 0.4 mg and 2 mg. Null when they make nothing that small. Always shown.
 */
export function halveDown(
  amountMicrograms: number,
  drug: Drug,
  products: readonly SplitProduct[],
): number | null {
  if (amountMicrograms <= 0) return null
  const split = splitAmount(amountMicrograms, drug, products)
  return split.makeable ? amountMicrograms : split.below
}

/** Strengths of the one liquid of a drug that are open at once; two or more block dosing (clinic.md). */
export function openLiquidStrengths(
  drug: Drug,
  open: readonly Pick<Product, 'drug' | 'form' | 'strengthMicrograms'>[],
) {
  const liquids = open.filter((product) => product.drug === drug && product.form === 'liquid')
  return [...new Set(liquids.map(({ strengthMicrograms }) => strengthMicrograms))].toSorted((a, b) => a - b)
}

/** What may be measured out together: all tablets of the drug, or one liquid. */
function shelvesOf(drug: Drug, products: readonly SplitProduct[]): SplitProduct[][] {
  const usable = products.filter((product) => product.drug === drug && product.availableSteps > 0)
  const tablets = usable
    .filter(({ form }) => form === 'tablet')
    .toSorted((a, b) => b.strengthMicrograms - a.strengthMicrograms)
  const liquids = usable.filter(({ form }) => form === 'liquid').map((liquid) => [liquid])
  return tablets.length === 0 ? liquids : [tablets, ...liquids]
}

type Filling = {
  lines: SplitLine[] | null
  cost: number
  below: number | null
  above: number | null
}

/** A broken tablet weighs more than any number of whole ones, and a piece more than its smaller strength. */
const brokenCost = 1_000_000
const pieceCost = 100

/**
 * Fewest pieces by dynamic programming over multiples of the greatest common step; exact where taking the largest
 * strength first would fail, as with a strength that is no multiple of the smaller.
 */
function fill(amount: number, shelf: readonly SplitProduct[]): Filling {
  const unit = shelf.map(stepMicrograms).reduce(greatestCommonDivisor, 0)
  const widest = Math.max(...shelf.map(stepMicrograms))
  const size = Math.floor((amount + widest) / unit)
  let costs: number[] = [0, ...Array.from({ length: size }, () => Number.POSITIVE_INFINITY)]
  const taken: number[][] = []
  for (const [rank, product] of shelf.entries()) {
    const { next, counts } = withProduct(costs, product, stepMicrograms(product) / unit, rank)
    costs = next
    taken.push(counts)
  }
  const target = amount / unit
  const cost = costs[target]
  if (cost !== undefined && Number.isFinite(cost)) {
    return {
      lines: linesOf(target, shelf, taken, unit),
      cost,
      below: null,
      above: null,
    }
  }
  const reached = costs.flatMap((price, at) => (at > 0 && Number.isFinite(price) ? [at * unit] : []))
  const below = reached.findLast((made) => made < amount) ?? null
  const above = reached.find((made) => made > amount) ?? null
  return { lines: null, cost: Number.POSITIVE_INFINITY, below, above }
}

function withProduct(costs: readonly number[], product: SplitProduct, span: number, rank: number) {
  const counts = costs.map(() => 0)
  const next = costs.map((_, at) => {
    let best = costs[at] ?? Number.POSITIVE_INFINITY
    const most = Math.min(product.availableSteps, Math.floor(at / span))
    for (let steps = 1; steps <= most; steps += 1) {
      const cost = (costs[at - steps * span] ?? Number.POSITIVE_INFINITY) + costOf(product, steps, rank)
      if (cost < best) {
        best = cost
        counts[at] = steps
      }
    }
    return best
  })
  return { next, counts }
}

function costOf(product: SplitProduct, steps: number, rank: number): number {
  if (product.form === 'liquid') return pieceCost
  const broken = steps % product.stepsPerUnit === 0 ? 0 : brokenCost
  return broken + Math.ceil(steps / product.stepsPerUnit) * (pieceCost + rank)
}

function linesOf(target: number, shelf: readonly SplitProduct[], taken: readonly number[][], unit: number) {
  const lines: SplitLine[] = []
  let at = target
  for (const [place, product] of [...shelf.entries()].reverse()) {
    const steps = taken[place]?.[at] ?? 0
    if (steps === 0) continue
    const { id: productId, form, strengthMicrograms, stepsPerUnit } = product
    lines.unshift({
      productId,
      form,
      strengthMicrograms,
      stepsPerUnit,
      steps,
      micrograms: steps * stepMicrograms(product),
    })
    at -= (steps * stepMicrograms(product)) / unit
  }
  return lines
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
