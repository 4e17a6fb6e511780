import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { Variant } from './compile.ts'
import { projectFolder } from './runtime/cache.ts'
import type { ElectronRuntime } from './runtime/electron.ts'

const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  name: string
  productName: string
}

/**
 * What electron-builder makes of a staged program. On Linux the archive's integrity fuse does nothing, and on no
 * system does it cover the one unpacked file, the SQLite binding: DECISIONS.md says so too.
 */
export function builderConfig(
  variant: Variant,
  electron: ElectronRuntime,
  folders: { staged: string; output: string },
): Configuration {
  return {
    appId: 'org.ost-register.app',
    productName: manifest.productName,
    executableName: manifest.name,
    directories: {
      app: folders.staged,
      output: folders.output,
      buildResources: 'build/resources',
    },
    electronDist: electron.folder,
    electronVersion: electron.version,
    npmRebuild: false,
    publish: null,
    files: ['dist/**', 'package.json'],
    // Only the binding itself lies outside: the rest of its package stays under the archive's digest.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: variant === 'test',
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { target: ['dir'], category: 'MedicalSoftware' },
    win: { target: ['nsis'] },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: false,
      // Makes the register's one machine-wide folder, which every account of the PC may use.
      include: join(projectFolder, 'build/resources/installer.nsh'),
      deleteAppDataOnUninstall: false,
    },
    mac: { target: ['dmg'], category: 'public.app-category.medical' },
  }
}
