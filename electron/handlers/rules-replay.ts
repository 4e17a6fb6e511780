import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { ReplayCounts, ReplayRow, ReplayStep } from '../../shared/contract/rules.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { differenceKind, fullShelf, type ReplayDay, replayClient } from '../../shared/rules/pack-replay.ts'
import type { PackVersion } from '../../shared/rules/rule-pack.ts'
import { careFacts } from '../care-facts.ts'
import { clientHistory } from '../client-history.ts'
import { cameOn, clientsTreatedBetween, clinicDaysBetween, type DaySpan } from '../db/client-history.ts'
import { ordersOfClient } from '../db/dose-order.ts'
import { runningPassports } from '../db/passport.ts'
import { siteOf } from '../db/site.ts'
import { products } from '../db/stock.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { packInForce } from '../rules-in-force.ts'
import { answering, signedIn } from './base.ts'
import { firstDayOf } from './dose-facts.ts'
import { assessmentFacts } from './induction-facts.ts'

/** Two months: a doctor asks about one, and more would only be waited for. */
const MOST_DAYS = 62
/** Between two words of progress. */
const CLIENTS_A_STEP = 20

const running = new WeakSet<Register>()

export const rulesReplay = signedIn.rules.replay.handler(({ input, context: { register, log } }) => {
  const now = packInForce(register) ?? refuse('no_rules')
  const days = daysBetween(input.from, input.to)
  if (days < 0 || days >= MOST_DAYS) return refuse('replay_too_long', { most: MOST_DAYS })
  if (running.has(register)) return refuse('replay_running')
  return answering(log, steps(register, now, input))
})

/** One client at a time, and after each whoever stands at the counter has the machine again. */
async function* steps(
  register: Register,
  now: PackVersion,
  { body, from, to }: { body: RulePackBody; from: ClinicDay; to: ClinicDay },
): AsyncGenerator<ReplayStep> {
  running.add(register)
  try {
    const { db } = register
    const { timeZone } = siteOf(db)
    const days = clinicDaysBetween(db, from, to)
    const clients = clientsTreatedBetween(db, from, to)
    const packs = { was: now, wouldBe: { version: now.version + 1, body } }
    const fixed = { timeZone, shelf: fullShelf(products(db)) }
    const counts: ReplayCounts = {
      clients: clients.length,
      days: days.length,
      mornings: 0,
      stricter: 0,
      laxer: 0,
      amount: 0,
      notice: 0,
    }
    let found: ReplayRow[] = []
    for (const [place, client] of clients.entries()) {
      await letOthersRun()
      const asked = replayDays(register, client.id, days, timeZone)
      const orders = ordersOfClient(db, client.id)
      const history = clientHistory(register, client.id, firstDayOf(register, client.id, orders, from))
      counts.mornings += asked.length
      for (const difference of replayClient(history, asked, packs, fixed)) {
        const kind = differenceKind(difference)
        counts[kind] += 1
        found.push({ clientId: client.id, registerNumber: client.registerNumber, kind, ...difference })
      }
      if (place % CLIENTS_A_STEP !== CLIENTS_A_STEP - 1) continue
      if (found.length > 0) yield { kind: 'found', rows: found }
      found = []
      yield { kind: 'progress', done: place + 1, of: clients.length }
    }
    if (found.length > 0) yield { kind: 'found', rows: found }
    yield { kind: 'done', counts, from, to }
  } finally {
    running.delete(register)
  }
}

function replayDays(
  register: Register,
  clientId: number,
  days: readonly DaySpan[],
  timeZone: string,
): ReplayDay[] {
  const [first] = days
  if (first === undefined) return []
  const { db } = register
  const passports = runningPassports(db, clientId)
  const came = new Map(cameOn(db, clientId, first.day).map(({ clinicDayId, at }) => [clinicDayId, at]))
  return days.map(({ id, day, at, closedAt }) => ({
    day,
    openedAt: at,
    endsAt: closedAt ?? (Math.min(boundsOfDay(day, timeZone).to, register.now()) as Instant),
    cameAt: came.get(id) ?? null,
    around: {
      assessments: assessmentFacts(register, clientId, id),
      // A re-dose answers a dose of the same day, and each morning is judged before its first dose.
      redoses: [],
      passports,
      care: careFacts(register, clientId, day),
      paperDaysNotEntered: [],
      officeCase: null,
    },
  }))
}
