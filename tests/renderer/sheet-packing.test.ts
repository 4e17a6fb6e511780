import { describe, expect, it } from 'vitest'
import { packSheets, rowHeight } from '../../renderer/ui/sheet-packing.ts'

describe('pages of a printed book', () => {
  it('hold what fits and lose no row', () => {
    const rows = [60, 60, 60, 20, 20, 130, 5]
    expect(packSheets(rows, (height) => height, 120)).toEqual([[60, 60], [60, 20, 20], [130], [5]])
    expect(packSheets([], () => 1, 120)).toEqual([[]])
  })

  it('reckon a row as high as its longest cell breaks', () => {
    const one = rowHeight([['Delivery', 29]])
    const three = rowHeight([
      ['x'.repeat(70), 29],
      ['B-1', 10],
    ])
    expect(three - one).toBeCloseTo(2 * 4.3)
  })
})
