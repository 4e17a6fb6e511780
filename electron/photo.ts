import type { Register } from './register.ts'
import { openBytes, sealBytes } from './vault/private-column.ts'

/** decisions.md, *Records*: JPEG, at most 40 KB and 480 pixels a side. */
export const PHOTO_LIMITS = { bytes: 40 * 1024, pixels: 480, leastPixels: 32 } as const

export type PhotoProblem =
  | 'photo_not_a_picture'
  | 'photo_too_large'
  | 'photo_too_many_pixels'
  | 'photo_carries_more'

/** APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe): what a re-encoded picture carries beside the picture. */
const HARMLESS = new Set([0xe0, 0xe2, 0xee])
/** Baseline and progressive frames: they hold the size. DHT, JPG and DAC share their range and are none. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/**
 * Whether bytes are a JPEG that the register keeps, read marker by marker: the server side believes nothing that
 * the window says about a picture. Places, cameras and thumbnails (EXIF, comments) are refused, for a picture
 * re-encoded by the window has none.
 */
export function photoProblem(jpeg: Uint8Array): PhotoProblem | null {
  const at = (place: number) => jpeg[place] ?? -1
  const word = (place: number) => at(place) * 256 + at(place + 1)
  const end = jpeg.length - 2
  if (word(0) !== 0xffd8 || word(end) !== 0xffd9) return 'photo_not_a_picture'
  if (jpeg.length > PHOTO_LIMITS.bytes) return 'photo_too_large'
  let size: { height: number; width: number } | null = null
  for (let place = 2; place < end; ) {
    if (at(place) !== 0xff) return 'photo_not_a_picture'
    const marker = at(place + 1)
    if (marker === 0xda) return size === null ? 'photo_not_a_picture' : sizeProblem(size)
    const length = word(place + 2)
    if (length < 2 || place + 2 + length > end) return 'photo_not_a_picture'
    if (isFrame(marker)) size = { height: word(place + 5), width: word(place + 7) }
    const extra = (marker >= 0xe0 && marker <= 0xef && !HARMLESS.has(marker)) || marker === 0xfe
    if (extra) return 'photo_carries_more'
    place += 2 + length
  }
  return 'photo_not_a_picture'
}

function sizeProblem({ height, width }: { height: number; width: number }): PhotoProblem | null {
  if (Math.min(height, width) < PHOTO_LIMITS.leastPixels) return 'photo_not_a_picture'
  return Math.max(height, width) > PHOTO_LIMITS.pixels ? 'photo_too_many_pixels' : null
}

const place = (id: number) => ({ table: 'client_photo', column: 'jpeg', id })

export function sealPhoto({ keys }: Register, id: number, jpeg: Uint8Array): Uint8Array {
  return sealBytes(keys.privateKey, place(id), jpeg)
}

/** @throws PrivateColumnError */
export function unsealPhoto({ keys }: Register, id: number, blob: Uint8Array): Buffer {
  return openBytes(keys.privateKey, place(id), blob)
}
