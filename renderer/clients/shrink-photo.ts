/** The same limits as the server side's (electron/photo.ts), which checks for itself. */
const MOST_PIXELS = 480
const MOST_BYTES = 40 * 1024
/** From good to poor; a face of 480 pixels is under 40 KB at the first or second. */
const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25]

/** What is drawn and re-encoded: a video's frame or a decoded file. */
export interface Picture {
  source: CanvasImageSource
  width: number
  height: number
}

/**
 * The middle square of a picture as a small JPEG, base64. Drawn anew, so that nothing of the file but its dots
 * comes along: no place, no camera, no thumbnail. Null when even the poorest is too large.
 */
export async function shrinkPhoto({ source, width, height }: Picture): Promise<string | null> {
  const side = Math.min(width, height)
  const size = Math.min(MOST_PIXELS, side)
  const canvas = new OffscreenCanvas(size, size)
  const paper = canvas.getContext('2d')
  if (!paper || size === 0) return null
  // Transparent dots of a PNG would turn black.
  paper.fillStyle = '#ffffff'
  paper.fillRect(0, 0, size, size)
  paper.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, size, size)
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= MOST_BYTES) return base64Of(new Uint8Array(await blob.arrayBuffer()))
  }
  return null
}

/** A file as a picture, turned as the camera says. Null when it is none. */
export async function pictureOfFile(file: Blob): Promise<Picture | null> {
  try {
    const source = await createImageBitmap(file, { imageOrientation: 'from-image' })
    return { source, width: source.width, height: source.height }
  } catch {
    return null
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
