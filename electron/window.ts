import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, type Session, session, type WebContents } from 'electron'
import { type BookPage, openBookPage } from './book-window.ts'
import { type ClientView, clientWindow } from './client-window.ts'
import { mayUse } from './permissions.ts'
import { cancelEverythingElse, serveWindowFiles, startUrl } from './protocol.ts'

/** What the server side may do to the window; everything else about it is decided here. */
export type WindowControls = {
  /** Throws the page away and loads it anew: nothing that it held in memory stays. */
  reload(): void
  /** The system's own dialog. @returns the folder's path, or null when the person cancelled */
  chooseFolder(): Promise<string | null>
  /** The system's own dialog. @returns where to write, or null when the person cancelled */
  chooseFileToSave(suggestedName: string): Promise<string | null>
  /** Opens the system's print dialog for the page that is shown. @returns false when the person cancelled */
  print(): Promise<boolean>
  /** The page that is shown, as it would be printed: a PDF. */
  pdf(): Promise<Uint8Array>
  /** A page that nobody sees, for books that are too long for the screen. */
  openBookPage(): Promise<BookPage>
  /** What the second window shows to the client; null empties it. Opens the window the first time. */
  showClient(view: ClientView | null): void
  /** The camera is refused unless a photo or scan form said that it is open. */
  allowCamera(allowed: boolean): void
}

export type RegisterWindow = { window: BrowserWindow; controls: WindowControls }

/** Without a `persist:` prefix a session lives in memory: no cache, cookie or storage reaches the disk. */
const inMemory = 'register'

/** Asks permissions.ts each time Chromium wonders whether the page may have something. */
function guardPermissions(target: Session, cameraIsAllowed: () => boolean): void {
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(mayUse({ permission, media, from: details.requestingUrl }, cameraIsAllowed()))
  })
  target.setPermissionCheckHandler((_contents, permission, from, { mediaType = 'unknown' }) =>
    mayUse({ permission, media: [mediaType], from }, cameraIsAllowed()),
  )
  target.setDevicePermissionHandler(() => false)
  target.on('will-download', (event) => event.preventDefault())
}

/** Nothing in the program ever leaves its one page, opens a second one or embeds a foreign one. */
export function confine(contents: WebContents): void {
  for (const leaving of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(leaving as 'will-navigate', (event) => event.preventDefault())
  }
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // No content policy covers WebRTC, which would reach other machines by itself.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Zoom has no place on the screen and must work by keyboard; the menu that carries it is never shown. */
function menu(): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }, { role: 'editMenu' as const }] : []),
    { label: 'View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }] },
  ])
}

/** Opens the one window of the register, confined as trust.md asks. Call after the program is ready. */
export function openWindow(distFolder: string): RegisterWindow {
  let cameraAllowed = false
  const own = session.fromPartition(inMemory)
  serveWindowFiles(own, join(distFolder, 'renderer'))
  cancelEverythingElse(session.defaultSession)
  guardPermissions(own, () => cameraAllowed)
  guardPermissions(session.defaultSession, () => false)
  own.setSpellCheckerEnabled(false)

  Menu.setApplicationMenu(menu())
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'OST Register',
    backgroundColor: '#ffffff',
    webPreferences: {
      session: own,
      preload: join(distFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.setMenuBarVisibility(false)
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  const load = () => void window.loadURL(startUrl)
  load()

  return {
    window,
    controls: {
      reload: load,
      allowCamera: (allowed) => {
        cameraAllowed = allowed
      },
      chooseFolder: async () => {
        const choice = await dialog.showOpenDialog(window, {
          properties: ['openDirectory', 'createDirectory'],
        })
        return choice.filePaths[0] ?? null
      },
      chooseFileToSave: async (suggestedName) => {
        const choice = await dialog.showSaveDialog(window, { defaultPath: suggestedName })
        return choice.canceled ? null : choice.filePath
      },
      openBookPage: () => openBookPage(distFolder, window),
      showClient: clientWindow(window, own),
      pdf: () => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
      print: () => new Promise((resolve) => window.webContents.print({}, (printed) => resolve(printed))),
    },
  }
}
