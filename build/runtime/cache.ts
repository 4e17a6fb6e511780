import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Downloads and compiled parts live outside node_modules, so that `npm ci` does not throw them away. */
export function cacheFolder(...names: string[]): string {
  const folder = join(homedir(), '.cache', 'ost-register', ...names)
  mkdirSync(folder, { recursive: true })
  return folder
}
