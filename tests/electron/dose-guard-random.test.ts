import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import {
  dosingRegister,
  type RawOrder,
  rawDose,
  rawEvent,
  rawStock,
  rawVoid,
} from '../helpers/dosing-register.ts'

/** Three clients: one slot, two slots, and an order that is superseded by a smaller one on the second day. */
const ORDERS: readonly RawOrder[] = [
  { client: 1, steps: [{ step: 1, slot: 1, micrograms: 8_000 }] },
  {
    client: 2,
    steps: [
      { step: 1, slot: 1, micrograms: 6_000 },
      { step: 1, slot: 2, micrograms: 4_000 },
      { step: 2, slot: 1, micrograms: 8_000 },
      { step: 2, slot: 2, micrograms: 8_000 },
    ],
  },
  { client: 3, steps: [{ step: 1, slot: 1, micrograms: 2_000 }], endDay: '2026-02-03' },
]
const DAYS = ['2026-02-02', '2026-02-03', '2026-02-04'] as const
const KINDS = [
  'given',
  'checked',
  'not_checked',
  'refused',
  'withheld',
  'vomited',
  'spilled',
  'incident',
  'returned',
]

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('dose' as const),
      client: fc.integer({ min: 1, max: 3 }),
      order: fc.integer({ min: 1, max: 3 }),
      ownOrder: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
      step: fc.constantFrom(1, 1, 2),
      slot: fc.constantFrom(1, 1, 2),
      day: fc.constantFrom(...DAYS, DAYS[1], DAYS[1]),
      kind: fc.constantFrom('observed', 'observed', 'observed', 'take_home', 'guest'),
      micrograms: fc.constantFrom(2_000, 4_000, 6_000, 8_000),
      again: fc.option(fc.nat(), { freq: 5 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      dose: fc.nat(),
      kind: fc.constantFrom(...KINDS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), dose: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stock' as const),
      dose: fc.option(fc.nat()),
      kind: fc.constantFrom('issue', 'return', 'wastage'),
      steps: fc.integer({ min: 1, max: 300 }),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What the model remembers of a dose: enough to say what may follow, written without a look at the triggers. */
interface ModelDose {
  client: number
  day: string
  slot: number
  kind: string
  micrograms: number
  redoseOf: number | null
  steps: string[]
  voided: boolean
}

const ENDED = ['refused', 'withheld', 'returned', 'incident']
const free = ({ voided, steps }: ModelDose) =>
  voided || steps.some((kind) => ['refused', 'withheld', 'returned'].includes(kind))

class Model {
  doses: ModelDose[] = []
  stock = 1_000
  taken = new Map<number, number>()

  mayDose(want: Extract<Step, { do: 'dose' }>, redoseOf: number | null): boolean {
    const order = want.ownOrder ? want.client : want.order
    const steps = ORDERS[order - 1]?.steps.filter((one) => one.step === want.step) ?? []
    const slot = steps.find((one) => one.slot === want.slot)
    if (order !== want.client || !slot || want.micrograms > slot.micrograms) return false
    if (want.client === 3 && want.day > '2026-02-03') return false
    const watched = want.kind === 'observed' || want.kind === 'guest'
    if (watched && want.day > '2026-02-03') return false
    const mine = this.doses.filter((dose) => dose.client === want.client && dose.day === want.day)
    if (redoseOf !== null) {
      const lost = this.doses[redoseOf]
      return (
        lost !== undefined &&
        lost.redoseOf === null &&
        !lost.voided &&
        lost.client === want.client &&
        lost.day === want.day &&
        lost.slot === want.slot &&
        lost.micrograms >= want.micrograms &&
        lost.steps.some((kind) => kind === 'vomited' || kind === 'spilled') &&
        !this.doses.some((dose) => dose.redoseOf === redoseOf)
      )
    }
    const held = mine.filter((dose) => dose.redoseOf === null && !free(dose))
    const used = held.reduce((sum, { micrograms }) => sum + micrograms, 0)
    const total = steps.reduce((sum, { micrograms }) => sum + micrograms, 0)
    return !held.some((dose) => dose.slot === want.slot) && used + want.micrograms <= total
  }

  mayStep(dose: ModelDose, kind: string): boolean {
    if (dose.voided || dose.steps.includes(kind) || dose.steps.some((one) => ENDED.includes(one)))
      return false
    if (kind === 'refused' || kind === 'withheld') return dose.steps.length === 0
    return kind !== 'returned' || dose.kind !== 'observed'
  }

  mayVoid({ voided, steps }: ModelDose): boolean {
    return !voided && !steps.some((kind) => kind === 'vomited' || ENDED.includes(kind))
  }

  mayMove(steps: number, dose: number | null): boolean {
    if (steps < 0) return this.stock + steps >= 0
    return dose === null || steps + (this.taken.get(dose) ?? 0) <= 0
  }
}

function accepted(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

/** Runs one step on the register and on the model; both must say the same. */
function runStep(db: Writer, model: Model, want: Step): void {
  const pick = (place: number | null) =>
    place === null || model.doses.length === 0 ? null : place % model.doses.length
  if (want.do === 'dose') {
    const redoseOf = pick(want.again)
    const attempt =
      1 +
      model.doses.filter(
        ({ client, day, slot }) => client === want.client && day === want.day && slot === want.slot,
      ).length
    const expected = model.mayDose(want, redoseOf)
    const done = accepted(() =>
      rawDose(db, {
        ...want,
        order: want.ownOrder ? want.client : want.order,
        attempt,
        redoseOf: redoseOf === null ? null : redoseOf + 1,
      }),
    )
    expect(done, JSON.stringify({ want, redoseOf })).toBe(expected)
    const { client, day, slot, kind, micrograms } = want
    if (done) model.doses.push({ client, day, slot, kind, micrograms, redoseOf, steps: [], voided: false })
    return
  }
  const place = pick(want.dose)
  const dose = place === null ? undefined : model.doses[place]
  if (want.do === 'stock') {
    const steps = want.kind === 'return' ? want.steps : -want.steps
    const expected = model.mayMove(steps, place)
    const id = place === null ? null : place + 1
    expect(
      accepted(() => rawStock(db, want.kind, steps, id)),
      JSON.stringify(want),
    ).toBe(expected)
    if (!expected) return
    model.stock += steps
    if (place !== null) model.taken.set(place, (model.taken.get(place) ?? 0) + steps)
    return
  }
  if (place === null || dose === undefined) return
  if (want.do === 'step') {
    const expected = model.mayStep(dose, want.kind)
    expect(
      accepted(() => rawEvent(db, place + 1, want.kind)),
      JSON.stringify({ want, dose }),
    ).toBe(expected)
    if (expected) dose.steps.push(want.kind)
    return
  }
  const expected = model.mayVoid(dose)
  expect(
    accepted(() => rawVoid(db, place + 1)),
    JSON.stringify({ want, dose }),
  ).toBe(expected)
  if (expected) dose.voided = true
}

/** The promises themselves, asked of the file in words of their own. */
function holdsItsPromises(db: Writer, model: Model): void {
  const swallowed = `SELECT d.* FROM dose d WHERE d.redose_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
    AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('given', 'incident'))
    AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'returned')`
  expect(
    db
      .prepare(
        `SELECT client_id FROM (${swallowed}) GROUP BY client_id, clinic_day, slot HAVING count(*) > 1`,
      )
      .all(),
  ).toEqual([])
  expect(
    db
      .prepare(
        `SELECT s.client_id FROM (${swallowed}) s GROUP BY s.client_id, s.clinic_day
         HAVING sum(s.amount_micrograms) > (SELECT max(total) FROM (SELECT sum(p.amount_micrograms) AS total
           FROM dose_order_step p WHERE p.dose_order_id = s.client_id GROUP BY p.step))`,
      )
      .all(),
  ).toEqual([])
  expect(db.prepare('SELECT sum(steps) FROM stock_entry').pluck().get()).toBe(model.stock)
  expect(model.stock).toBeGreaterThanOrEqual(0)
}

describe('the double-dose guard under random acts', () => {
  it('says the same as a small model at each of 10,000 steps, and never lets two doses into one slot', () => {
    let [done, doses] = [0, 0]
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) => {
        const db = dosingRegister(ORDERS)
        // What is tried here is refusal, not the disk: without waiting for it 10,000 steps take seconds.
        db.pragma('synchronous = OFF')
        const model = new Model()
        try {
          for (const want of steps) runStep(db, model, want)
          holdsItsPromises(db, model)
        } finally {
          db.close()
        }
        done += steps.length
        doses += model.doses.length
      }),
      { seed: 20_260_203, numRuns: 50, endOnFailure: true },
    )
    expect(done).toBe(10_000)
    expect(doses).toBeGreaterThan(250)
  })
})
