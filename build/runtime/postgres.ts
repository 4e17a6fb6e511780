import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command.ts'

const versions = '/usr/lib/postgresql'

/** Where the programs of the newest installed PostgreSQL server lie, as Debian lays them; null when there is none. */
export function postgresPrograms(): string | null {
  if (!existsSync(versions)) return null
  const [newest] = readdirSync(versions).toSorted((one, other) => Number(other) - Number(one))
  const bin = newest === undefined ? null : join(versions, newest, 'bin')
  return bin !== null && existsSync(join(bin, 'initdb')) ? bin : null
}

/**
 * Makes sure that a PostgreSQL server is there for the tests, from Debian's packages where root may install them; no
 * cluster is made and no server started by the installation.
 * @returns the folder of its programs, or a sentence that says why there is none
 */
export async function ensurePostgres(): Promise<{ bin: string } | { why: string }> {
  const there = postgresPrograms()
  if (there !== null) return { bin: there }
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
    return { why: 'this is no Debian; install a PostgreSQL server to run these tests' }
  if (process.getuid?.() !== 0) return { why: 'please run once: sudo apt-get install -y postgresql' }
  try {
    mkdirSync('/etc/postgresql-common', { recursive: true })
    writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand('apt-get', ['update'], { label: "Reading Debian's package lists", env })
    const quiet = [
      'install',
      '-y',
      '--no-install-recommends',
      '-o',
      'Dpkg::Options::=--force-confold',
      'postgresql',
    ]
    await runCommand('apt-get', quiet, { label: 'Installing postgresql', env })
  } catch (cause) {
    return { why: cause instanceof Error ? cause.message : String(cause) }
  }
  const bin = postgresPrograms()
  return bin === null ? { why: 'the installation brought no server' } : { bin }
}
