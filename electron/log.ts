import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import log from 'electron-log/node'

/**
 * The log holds what the program did, never whom it was about: no message of an error is written, for a
 * message may quote what somebody typed. Kinds, codes and places in the source are enough to find a fault.
 */
export type Log = {
  /** A fixed sentence of the program's own. */
  note(sentence: string): void
  /** Writes where and what kind an error was. @returns the id that the screen shows beside its plain sentence */
  fault(error: unknown): string
}

function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined ? '' : `\n  caused by ${withoutMessage(error.cause)}`
  return `${error.name}${code}\n${places.join('\n')}${cause}`
}

/** Writes to one file in the profile, which is rotated at 1 MiB; nothing is sent anywhere. */
export function openLog(profileFolder: string): Log {
  log.transports.console.level = false
  log.transports.file.resolvePathFn = () => join(profileFolder, 'logs', 'register.log')
  log.transports.file.maxSize = 1024 * 1024
  return {
    note: (sentence) => log.info(sentence),
    fault: (error) => {
      const id = randomUUID().slice(0, 8)
      log.error(`fault ${id}: ${withoutMessage(error)}`)
      return id
    },
  }
}
