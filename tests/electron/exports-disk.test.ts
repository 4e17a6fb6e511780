import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Disk, lookAtPlace, NotPut, putInPlace, syncParts } from '../../electron/exports/put-files.ts'
import { writeXlsx } from '../../electron/exports/write-xlsx.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ost-put-'))
})

const disk: Disk = { access: (path) => access(path), open, rename, rm }
const failing = (code: string) => Object.assign(new Error(code), { code })
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (cause: unknown) => (cause instanceof NotPut ? `${cause.code} ${cause.file}` : String(cause)),
  )
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('files are put in place all of them or none', () => {
  const names = ['a.csv', 'b.csv']
  beforeEach(() => {
    for (const name of names) write(`${name}.part`, `new ${name}`)
  })

  it('with nothing there before', async () => {
    await putInPlace(folder, names)
    expect(readdirSync(folder).sort()).toEqual(names)
    expect(read('b.csv')).toBe('new b.csv')
  })

  it.each([
    ['EBUSY', 'export_open_elsewhere b.csv'],
    ['EPERM', 'export_open_elsewhere b.csv'],
    ['ENOSPC', 'export_no_room b.csv'],
    ['EROFS', 'export_read_only b.csv'],
    ['EIO', 'export_place_gone b.csv'],
  ])('when the system answers %s at the second one', async (code, said) => {
    write('a.csv', 'old a')
    write('b.csv', 'old b')
    const held: Disk = {
      ...disk,
      rename: (from, to) =>
        to.endsWith('b.csv') && from.endsWith('.part') ? Promise.reject(failing(code)) : rename(from, to),
    }
    expect(await codeOf(putInPlace(folder, names, held))).toBe(said)
    expect(readdirSync(folder).sort()).toEqual(names)
    expect([read('a.csv'), read('b.csv')]).toEqual(['old a', 'old b'])
  })

  it('when a spreadsheet holds the file open, which is seen before any work', async () => {
    write('a.csv', 'old a')
    const held: Disk['open'] = () => Promise.reject(failing('EBUSY'))
    expect(await codeOf(lookAtPlace(folder, names, true, { access: disk.access, open: held }))).toBe(
      'export_open_elsewhere a.csv',
    )
    expect(await codeOf(lookAtPlace(folder, names, false))).toBe('export_is_there a.csv')
    expect(await codeOf(lookAtPlace(folder, names, true))).toBe('done')
  })

  it('and synced before that', async () => {
    expect(await codeOf(syncParts(folder, names))).toBe('done')
    expect(await codeOf(syncParts(folder, ['c.csv']))).toBe('export_place_gone c.csv')
  })
})

describe('a disk that is full while a workbook is written', () => {
  it.runIf(existsSync('/dev/full'))(
    'ends the writing with its error instead of waiting for ever',
    async () => {
      const rows = Array.from({ length: 20_000 }, (_, place) => [`row ${place} ${Math.sin(place)}`])
      const sheet = { name: 'doses', columns: [{ name: 'place', type: 'text' as const }], rows }
      const watch = { timeZone: 'Asia/Kolkata', onRows: () => Promise.resolve() }
      const full = createWriteStream('/dev/full')
      await expect(writeXlsx(full, [sheet], new Date(0), watch)).rejects.toThrow('ENOSPC')
    },
  )
})
