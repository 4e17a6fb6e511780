import type { ClientDetox, SheetLine } from '../../shared/contract/detox-views.ts'
import type { Product } from '../../shared/records/product.ts'
import { words } from '../words/index.ts'

/** Where medicine for a chart may come from: a batch of the camp's box, or a product of the clinic's shelf. */
export interface MedicineChoice {
  readonly key: string
  /** With what is left of it. */
  readonly label: string
  /** For a narrow cell. */
  readonly short: string
  readonly product: Omit<Product, 'at'>
  gift(steps: number): NonNullable<SheetLine['gift']>
}

export function medicineChoices({ boxes, shelf }: Pick<ClientDetox, 'boxes' | 'shelf'>): MedicineChoice[] {
  const named = (product: Omit<Product, 'at'>) => `${product.drug} ${words.stock.strength(product)}`
  // Of a narrow cell one sees the beginning: the strength tells packs apart.
  const brief = (product: Omit<Product, 'at'>) => `${words.stock.strength(product)} ${product.drug}`
  const left = (steps: number, product: Omit<Product, 'at'>) => words.stock.quantity(steps, product)
  return [
    ...boxes.map(({ boxId, box, batchId, batchNumber, product, steps }) => ({
      key: `box ${boxId} ${batchId}`,
      label: `${named(product)} · ${batchNumber} · ${left(steps, product)} · ${box}`,
      short: `${brief(product)} (${batchNumber})`,
      product,
      gift: (taken: number) => ({ boxId, batchId, steps: taken }),
    })),
    ...shelf.map(({ product, steps, batchNumber }) => ({
      key: `shelf ${product.id}`,
      label: words.detox.medicineForm.onShelf(named(product), left(steps, product), batchNumber),
      short: brief(product),
      product,
      gift: (taken: number) => ({ productId: product.id, steps: taken }),
    })),
  ]
}
