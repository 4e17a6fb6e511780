import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  appendHistory,
  type HistoryLine,
  lastBackup,
  nextSequence,
  readHistory,
} from '../../../electron/backup/history.ts'
import { firstDay } from './small-clinic.ts'

const key = randomBytes(32)
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ost-history-'))
  file = join(folder, 'backups.log')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const begun = (sequence: number): Extract<HistoryLine, { kind: 'begun' }> => ({
  kind: 'begun',
  sequence,
  day: firstDay,
  at: 1_000 + sequence,
  folder: '/media/stick',
})
const made = (sequence: number): HistoryLine => ({
  ...begun(sequence),
  kind: 'made',
  file: `DIMAPUR1-00000${sequence}-2026-03-02.ostbackup`,
  sha256: String(sequence).repeat(64),
  bytes: 12_345,
  rows: { client: 412 },
})

async function writeLines(...lines: HistoryLine[]): Promise<void> {
  for (const line of lines) await appendHistory(file, key, line)
}
const rows = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')

it('is empty before the first backup, whose sequence is 1', async () => {
  const history = await readHistory(file, key)
  expect(history).toEqual({ lines: [], damaged: [] })
  expect(lastBackup(history)).toBeNull()
  expect(nextSequence(history, [], 'DIMAPUR1')).toBe(1)
})

it('gives back its lines in order, and the newest backup that was read back', async () => {
  await writeLines(begun(1), made(1), begun(2))
  const history = await readHistory(file, key)
  expect(history).toEqual({
    lines: [begun(1), made(1), begun(2)],
    damaged: [],
  })
  expect(lastBackup(history)).toEqual(made(1))
})

it('counts on from the highest sequence ever seen: a failed backup, a restore, or a file in the folder', async () => {
  await writeLines(begun(4), { kind: 'continued', sequence: 9, at: 5 }, begun(3))
  const history = await readHistory(file, key)
  expect(nextSequence(history, [], 'DIMAPUR1')).toBe(10)
  const names = ['DIMAPUR1-000041-2026-03-02.ostbackup', 'OTHER-000099-2026-03-02.ostbackup', 'holiday.jpg']
  expect(nextSequence(history, names, 'DIMAPUR1')).toBe(42)
})

it('tells an altered line, keeps the others, and goes on', async () => {
  await writeLines(begun(1), made(1), begun(2))
  const altered = rows().map((row, index) => (index === 1 ? row.replace('412', '413') : row))
  writeFileSync(file, `${altered.join('\n')}\n`)
  const history = await readHistory(file, key)
  expect(history.lines).toEqual([begun(1), begun(2)])
  expect(history.damaged).toEqual([2, 3])
  await writeLines(made(2))
  expect((await readHistory(file, key)).lines).toEqual([begun(1), begun(2), made(2)])
})

it('tells where a line is missing', async () => {
  await writeLines(begun(1), made(1), begun(2))
  const [first, , third] = rows()
  writeFileSync(file, `${first}\n${third}\n`)
  expect(await readHistory(file, key)).toEqual({
    lines: [begun(1), begun(2)],
    damaged: [2],
  })
})

it('tells two lines that changed places, and one that stands twice', async () => {
  await writeLines(begun(1), begun(2), begun(3))
  const [first, second, third] = rows()
  writeFileSync(file, `${first}\n${third}\n${second}\n`)
  expect((await readHistory(file, key)).damaged).toEqual([2, 3])
  writeFileSync(file, `${first}\n${first}\n`)
  expect((await readHistory(file, key)).damaged).toEqual([2])
})

it('begins a new line after one that a power cut tore', async () => {
  await writeLines(begun(1))
  appendFileSync(file, 'ab12 half a li')
  await writeLines(begun(2))
  expect(await readHistory(file, key)).toEqual({
    lines: [begun(1), begun(2)],
    damaged: [2],
  })
})

it('believes no line that was sealed with another key', async () => {
  await appendHistory(file, randomBytes(32), begun(900))
  const history = await readHistory(file, key)
  expect(history).toEqual({ lines: [], damaged: [1] })
  expect(nextSequence(history, [], 'DIMAPUR1')).toBe(1)
})

it('tells every single changed byte of a line', async () => {
  await writeLines(begun(1), made(1))
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x04
    writeFileSync(file, changed)
    expect((await readHistory(file, key)).damaged.length, `byte ${at}`).toBeGreaterThan(0)
  }
})
