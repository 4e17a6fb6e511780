import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../electron/clock.ts'

/**
 * Takes the place of electron/clock.ts in the test package, and only there (a test compares the packages).
 * The file `test-clock` in the profile holds two whole numbers of milliseconds: what to add to the wall clock,
 * and what to add to monotonic time. Both alike is time that passed; the first alone is a clock that somebody
 * has set.
 */
const environmentName = 'OST_REGISTER_TEST_CLOCK'

// A worker has its own argv but inherits the environment, so the main thread leaves the place there.
function clockFile(): string {
  const known = process.env[environmentName]
  if (known) return known
  const prefix = '--user-data-dir='
  const folder = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length)
  if (!folder) throw new Error('The test package is started with --user-data-dir=FOLDER')
  const file = join(folder, 'test-clock')
  process.env[environmentName] = file
  return file
}

const file = clockFile()

function offsets(): [wall: number, monotonic: number] {
  try {
    const [wall = 0, monotonic = 0] = readFileSync(file, 'utf8').split(' ').map(Number)
    return [wall, monotonic]
  } catch {
    return [0, 0]
  }
}

export const clock: Clock = {
  now: () => Date.now() + offsets()[0],
  monotonic: () => performance.now() + offsets()[1],
}

export const now = (): number => clock.now()
export const monotonic = (): number => clock.monotonic()
