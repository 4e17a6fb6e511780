// @vitest-environment ./tests/helpers/window-environment.ts
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { readQr } from '../../renderer/ui/qr-reader.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'

/** A card as a camera sees it: black squares of so many dots on white. */
function pictureOf(text: string, dots: number): ImageData {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const side = size * dots
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return
      for (let down = 0; down < dots; down += 1)
        for (let right = 0; right < dots; right += 1) {
          const place = ((y * dots + down) * side + x * dots + right) * 4
          pixels.fill(0, place, place + 3)
        }
    })
  })
  return { data: pixels, width: side, height: side, colorSpace: 'srgb' } as ImageData
}

describe('the camera’s reader', () => {
  it('reads the digits of a printed card, near and far', async () => {
    for (const [number, dots] of [
      [7, 3],
      [99_999_999, 6],
      [40_000_001, 12],
    ] as const) {
      const digits = makeCardText(17, number)
      expect(await readQr(pictureOf(digits, dots))).toBe(digits)
    }
  })

  it('finds nothing on an empty table', async () => {
    const pixels = new Uint8ClampedArray(200 * 200 * 4).fill(255)
    expect(
      await readQr({ data: pixels, width: 200, height: 200, colorSpace: 'srgb' } as ImageData),
    ).toBeNull()
  })
})
