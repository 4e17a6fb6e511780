import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { makePackages } from '../../build/package.ts'
import { ensureDisplay } from '../../build/runtime/display.ts'
import { ensureSystemLibraries } from '../../build/runtime/system-libraries.ts'
import { giveToRegister, sandboxedExecutable } from '../../build/runtime/unprivileged.ts'

export type LaunchOptions = {
  /**
   * Where profile, home, temporary files and backups of this register lie; made when missing, and kept. Another
   * launch with it is a restart. Without it the register lies in a temporary folder. As root, the account without
   * rights that the program runs as must be able to reach it.
   */
  folder?: string
  /** More arguments for the program. */
  switches?: string[]
}

export type RunningRegister = {
  app: ElectronApplication
  page: Page
  /** Give it to the next launch to restart on the same register. */
  folder: string
  profileFolder: string
  /** An empty folder that the register may write to. */
  backupFolder: string
  /** What the program uses as its TMPDIR. */
  temporaryFolder: string
  /** Everything the window complained about so far: errors on its console, uncaught errors, refused loads. */
  complaints: string[]
  /** Sets the wall clock off by so much; monotonic time does not follow. It is how somebody changes a clock. */
  setClockOffset(milliseconds: number): void
  /** Lets time pass: both clocks go on by so much. Timers that run already do not notice. */
  passTime(milliseconds: number): void
  /** Replaces the system's own folder dialog, which no driver can reach, by this answer. */
  answerChooseFolder(folder: string | null): Promise<void>
  /** Quits as a person does. */
  close(): Promise<void>
  /** Pulls the plug: SIGKILL, nothing is written any more. */
  kill(): Promise<void>
}

const temporaryFolders: string[] = []
process.once('exit', () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true })
})

/** A fresh folder that the register's account owns; gone when this process ends. */
export function registerFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ost-register-'))
  temporaryFolders.push(folder)
  prepareFolder(folder)
  return folder
}

/** Makes what is missing of a register's folder, and gives it to the register's account. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const name of ['profile', 'home', 'temporary', 'backup']) giveToRegister(join(folder, name))
}

/** The account's surroundings, without anything of the machine that runs the tests. */
export function registerEnvironment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    DISPLAY: process.env.DISPLAY ?? '',
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'temporary'),
    XDG_RUNTIME_DIR: join(folder, 'temporary'),
    LANG: 'C.UTF-8',
  }
}

let executable: Promise<string> | undefined

/** The run's set-up may have made it already; a single file or script makes it here. */
function testExecutable(): Promise<string> {
  executable ??= makePackages(['test'], { testBuild: true }).then(([made]) => {
    if (!made) throw new Error('There is no test package')
    return sandboxedExecutable(made.executable, 'test')
  })
  return executable
}

/** Starts the test package in the real sandbox, and resolves once its page has loaded. */
export async function launchRegister(options: LaunchOptions = {}): Promise<RunningRegister> {
  await ensureSystemLibraries({ window: true })
  await ensureDisplay()
  const folder = options.folder ?? registerFolder()
  prepareFolder(folder)
  const profileFolder = join(folder, 'profile')

  const app = await _electron.launch({
    executablePath: await testExecutable(),
    chromiumSandbox: true,
    args: [`--user-data-dir=${profileFolder}`, ...(options.switches ?? [])],
    env: registerEnvironment(folder),
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.waitForLoadState('domcontentloaded')

  const offsets = { wall: 0, monotonic: 0 }
  const writeOffsets = () => {
    const file = join(profileFolder, 'test-clock')
    writeFileSync(file, `${offsets.wall} ${offsets.monotonic}`)
    chmodSync(file, 0o644)
  }
  const ended = once(app.process(), 'exit')
  return {
    app,
    page,
    folder,
    profileFolder,
    backupFolder: join(folder, 'backup'),
    temporaryFolder: join(folder, 'temporary'),
    complaints,
    setClockOffset: (milliseconds) => {
      offsets.wall = milliseconds
      writeOffsets()
    },
    passTime: (milliseconds) => {
      offsets.wall += milliseconds
      offsets.monotonic += milliseconds
      writeOffsets()
    },
    answerChooseFolder: (answer) =>
      app.evaluate(({ dialog }, chosen) => {
        const filePaths = chosen === null ? [] : [chosen]
        dialog.showOpenDialog = async () => ({ canceled: chosen === null, filePaths })
      }, answer),
    close: async () => {
      await app.close()
      await ended
    },
    kill: async () => {
      app.process().kill('SIGKILL')
      await ended
    },
  }
}
