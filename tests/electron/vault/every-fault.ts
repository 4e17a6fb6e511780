/** Every copy of `bytes` with one byte another: its lowest bit, its highest, and all of them turned. */
export function* everyFlip(bytes: Uint8Array): Generator<{ at: number; bytes: Uint8Array }> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (const mask of [0x01, 0x80, 0xff]) {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ mask
      yield { at, bytes: flipped }
    }
  }
}

/** Every beginning of `bytes` that is shorter than the whole. */
export function* everyTruncation(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length += 1) yield bytes.subarray(0, length)
}
