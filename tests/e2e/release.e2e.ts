import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sandboxedExecutable } from '../../build/runtime/unprivileged.ts'
import { registerEnvironment, registerFolder } from '../helpers/launch.ts'
import { packages } from '../helpers/packages.ts'
import { processesOf, renderersOf } from '../helpers/renderer-processes.ts'

let executable: string
beforeAll(async () => {
  executable = sandboxedExecutable((await packages()).release.executable, 'release')
})

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function start(folder: string, switches: string[], environment: Record<string, string> = {}) {
  const child = spawn(executable, [`--user-data-dir=${join(folder, 'profile')}`, ...switches], {
    env: { ...registerEnvironment(folder), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, output: () => output }
}

const log = (folder: string) => join(folder, 'profile', 'logs', 'register.log')

/** Resolves once the release says in its log that its window is on the screen. */
async function shown(folder: string): Promise<void> {
  await expect
    .poll(() => existsSync(log(folder)) && readFileSync(log(folder), 'utf8'), { timeout: 30_000 })
    .toContain('window shown')
}

describe('the release-shaped package', () => {
  test('starts, shows its window from a sandboxed process, and sends no crash anywhere', async () => {
    const folder = registerFolder()
    const register = start(folder, [])
    await shown(folder)

    const renderers = renderersOf(folder)
    expect(renderers).toHaveLength(1)
    for (const { status } of renderers) expect(status).toMatch(/^Seccomp:\s+2$/m)
    expect(processesOf(folder).filter(({ commandLine }) => /crashpad_handler/.test(commandLine))).toEqual([])

    register.child.kill('SIGTERM')
    await register.ended
  })

  test('started a second time on the same register leaves at once, and the first one stays', async () => {
    const folder = registerFolder()
    const first = start(folder, [])
    await shown(folder)

    const second = start(folder, [])
    expect(await second.ended).toBe(0)
    expect(first.child.exitCode).toBeNull()
    expect(renderersOf(folder)).toHaveLength(1)

    first.child.kill('SIGTERM')
    await first.ended
  })

  test.each([
    '--remote-debugging-port=0',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--js-flags=--allow-natives-syntax',
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--disable-seccomp-filter-sandbox',
    '--load-extension=/tmp',
    '--proxy-server=http://127.0.0.1:8080',
    '--proxy-pac-url=http://127.0.0.1/x.pac',
    '--proxy-bypass-list=*',
    '--inspect=0',
    '--inspect-brk=0',
    '--disable-web-security',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--auto-open-devtools-for-tabs',
    '--use-fake-ui-for-media-stream',
    '-e',
  ])('does not start with %s, says which switch it was, and touches nothing', async (argument) => {
    const folder = registerFolder()
    const register = start(folder, [argument])
    expect(await register.ended).toBe(1)
    expect(register.output()).toContain(`does not start with --${argument.replace(/^--?/, '').split('=')[0]}`)
    expect(existsSync(log(folder))).toBe(false)
    expect(readdirSync(join(folder, 'backup'))).toEqual([])
  })

  test('is no Node, whatever the environment says', async () => {
    const folder = registerFolder()
    const code = 'require("fs").writeFileSync(process.env.HOME + "/escaped", "")'
    const register = start(folder, ['-e', code], { ELECTRON_RUN_AS_NODE: '1' })
    expect(await register.ended).toBe(1)
    expect(existsSync(join(folder, 'home', 'escaped'))).toBe(false)
  })

  test('loads no foreign code through NODE_OPTIONS', async () => {
    const folder = registerFolder()
    const script = join(folder, 'home', 'foreign.cjs')
    const register = start(folder, [], { NODE_OPTIONS: `--require ${script}` })
    // The script does not exist: a program that followed the variable would not come as far as its window.
    await shown(folder)
    register.child.kill('SIGTERM')
    await register.ended
  })

  test('says plainly that a folder is not for this account, and which line mends it', async () => {
    const folder = registerFolder()
    const foreign = join(folder, 'foreign')
    mkdirSync(foreign, { mode: 0o555 })
    const child = spawn(executable, [`--user-data-dir=${foreign}`], { env: registerEnvironment(folder) })
    started.push(child)
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    await expect.poll(() => output, { timeout: 20_000 }).toContain('cannot read and write there')
    expect(output).toContain('sudo install -d')
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
})
