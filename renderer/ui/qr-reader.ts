import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url&inline'

// The reader would fetch its program from the net; it travels inside the window's own file instead.
prepareZXingModule({ overrides: { wasmBinary: bytesOf(wasm) } })

function bytesOf(address: string): ArrayBuffer {
  const binary = atob(address.slice(address.indexOf(',') + 1))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer
}

/** The text of a QR code in a picture, or null. */
export async function readQr(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true })
  return found?.isValid ? found.text : null
}
