import { accessSync, constants, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, ipcMain } from 'electron'
import { clock } from './clock.ts'
import { howToMakeUsable, profileFolder } from './folders.ts'
import { openLog } from './log.ts'
import { declareScheme, startUrl } from './protocol.ts'
import { finishMaking } from './register-files.ts'
import { startServer } from './server.ts'
import { startupWords } from './startup-words.ts'
import { refusedSwitch } from './switches.ts'
import { confine, openWindow } from './window.ts'

const distFolder = dirname(fileURLToPath(import.meta.url))

/** Says why in a box of the system's own, which exists only once the program is ready. */
async function stop(sentence: string): Promise<void> {
  process.stderr.write(`${sentence}\n`)
  await app.whenReady()
  dialog.showErrorBox(startupWords.title, sentence)
  app.exit(1)
}

function isUsable(folder: string): boolean {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

const refused = refusedSwitch(process.argv.slice(1), process.platform)
if (refused !== null) {
  process.stderr.write(`OST Register does not start with --${refused}\n`)
  process.exit(1)
}

const { folder, usable } = profileFolder({
  platform: process.platform,
  userDataSwitch: app.commandLine.getSwitchValue('user-data-dir'),
  programData: process.env.ProgramData,
  isUsable,
})
app.setPath('userData', folder)
app.setPath('sessionData', usable ? join(folder, 'window') : mkdtempSync(join(tmpdir(), 'ost-register-')))

const log = openLog(folder)
process.on('uncaughtException', (error) => void stop(startupWords.fault(log.fault(error))))
process.on('unhandledRejection', (error) => log.fault(error))

declareScheme()
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => confine(contents))

if (!usable) {
  void stop(startupWords.folder(folder, howToMakeUsable(folder, process.platform)))
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  app
    .whenReady()
    .then(async () => {
      await finishMaking(folder)
      const { window, controls } = openWindow(distFolder)
      const server = startServer({ profileFolder: folder, clock, window: controls, log })

      // The one place where the sender is checked: the main frame of our window, showing our page.
      ipcMain.on('ost-register:connect', (event) => {
        const [port] = event.ports
        const frame = event.senderFrame
        const ours = event.sender === window.webContents && frame === window.webContents.mainFrame
        if (port && ours && frame?.url.split('#')[0] === startUrl) server.upgrade(port)
      })

      window.once('show', () => log.note('window shown'))
      window.webContents.on('render-process-gone', (_event, { reason }) => {
        log.note(`the window's process ended: ${reason}`)
        if (reason !== 'clean-exit') controls.reload()
      })
      app.on('second-instance', () => {
        if (window.isMinimized()) window.restore()
        window.focus()
      })

      let closed = false
      app.on('before-quit', (event) => {
        if (closed) return
        event.preventDefault()
        void server.close().finally(() => {
          closed = true
          app.quit()
        })
      })
      app.on('window-all-closed', () => app.quit())
    })
    .catch((error: unknown) => stop(startupWords.fault(log.fault(error))))
}
