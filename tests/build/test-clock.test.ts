import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

const day = 86_400_000

test('the clock of the test package follows the two offsets in the profile', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ost-clock-')), 'test-clock')
  vi.stubEnv('OST_REGISTER_TEST_CLOCK', file)
  const { clock } = await import('../../build/test-package/clock.ts')
  const [wall, monotonic] = [clock.now(), clock.monotonic()]

  writeFileSync(file, `${3 * day} 0`)
  expect(Math.round((clock.now() - wall) / day)).toBe(3)
  expect(Math.round((clock.monotonic() - monotonic) / day)).toBe(0)

  writeFileSync(file, `${-2 * day} ${day}`)
  expect(Math.round((clock.now() - wall) / day)).toBe(-2)
  expect(Math.round((clock.monotonic() - monotonic) / day)).toBe(1)
})
