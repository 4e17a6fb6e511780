import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.ts'

/** What a bare Debian lacks before a Chromium window can open, each with a file that proves it is there. */
const windowParts = {
  'libgtk-3-0': 'libgtk-3.so.0',
  libnss3: 'libnss3.so',
  libasound2: 'libasound.so.2',
  libgbm1: 'libgbm.so.1',
  libxss1: 'libXss.so.1',
  'libatk-bridge2.0-0': 'libatk-bridge-2.0.so.0',
  libnotify4: 'libnotify.so.4',
  'libsecret-1-0': 'libsecret-1.so.0',
} as const

/** Debian 13 and Ubuntu 24.04 renamed some of them in their move to 64-bit time. */
const renamed: Record<string, string> = {
  'libgtk-3-0': 'libgtk-3-0t64',
  libasound2: 'libasound2t64',
  'libatk-bridge2.0-0': 'libatk-bridge2.0-0t64',
}

const virtualDisplayParts = { xvfb: 'Xvfb', xauth: 'xauth' } as const
/** What opens a backup without the program: docs/reading-a-backup.md, whose commands a test runs. */
const readerParts = { age: 'age', sqlite3: 'sqlite3', openssl: 'openssl' } as const
const compilerParts = { 'g++': 'g++', make: 'make', python3: 'python3' } as const

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function sharedLibraries(): string {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(existsSync)
  return ldconfig ? execFileSync(ldconfig, ['-p'], { encoding: 'utf8' }) : ''
}

function missingPackages(needs: {
  window?: boolean
  virtualDisplay?: boolean
  compiler?: boolean
  readers?: boolean
}): string[] {
  const programs = {
    ...(needs.virtualDisplay && virtualDisplayParts),
    ...(needs.compiler && compilerParts),
    ...(needs.readers && readerParts),
  }
  const missing: [string, string][] = Object.entries(programs).filter(([, program]) => !onPath(program))
  if (needs.window) {
    const known = sharedLibraries()
    missing.push(...Object.entries(windowParts).filter(([, library]) => !known.includes(`${library} `)))
  }
  return missing.map(([name]) => name)
}

/** True for a package that this release of Debian offers under that very name. */
function isOffered(name: string): boolean {
  try {
    return execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }).includes('Candidate: ')
  } catch {
    return false
  }
}

/**
 * Makes sure that the system's own parts are there: installs them as root on Debian and its relatives, and
 * otherwise says the exact line that somebody with the right must type.
 *
 * @throws Error that carries that line.
 */
export async function ensureSystemLibraries(needs: {
  window?: boolean
  virtualDisplay?: boolean
  compiler?: boolean
  readers?: boolean
}): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = missingPackages(needs)
  if (missing.length === 0) return
  if (!onPath('apt-get')) {
    throw new Error(`Please install with your system's package tool (Debian's names): ${missing.join(' ')}`)
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`Please run this line once:\n  sudo apt-get install -y ${missing.join(' ')}`)
  }
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('apt-get', ['update'], { label: "Reading Debian's package lists", env: environment })
  const names = missing.map((name) => {
    const other = renamed[name]
    return other && !isOffered(name) && isOffered(other) ? other : name
  })
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...names], {
    label: `Installing ${names.join(' ')}`,
    env: environment,
  })
  const still = missingPackages(needs)
  if (still.length > 0) throw new Error(`Still missing after the installation: ${still.join(' ')}`)
}
