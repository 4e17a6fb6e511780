import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openReader, type Reader } from '../db/connection.ts'
import { claimedPageCount, encryptPages, freshPageKeys, PageUnreadable, pageBytes } from './page-cipher.ts'
import { walkingCacheKib } from './streaming-limits.ts'

const batchPages = 16

/**
 * A register poured in as plain bytes and kept on disk only encrypted, under a key that exists nowhere but in
 * this process: when it dies, the file is noise.
 */
export interface ScratchRegister {
  /** Takes any number of plain bytes. @throws PageUnreadable, or the I/O error */
  write(plain: Buffer): void
  /** Ends the pouring and opens the result. @throws PageUnreadable, DatabaseUnreadable */
  open(): Reader
  /** Closes it, flushes it to the disk and leaves it there for whoever gave the key. @returns its path */
  keep(): string
  /** Closes and deletes it. May be called at any time, and twice; does nothing to what was kept. */
  discard(): void
}

/**
 * Begins a scratch register in `folder`, which must be the profile's own.
 * @param key 32 bytes, for a restore, which keeps the file; left out, the key is thrown away
 */
export function startScratchRegister(folder: string, key: Uint8Array = randomBytes(32)): ScratchRegister {
  const keys = freshPageKeys(key)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${randomUUID()}.scratch`)
  const batch = Buffer.alloc(batchPages * pageBytes)
  let descriptor: number | null = openSync(file, 'wx', 0o600)
  let reader: Reader | null = null
  let pages = 0
  let filled = 0
  let claimed = 0
  let isKept = false

  function close(): void {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }
  function flush(): void {
    if (descriptor === null) throw new Error('the scratch register is closed')
    if (filled % pageBytes > 0) throw new PageUnreadable('not a whole number of pages')
    if (pages === 0 && filled > 0) claimed = claimedPageCount(batch)
    encryptPages(keys, pages + 1, batch.subarray(0, filled))
    pages += filled / pageBytes
    writeFully(descriptor, batch.subarray(0, filled))
    filled = 0
  }

  return {
    write(plain) {
      for (let at = 0; at < plain.length; ) {
        const taken = plain.copy(batch, filled, at)
        filled += taken
        at += taken
        if (filled === batch.length) flush()
      }
    },
    open() {
      flush()
      close()
      if (claimed !== pages) throw new PageUnreadable('not the length that page 1 claims')
      reader = openReader(file, key, walkingCacheKib)
      return reader
    },
    keep() {
      reader?.close()
      reader = null
      const kept = openSync(file, 'r+')
      try {
        fsyncSync(kept)
      } finally {
        closeSync(kept)
      }
      isKept = true
      return file
    },
    discard() {
      if (isKept) return
      close()
      reader?.close()
      reader = null
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(file + end, { force: true })
    },
  }
}

/** Deletes what a killed run left behind, which is as long as the register. Only while none is running. */
export function sweepScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function writeFully(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
}
