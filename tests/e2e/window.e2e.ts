import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchRegister, type RunningRegister } from '../helpers/launch.ts'
import { renderersOf } from '../helpers/renderer-processes.ts'

let register: RunningRegister
beforeAll(async () => {
  register = await launchRegister()
})
afterAll(() => register.close())

describe('the window', () => {
  test('runs in the real sandbox of the operating system', () => {
    const renderers = renderersOf(register.folder)
    expect(renderers).toHaveLength(1)
    for (const { status, commandLine } of renderers) {
      expect(status).toMatch(/^Seccomp:\s+2$/m)
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
      expect(commandLine).not.toContain('--no-sandbox')
    }
  })

  test('is isolated from Node and from its preload', async () => {
    const preferences = await register.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      // Electron has it and no longer documents it: what the page really runs with, not what was asked for.
      const contents = window?.webContents as
        | { getLastWebPreferences?(): Record<string, unknown> }
        | undefined
      return contents?.getLastWebPreferences?.()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    })
    const globals = await register.page.evaluate(() =>
      [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
    )
    expect(globals).toEqual([])
  })

  test('keeps its session in memory, without a spell checker', async () => {
    const session = await register.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const own = window?.webContents.session
      return {
        persistent: own?.isPersistent(),
        path: own?.storagePath,
        spellChecker: own?.isSpellCheckerEnabled(),
      }
    })
    expect(session).toEqual({ persistent: false, path: null, spellChecker: false })
  })

  test('has no developer tools, though this package has a driver attached', async () => {
    const opened = await register.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.openDevTools()
      await new Promise((resolve) => setTimeout(resolve, 500))
      return window?.webContents.isDevToolsOpened()
    })
    expect(opened).toBe(false)
  })

  test('shows one page from app://register, in a secure context', async () => {
    expect(register.page.url()).toBe('app://register/index.html')
    expect(await register.page.evaluate(() => isSecureContext)).toBe(true)
  })

  test('hangs no handler for crash reports', async () => {
    const uploads = await register.app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer())
    expect(uploads).toBe(false)
  })
})

describe('the content policy', () => {
  const policyOf = (name: string) =>
    register.app.evaluate(async ({ session }, path) => {
      const answer = await session.fromPartition('register').fetch(`app://register${path}`)
      return { status: answer.status, policy: answer.headers.get('content-security-policy') ?? '' }
    }, name)

  test('goes out as a header with the page, with a new nonce each time', async () => {
    const [one, other] = [await policyOf('/index.html'), await policyOf('/index.html')]
    for (const { status, policy } of [one, other]) {
      expect(status).toBe(200)
      expect(policy).toMatch(
        /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='; img-src 'self' data:; font-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      )
    }
    expect(one.policy).not.toBe(other.policy)
  })

  test('is obeyed: a style with the nonce of this load works, one without it and an inline script do not', async () => {
    const result = await register.page.evaluate(async () => {
      const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
      const styled = document.createElement('p')
      document.body.append(styled)
      const apply = (className: string, ownNonce?: string) => {
        const style = document.createElement('style')
        if (ownNonce) style.nonce = ownNonce
        style.textContent = `.${className} { outline-width: 7px; outline-style: solid }`
        document.head.append(style)
        styled.className = className
        return getComputedStyle(styled).outlineWidth
      }
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.head.append(script)
      return {
        withNonce: apply('with-nonce', nonce),
        without: apply('without-nonce'),
        wrong: apply('wrong-nonce', 'AAAA'),
        inlineRan: 'inlineRan' in window,
      }
    })
    expect(result.withNonce).toBe('7px')
    expect(result.without).not.toBe('7px')
    expect(result.wrong).not.toBe('7px')
    expect(result.inlineRan).toBe(false)
  })

  test('does not stand in the way of the program itself: its window complained about nothing', async () => {
    const fresh = await launchRegister()
    await fresh.page.waitForTimeout(1_000)
    expect(fresh.complaints).toEqual([])
    await fresh.close()
  })
})

describe('app://', () => {
  test.each([
    '/main.js',
    '/../main.js',
    '/..%2fmain.js',
    '/%2e%2e/main.js',
    '/..%5cmain.js',
    '//etc/passwd',
    '/index.html%00.js',
    '/INDEX.HTML',
    '/',
    '/assets/',
    '/clock.js',
    '/preload.cjs',
  ])('has no file %s', async (path) => {
    const status = await register.app.evaluate(
      ({ session }, address) =>
        session
          .fromPartition('register')
          .fetch(address)
          .then((answer) => answer.status),
      `app://register${path}`,
    )
    expect(status).toBe(404)
  })

  test.each(['app://other/index.html', 'app://register.example.org/index.html'])(
    'has no host but our own: %s',
    async (address) => {
      const outcome = await register.app.evaluate(
        ({ session }, url) =>
          session
            .fromPartition('register')
            .fetch(url)
            .then(
              (answer) => String(answer.status),
              (error) => String(error),
            ),
        address,
      )
      expect(outcome).toMatch(/404|ERR_BLOCKED_BY_CLIENT/)
    },
  )
})
