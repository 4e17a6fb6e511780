import { join } from 'node:path'
import { BrowserWindow, session } from 'electron'
import type { BookFrame, BookRow, BookSheet } from '../shared/records/book.ts'
import { origin, serveWindowFiles } from './protocol.ts'

/** The page on which books are drawn, driven from here alone. */
export interface BookPage {
  /** How high each row is, and how much room a page has for rows: the same unit. */
  measure(frame: BookFrame, rows: readonly BookRow[]): Promise<{ heights: number[]; room: number }>
  /** Draws these sheets in the place of whatever stood there. */
  draw(frame: BookFrame, sheets: readonly BookSheet[]): Promise<void>
  /** What is drawn, as a PDF. */
  pdf(): Promise<Uint8Array>
  /** What is drawn, through the system's print dialog. @returns false when the person cancelled */
  print(): Promise<boolean>
  close(): void
}

const page = `${origin}/book-window.html`

/**
 * A window that nobody sees, of our own origin, sandboxed, without preload or channel: it is handed rows and draws
 * them. It has a session of its own, so that Chromium never puts it into the process of the counter's window.
 */
export async function openBookPage(distFolder: string, main: BrowserWindow): Promise<BookPage> {
  const own = session.fromPartition('books')
  if (!own.protocol.isProtocolHandled('app')) serveWindowFiles(own, join(distFolder, 'renderer'))
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  own.setSpellCheckerEnabled(false)
  const window = new BrowserWindow({
    show: false,
    width: 1_200,
    height: 900,
    backgroundColor: '#ffffff',
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
  const close = () => {
    if (!window.isDestroyed()) window.destroy()
  }
  main.once('closed', close)
  const contents = window.webContents
  const gone = new Promise<never>((_, reject) => {
    contents.on('render-process-gone', (_event, { reason }) =>
      reject(new Error(`the book's process ended: ${reason}`)),
    )
    window.on('closed', () => reject(new Error('the book’s window was closed')))
  })
  gone.catch(() => undefined)
  // The rows travel as the text of a literal: the page has no way to ask for anything.
  const run = <T>(act: string, ...given: unknown[]): Promise<T> => {
    const literals = given.map((value) => JSON.stringify(value)).join(', ')
    return Promise.race([contents.executeJavaScript(`bookPage.${act}(${literals})`) as Promise<T>, gone])
  }
  try {
    await Promise.race([window.loadURL(page), gone])
  } catch (cause) {
    close()
    throw cause
  }
  return {
    measure: (frame, rows) => run('measure', frame, rows),
    draw: (frame, sheets) => run('draw', frame, sheets),
    pdf: () => Promise.race([contents.printToPDF({ preferCSSPageSize: true, printBackground: true }), gone]),
    print: () =>
      Promise.race([
        new Promise<boolean>((resolve) => contents.print({}, (printed) => resolve(printed))),
        gone,
      ]),
    close: () => {
      main.off('closed', close)
      close()
    },
  }
}
