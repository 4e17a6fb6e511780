import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reader } from '../../electron/db/connection.ts'
import { TABLES } from '../../electron/db/tables.ts'
import { openRegister } from '../../electron/register.ts'
import { PASSPHRASES, testClock } from '../../tests/helpers/clinic.ts'
import { type Chance, chanceOf } from './chance.ts'
import { startLife } from './life.ts'
import { wholeRegister } from './register-checks.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const CLIENTS = 20
const START = Date.UTC(2026, 1, 3, 3)
const PAGE = 4_096
const FRAME = PAGE + 24
const FILES = [
  'register.db',
  'register.db-wal',
  'register.slots',
  'register.vault',
  'register.high-water',
] as const
type Files = Map<(typeof FILES)[number], Buffer>

/** The same register at two moments: `older` is what somebody kept to put back. */
interface Moments {
  readonly older: Files
  readonly now: Files
  /** Of every covered table, and of the ledger: what the register says now. */
  readonly contents: string
}

type Damage = { readonly what: string; readonly files: Files } | null

/**
 * Flips bits in every file of a register as a kill left it, and puts older pages, files and logs back. Each is seen by
 * the opening or by the whole check, or changes no row; and a register that is refused keeps every byte.
 */
export async function flips({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const chance = chanceOf(seed)
  const place = mkdtempSync(join(tmpdir(), 'ost-flips-'))
  const moments = await twoMoments(place, seed)
  const wanted = share(10_000, scale)
  for (let done = 0; done < wanted; done += 1) {
    tally.progress(done, wanted)
    const damage = damaged(moments, chance)
    if (damage) await judge(tally, `${done}, ${damage.what}`, place, moments, damage)
  }
  rmSync(place, { recursive: true, force: true })
  return tally.report('flips', seed)
}

/** Two lives of one clinic, each killed, so that both leave a log behind. */
async function twoMoments(place: string, seed: number): Promise<Moments> {
  const template = await makeClinic(someClients(CLIENTS))
  const folder = join(place, 'profile')
  cpSync(template, folder, { recursive: true })
  rmSync(template, { recursive: true, force: true })
  await killedAfter(folder, seed, START, 60)
  const older = filesOf(folder)
  await killedAfter(folder, seed + 1, START + 86_400_000, 60)
  const now = filesOf(folder)
  const opening = await openRegister(copied(join(place, 'whole'), now), PASSPHRASES[0], testClock(START))
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const contents = contentsOf(opening.register.db)
  opening.register.close()
  return { older, now, contents }
}

async function killedAfter(folder: string, seed: number, at: number, most: number): Promise<void> {
  let acts = 0
  await startLife().live(
    {
      folder,
      backupFolder: folder,
      seed,
      at,
      clients: CLIENTS,
      again: [],
      backup: false,
      most: 0,
      acksFile: null,
      synchronous: 'FULL',
    },
    ({ kind }, pullPlug) => {
      if (kind === 'ack') acts += 1
      if (acts === most) pullPlug()
    },
  )
}

const filesOf = (folder: string): Files =>
  new Map(FILES.map((name) => [name, readFileSync(join(folder, name))]))

function copied(folder: string, files: Files): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  return folder
}

function contentsOf(db: Reader): string {
  const hash = createHash('sha256')
  for (const table of [...Object.keys(TABLES), 'ledger'].sort())
    hash.update(table).update(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).raw().all()))
  return hash.digest('hex')
}

function damaged({ older, now }: Moments, chance: Chance): Damage {
  const files: Files = new Map(now)
  const at = chance.next()
  if (at < 0.8) {
    const name = chance.pick(FILES)
    const bytes = Buffer.from(now.get(name) ?? [])
    const bits = chance.pick([1, 1, 1, 2, 8])
    for (let bit = 0; bit < bits; bit += 1) {
      const place = chance.whole(0, bytes.length - 1)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.whole(0, 7))
    }
    if (bytes.equals(now.get(name) ?? Buffer.alloc(0))) return null
    return { what: `bits of ${name}`, files: files.set(name, bytes) }
  }
  if (at < 0.9) return olderPage(older, now, chance)
  if (at < 0.95) return torn(now, chance)
  const whole = chance.pick(['register.db', 'register.db-wal', 'register.high-water'] as const)
  if (chance.often(0.3)) {
    for (const name of ['register.db', 'register.db-wal'] as const)
      files.set(name, older.get(name) ?? Buffer.alloc(0))
    return { what: 'database and log put back', files }
  }
  if (whole === 'register.db-wal' && chance.often(0.5)) {
    files.delete(whole)
    return { what: 'log deleted', files }
  }
  return { what: `${whole} put back`, files: files.set(whole, older.get(whole) ?? Buffer.alloc(0)) }
}

/** One page as it was, taken from the older log and put into the main file, whose own log may cover it. */
function olderPage(older: Files, now: Files, chance: Chance): Damage {
  const [log, database] = [older.get('register.db-wal'), now.get('register.db')]
  if (!log || !database) return null
  const frame = 32 + chance.whole(0, Math.floor((log.length - 32) / FRAME) - 1) * FRAME
  const page = log.readUInt32BE(frame)
  const bytes = Buffer.from(database)
  if (page * PAGE > bytes.length) return null
  log.copy(bytes, (page - 1) * PAGE, frame + 24, frame + FRAME)
  if (bytes.equals(database)) return null
  return { what: `page ${page} put back`, files: new Map(now).set('register.db', bytes) }
}

/** The log cut off somewhere. */
function torn(now: Files, chance: Chance): Damage {
  const log = now.get('register.db-wal')
  if (!log) return null
  return {
    what: 'log cut',
    files: new Map(now).set('register.db-wal', log.subarray(0, chance.whole(0, log.length - 1))),
  }
}

async function judge(
  tally: Tally,
  context: string,
  place: string,
  moments: Moments,
  { what, files }: NonNullable<Damage>,
) {
  const kind = what.replace(/page \d+/, 'page')
  tally.add('damages')
  const folder = copied(join(place, 'damaged'), files)
  const opening = await openRegister(folder, PASSPHRASES[0], testClock(START + 3 * 86_400_000)).catch(
    (cause: unknown) => ({
      outcome: `thrown ${String((cause as { code?: string }).code ?? cause)}`,
    }),
  )
  if (!('register' in opening)) {
    tally.add(`${kind}: refused, ${opening.outcome}`)
    for (const [name, bytes] of files) {
      const kept = existsSync(join(folder, name)) && readFileSync(join(folder, name)).equals(bytes)
      if (!kept) tally.fail(context, `${opening.outcome}, and ${name} was not kept as it was`)
    }
    return
  }
  const { db } = opening.register
  const same = contentsOf(db) === moments.contents
  const found = wholeRegister(db)
  if (found.length > 0) tally.add(`${kind}: opened, found by the check`)
  else if (same) tally.add(`${kind}: harmless, every row is as it was`)
  else tally.fail(context, 'opened with other rows, and no check sees it')
  opening.register.close()
}
