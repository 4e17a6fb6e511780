import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SIDES = ['shared', 'electron', 'renderer'] as const

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

const files = SIDES.flatMap(sources)
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

const imports: Import[] = files.flatMap((file) =>
  [...(text.get(file) ?? '').matchAll(IMPORT)].map(([, type, target = '']) => ({
    from: file,
    to: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target,
    typeOnly: type !== undefined,
  })),
)

const isLocal = ({ to }: Import) => SIDES.some((side) => to.startsWith(`${side}/`))
/** `electron/db/staff.ts` → `electron/db`; a file in the side's own folder → `electron/*`. */
function room(file: string): string {
  const [side = '', second = ''] = file.split('/')
  return second.includes('.') ? `${side}/*` : `${side}/${second}`
}

/** Which rooms a room may import from, itself always included. The table of the house. */
const MAY: Record<string, readonly string[]> = {
  'shared/records': [],
  'shared/rules': ['shared/records'],
  'shared/contract': ['shared/records', 'shared/rules'],
  'electron/db': ['shared/records'],
  'electron/vault': ['electron/db', 'shared/records', 'shared/rules'],
  'electron/backup': ['electron/db', 'electron/vault', 'shared/records', 'shared/rules', 'electron/*'],
  /** Arithmetic of reports over any register's file: rules and SQL, no key, no clock, no handler. */
  'electron/report': ['electron/db', 'electron/*', 'shared/records', 'shared/rules'],
  /** Files that leave the house: written by workers, whole or not at all. */
  'electron/exports': [
    'electron/db',
    'electron/report',
    'electron/vault',
    'electron/*',
    'shared/records',
    'shared/rules',
  ],
  'electron/office': [
    'electron/db',
    'electron/report',
    'electron/vault',
    'electron/backup',
    'shared/records',
    'shared/rules',
    'electron/*',
  ],
  'electron/handlers': [
    'electron/db',
    'electron/vault',
    'electron/backup',
    'electron/office',
    'electron/report',
    'electron/exports',
    'electron/*',
    'shared/records',
    'shared/rules',
    'shared/contract',
  ],
  'electron/*': [
    'electron/db',
    'electron/vault',
    'electron/backup',
    'electron/handlers',
    'shared/records',
    'shared/rules',
    'shared/contract',
  ],
}
const RENDERER_SHARED = [
  'renderer/ui',
  'renderer/words',
  'renderer/*',
  'shared/records',
  'shared/rules',
  'shared/contract',
]

describe('the house: a folder says what a file may touch', () => {
  it('finds the imports that it judges', () => {
    expect(imports.filter(isLocal).length).toBeGreaterThan(100)
  })

  it('lets no room reach into one that it may not know', () => {
    const wrong = imports.filter(isLocal).filter(({ from, to }) => {
      const [here, there] = [room(from), room(to)]
      if (here === there) return false
      if (here.startsWith('renderer/')) {
        if (here === 'renderer/*') return !there.startsWith('renderer/') && !there.startsWith('shared/')
        return !RENDERER_SHARED.includes(there)
      }
      return !(MAY[here] ?? []).includes(there)
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('keeps shared/ free of Node, of the window and of every library but zod and the contract', () => {
    const wrong = imports.filter(({ from, to }) => from.startsWith('shared/') && !to.startsWith('shared/'))
    const allowed = ['zod', '@orpc/contract']
    expect(wrong.filter(({ to }) => !allowed.includes(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual(
      [],
    )
  })

  it('imports better-sqlite3, and writes SQL, in electron/db alone', () => {
    const wrong = imports.filter(
      ({ from, to }) => to === 'better-sqlite3' && !from.startsWith('electron/db/'),
    )
    expect(wrong.map(({ from }) => from)).toEqual([])
    const sql = files.filter(
      (file) =>
        !file.startsWith('electron/db/') &&
        /['"`]\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s\w+\sSET|DELETE\s+FROM|CREATE\s+TABLE)\s/s.test(
          text.get(file) ?? '',
        ),
    )
    expect(sql).toEqual([])
  })

  it('reads the time in electron/clock.ts alone', () => {
    const readers = files.filter(
      (file) =>
        file !== 'electron/clock.ts' &&
        !file.startsWith('renderer/') &&
        /\bDate\.now\(|new Date\(\)|performance\.now\(|process\.hrtime/.test(text.get(file) ?? ''),
    )
    expect(readers).toEqual([])
  })

  it('has no file of more than 300 lines', () => {
    const long = files.filter((file) => (text.get(file) ?? '').split('\n').length > 300)
    expect(long).toEqual([])
  })
})
