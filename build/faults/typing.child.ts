import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ClinicDay } from '../../shared/records/time.ts'
import { testClock } from '../../tests/helpers/clinic.ts'
import { chanceOf } from './chance.ts'
import { type Counter, counterOver } from './counter.ts'
import {
  readTyped,
  TICK_MS,
  TICKS_A_SAVE,
  type Typed,
  type TypingLine,
  type TypingOrder,
  typedText,
} from './typed-note.ts'

const PIPE = 3
const say = (line: TypingLine): void => {
  writeSync(PIPE, `${JSON.stringify(line)}\n`)
}
const DAY = '2026-02-03' as ClinicDay
const draftOf = (clientId: number) => ({ form: 'session', subject: String(clientId) })

/** Opens the form of a client: what was typed before is back, or the note begins. */
async function begin({ call }: Counter, clientId: number, note: number): Promise<Typed> {
  const kept = await call.drafts.find(draftOf(clientId))
  const { situation } = JSON.parse(kept?.body ?? '{"situation":""}') as { situation: string }
  return readTyped(situation) ?? { clientId, note, tick: 0 }
}

async function keep({ call }: Counter, typed: Typed): Promise<void> {
  say({ kind: 'keep', ...typed })
  const body = JSON.stringify({ situation: typedText(typed), assessment: '', plan: '' })
  await call.drafts.keep({ ...draftOf(typed.clientId), body })
  say({ kind: 'kept', ...typed })
}

async function record({ call }: Counter, typed: Typed, startMinute: number): Promise<void> {
  const id = randomUUID()
  const { clientId } = typed
  say({ kind: 'record', id, ...typed })
  await call.counselling.record({
    requestId: id,
    kind: 'individual',
    day: DAY,
    startMinute,
    minutes: 1,
    place: 'centre',
    clientIds: [clientId],
    relativeIds: [],
    topics: [],
    note: { situation: typedText(typed), assessment: '', plan: '' },
    next: null,
  })
  say({ kind: 'recorded', id, ...typed })
  say({ kind: 'drop', clientId })
  await call.drafts.drop(draftOf(clientId))
  say({ kind: 'dropped', clientId })
}

/** A counsellor who goes from note to note, types, leaves some and saves others, until the plug is pulled. */
async function live(order: TypingOrder): Promise<never> {
  const clock = testClock(order.at)
  const chance = chanceOf(order.seed)
  const counter = counterOver(order.folder, clock)
  await counter.open('counsellor')
  say({ kind: 'opened' })
  let { minute, note } = order
  for (;;) {
    const clientId = chance.pick(order.clientIds)
    let typed = await begin(counter, clientId, note)
    if (typed.tick === 0) note += 1
    let keeping: Promise<void> | null = null
    for (let ticks = chance.whole(5, 90); ticks > 0; ticks -= 1) {
      typed = { ...typed, tick: typed.tick + 1 }
      clock.pass(TICK_MS)
      say({ kind: 'typed', ...typed })
      // Typing goes on while a draft is being saved, as it does in the window.
      if (typed.tick % TICKS_A_SAVE === 0) {
        await keeping
        keeping = keep(counter, typed)
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    await keeping
    if (chance.often(0.4)) {
      await record(counter, typed, minute)
      minute += 1
    } else await keep(counter, typed)
  }
}

say({ kind: 'ready' })
for await (const line of createInterface({ input: process.stdin })) {
  await live(JSON.parse(line) as TypingOrder)
  break
}
