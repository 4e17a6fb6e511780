import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { launchRegister, registerEnvironment, registerFolder } from '../../tests/helpers/launch.ts'
import { obtainElectron } from '../runtime/electron.ts'
import { sandboxedExecutable } from '../runtime/unprivileged.ts'
import { type Figure, figure, median, megabytes } from './figures.ts'
import { residentBytes } from './memory.ts'

const SAMPLES = 5

/** From the start of the process to the first screen, and the memory of all its processes, against an empty window. */
export async function startBench(): Promise<Figure[]> {
  const ours: number[] = []
  let memory = 0
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const begun = performance.now()
    const { app, page, close } = await launchRegister()
    await page.getByRole('heading').first().waitFor()
    ours.push(performance.now() - begun)
    memory = residentBytes(app.process().pid ?? 0)
    await close()
  }
  const empty = await emptyWindow()
  return [
    figure('start to the first screen', median(ours), 'an empty Electron window', empty.time),
    figure('memory of all processes', memory, 'an empty Electron window', empty.memory, megabytes),
  ]
}

async function emptyWindow(): Promise<{ time: number; memory: number }> {
  const runtime = await obtainElectron()
  const folder = mkdtempSync(join(tmpdir(), 'ost-empty-'))
  execFileSync('cp', ['-r', `${runtime.folder}/.`, folder])
  const app = join(folder, 'resources', 'app')
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, 'package.json'), '{ "name": "empty", "main": "main.js" }')
  writeFileSync(
    join(app, 'main.js'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<h1>empty</h1>'))`,
  )
  execFileSync('chmod', ['-R', 'a+rX', folder])
  const executable = sandboxedExecutable(join(folder, 'electron'), 'empty')
  const times: number[] = []
  let memory = 0
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const begun = performance.now()
    const own = registerFolder()
    const running = await _electron.launch({
      executablePath: executable,
      chromiumSandbox: true,
      args: [`--user-data-dir=${join(own, 'profile')}`],
      env: registerEnvironment(own),
    })
    const page = await running.firstWindow()
    await page.getByRole('heading').first().waitFor()
    times.push(performance.now() - begun)
    memory = residentBytes(running.process().pid ?? 0)
    await running.close()
  }
  return { time: median(times), memory }
}
