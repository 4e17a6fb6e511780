import { BrowserWindow, type Session, screen } from 'electron'
import { origin } from './protocol.ts'

/** What the client sees: an amount in micrograms, and whether it was given. */
export type ClientView = { readonly amountMicrograms: number; readonly given: boolean }

const page = `${origin}/client-window.html`

/**
 * The second window, turned to the client: on a second display in full, else a small one that staff can move. It
 * has no preload and no channel; what it shows stands in its address.
 */
export function clientWindow(main: BrowserWindow, session: Session): (view: ClientView | null) => void {
  let window: BrowserWindow | undefined
  main.on('closed', () => window?.destroy())
  const open = (): BrowserWindow => {
    const second = screen.getAllDisplays().find(({ id }) => id !== screen.getPrimaryDisplay().id)
    const made = new BrowserWindow({
      ...(second
        ? { x: second.bounds.x, y: second.bounds.y, fullscreen: true }
        : { width: 480, height: 270 }),
      focusable: false,
      title: 'OST Register',
      backgroundColor: '#ffffff',
      webPreferences: {
        session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    })
    made.setMenuBarVisibility(false)
    made.on('closed', () => {
      window = undefined
    })
    return made
  }
  return (view) => {
    if (!view && !window) return
    window ??= open()
    const hash = view ? `#${view.amountMicrograms}${view.given ? ',given' : ''}` : '#'
    void window.loadURL(`${page}${hash}`)
  }
}
