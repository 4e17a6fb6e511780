import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { makePackages } from './package.ts'
import { projectFolder } from './runtime/cache.ts'
import { startVirtualDisplay } from './runtime/display.ts'
import { ensureSystemLibraries } from './runtime/system-libraries.ts'
import { giveToRegister, isRoot, sandboxedExecutable } from './runtime/unprivileged.ts'

function runToTheEnd(program: string, args: string[], environment: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** The machine-wide folder where this account may use it; a developer's own one elsewhere, and said. */
function profileSwitch(): string[] {
  if (process.platform !== 'linux') return []
  const machineWide = '/var/lib/ost-register'
  try {
    mkdirSync(machineWide, { recursive: true, mode: 0o700 })
    if (isRoot()) giveToRegister(machineWide)
    accessSync(machineWide, constants.W_OK)
    return []
  } catch {
    const own = join(homedir(), '.local', 'share', 'ost-register')
    console.log(`${machineWide} is not for this account to use, so this register lies in ${own}`)
    return [`--user-data-dir=${own}`]
  }
}

/** Opens the register as a clinic gets it: the real clock, all fuses, no debugging. */
async function openRegister(): Promise<number> {
  await ensureSystemLibraries({ window: true })
  const [made] = await makePackages(['release'], { testBuild: true })
  if (!made) throw new Error('There is no package to start')
  console.log('Opening OST Register …')
  const home = isRoot() ? { HOME: '/var/lib/ost-register' } : {}
  return runToTheEnd(
    sandboxedExecutable(made.executable, 'release'),
    profileSwitch(),
    home as Record<string, string>,
  )
}

async function playDemo(): Promise<number> {
  const results = join(projectFolder, 'out', 'demo')
  console.log('There is no display here, so the demonstration plays in a virtual one.')
  const display = await startVirtualDisplay()
  const code = await runToTheEnd('npm', ['run', 'demo', '--', '--out', results], { DISPLAY: display.name })
  display.stop()
  if (code === 0) console.log(`Screenshots, a backup and a summary lie in ${results}`)
  return code
}

const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
try {
  process.exitCode = hasDisplay ? await openRegister() : await playDemo()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
