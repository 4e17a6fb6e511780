import { mkdirSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '../../electron/register.ts'
import { PASSPHRASES, PINS, STAFF, testClock } from '../../tests/helpers/clinic.ts'
import { acts, type Tried } from './acts.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Counter, codeOf, counterOver } from './counter.ts'
import { type ERRORS, type FaultSwitch, faultSwitch } from './disk-shim.ts'
import { actsMadeOnce, markAgrees, requests, wholeRegister } from './register-checks.ts'
import { Tally } from './report.ts'

/** Runs behind the disk shim: `node failing.child.ts FOLDER CONTROL SEED POINTS CLIENTS`, answers on pipe 3. */
const [folder = '', control = '', seed = '', points = '', clients = ''] = process.argv.slice(2)
const PIPE = 3
/** What the nurse may be told: nothing was written, and why. */
const CLEAR = /^REFUSED (disk_full|disk_failing|disk_read_only|file_busy)$/
const WHOLE_EVERY = 100

interface Bench {
  readonly tally: Tally
  readonly chance: Chance
  readonly fault: FaultSwitch
  readonly clock: ReturnType<typeof testClock>
  counter: Counter
  work: ReturnType<typeof acts>
}

type Armed = { n: number; error: keyof typeof ERRORS; persistent: boolean; context: string }

function arm({ chance, fault }: Bench, most: number, what: string): Armed {
  const n = chance.whole(1, most)
  const error = chance.pick(['EIO', 'ENOSPC'] as const)
  const persistent = chance.often(0.5)
  fault.arm(n, error, persistent)
  return {
    n,
    error,
    persistent,
    context: `${what}, operation ${n}, ${error} ${persistent ? 'from then on' : 'once'}`,
  }
}

/** Counts a point that was reached. @returns whether it was */
function disarm({ tally, fault }: Bench, { persistent, error }: Armed, what: string): boolean {
  const failed = fault.disarm()
  if (failed === 0) return false
  tally.add('points')
  tally.add(`${what}: ${error} ${persistent ? 'persistent' : 'once'}`)
  return true
}

async function answer(sending: Promise<unknown>): Promise<string> {
  try {
    await sending
    return 'done'
  } catch (error) {
    return codeOf(error)
  }
}

function started(bench: Pick<Bench, 'clock' | 'chance'>): Pick<Bench, 'counter' | 'work'> {
  const counter = counterOver(folder, bench.clock, join(folder, 'stick'))
  return { counter, work: acts(counter, bench.clock, bench.chance, Number(clients)) }
}

/** One act under a fault; then the same act again, in the same program or after a restart. */
async function actPoint(bench: Bench): Promise<void> {
  const { tally, chance } = bench
  const tried = await bench.work.next()
  if (!tried) return
  const armed = arm(bench, 24, tried.call)
  const first = await answer(bench.work.send(tried))
  const restart = chance.often(0.3)
  // Half of the restarts end the program while the disk still fails.
  if (restart && chance.often(0.5)) bench.counter.session.lock()
  const reached = disarm(bench, armed, 'acts')
  if (reached) tally.add(`acts answered: ${first}`)
  if (reached && first !== 'done' && !CLEAR.test(first)) {
    tally.fail(armed.context, `was answered ${first} ${describe(bench.counter.faults)}`)
  }
  bench.counter.faults.splice(0)
  if (restart) await restarted(bench, armed)
  await settle(bench, armed, tried, first)
}

const describe = (faults: readonly unknown[]): string =>
  faults
    .map(
      (fault) =>
        `${String((fault as { code?: string }).code)} ${(fault as Error).stack?.split('\n    at ').slice(0, 3)}`,
    )
    .join('; ')

async function restarted(bench: Bench, armed: Armed): Promise<void> {
  bench.counter.session.end()
  Object.assign(bench, started(bench))
  const opened = await answer(bench.counter.open())
  if (opened !== 'done') bench.tally.fail(armed.context, `after the disk had mended, opening said ${opened}`)
  bench.tally.add('opened after the disk had mended')
}

/** An acknowledged act is there; one that was refused is written by sending it again, and once. */
async function settle(bench: Bench, armed: Armed, tried: Tried, first: string): Promise<void> {
  const db = () => bench.counter.session.register()?.db
  const { requestId } = tried.input
  const open = db()
  if (!open) return
  const before = requests(open).get(requestId)
  if (first === 'done' && !before) bench.tally.fail(armed.context, 'acknowledged and not there: a false tick')
  const second = await answer(bench.work.send(tried))
  if (second !== 'done' && first !== second)
    bench.tally.fail(armed.context, `sent again, it was answered ${second}`)
  const after = requests(open).get(requestId)
  if (second === 'done' && !after) bench.tally.fail(armed.context, 'sent again and not there: a false tick')
  if (before && after && before.rowId !== after.rowId) bench.tally.fail(armed.context, 'made twice')
  if (before && first !== 'done') bench.tally.add('refused, found committed after all, and not doubled')
}

/** The program starts on a failing disk: it opens or says why; afterwards it opens. */
async function openingPoint(bench: Bench): Promise<void> {
  bench.counter.session.end()
  Object.assign(bench, started(bench))
  const armed = arm(bench, 12, 'opening')
  const first = await answer(bench.counter.open())
  const reached = disarm(bench, armed, 'openings')
  if (reached) bench.tally.add(`openings answered: ${first}`)
  if (first !== 'done' && !CLEAR.test(first))
    bench.tally.fail(armed.context, `was answered ${first} ${describe(bench.counter.faults)}`)
  await restarted(bench, armed)
}

/** A backup on a failing disk or stick: written and read back, or refused with nothing under a final name. */
async function backupPoint(bench: Bench): Promise<void> {
  const stick = join(folder, 'stick')
  mkdirSync(stick, { recursive: true })
  const { call } = bench.counter
  await call.session.signIn({ staffId: STAFF.manager, pin: PINS[0] })
  await call.backups.chooseFolder()
  const names = () => readdirSync(stick).filter((name) => name.endsWith('.ostbackup')).length
  const before = names()
  const armed = arm(bench, 120, 'a backup')
  const make = async () => {
    for await (const _step of await call.backups.make({ folder: stick, pin: PINS[0] }));
  }
  const first = await answer(make())
  const reached = disarm(bench, armed, 'backups')
  if (reached) bench.tally.add(`backups answered: ${first}`)
  if (first !== 'done' && !/^REFUSED (backup_|disk_|file_busy)/.test(first))
    bench.tally.fail(armed.context, `was answered ${first} ${describe(bench.counter.faults)}`)
  if (first === 'done' && names() !== before + 1) bench.tally.fail(armed.context, 'done without a backup')
  bench.counter.faults.splice(0)
  const second = await answer(make())
  if (second !== 'done') bench.tally.fail(armed.context, `after the disk had mended, a backup said ${second}`)
  await call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
}

function whole({ counter, tally }: Bench, context: string): void {
  const register = counter.session.register()
  if (!register) {
    tally.fail(context, 'the register is not open')
    return
  }
  const known = requests(register.db)
  for (const sentence of wholeRegister(register.db)) tally.fail(context, sentence)
  for (const sentence of actsMadeOnce(register.db, 0, known)) tally.fail(context, sentence)
}

const chance = chanceOf(Number(seed))
const clock = testClock()
const bench: Bench = {
  tally: new Tally(),
  chance,
  fault: faultSwitch(control),
  clock,
  ...started({ clock, chance }),
}
await bench.counter.open()
const wanted = Number(points)
for (let done = 0; (bench.tally.counts.points ?? 0) < wanted && done < 20 * wanted; done += 1) {
  const at = chance.next()
  if (at < 0.05) await openingPoint(bench)
  else if (at < 0.06) await backupPoint(bench)
  else await actPoint(bench)
  if (done % WHOLE_EVERY === WHOLE_EVERY - 1) whole(bench, `after ${done} points`)
}
whole(bench, 'at the end')
bench.counter.session.end()
const opening = await openRegister(folder, PASSPHRASES[0], clock)
if (opening.outcome !== 'opened') bench.tally.fail('at the end', `the register says ${opening.outcome}`)
else for (const sentence of markAgrees(opening.register)) bench.tally.fail('at the end', sentence)
writeSync(PIPE, JSON.stringify(bench.tally.report('disk-errors', Number(seed))))
process.exit(0)
