import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ledgerHead } from '../../electron/db/ledger.ts'
import { openRegister, type Register } from '../../electron/register.ts'
import { PASSPHRASES, testClock } from '../../tests/helpers/clinic.ts'
import type { Tried } from './acts.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Life, startLife, type Waiting } from './life.ts'
import { actsMadeOnce, markAgrees, requests, value, wholeRegister } from './register-checks.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const CLIENTS = 60
const KILLS_A_CLINIC = 10
const MEAN_ACTS = 115
const START = Date.UTC(2026, 1, 3, 3)

/** What is known of a clinic between two lives. */
interface Clinic {
  readonly folder: string
  readonly backupFolder: string
  readonly known: Map<string, { call: string; rowId: number }>
  at: number
  head: { seq: number; hash: Buffer }
  /** To be sent again in the next life: the act that was under way, and some that were acknowledged. */
  again: Tried[]
  readonly backups: Map<string, string>
}

/**
 * Kills the program at random moments of its work, opens the register as it was left, and counts: each
 * acknowledged act is there, once; sent again under its request id it is still the same row.
 */
export async function kills({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const wanted = share(1_000, scale)
  const chance = chanceOf(seed)
  const template = await makeClinic(someClients(CLIENTS))
  let next = startLife()
  for (let number = 0; number < Math.ceil(wanted / KILLS_A_CLINIC); number += 1) {
    const clinic = newClinic(template, number)
    const times = Math.min(KILLS_A_CLINIC, wanted - number * KILLS_A_CLINIC)
    for (let life = 0; life < times; life += 1) {
      const context = `clinic ${number}, life ${life}`
      const waiting = next
      next = startLife()
      await lifeAndDeath(tally, context, clinic, chance, waiting)
    }
    tally.add('clinics')
    tally.progress(number * KILLS_A_CLINIC + times, wanted)
    rmSync(clinic.folder, { recursive: true, force: true })
  }
  next.dismiss()
  rmSync(template, { recursive: true, force: true })
  return tally.report('kills', seed)
}

function newClinic(template: string, number: number): Clinic {
  const folder = `${template}-${number}`
  cpSync(template, folder, { recursive: true })
  const backupFolder = join(folder, 'stick')
  mkdirSync(backupFolder)
  const none = { seq: -1, hash: Buffer.alloc(32) }
  return { folder, backupFolder, known: new Map(), at: START, head: none, again: [], backups: new Map() }
}

async function lifeAndDeath(tally: Tally, context: string, clinic: Clinic, chance: Chance, waiting: Waiting) {
  const early = chance.often(0.08)
  const most = early ? 0 : chance.whole(1, 2 * MEAN_ACTS)
  const delay = early ? chance.whole(0, 150) : chance.next() * 6
  let acknowledged = 0
  const { folder, backupFolder, at, again } = clinic
  const order = {
    folder,
    backupFolder,
    seed: chance.whole(1, 2 ** 31),
    at: at + 60_000,
    clients: CLIENTS,
    again,
    backup: chance.often(0.2),
    most: 0,
    acksFile: null,
    synchronous: 'FULL' as const,
  }
  let plug: (() => void) | undefined
  if (early) setTimeout(() => plug?.() ?? waiting.dismiss(), delay)
  const life = await waiting.live(order, (line, pullPlug) => {
    plug = pullPlug
    if (line.kind === 'ack' || line.kind === 'no') acknowledged += 1
    if (!early && acknowledged === most) {
      acknowledged += 1
      setTimeout(pullPlug, delay)
    }
  })
  tally.add('kills')
  if (!life.opened) tally.add('killed before or while the register was opened')
  tally.add('acts acknowledged', life.acks.size)
  tally.add('acts sent again after a restart', again.length)
  for (const fault of life.faults) tally.fail(context, `fault: ${fault}`)
  await inspect(tally, context, clinic, life, chance)
}

async function inspect(tally: Tally, context: string, clinic: Clinic, life: Life, chance: Chance) {
  const fail = (sentence: string) => tally.fail(context, sentence)
  clinic.at = Math.max(clinic.at, ...life.acks.values())
  // Half of the time the next life itself finds the log that the kill left; a copy is looked at.
  const copied = chance.often(0.5)
  const folder = copied ? `${clinic.folder}-copy` : clinic.folder
  if (copied) cpSync(clinic.folder, folder, { recursive: true })
  const opening = await openRegister(folder, PASSPHRASES[0], testClock(clinic.at))
  if (opening.outcome !== 'opened') {
    fail(`after the kill the register says ${opening.outcome}`)
    return
  }
  const { register } = opening
  for (const sentence of [...wholeRegister(register.db), ...markAgrees(register)]) fail(sentence)
  compare(tally, fail, clinic, life, register)
  inspectBackups(tally, fail, clinic, life)
  register.close()
  if (copied) rmSync(folder, { recursive: true, force: true })
  const acknowledged = life.tries.filter(({ input }) => life.acks.has(input.requestId))
  clinic.again = [...chance.shuffled(acknowledged).slice(0, 2), ...underWay(life)]
}

/** The act that was sent and neither acknowledged nor refused: the window will send it again. */
const underWay = ({ tries, acks, refusals }: Life): Tried[] =>
  tries.filter(({ input }) => !acks.has(input.requestId) && !refusals.has(input.requestId))

function compare(
  tally: Tally,
  fail: (sentence: string) => void,
  clinic: Clinic,
  life: Life,
  { db }: Register,
) {
  const { known, head } = clinic
  const stored = requests(db)
  for (const id of life.acks.keys()) if (!stored.has(id)) fail(`acknowledged and lost: ${id}`)
  const tried = new Set(life.tries.map(({ input }) => input.requestId))
  const fresh = new Map<string, { call: string; rowId: number }>()
  for (const [id, made] of stored) {
    const before = known.get(id)
    if (before && before.rowId !== made.rowId) fail(`sent again, ${id} made another row`)
    if (before) continue
    if (!tried.has(id)) fail(`nobody asked for ${id}`)
    if (!life.acks.has(id)) tally.add('acts committed and not yet acknowledged')
    if (life.refusals.has(id)) fail(`refused and yet written: ${id}`)
    fresh.set(id, made)
    known.set(id, made)
  }
  for (const sentence of actsMadeOnce(db, Math.max(head.seq, 0), fresh)) fail(sentence)
  if (head.seq > 0) {
    const hash = value<Buffer | undefined>(db, 'SELECT hash FROM ledger WHERE seq = ?', head.seq)
    if (!hash?.equals(head.hash)) fail('the ledger of the life before is not continued')
  }
  clinic.head = ledgerHead(db)
  const [last] = underWay(life)
  if (last) tally.add(`killed in ${last.call}`)
  for (const [id, code] of life.refusals) {
    tally.add(`refused: ${code}`)
    if (/FAULT|DEFECT|INVALID/.test(code)) fail(`${id} was answered ${code}`)
    const earlier = known.get(id)
    if (earlier && !code.startsWith('LOCKED')) fail(`sent again, ${earlier.call} was answered ${code}`)
  }
}

function inspectBackups(tally: Tally, fail: (sentence: string) => void, clinic: Clinic, life: Life): void {
  for (const { file, sha256 } of life.backups) clinic.backups.set(file, sha256)
  tally.add('backups acknowledged', life.backups.length)
  for (const [file, sha256] of clinic.backups) {
    const path = join(clinic.backupFolder, file)
    const same = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
    if (!same) fail(`the acknowledged backup ${file} is not as it was`)
  }
}
