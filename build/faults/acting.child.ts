import { openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PINS, STAFF, testClock } from '../../tests/helpers/clinic.ts'
import { acts, type Tried } from './acts.ts'
import { chanceOf } from './chance.ts'
import { type Counter, codeOf, counterOver } from './counter.ts'

/** What the parent asks of one life of the program; it comes as the first line of the standard input. */
export interface LifeOrder {
  readonly folder: string
  readonly backupFolder: string
  readonly seed: number
  /** UTC milliseconds at which the clock of this life begins. */
  readonly at: number
  readonly clients: number
  /** Acts of the life before, sent again under their own request ids. */
  readonly again: readonly Tried[]
  readonly backup: boolean
  /** Ends by itself after so many acts; 0: only the plug ends it. */
  readonly most: number
  /** A file in which each acknowledged act is noted too, so that a record of the disk shows when it was. */
  readonly acksFile: string | null
  /** What the test of power cuts takes for its control: `NORMAL` is what the program must never run with. */
  readonly synchronous: 'FULL' | 'NORMAL'
}

/** What a life says, one line each. An `ack` is written after the reply, as the tick on the screen is. */
export type LifeLine =
  | { kind: 'ready' }
  | { kind: 'opened' }
  | { kind: 'try'; tried: Tried }
  | { kind: 'ack'; id: string; at: number }
  | { kind: 'no'; id: string; code: string }
  | { kind: 'backup'; file: string; sha256: string }
  | { kind: 'fault'; what: string }
  | { kind: 'end' }

/** Written at once and whole: what stands in the pipe when the plug is pulled is what was acknowledged. */
const PIPE = 3
const say = (line: LifeLine): void => {
  writeSync(PIPE, `${JSON.stringify(line)}\n`)
}

let acks: number | undefined
function acknowledge(id: string, at: number): void {
  if (acks !== undefined) writeSync(acks, `${id}\n`)
  say({ kind: 'ack', id, at })
}

async function attempt(send: (tried: Tried) => Promise<unknown>, tried: Tried, now: () => number) {
  say({ kind: 'try', tried })
  try {
    await send(tried)
    acknowledge(tried.input.requestId, now())
  } catch (error) {
    say({ kind: 'no', id: tried.input.requestId, code: codeOf(error) })
  }
}

/** Begun by the manager, written while the nurse doses on. */
async function backUp({ call }: Counter): Promise<() => Promise<void>> {
  await call.session.signIn({ staffId: STAFF.manager, pin: PINS[0] })
  const place = await call.backups.chooseFolder()
  const steps = await call.backups.make({ folder: place?.folder ?? '', pin: PINS[0] })
  await call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
  return async () => {
    for await (const step of steps)
      if (step.kind === 'done') say({ kind: 'backup', file: step.backup.file, sha256: step.backup.sha256 })
  }
}

async function live(order: LifeOrder) {
  const { folder, backupFolder, seed, at, clients, again, backup, most } = order
  const clock = testClock(at)
  const counter = counterOver(folder, clock, backupFolder)
  await counter.open('nurse')
  if (order.acksFile !== null) acks = openSync(order.acksFile, 'a')
  if (order.synchronous === 'NORMAL') counter.session.register()?.db.pragma('synchronous = NORMAL')
  say({ kind: 'opened' })
  const work = acts(counter, clock, chanceOf(seed), clients)
  for (const tried of again) await attempt(work.send, tried, clock.now)
  const written = backup ? (await backUp(counter))() : null
  written?.catch((error) => say({ kind: 'fault', what: codeOf(error) }))
  for (let done = 0; most === 0 || done < most; done += 1) {
    const tried = await work.next()
    if (tried) await attempt(work.send, tried, clock.now)
    for (const fault of counter.faults.splice(0)) say({ kind: 'fault', what: String((fault as Error).stack) })
    // Lets the backup's messages through, as the window's do between two acts.
    if (backup) await new Promise((resolve) => setImmediate(resolve))
  }
  await written
  counter.session.end()
  say({ kind: 'end' })
}

say({ kind: 'ready' })
for await (const line of createInterface({ input: process.stdin })) {
  await live(JSON.parse(line) as LifeOrder)
  break
}
process.exit(0)
