/**
 * Bytes as a fixed row of decimal digits, for a QR code that a plain scanner types as numbers: the bytes and a
 * CRC-32 behind them, read as one number, leading zeros kept. The check tells a slip that was read wrongly from one
 * that somebody forged: whoever forges can compute it, a smudge cannot.
 */
const checkLength = 4

/** How many digits so many bytes make with their check. */
export function digitsFor(byteLength: number): number {
  return String((1n << BigInt(8 * (byteLength + checkLength))) - 1n).length
}

/** The digits of these bytes. */
export function toDigits(bytes: Uint8Array): string {
  const whole = new Uint8Array(bytes.length + checkLength)
  whole.set(bytes)
  new DataView(whole.buffer).setUint32(bytes.length, crc32(bytes))
  const number = whole.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return String(number).padStart(digitsFor(bytes.length), '0')
}

/** The bytes of these digits; null when their length or their check is wrong. */
export function fromDigits(digits: string, byteLength: number): Uint8Array | null {
  if (digits.length !== digitsFor(byteLength) || !/^\d+$/.test(digits)) return null
  let number = BigInt(digits)
  const whole = new Uint8Array(byteLength + checkLength)
  for (let place = whole.length - 1; place >= 0; place -= 1) {
    whole[place] = Number(number & 0xffn)
    number >>= 8n
  }
  const bytes = whole.slice(0, byteLength)
  const check = new DataView(whole.buffer).getUint32(byteLength)
  return number === 0n && check === crc32(bytes) ? bytes : null
}

/** CRC-32 as in ISO 3309, the one of zip and PNG. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
