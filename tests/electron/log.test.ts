import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLog } from '../../electron/log.ts'

test('a fault is logged with its kind and place, and without a word of its message', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ost-log-'))
  const log = openLog(folder)
  const cause = Object.assign(new TypeError('the name was Lalthanpuia'), { code: 'SQLITE_CONSTRAINT' })

  const id = log.fault(new Error('cannot save Lalthanpuia\nborn 1988', { cause }))

  const text = readFileSync(join(folder, 'logs', 'register.log'), 'utf8')
  expect(text).toContain(`fault ${id}: Error`)
  expect(text).toContain('caused by TypeError SQLITE_CONSTRAINT')
  expect(text).toContain('log.test.ts')
  expect(text).not.toContain('Lalthanpuia')
  expect(text).not.toContain('1988')
})

test('what is thrown and is no error is logged by its type alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ost-log-'))
  openLog(folder).fault('Lalthanpuia')
  const text = readFileSync(join(folder, 'logs', 'register.log'), 'utf8')
  expect(text).toContain('a thrown string')
  expect(text).not.toContain('Lalthanpuia')
})
