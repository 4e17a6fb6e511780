import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, posix, sep } from 'node:path'
import { app, protocol, type Session } from 'electron'
import { contentPolicy } from './content-policy.ts'

export const origin = 'app://register'
export const startUrl = `${origin}/index.html`

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Must run before the program is ready: afterwards Chromium's schemes and its network are fixed. */
export function declareScheme(): void {
  // No name is ever looked up and no address ever called: the register works on this computer alone. This also
  // stops what no request filter sees, such as connecting ahead of a request.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Every file that may be asked for, by its path in the address; anything else does not exist. */
function allowList(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [posix.join('/', file.slice(folder.length).split(sep).join('/')), file]
    }),
  )
}

const refused = () => new Response(null, { status: 404 })

/**
 * Serves the window's own files, and only these, to the given session; whatever else the window asks for, of
 * whatever scheme, is cancelled before it leaves the program.
 *
 * @param folder where the renderer's build lies
 */
export function serveWindowFiles(session: Session, folder: string): void {
  const files = allowList(folder)
  session.protocol.handle('app', async (request) => {
    const { protocol: scheme, host, pathname } = new URL(request.url)
    const file = files.get(pathname)
    if (`${scheme}//${host}` !== origin || !file || request.method !== 'GET') return refused()
    const nonce = randomBytes(16).toString('base64')
    const bytes = await readFile(file)
    const body =
      extname(file) === '.html' ? bytes.toString('utf8').replaceAll('__STYLE_NONCE__', nonce) : bytes
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': contentPolicy(nonce),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  })
  cancelEverythingElse(session)
}

/** The default session serves nothing at all; ours serves `app://register` and pictures inside a page. */
export function cancelEverythingElse(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const picture = details.url.startsWith('data:') && details.resourceType === 'image'
    answer({ cancel: !(details.url.startsWith(`${origin}/`) || picture) })
  })
}
