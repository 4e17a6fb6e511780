import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../runtime/cache.ts'
import { runCommand } from '../runtime/run-command.ts'

const SOURCE = fileURLToPath(new URL('./disk-shim.c', import.meta.url))

/** The shim is a preloaded library of Linux; elsewhere what needs it cannot run. */
export const hasDiskShim = process.platform === 'linux'

/** Compiles the shim once for each text of its source. @returns the library's path */
export async function diskShim(): Promise<string> {
  const key = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16)
  const library = join(cacheFolder('faults'), `disk-shim-${key}.so`)
  if (existsSync(library)) return library
  const part = `${library}.${process.pid}`
  try {
    await runCommand('cc', ['-O1', '-shared', '-fPIC', '-o', part, SOURCE, '-ldl', '-lpthread'], {
      label: 'Compiling the disk shim',
    })
  } catch (cause) {
    throw new Error('The disk shim wants a C compiler: apt-get install -y gcc libc6-dev', { cause })
  }
  renameSync(part, library)
  return library
}

/** The environment that puts a program behind the shim. `trace` and `control` lie outside the folder. */
export async function behindShim(options: {
  folder: string
  trace?: string
  control?: string
}): Promise<Record<string, string>> {
  return {
    LD_PRELOAD: await diskShim(),
    OST_FAULTS_FOLDER: options.folder,
    ...(options.trace && { OST_FAULTS_TRACE: options.trace }),
    ...(options.control && { OST_FAULTS_CONTROL: options.control }),
    // Without it libuv may hand writes to the kernel past the C library.
    UV_USE_IO_URING: '0',
  }
}

/** As `struct control` in disk-shim.c. */
export const CONTROL_LENGTH = 32
export const ERRORS = { EIO: 5, ENOSPC: 28 } as const

/** The switch with which a program behind the shim orders its own next fault. */
export interface FaultSwitch {
  /** @returns how many operations were counted so far */
  operations(): number
  /** The n-th operation from now on fails, and all after it if `persistent`. */
  arm(n: number, error: keyof typeof ERRORS, persistent: boolean): void
  /** @returns how many operations failed since it was armed */
  disarm(): number
  close(): void
}

export function faultSwitch(control: string): FaultSwitch {
  const file = openSync(control, 'r+')
  const read = () => {
    const bytes = Buffer.alloc(CONTROL_LENGTH)
    readSync(file, bytes, 0, CONTROL_LENGTH, 0)
    return bytes
  }
  const put = (failsAt: number, error: number, persistent: boolean) => {
    const bytes = Buffer.alloc(CONTROL_LENGTH - 8)
    bytes.writeBigInt64LE(BigInt(failsAt), 0)
    bytes.writeInt32LE(error, 8)
    bytes.writeInt32LE(persistent ? 1 : 0, 12)
    writeSync(file, bytes, 0, bytes.length, 8)
  }
  const operations = () => Number(read().readBigInt64LE(0))
  return {
    operations,
    arm: (n, error, persistent) => put(operations() + n, ERRORS[error], persistent),
    disarm: () => {
      const failed = Number(read().readBigInt64LE(24))
      put(0, 0, false)
      return failed
    },
    close: () => closeSync(file),
  }
}
