import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { copyFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache.ts'
import { runCommand } from './run-command.ts'
import { ensureSystemLibraries } from './system-libraries.ts'

const require = createRequire(import.meta.url)

/** Node-API 10, which the shipped prebuild asks for, came with Electron 35. */
const firstElectronThatLoadsThePrebuild = 35

/** Why a binding for Node-API 10 can serve Electron 33 at all, and safely, is said in this file. */
const lateFinalizers = fileURLToPath(new URL('late-finalizers.h', import.meta.url))

/** 2147483647 is the "experimental" version of Node-API. */
const compilerFlags = '-UNAPI_VERSION -DNAPI_VERSION=2147483647 -include late-finalizers.h'

/** node-gyp reads this from the headers' folder; the defaults that matter are set by the package itself. */
const commonGypi = `{
  'target_defaults': {
    'default_configuration': 'Release',
    'cflags': ['-fPIC', '-pthread'],
    'ldflags': ['-pthread'],
    'configurations': { 'Debug': {}, 'Release': {} },
  },
}
`

const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))

/** The package's own prebuild for this machine, the one that official Electrons load. */
export function prebuildName(): string {
  return `${process.platform}-${process.arch}.node`
}

/**
 * The SQLite binding that the given Electron can load: the package's prebuild, or for an older Electron one
 * compiled once from the same source and kept in the cache.
 */
export async function sqliteBinding(electronVersion: string): Promise<string> {
  const source = packageFolder('better-sqlite3')
  if (Number.parseInt(electronVersion, 10) >= firstElectronThatLoadsThePrebuild) {
    return join(source, 'prebuilds', prebuildName())
  }
  const headers = join(packageFolder('node-api-headers'), 'include')
  const key = createHash('sha256')
  for (const part of [
    join(source, 'package.json'),
    join(source, 'deps', 'defines.gypi'),
    join(headers, '..', 'package.json'),
    lateFinalizers,
  ]) {
    key.update(readFileSync(part))
  }
  key.update(compilerFlags).update(commonGypi).update(`${process.platform}-${process.arch}`)
  const name = `better-sqlite3-${key.digest('hex').slice(0, 16)}.node`
  const finished = join(cacheFolder('sqlite'), name)
  if (existsSync(finished)) return finished

  await ensureSystemLibraries({ compiler: true })
  const work = join(cacheFolder('sqlite'), `build-${process.pid}`)
  const copy = join(work, 'source')
  const include = join(work, 'headers', 'include', 'node')
  await mkdir(include, { recursive: true })
  await cp(headers, include, { recursive: true })
  await writeFile(join(include, 'common.gypi'), commonGypi)
  await copyFile(lateFinalizers, join(include, 'late-finalizers.h'))
  await cp(source, copy, { recursive: true })
  await rm(join(copy, 'prebuilds'), { recursive: true, force: true })
  await cp(packageFolder('node-addon-api'), join(copy, 'node_modules', 'node-addon-api'), { recursive: true })
  await runCommand(
    process.execPath,
    [
      join(packageFolder('node-gyp'), 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${join(work, 'headers')}`,
    ],
    {
      label: `Compiling the encrypted SQLite for Electron ${electronVersion} (about two minutes, once)`,
      cwd: copy,
      env: { CXXFLAGS: compilerFlags },
    },
  )
  await copyFile(join(copy, 'build', 'Release', 'better_sqlite3.node'), `${finished}.part`)
  await rename(`${finished}.part`, finished)
  await rm(work, { recursive: true, force: true })
  return finished
}
