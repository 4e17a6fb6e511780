import type { ToleranceView } from '../../shared/contract/counts.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.counts.tolerance

/** What the small differences of liquids came to in a month: a warning where it is more than the rules allow. */
export function ToleranceBars({ tolerance }: { tolerance: readonly ToleranceView[] }) {
  return tolerance.map(({ product, sumSteps, allowedSteps, exceeded }) => {
    const sum = words.counts.difference(sumSteps, product)
    const of = words.stock.quantity(allowedSteps, product)
    return (
      <StatusBar
        key={product.id}
        tone={exceeded ? 'warn' : 'note'}
        title={`${product.drug} ${words.stock.strength(product)}`}
      >
        {exceeded ? say.exceeded(sum, of) : say.good(sum, of)}
      </StatusBar>
    )
  })
}
