import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { LifeLine, LifeOrder } from './acting.child.ts'
import type { Tried } from './acts.ts'

const CHILD = fileURLToPath(new URL('./acting.child.ts', import.meta.url))

/** What one life of the program said until it ended or was killed. */
export interface Life {
  readonly opened: boolean
  readonly tries: readonly Tried[]
  /** Request id → when it was acknowledged. */
  readonly acks: ReadonlyMap<string, number>
  readonly refusals: ReadonlyMap<string, string>
  readonly backups: readonly { file: string; sha256: string }[]
  readonly faults: readonly string[]
  readonly ended: boolean
}

/** A program that is started and waits to be told what to live through; the next one starts meanwhile. */
export interface Waiting {
  /** @param onLine sees each line as it comes, and may pull the plug */
  live(order: LifeOrder, onLine: (line: LifeLine, pullPlug: () => void) => void): Promise<Life>
  dismiss(): void
}

export function startLife(environment: Record<string, string> = {}): Waiting {
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, ...environment },
  })
  // Pulled while the order is still being written: the child's end says so anyway.
  child.stdin?.on('error', () => {})
  return {
    live: (order, onLine) => follow(child, order, onLine),
    dismiss: () => child.kill('SIGKILL'),
  }
}

async function follow(
  child: ChildProcess,
  order: LifeOrder,
  onLine: (line: LifeLine, pullPlug: () => void) => void,
): Promise<Life> {
  const life = {
    opened: false,
    tries: [] as Tried[],
    acks: new Map<string, number>(),
    refusals: new Map<string, string>(),
    backups: [] as { file: string; sha256: string }[],
    faults: [] as string[],
    ended: false,
  }
  const gone = once(child, 'close')
  child.stdin?.write(`${JSON.stringify(order)}\n`)
  let rest = ''
  const pipe = child.stdio[3] as Readable
  pipe.setEncoding('utf8')
  pipe.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const said = JSON.parse(line) as LifeLine
      note(life, said)
      onLine(said, () => child.kill('SIGKILL'))
    }
  })
  await gone
  return life
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function note(
  life: Mutable<Life> & {
    tries: Tried[]
    acks: Map<string, number>
    refusals: Map<string, string>
    backups: { file: string; sha256: string }[]
    faults: string[]
  },
  line: LifeLine,
): void {
  if (line.kind === 'opened') life.opened = true
  if (line.kind === 'try') life.tries.push(line.tried)
  if (line.kind === 'ack') life.acks.set(line.id, line.at)
  if (line.kind === 'no') life.refusals.set(line.id, line.code)
  if (line.kind === 'backup') life.backups.push(line)
  if (line.kind === 'fault') life.faults.push(line.what)
  if (line.kind === 'end') life.ended = true
}
