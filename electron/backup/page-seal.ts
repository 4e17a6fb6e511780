import { hash } from 'node:crypto'

const blockBytes = 128
const longestMessage = 4096 + 4

/**
 * HMAC-SHA512 (RFC 2104) over some bytes of a page and its number, little endian.
 * @returns 64 bytes that hold until the next call
 */
export type PageSeal = (bytes: Uint8Array, number: number) => Buffer

/**
 * A seal under one key, made for millions of short messages: with the two padded blocks of the key laid ready, a page
 * costs two one-shot hashes and no buffer of its own. `createHmac` gives the same value at a quarter of the speed.
 * @param key at most 128 bytes
 */
export function pageSeal(key: Uint8Array): PageSeal {
  const inner = Buffer.alloc(blockBytes + longestMessage)
  const outer = Buffer.alloc(blockBytes + 64)
  const seal = Buffer.alloc(64)
  for (let at = 0; at < blockBytes; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36
    outer[at] = (key[at] ?? 0) ^ 0x5c
  }
  return (bytes, number) => {
    inner.set(bytes, blockBytes)
    const end = inner.writeUInt32LE(number, blockBytes + bytes.length)
    outer.write(hash('sha512', inner.subarray(0, end), 'binary'), blockBytes, 'latin1')
    seal.write(hash('sha512', outer, 'binary'), 'latin1')
    return seal
  }
}
