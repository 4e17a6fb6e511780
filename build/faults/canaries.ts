import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectFolder } from '../runtime/cache.ts'
import { chanceOf } from './chance.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const CHILD = fileURLToPath(new URL('./naming.child.ts', import.meta.url))
const CLIENTS = 12
const SYLLABLES = ['Zo', 'thang', 'puia', 'ṭhian', 'মরিয়', 'রহিম', 'दीप', 'rin', 'hlei', 'Khua']

/**
 * Lives through a day with clients whose names stand nowhere else in the world, pulls the plug, and looks for them in
 * all that is left: profile, temporary files, log, backup. The control is a file in which they do stand.
 */
export async function canaries({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const chance = chanceOf(seed)
  const wanted = share(20, scale)
  for (let run = 0; run < wanted; run += 1) {
    tally.progress(run, wanted)
    const names = Array.from(
      { length: CLIENTS },
      (_, index) => `${[0, 1, 2].map(() => chance.pick(SYLLABLES)).join('')}xq${run}v${index}`,
    )
    await oneRun(tally, `run ${run}`, seed + run, names)
  }
  return tally.report('canaries', seed)
}

async function oneRun(tally: Tally, context: string, seed: number, names: readonly string[]): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'ost-canaries-'))
  const [profile, stick, temporary] = [join(place, 'profile'), join(place, 'stick'), join(place, 'temporary')]
  const template = await makeClinic(someClients(CLIENTS, names))
  cpSync(template, profile, { recursive: true })
  rmSync(template, { recursive: true, force: true })
  for (const folder of [stick, temporary]) mkdirSync(folder)
  const child = spawn(process.execPath, [CHILD, profile, stick, String(seed), JSON.stringify(names)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
    cwd: projectFolder,
  })
  const gone = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), gone])
  if (child.exitCode !== null) tally.fail(context, 'the program ended by itself')
  // Looked at while everything is open, and again as the plug leaves it.
  const open = sweep(place, names, tally)
  child.kill('SIGKILL')
  await gone
  for (const hit of [...open, ...sweep(place, names, tally)]) tally.fail(context, hit)
  if (!readdirSync(stick).some((name) => name.endsWith('.ostbackup')))
    tally.fail(context, 'no backup was made')
  if (!existsSync(join(profile, 'logs', 'register.log'))) tally.fail(context, 'no fault was logged')
  if (!existsSync(join(profile, 'register.db-wal'))) tally.fail(context, 'nothing was left open')
  writeFileSync(join(temporary, 'control'), Buffer.from(`a page with ${names[3]} on it`, 'utf16le'))
  if (sweep(place, names, new Tally()).length !== 1) tally.fail(context, 'the control was not found')
  rmSync(place, { recursive: true, force: true })
  tally.add('runs')
}

/** UTF-8, UTF-16 in both orders, base64 at each of its three alignments. */
function writingsOf(name: string): Buffer[] {
  const utf16 = Buffer.from(name, 'utf16le')
  const base64 = [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), Buffer.from(name)])
    const whole = Math.floor(padded.length / 3) * 3
    return Buffer.from(padded.subarray(before === 0 ? 0 : 3, whole).toString('base64'))
  })
  return [Buffer.from(name), utf16, Buffer.from(utf16).swap16(), ...base64]
}

function sweep(folder: string, names: readonly string[], tally: Tally): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return files.flatMap(({ name: file, parentPath }) => {
    const bytes = readFileSync(join(parentPath, file))
    tally.add('files swept')
    return names.flatMap((name) => {
      const writings = writingsOf(name)
      tally.add('writings looked for', writings.length)
      return writings.some((writing) => bytes.includes(writing)) ? [`a name stands in ${file}`] : []
    })
  })
}
