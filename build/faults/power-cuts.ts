import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { openReader } from '../../electron/db/connection.ts'
import { openRegister } from '../../electron/register.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { PASSPHRASES, testClock } from '../../tests/helpers/clinic.ts'
import { type Chance, chanceOf } from './chance.ts'
import { DiskModel } from './disk-model.ts'
import { behindShim } from './disk-shim.ts'
import { type DiskStep, parseTrace } from './disk-trace.ts'
import { startLife } from './life.ts'
import { requests, wholeRegister } from './register-checks.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

/** So many that the work ends before the request ids of its first day are forgotten. */
const CLIENTS = 60
const ACTS = 260
const STATES_A_RECORD = 2_000
const START = Date.UTC(2026, 1, 3, 3)

/** All that a run of the program did to the disk, and the files before it. */
export interface Recording {
  readonly folder: string
  readonly before: ReadonlyMap<string, Buffer>
  readonly steps: readonly DiskStep[]
}

/**
 * Records every write and sync of a clinic's work, then plays the disk forward to a moment, lets what was not synced
 * be lost or torn, and opens what is left with the program's own opening. The control is the same with
 * synchronous=NORMAL, and must lose acts: otherwise the model of the disk is no test.
 */
export async function powerCuts({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const wanted = share(20_000, scale)
  const chance = chanceOf(seed)
  for (let done = 0; done < wanted; done += STATES_A_RECORD) {
    const recording = await record(seed + done, 'FULL')
    await cut(tally, 'FULL', recording, Math.min(STATES_A_RECORD, wanted - done), chance)
    rmSync(dirname(recording.folder), { recursive: true, force: true })
    tally.progress(done + STATES_A_RECORD, wanted)
  }
  const control = await record(seed, 'NORMAL')
  await cut(tally, 'NORMAL', control, share(1_000, scale, 30), chance)
  rmSync(dirname(control.folder), { recursive: true, force: true })
  await cutAfterKill(tally, await record(seed + 1, 'FULL'), share(100, scale, 2), chance)
  if (!tally.counts['NORMAL: states that lost acknowledged acts'])
    tally.fail('control', 'synchronous=NORMAL lost nothing: these cuts would not show a loss')
  return tally.report('power-cuts', seed)
}

export async function record(seed: number, synchronous: 'FULL' | 'NORMAL'): Promise<Recording> {
  const place = mkdtempSync(join(tmpdir(), 'ost-cuts-'))
  const template = await makeClinic(someClients(CLIENTS))
  const folder = join(place, 'profile')
  cpSync(template, folder, { recursive: true })
  rmSync(template, { recursive: true, force: true })
  const before = filesOf(folder)
  const trace = join(place, 'trace')
  return {
    folder,
    before,
    steps: await recordLife(folder, trace, { seed, at: START, most: ACTS, synchronous }),
  }
}

async function recordLife(
  folder: string,
  trace: string,
  how: { seed: number; at: number; most: number; synchronous: 'FULL' | 'NORMAL' },
): Promise<DiskStep[]> {
  const life = await startLife(await behindShim({ folder, trace })).live(
    {
      folder,
      backupFolder: folder,
      clients: CLIENTS,
      again: [],
      backup: false,
      acksFile: join(folder, 'acks'),
      ...how,
    },
    () => {},
  )
  if (!life.ended) throw new Error('the recorded run did not end')
  return parseTrace(readFileSync(trace))
}

/**
 * First the program is killed after it has written an act into the log and before the log was synced, so that only the
 * system's memory holds it; it is started again, and then the power goes too.
 */
async function cutAfterKill(
  tally: Tally,
  { folder, before, steps }: Recording,
  kills: number,
  chance: Chance,
) {
  const unsynced = steps.flatMap(({ kind, path }, index) =>
    kind === 'sync' && path.endsWith('-wal') ? [index] : [],
  )
  for (let number = 0; number < kills; number += 1) {
    const disk = new DiskModel(before)
    for (const step of steps.slice(0, chance.pick(unsynced))) if (isOfRegister(step)) disk.take(step)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const [path, bytes] of disk.afterCut(chance, true)) writeFileSync(path, bytes)
    const how = {
      seed: chance.whole(1, 2 ** 31),
      at: START + 2 * 86_400_000,
      most: 2,
      synchronous: 'FULL' as const,
    }
    const trace = join(dirname(folder), `trace-${number}`)
    const second = await recordLife(folder, trace, how)
    for (const [index, step] of second.entries()) {
      if (!isOfRegister(step)) continue
      disk.take(step)
      if (chance.often(0.15))
        await open(
          tally,
          'FULL after a kill',
          `kill ${number}, step ${index}`,
          folder,
          disk.afterCut(chance, false),
          [],
        )
    }
  }
  rmSync(dirname(folder), { recursive: true, force: true })
}

function filesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(files.map(({ name }) => [join(folder, name), readFileSync(join(folder, name))]))
}

/** The shared index of the log holds nothing that outlives the machine, and the marks are the test's own. */
const isOfRegister = ({ path }: DiskStep): boolean => !path.endsWith('-shm') && basename(path) !== 'acks'

async function cut(tally: Tally, mode: string, recording: Recording, states: number, chance: Chance) {
  const { folder, before, steps } = recording
  const moments = steps.flatMap((step, index) => (isOfRegister(step) ? [index] : []))
  const chosen = Array.from({ length: states }, () => chance.pick(moments)).sort((a, b) => a - b)
  const disk = new DiskModel(before)
  const acknowledged: string[] = []
  let played = 0
  for (const moment of chosen) {
    for (; played <= moment; played += 1) {
      const step = steps[played]
      if (!step) continue
      if (isOfRegister(step)) disk.take(step)
      else if (step.kind === 'write' && basename(step.path) === 'acks')
        acknowledged.push(step.bytes.toString('utf8').trim())
    }
    const state = disk.afterCut(chance, chance.often(0.05))
    await open(tally, mode, `${mode}, step ${moment}`, folder, state, acknowledged)
  }
  tally.add(`${mode}: acts acknowledged in the record`, acknowledged.length)
}

async function open(
  tally: Tally,
  mode: string,
  context: string,
  recorded: string,
  state: ReadonlyMap<string, Buffer>,
  acknowledged: readonly string[],
): Promise<void> {
  tally.add(`${mode}: states`)
  const folder = `${recorded}-cut`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [path, bytes] of state) writeFileSync(join(folder, basename(path)), bytes)
  if (mode === 'NORMAL') {
    const lost = lostOf(acknowledged, await whatIsThere(folder))
    if (lost > 0) tally.add('NORMAL: states that lost acknowledged acts')
    return
  }
  const opening = await openRegister(folder, PASSPHRASES[0], testClock(START + 10 * 86_400_000))
  if (opening.outcome !== 'opened') {
    tally.fail(context, `the register says ${opening.outcome}`)
    return
  }
  const { db } = opening.register
  const lost = lostOf(acknowledged, requests(db))
  if (lost > 0) tally.fail(context, `${lost} acknowledged acts are gone`)
  for (const sentence of wholeRegister(db)) tally.fail(context, sentence)
  opening.register.close()
}

const lostOf = (acknowledged: readonly string[], there: ReadonlyMap<string, unknown>): number =>
  acknowledged.filter((id) => !there.has(id)).length

/** The committed acts as plain SQLite sees them, whatever the program would say. */
async function whatIsThere(folder: string): Promise<ReadonlyMap<string, unknown>> {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, PASSPHRASES[0])
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) throw new Error('the slots file was cut')
  try {
    const db = openReader(files.database, slot.secrets.databaseKey)
    try {
      return requests(db)
    } finally {
      db.close()
    }
  } catch {
    return new Map()
  }
}
