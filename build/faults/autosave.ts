import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { draftAt } from '../../electron/db/draft.ts'
import { allNotes } from '../../electron/db/session.ts'
import { insert } from '../../electron/db/write.ts'
import { openNote } from '../../electron/handlers/note-access.ts'
import { openRegister, type Register } from '../../electron/register.ts'
import { openText } from '../../electron/vault/private-column.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PASSPHRASES, STAFF, testClock } from '../../tests/helpers/clinic.ts'
import { type Chance, chanceOf } from './chance.ts'
import { requests, wholeRegister } from './register-checks.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'
import { readTyped, TICK_MS, type Typed, type TypingLine, type TypingOrder, typedText } from './typed-note.ts'

const CHILD = fileURLToPath(new URL('./typing.child.ts', import.meta.url))
const CLIENTS = 4
const MOST_LINES = 900
/** Noon by UTC: most of the clinic's day has passed, so that sessions can be written down. */
const START = Date.UTC(2026, 1, 3, 12)
/** What a person may lose at most. */
const LOST_MS = 2_000

/** What was said of one client's note until the kill. */
interface Known {
  typed: Typed | null
  kept: Typed | null
  keeping: Typed | null
  dropped: boolean
}

interface Clinic {
  readonly folder: string
  readonly known: Map<number, Known>
  /** Request id → the text that was sent, and whether it was acknowledged. */
  readonly records: Map<string, { typed: Typed; acknowledged: boolean }>
  at: number
  note: number
}

/**
 * Kills the program while a counsellor types into several notes, opens the register as it was left, and looks at
 * every draft and every note: at most two seconds of typing are gone, and none holds a piece of another.
 */
export async function autosave({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const chance = chanceOf(seed)
  const wanted = share(200, scale)
  const folder = await makeClinic(someClients(CLIENTS))
  await openDay(folder)
  const clinic: Clinic = { folder, known: new Map(), records: new Map(), at: START, note: 1 }
  for (let life = 0; life < wanted; life += 1) {
    await typeAndDie(clinic, chance)
    tally.add('kills')
    await inspect(tally, `life ${life}`, clinic)
    tally.progress(life + 1, wanted)
  }
  tally.add('sessions acknowledged', [...clinic.records.values()].filter((one) => one.acknowledged).length)
  rmSync(folder, { recursive: true, force: true })
  return tally.report('autosave', seed)
}

async function opened(folder: string, at: number): Promise<Register> {
  const opening = await openRegister(folder, PASSPHRASES[0], testClock(at))
  if (opening.outcome !== 'opened') throw new Error(`after the kill the register says ${opening.outcome}`)
  return opening.register
}

async function openDay(folder: string): Promise<void> {
  const register = await opened(folder, START)
  register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
    insert(tx, 'clinic_day', {
      day: '2026-02-03' as ClinicDay,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    }),
  )
  register.close()
}

async function typeAndDie(clinic: Clinic, chance: Chance): Promise<void> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'inherit', 'inherit', 'pipe'] })
  child.stdin?.on('error', () => {})
  const order: TypingOrder = {
    folder: clinic.folder,
    seed: chance.whole(1, 2 ** 31),
    at: clinic.at,
    clientIds: Array.from({ length: CLIENTS }, (_, index) => index + 1),
    minute: clinic.records.size,
    note: clinic.note,
  }
  const gone = once(child, 'close')
  child.stdin?.write(`${JSON.stringify(order)}\n`)
  const most = chance.whole(1, MOST_LINES)
  let lines = 0
  let rest = ''
  const pipe = child.stdio[3] as Readable
  pipe.setEncoding('utf8')
  pipe.on('data', (text: string) => {
    const said = (rest + text).split('\n')
    rest = said.pop() ?? ''
    for (const line of said) {
      note(clinic, JSON.parse(line) as TypingLine)
      lines += 1
      if (lines === most) setTimeout(() => child.kill('SIGKILL'), chance.next() * 3)
    }
  })
  await gone
}

function note(clinic: Clinic, line: TypingLine): void {
  if (line.kind === 'ready' || line.kind === 'opened') return
  const known = clinic.known.get(line.clientId) ?? { typed: null, kept: null, keeping: null, dropped: false }
  clinic.known.set(line.clientId, known)
  if (!('tick' in line)) {
    known.dropped = true
    if (line.kind === 'dropped') Object.assign(known, { typed: null, kept: null, keeping: null })
    return
  }
  const typed = { clientId: line.clientId, note: line.note, tick: line.tick }
  clinic.note = Math.max(clinic.note, line.note + 1)
  if (line.kind === 'typed') {
    Object.assign(known, { typed, dropped: false })
    clinic.at += TICK_MS
  }
  if (line.kind === 'keep') known.keeping = typed
  if (line.kind === 'kept') Object.assign(known, { kept: typed, keeping: null })
  if (line.kind === 'record') clinic.records.set(line.id, { typed, acknowledged: false })
  if (line.kind === 'recorded') clinic.records.set(line.id, { typed, acknowledged: true })
}

async function inspect(tally: Tally, context: string, clinic: Clinic): Promise<void> {
  const register = await opened(clinic.folder, clinic.at)
  const fail = (sentence: string) => tally.fail(context, sentence)
  for (const sentence of wholeRegister(register.db)) fail(sentence)
  for (const [clientId, known] of clinic.known) inspectDraft(tally, fail, register, clientId, known)
  inspectNotes(tally, fail, register, clinic)
  register.close()
}

const same = (a: Typed | null, b: Typed) => a !== null && a.note === b.note && a.tick === b.tick

function inspectDraft(
  tally: Tally,
  fail: (sentence: string) => void,
  register: Register,
  clientId: number,
  known: Known,
): void {
  const key = { staffId: STAFF.counsellor, form: 'session', subject: String(clientId) }
  const stored = draftAt(register.db, key)
  tally.add('drafts looked at')
  if (!stored) {
    if (known.kept && !known.dropped) fail(`the draft of client ${clientId} is gone`)
    if (known.typed && !known.dropped) lost(tally, fail, known.typed.tick)
    // Nothing is left of what the form held: the next one begins anew.
    Object.assign(known, { typed: null, kept: null, keeping: null })
    return
  }
  const place = { table: 'draft', column: 'body', id: `${key.staffId}|${key.form}|${key.subject}` }
  const body = openText(register.keys.privateKey, place, stored.body)
  const typed = readTyped((JSON.parse(body) as { situation: string }).situation)
  if (!typed || typed.clientId !== clientId) {
    fail(`the draft of client ${clientId} is not one whole note of theirs`)
    return
  }
  if (!same(known.kept, typed) && !same(known.keeping, typed))
    fail(`the draft of client ${clientId} is neither the last saved nor the one under way`)
  if (known.typed?.note === typed.note && !known.dropped) lost(tally, fail, known.typed.tick - typed.tick)
  Object.assign(known, { typed, kept: typed, keeping: null, dropped: false })
}

function lost(tally: Tally, fail: (sentence: string) => void, ticks: number): void {
  const ms = ticks * TICK_MS
  tally.counts['most typing lost, ms'] = Math.max(tally.counts['most typing lost, ms'] ?? 0, ms)
  if (ms > LOST_MS) fail(`${ms} ms of typing are gone`)
}

function inspectNotes(
  tally: Tally,
  fail: (sentence: string) => void,
  register: Register,
  { records }: Clinic,
): void {
  const stored = requests(register.db)
  const sent = new Set([...records.values()].map(({ typed }) => typedText(typed)))
  for (const [id, { acknowledged }] of records)
    if (acknowledged && !stored.has(id)) fail(`acknowledged and lost: ${id}`)
  const notes = allNotes(register.db)
  for (const one of notes)
    if (!sent.has(openNote(register, one).situation)) fail(`note ${one.id} is not one that was sent`)
  tally.counts['notes looked at'] = notes.length
}
