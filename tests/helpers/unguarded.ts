import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { projectFolder } from '../../build/runtime/cache.ts'
import { obtainElectron } from '../../build/runtime/electron.ts'
import { sandboxedExecutable } from '../../build/runtime/unprivileged.ts'
import { registerEnvironment, registerFolder } from './launch.ts'

/** A window as careless as Electron allows: what an attempt that fails in the register must succeed in. */
const carelessProgram = `
const { app, BrowserWindow } = require('electron')
const careless = { nodeIntegration: true, contextIsolation: false, sandbox: false, webSecurity: false, webviewTag: true }
globalThis.openCareless = (address) => {
  const former = BrowserWindow.getAllWindows()
  new BrowserWindow({ webPreferences: careless }).loadURL(address)
  for (const window of former) window.destroy()
}
app.whenReady().then(() => openCareless('about:blank'))
app.on('window-all-closed', () => {})
`

export type Unguarded = {
  app: ElectronApplication
  /** Closes whatever is open and shows the address in a new window. */
  open(address: string): Promise<Page>
}

/** The control of the hostile window: the same Electron, without anything of ours. */
export async function launchUnguarded(): Promise<Unguarded> {
  const electron = await obtainElectron()
  const key = createHash('sha256').update(electron.version).update(carelessProgram).digest('hex').slice(0, 12)
  const folder = join(projectFolder, 'out', `unguarded-${key}`)
  const program = join(folder, 'resources', 'app')
  if (!existsSync(program)) {
    cpSync(electron.folder, folder, { recursive: true })
    mkdirSync(program, { recursive: true })
    writeFileSync(join(program, 'package.json'), JSON.stringify({ name: 'unguarded', main: 'main.cjs' }))
    writeFileSync(join(program, 'main.cjs'), carelessProgram)
  }
  const own = registerFolder()
  const app = await _electron.launch({
    executablePath: sandboxedExecutable(join(folder, 'electron'), 'unguarded'),
    chromiumSandbox: true,
    args: [`--user-data-dir=${join(own, 'profile')}`],
    env: registerEnvironment(own),
  })
  await app.firstWindow()
  let opened = 0
  return {
    app,
    open: async (address) => {
      opened += 1
      const own = `${address}/page-${opened}`
      await app.evaluate((_electron, url) => {
        const { openCareless } = globalThis as unknown as { openCareless(address: string): void }
        openCareless(url)
      }, own)
      // A window that an attempt has opened may still be on its way, so it must be the one with this address.
      let page: Page | undefined
      while (!page) {
        page = app.windows().find((window) => window.url() === own)
        await setTimeout(20)
      }
      await page.waitForLoadState()
      return page
    },
  }
}
