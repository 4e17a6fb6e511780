import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Package } from '../../build/package.ts'
import { prebuildName } from '../../build/runtime/sqlite-binding.ts'
import { packages } from '../helpers/packages.ts'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const archiveOf = ({ folder }: Package) => join(folder, 'resources', 'app.asar')

function filesOf({ folder }: Package): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [relative(folder, file), digest(readFileSync(file))]
    }),
  )
}

function filesInArchive(made: Package): Map<string, string> {
  const archive = archiveOf(made)
  const names = listPackage(archive, { isPack: false }).map((name) => name.slice(1))
  const files = names.filter((name) => !('files' in statFile(archive, name)))
  return new Map(files.map((name) => [name, digest(extractFile(archive, name))]))
}

function differing(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...one].filter(([name, content]) => other.get(name) !== content).map(([name]) => name)
}

let made: { test: Package; release: Package }
beforeAll(async () => {
  made = await packages()
})

describe('the fuses, read from the binary', () => {
  const expected = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  } as const

  test.each(Object.entries(expected))('of the release: %s is %s', async (name, on) => {
    const wire = await getCurrentFuseWire(made.release.executable)
    const option = FuseV1Options[name as keyof typeof expected]
    expect(wire[option]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE)
  })

  test('of the test package differ in one: its driver may attach', async () => {
    const release = await getCurrentFuseWire(made.release.executable)
    const test = await getCurrentFuseWire(made.test.executable)
    expect(test).toEqual({ ...release, [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE })
  })
})

describe('the test package is the release but for three things', () => {
  test('outside the archive only the binary differs, and in it one byte: the fuse', () => {
    const [test, release] = [filesOf(made.test), filesOf(made.release)]
    expect([...test.keys()].sort()).toEqual([...release.keys()].sort())
    expect(differing(test, release).sort()).toEqual(['ost-register', 'resources/app.asar'])
    const [one, other] = [readFileSync(made.test.executable), readFileSync(made.release.executable)]
    expect(one.length).toBe(other.length)
    expect(one.reduce((count, byte, at) => (byte === other[at] ? count : count + 1), 0)).toBe(1)
  })

  test('inside the archive only the clock and the refusal of switches differ', () => {
    const [test, release] = [filesInArchive(made.test), filesInArchive(made.release)]
    expect([...test.keys()].sort()).toEqual([...release.keys()].sort())
    // The bundler may lay a module into a chunk of its own beside the file that names it.
    const modules = differing(test, release).map((name) => name.replace('dist/shared-', 'dist/'))
    expect([...new Set(modules)].sort()).toEqual(['dist/clock.js', 'dist/switches.js'])
  })
})

describe('the release', () => {
  test('holds the bundles and the SQLite package, and nothing that only builds or tests', () => {
    const names = [...filesInArchive(made.release).keys()]
    const foreign = names.filter(
      (name) => !/^(package\.json$|dist\/|node_modules\/better-sqlite3\/)/.test(name),
    )
    expect(foreign).toEqual([])
    expect(names.filter((name) => /\.(ts|tsx|map)$/.test(name))).toEqual([])
    expect(names).toContain('dist/0010-register.sql')
  })

  test('ships one SQLite binding, and that is the only file outside the archive', () => {
    const outside = [...filesOf(made.release).keys()].filter((name) => name.includes('app.asar.unpacked'))
    expect(outside).toEqual([
      `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${prebuildName()}`,
    ])
  })

  test('has no word of the test clock or its file', () => {
    const archive = readFileSync(archiveOf(made.release))
    expect(archive.includes('test-clock')).toBe(false)
    expect(readFileSync(archiveOf(made.test)).includes('test-clock')).toBe(true)
  })
})
