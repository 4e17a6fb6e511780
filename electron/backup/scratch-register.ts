import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openReader, type Reader } from '../db/connection.ts'
import { claimedPageCount, encryptPage, freshPageKeys, PageUnreadable, pageBytes } from './page-cipher.ts'

const batchPages = 256

/**
 * A register poured in as plain bytes and kept on disk only encrypted, under a key that exists nowhere but in
 * this process: when it dies, the file is noise.
 */
export interface ScratchRegister {
  /** Takes any number of plain bytes. @throws PageUnreadable, or the I/O error */
  write(plain: Buffer): void
  /** Ends the pouring and opens the result. @throws PageUnreadable, DatabaseUnreadable */
  open(): Reader
  /** Closes and deletes it. May be called at any time, and twice. */
  discard(): void
}

/** Begins a scratch register in `folder`, which must be the profile's own. */
export function startScratchRegister(folder: string): ScratchRegister {
  const key = randomBytes(32)
  const keys = freshPageKeys(key)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${randomUUID()}.scratch`)
  const batch = Buffer.alloc(batchPages * pageBytes)
  let descriptor: number | null = openSync(file, 'wx', 0o600)
  let reader: Reader | null = null
  let pages = 0
  let filled = 0
  let claimed = 0

  function close(): void {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }
  function flush(): void {
    if (descriptor === null) throw new Error('the scratch register is closed')
    if (filled % pageBytes > 0) throw new PageUnreadable('not a whole number of pages')
    if (pages === 0 && filled > 0) claimed = claimedPageCount(batch)
    for (let at = 0; at < filled; at += pageBytes) {
      pages += 1
      encryptPage(keys, pages, batch.subarray(at, at + pageBytes))
    }
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
      reader = openReader(file, key)
      return reader
    },
    discard() {
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
