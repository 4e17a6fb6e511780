import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { behindShim, CONTROL_LENGTH } from './disk-shim.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const CHILD = fileURLToPath(new URL('./failing.child.ts', import.meta.url))
const CLIENTS = 40
/** The request ids of three days are kept, and the register stays small enough to be looked at whole. */
const POINTS_A_CLINIC = 250

/** Lets the n-th write, sync or open of an act, an opening or a backup fail, once or from then on. */
export async function diskErrors({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const wanted = share(5_000, scale)
  const template = await makeClinic(someClients(CLIENTS))
  for (let done = 0; done < wanted; done += POINTS_A_CLINIC) {
    tally.progress(done, wanted)
    const points = Math.min(POINTS_A_CLINIC, wanted - done)
    const { counts, failures } = await oneClinic(template, seed + done, points)
    for (const [what, count] of Object.entries(counts)) tally.add(what, count)
    for (const failure of failures) tally.fail(`seed ${seed + done}`, failure)
  }
  rmSync(template, { recursive: true, force: true })
  return tally.report('disk-errors', seed)
}

async function oneClinic(template: string, seed: number, points: number): Promise<Report> {
  const place = mkdtempSync(join(tmpdir(), 'ost-disk-errors-'))
  const [folder, control] = [join(place, 'profile'), join(place, 'control')]
  cpSync(template, folder, { recursive: true })
  writeFileSync(control, Buffer.alloc(CONTROL_LENGTH))
  const child = spawn(
    process.execPath,
    [CHILD, folder, control, String(seed), String(points), String(CLIENTS)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: { ...process.env, ...(await behindShim({ folder, control })) },
    },
  )
  const [said] = await Promise.all([text(child.stdio[3] as Readable), once(child, 'close')])
  rmSync(place, { recursive: true, force: true })
  if (said === '') throw new Error(`seed ${seed}: the program ended without an answer`)
  return JSON.parse(said) as Report
}
