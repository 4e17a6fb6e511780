import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneAtATime } from '../../build/runtime/one-at-a-time.ts'

const lock = () => join(mkdtempSync(join(tmpdir(), 'ost-lock-')), 'lock')

test('two runs never work at the same time, and both get their result', async () => {
  const file = lock()
  let working = 0
  const work = async (name: string) => {
    working += 1
    expect(working).toBe(1)
    await setTimeout(100)
    working -= 1
    return name
  }
  const results = await Promise.all(['one', 'other'].map((name) => oneAtATime(file, () => work(name))))
  expect(results).toEqual(['one', 'other'])
})

test('a run that died does not keep the next one waiting', async () => {
  const file = lock()
  writeFileSync(file, '2147483646')
  expect(await oneAtATime(file, async () => 'done')).toBe('done')
})

test('a run that fails lets the next one in', async () => {
  const file = lock()
  await expect(oneAtATime(file, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  expect(await oneAtATime(file, async () => 'done')).toBe('done')
})
