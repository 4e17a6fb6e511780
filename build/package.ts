import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, Platform } from 'electron-builder'
import { builderConfig } from './builder-config.ts'
import { compile, compilePersonSide, type Variant } from './compile.ts'
import { reasonAgainstRelease } from './release-rules.ts'
import { projectFolder } from './runtime/cache.ts'
import { type ElectronRuntime, obtainElectron } from './runtime/electron.ts'
import { oneAtATime } from './runtime/one-at-a-time.ts'
import { runCommand } from './runtime/run-command.ts'
import { prebuildName, sqliteBinding } from './runtime/sqlite-binding.ts'

const require = createRequire(import.meta.url)
const outFolder = join(projectFolder, 'out')

export type Package = { folder: string; executable: string; variant: Variant; electronVersion: string }

const sources = [
  'electron/**/*',
  'shared/**/*',
  'renderer/**/*',
  'build/*.ts',
  'build/test-package/*',
  'build/resources/*',
  'package.json',
  'package-lock.json',
]

/** Changes when anything does that a package is made of, so that an unchanged one is not made again. */
function fingerprint(parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\n'))
  for (const file of globSync(sources, { cwd: projectFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const writeJson = (file: string, value: object) => writeFile(file, JSON.stringify(value, null, 2))

/** Of the SQLite package only its code and one binding: not eight of them, nor their sources. */
async function stageSqlite(folder: string, binding: string): Promise<string> {
  const source = dirname(require.resolve('better-sqlite3/package.json'))
  const { version, main, license } = readJson(join(source, 'package.json'))
  await mkdir(join(folder, 'prebuilds'), { recursive: true })
  await cp(join(source, 'lib'), join(folder, 'lib'), { recursive: true })
  await cp(join(source, 'LICENSE'), join(folder, 'LICENSE'))
  await cp(binding, join(folder, 'prebuilds', prebuildName()))
  await writeJson(join(folder, 'package.json'), { name: 'better-sqlite3', version, main, license })
  return version
}

/** Lays out what goes into the archive. Everything but SQLite is in the bundles already. */
async function stage(variant: Variant, app: string, personSide: string, binding: string): Promise<void> {
  await compile(variant, join(app, 'dist'), personSide)
  const sqlite = await stageSqlite(join(app, 'node_modules', 'better-sqlite3'), binding)
  const { name, productName, version, description, author, license, main } = readJson(
    join(projectFolder, 'package.json'),
  )
  const manifest = { name, productName, version, description, author, license, main, type: 'module' }
  await writeJson(join(app, 'package.json'), { ...manifest, dependencies: { 'better-sqlite3': sqlite } })
}

/** @param installers makes what a clinic gets handed; otherwise only the folder that the program runs from */
async function makePackage(
  variant: Variant,
  electron: ElectronRuntime,
  personSide: string,
  installers: boolean,
): Promise<void> {
  const staged = join(outFolder, variant, 'staged')
  const output = join(outFolder, variant, 'package')
  await rm(join(outFolder, variant), { recursive: true, force: true })
  await stage(variant, staged, personSide, await sqliteBinding(electron.version))
  await build({
    projectDir: projectFolder,
    targets: Platform.current().createTarget(installers ? undefined : 'dir'),
    config: builderConfig(variant, electron, { staged, output }),
  })
}

/** Where electron-builder puts the program, by system. */
const unpackedFolder: Partial<Record<string, string>> = {
  win32: 'win-unpacked',
  darwin: process.arch === 'arm64' ? 'mac-arm64' : 'mac',
}
const executableIn: Partial<Record<string, string>> = {
  win32: 'ost-register.exe',
  darwin: 'OST Register.app/Contents/MacOS/ost-register',
}

function packageOf(variant: Variant, electronVersion: string): Package {
  const output = join(outFolder, variant, 'package')
  const folder = join(output, unpackedFolder[process.platform] ?? 'linux-unpacked')
  const executable = join(folder, executableIn[process.platform] ?? 'ost-register')
  return { folder, executable, variant, electronVersion }
}

async function latestElectron(): Promise<string> {
  const answer = await runCommand('npm', ['view', 'electron', 'version'], {
    label: 'Asking the registry for the latest Electron',
    timeoutSeconds: 60,
  })
  return answer.trim()
}

/**
 * Makes the packages that are asked for, or leaves them alone when nothing they are made of has changed.
 *
 * @param testBuild allows the stand-in Electron, which a release must never contain
 * @throws Error when a release would contain the stand-in or an Electron that is out of support
 */
export async function makePackages(
  variants: readonly Variant[],
  { testBuild }: { testBuild: boolean },
): Promise<Package[]> {
  const electron = await obtainElectron()
  if (!testBuild) {
    const against = reasonAgainstRelease(electron, await latestElectron())
    if (against) throw new Error(against)
  }
  const binding = await sqliteBinding(electron.version)
  const key = fingerprint([electron.version, electron.origin, binding, process.platform, String(testBuild)])
  const keyFile = (variant: Variant) => join(outFolder, variant, 'fingerprint')
  const stale = () =>
    variants.filter(
      (variant) => !existsSync(keyFile(variant)) || readFileSync(keyFile(variant), 'utf8') !== key,
    )
  if (stale().length > 0) {
    await oneAtATime(join(outFolder, 'packaging'), async () => {
      const personSide = join(outFolder, 'person-side')
      await rm(personSide, { recursive: true, force: true })
      await compilePersonSide(personSide)
      for (const variant of stale()) {
        console.log(`Packaging the ${variant} build with Electron ${electron.version} …`)
        await makePackage(variant, electron, personSide, !testBuild)
        await writeFile(keyFile(variant), key)
      }
    })
  }
  return variants.map((variant) => packageOf(variant, electron.version))
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { 'test-build': { type: 'boolean', default: false } } })
  const testBuild = values['test-build']
  try {
    const made = await makePackages(testBuild ? ['test', 'release'] : ['release'], { testBuild })
    for (const { variant, folder } of made) console.log(`The ${variant} package lies in ${folder}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
