import { spawn } from 'node:child_process'
import { ensureSystemLibraries } from './system-libraries.ts'

export type Display = { name: string; stop(): void }

/** A virtual display of the size that clinics have, on a number that nobody uses yet. */
export async function startVirtualDisplay(): Promise<Display> {
  await ensureSystemLibraries({ window: true, virtualDisplay: true })
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-ac', '-nolisten', 'tcp', '-screen', '0', '1366x768x24'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
  const stop = () => void server.kill()
  process.once('exit', stop)
  return { name: `:${number}`, stop }
}

/** Sets DISPLAY to a virtual one when there is none. @returns what stops it again */
export async function ensureDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return () => {}
  const display = await startVirtualDisplay()
  process.env.DISPLAY = display.name
  return () => {
    delete process.env.DISPLAY
    display.stop()
  }
}
