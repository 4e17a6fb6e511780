import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchRegister, type RunningRegister } from '../helpers/launch.ts'
import { launchUnguarded } from '../helpers/unguarded.ts'
import { network, type Target } from './hostile/attempts.ts'
import { permissions } from './hostile/attempts-on-permissions.ts'
import { files, navigation } from './hostile/attempts-on-the-window.ts'
import { code, pollution } from './hostile/attempts-to-run-code.ts'
import { type Listener, listen } from './hostile/listener.ts'
import { type Outcome, tryAll } from './hostile/try-all.ts'

const groups = { network, navigation, files, code, permissions, pollution }
const escaped = (outcomes: Outcome[]) => outcomes.filter(({ escapes }) => escapes.length > 0)

let listener: Listener
let register: RunningRegister
let target: Target
beforeAll(async () => {
  listener = await listen()
  register = await launchRegister()
  const file = join(register.folder, 'canary.txt')
  writeFileSync(file, 'canary')
  chmodSync(file, 0o644)
  target = { http: listener.http, host: listener.host, file }
})
afterAll(async () => {
  await register.close()
  listener.close()
})

describe('foreign code in the window', () => {
  test('has at least sixty different ways to try', () => {
    expect(Object.values(groups).flatMap(Object.keys).length).toBeGreaterThanOrEqual(60)
  })

  test.each(Object.entries(groups))('gets nowhere: %s', async (_name, attempts) => {
    const outcomes = await tryAll({ app: register.app, listener, target }, attempts, async () => {
      await register.page.reload()
      return register.page
    })
    expect(outcomes).toHaveLength(Object.keys(attempts).length)
    expect(escaped(outcomes)).toEqual([])
  })

  test('left the machine side unpolluted, wrote no file, and the register still answers', async () => {
    const polluted = await register.app.evaluate(() => {
      const plain = {} as { polluted?: unknown; nodeIntegration?: unknown }
      return [plain.polluted, plain.nodeIntegration].some((value) => value !== undefined)
    })
    expect(polluted).toBe(false)
    const left = readdirSync(register.folder, { recursive: true }).map(String)
    expect(left.filter((name) => name.includes('names'))).toEqual([])
    await register.page.reload()
    expect(await register.page.locator('#root').textContent()).not.toBe('')
  })
})

describe('the attempts themselves', () => {
  test('are real: in a careless window of the same Electron most of them succeed', async () => {
    const { app, open } = await launchUnguarded()
    const outcomes: Outcome[] = []
    for (const attempts of [network, navigation, files, code]) {
      outcomes.push(...(await tryAll({ app, listener, target }, attempts, () => open(listener.http))))
    }
    await app.close()
    console.log(
      `In a careless window ${escaped(outcomes).length} of ${outcomes.length} attempts succeed; not: ${outcomes
        .filter(({ escapes }) => escapes.length === 0)
        .map(({ name }) => name)
        .join(', ')}`,
    )
    expect(escaped(outcomes).length).toBeGreaterThan(outcomes.length / 2)
  })
})
