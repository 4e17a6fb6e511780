import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  readFileIfThere,
  renameDurably,
  withPatience,
  writeFileAtomically,
} from '../../../electron/vault/atomic-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const bytes = (text: string) => Buffer.from(text)

test('a file is replaced as a whole, readable by its owner only, and leaves no part behind', async () => {
  const path = join(temporaryFolder(), 'register.slots')
  await writeFileAtomically(path, bytes('first and longer'))
  await writeFileAtomically(path, bytes('second'))
  expect(readFileSync(path, 'utf8')).toBe('second')
  expect(existsSync(`${path}.part`)).toBe(false)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a part left by a power cut is overwritten and never read', async () => {
  const path = join(temporaryFolder(), 'register.slots')
  writeFileSync(`${path}.part`, 'half of something that was much longer')
  expect(await readFileIfThere(path)).toBeUndefined()
  await writeFileAtomically(path, bytes('whole'))
  expect(readFileSync(path, 'utf8')).toBe('whole')
})

test('a write that fails says so and leaves the old file', async () => {
  const path = join(temporaryFolder(), 'register.slots')
  await writeFileAtomically(path, bytes('old'))
  mkdirSync(`${path}.part`)
  await expect(writeFileAtomically(path, bytes('new'))).rejects.toMatchObject({ code: 'EISDIR' })
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('a rename that can never succeed fails, and the part is gone', async () => {
  const path = join(temporaryFolder(), 'taken')
  mkdirSync(path)
  writeFileSync(join(path, 'something'), '')
  await expect(writeFileAtomically(path, bytes('new'))).rejects.toThrow()
  expect(existsSync(`${path}.part`)).toBe(false)
})

test('a rename over an existing file replaces it', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a'), 'a')
  writeFileSync(join(folder, 'b'), 'b')
  await renameDurably(join(folder, 'a'), join(folder, 'b'))
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('a')
  expect(existsSync(join(folder, 'a'))).toBe(false)
})

test.each(['EBUSY', 'EPERM', 'EACCES'])(
  'an operation that another program blocks with %s is repeated',
  async (code) => {
    let calls = 0
    await withPatience(async () => {
      calls += 1
      if (calls < 3) throw Object.assign(new Error('held'), { code })
    }, [0, 0, 0])
    expect(calls).toBe(3)
  },
)

test('patience ends, with the error that was seen last', async () => {
  let calls = 0
  const held = async () => {
    calls += 1
    throw Object.assign(new Error(`held ${calls}`), { code: 'EBUSY' })
  }
  await expect(withPatience(held, [0, 0])).rejects.toThrow('held 3')
})

test('a full disk is not waited for', async () => {
  let calls = 0
  const full = async () => {
    calls += 1
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  await expect(withPatience(full, [0, 0])).rejects.toThrow('full')
  expect(calls).toBe(1)
})
