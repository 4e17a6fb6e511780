import type { Product } from '../../shared/records/product.ts'
import { words } from '../words/index.ts'

/** Generic name in full and bold, then form and strength: what tells two products apart. */
export function ProductName({ product }: { product: Pick<Product, 'drug' | 'form' | 'strengthMicrograms'> }) {
  return (
    <span>
      <strong>{product.drug}</strong> {words.stock.strength(product)}
    </span>
  )
}
