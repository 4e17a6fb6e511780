import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DoseEventKind } from '../../shared/records/dose.ts'
import type { Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts, DoseLine } from '../../shared/rules/dose-facts.ts'
import {
  type DoseRecord,
  doseRecord,
  holdsSlot,
  isSwallowed,
  mayFollow,
  mayVoid,
} from '../../shared/rules/dose-state.ts'
import type { AssessmentFacts } from '../../shared/rules/induction-check.ts'
import { type OrderFacts, stepProgress } from '../../shared/rules/order-step.ts'
import { batchBalances } from '../../shared/rules/stock-balance.ts'
import { aBatch, askedWell, aTablet, doseFacts } from './dose-facts.ts'
import { day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

/**
 * A clinic of one client in memory: what the counter would write when it did as the rules say, and nothing else. It
 * keeps its own account of what was swallowed, apart from the rules, to hold them against.
 */
class Counter {
  today = day('2026-02-01')
  now = moment('2026-02-01T02:00:00Z')
  orders: OrderFacts[] = [firstOrder]
  holds: DoseFacts['holds'] = []
  assessments: AssessmentFacts[] = []
  redoses: DoseFacts['redoses'][number][] = []
  rows: {
    dose: DoseRecord
    events: { kind: DoseEventKind; at: Instant }[]
    voided: boolean
    lines: DoseLine[]
  }[] = []
  stock = [
    { batchId: 400, steps: 90, clinicDayId: 1 },
    { batchId: 2000, steps: 60, clinicDayId: 1 },
  ]

  get doses(): DoseRecord[] {
    return this.rows.map(({ dose, events, voided }) =>
      doseRecord(dose, events, voided ? { doseId: dose.id } : null, dose.incidentSwallowed),
    )
  }

  get facts(): DoseFacts {
    const { doses, today } = this
    const balances = batchBalances(this.stock)
    const shelf = [400, 2000].map((id) => aTablet(id, { batches: [aBatch(id, balances.get(id) ?? 0)] }))
    const orders = this.orders.map((order) => ({ ...order, progress: stepProgress(doses, order, today) }))
    return doseFacts({
      today,
      now: this.now,
      doses,
      orders,
      shelf,
      holds: this.holds,
      assessments: this.assessments,
      redoses: this.redoses,
      slot: null,
    })
  }

  scan(slot: number | null): void {
    const verdict = doseEligibility({ ...this.facts, slot })
    if (verdict.outcome !== 'due') return
    const { orderId, step, amountMicrograms, orderedMicrograms, lines, attempt } = verdict
    expect(amountMicrograms).toBeLessThanOrEqual(orderedMicrograms)
    expect(lines.reduce((sum, line) => sum + line.micrograms, 0)).toBe(amountMicrograms)
    const order = this.orders.find(({ id }) => id === orderId)
    if (verdict.redoseOf !== null) this.seenAgain(verdict.redoseOf, amountMicrograms)
    else if (order?.kind !== 'maintenance' && verdict.slot > 1) this.seenAsked(orderId, verdict.slot)
    const ordered = order?.steps.find((entry) => entry.step === step && entry.slot === verdict.slot)
    if (verdict.redoseOf === null) expect(ordered?.amountMicrograms).toBe(orderedMicrograms)
    const dose: DoseRecord = {
      id: this.rows.length + 1,
      doseOrderId: orderId,
      orderStep: step,
      clinicDay: this.today,
      slot: verdict.slot,
      attempt,
      kind: 'observed',
      amountMicrograms,
      redoseOf: verdict.redoseOf,
      staffId: 1,
      at: this.now,
      state: 'prepared',
      diversion: 'none',
      givenAt: null,
      incidentSwallowed: null,
    }
    this.rows.push({ dose, events: [{ kind: 'prepared', at: this.now }], voided: false, lines })
    for (const { batchId, steps } of lines) this.stock.push({ batchId, steps: -steps, clinicDayId: 1 })
  }

  record(kind: DoseEventKind, unsure: boolean): void {
    const row = this.rows.at(-1)
    const dose = this.doses.at(-1)
    if (row === undefined || dose === undefined || row.voided) return
    if (!mayFollow({ ...dose, form: 'tablet' }, kind)) return
    row.events.push({ kind, at: this.now })
    if (kind === 'incident') {
      row.dose = { ...row.dose, incidentSwallowed: unsure ? 'unsure' : 'yes' }
      this.holds = [{ id: 1, kind: 'incident' }]
    }
    if (kind === 'refused' || kind === 'withheld') this.putBack(row.lines)
  }

  /** What a re-dose must be, in words of this model: once, of what was lost today, and as the doctor ordered. */
  seenAgain(redoseOf: number, micrograms: number): void {
    const lost = this.doses.find(({ id }) => id === redoseOf)
    expect(lost?.clinicDay).toBe(this.today)
    expect(['spilled', 'vomited']).toContain(lost?.state)
    expect(this.doses.some((dose) => dose.redoseOf === redoseOf)).toBe(false)
    const order = this.redoses.find(({ doseId }) => doseId === redoseOf)
    expect(micrograms).toBeLessThanOrEqual(order?.amountMicrograms ?? 0)
  }

  /** A top-up of an induction is given after a look of its own, of today and not two hours old, at somebody awake. */
  seenAsked(orderId: number, slot: number): void {
    const last = this.assessments.findLast((one) => one.doseOrderId === orderId && one.slot === slot)
    expect(this.now - (last?.at ?? 0)).toBeLessThanOrEqual(2 * 3_600_000)
    expect(last?.answers.sedation).toBe('awake')
  }

  assess(sedation: 'awake' | 'drowsy'): void {
    const verdict = doseEligibility(this.facts)
    if (verdict.outcome !== 'blocked' && verdict.outcome !== 'see_doctor') return
    for (const reason of verdict.reasons)
      if (
        reason.code === 'induction_not_asked' ||
        reason.code === 'induction_asked_long_ago' ||
        reason.code === 'induction_doctor'
      ) {
        const asked = askedWell(reason.orderId, reason.slot, this.now)
        this.assessments.push({ ...asked, answers: { ...asked.answers, sedation } })
      }
  }

  orderAgain(part: number): void {
    const lost = this.doses.findLast(
      ({ clinicDay, state, redoseOf }) =>
        clinicDay === this.today && redoseOf === null && (state === 'spilled' || state === 'vomited'),
    )
    if (lost === undefined || this.redoses.some(({ doseId }) => doseId === lost.id)) return
    const amountMicrograms = Math.floor((lost.amountMicrograms * part) / 400) * 400
    if (amountMicrograms > 0)
      this.redoses.push({ id: this.redoses.length + 1, doseId: lost.id, amountMicrograms })
  }

  release(): void {
    this.holds = []
  }

  voidLast(): void {
    const row = this.rows.at(-1)
    const dose = this.doses.at(-1)
    if (row === undefined || dose === undefined || row.voided || !mayVoid(dose.state)) return
    row.voided = true
    this.putBack(row.lines)
  }

  putBack(lines: DoseLine[]): void {
    for (const { batchId, steps } of lines) this.stock.push({ batchId, steps, clinicDayId: 1 })
  }

  order(next: Partial<OrderFacts>): void {
    const last = this.orders.at(-1)
    const id = this.orders.length + 1
    this.orders.push(
      anOrder({
        ...next,
        id,
        supersedes: last?.id ?? null,
        startDay: this.today,
        endDay: day('2027-02-01'),
        at: this.now,
      }),
    )
  }

  wait(hours: number): void {
    this.now = (this.now + hours * 3_600_000) as Instant
  }

  nextDay(days: number): void {
    this.today = addDays(this.today, days)
    this.now = moment(`${this.today}T02:00:00Z`)
    this.assessments = []
  }
}

const split = [aStep(4000, { leastHours: 8 }), aStep(4000, { slot: 2, leastHours: 4 })]
const rising = [aStep(4000, { days: 2 }), aStep(6800, { step: 2, days: 3 }), aStep(8000, { step: 3 })]
const firstOrder = anOrder({
  kind: 'induction',
  steps: rising,
  endDay: day('2027-02-01'),
  at: moment('2026-02-01T01:00:00Z'),
})

type Act = { key: string; run: (counter: Counter) => void }
const events = [
  'given',
  'checked',
  'not_checked',
  'refused',
  'withheld',
  'vomited',
  'spilled',
  'incident',
] as const
const anEvent = fc
  .tuple(fc.constantFrom(...events, 'given', 'given', 'checked', 'checked'), fc.boolean())
  .map(([kind, unsure]): Act => ({ key: kind, run: (counter) => counter.record(kind, unsure) }))
/** The usual: scan, under the tongue, mouth checked. */
const usual: Act = {
  key: 'usual dose',
  run: (counter) => {
    counter.assess('awake')
    counter.scan(null)
    counter.record('given', false)
    counter.wait(1 / 6)
    counter.record('checked', false)
  },
}
const scan = fc
  .constantFrom(null, null, null, 1, 2)
  .map((slot): Act => ({ key: `scan ${slot}`, run: (counter) => counter.scan(slot) }))
const fixed: Act[] = [
  { key: 'void', run: (counter) => counter.voidLast() },
  { key: 'release', run: (counter) => counter.release() },
  { key: 'four hours', run: (counter) => counter.wait(4) },
  { key: 'ten minutes', run: (counter) => counter.wait(1 / 6) },
  { key: 'next day', run: (counter) => counter.nextDay(1) },
  { key: 'next day', run: (counter) => counter.nextDay(1) },
  { key: 'three days', run: (counter) => counter.nextDay(3) },
  { key: 'order 8', run: (counter) => counter.order({ steps: [aStep(8000)] }) },
  { key: 'order 4+4', run: (counter) => counter.order({ steps: split }) },
  { key: 'order 2', run: (counter) => counter.order({ steps: [aStep(2000)] }) },
  { key: 'assess', run: (counter) => counter.assess('awake') },
  { key: 'drowsy', run: (counter) => counter.assess('drowsy') },
  { key: 'again', run: (counter) => counter.orderAgain(1) },
  { key: 'half again', run: (counter) => counter.orderAgain(0.5) },
  { key: 'induce with a top-up', run: (counter) => counter.order({ kind: 're_induction', steps: split }) },
  { key: 'induce', run: (counter) => counter.order({ kind: 're_induction', steps: rising }) },
]
const act = fc.oneof(
  { weight: 5, arbitrary: fc.constant(usual) },
  { weight: 3, arbitrary: scan },
  { weight: 6, arbitrary: anEvent },
  { weight: 4, arbitrary: fc.constantFrom(...fixed) },
)

describe('any morning at the counter, any order of keys', () => {
  test('never two doses swallowed in one slot, never more in a day than was ordered, never stock below zero', () => {
    let dosesSwallowed = 0
    let redoses = 0
    let topUps = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 80, size: 'max' }), (acts) => {
        const counter = new Counter()
        for (const { run } of acts) {
          run(counter)
          check(counter)
        }
        const swallowed = counter.doses.filter(({ state }) => isSwallowed(state))
        dosesSwallowed += swallowed.length
        redoses += swallowed.filter(({ redoseOf }) => redoseOf !== null).length
        topUps += swallowed.filter(({ slot, doseOrderId }) => {
          const order = counter.orders.find(({ id }) => id === doseOrderId)
          return slot > 1 && order?.kind === 're_induction'
        }).length
      }),
      { numRuns: 2000 },
    )
    expect(dosesSwallowed).toBeGreaterThan(2000)
    expect(redoses).toBeGreaterThan(10)
    expect(topUps).toBeGreaterThan(10)
  })
})

function check(counter: Counter): void {
  const { doses } = counter
  const held = doses.filter(({ state, redoseOf }) => holdsSlot(state) && redoseOf === null)
  const again = doses.flatMap(({ redoseOf }) => redoseOf ?? [])
  expect(new Set(again).size).toBe(again.length)
  const eaten = counter.rows.filter(
    ({ dose, events, voided }) =>
      dose.redoseOf === null && !voided && events.some(({ kind }) => kind === 'given' || kind === 'incident'),
  )
  const mouths = eaten.map(({ dose: { clinicDay, slot } }) => `${clinicDay} ${slot}`)
  expect(new Set(mouths).size).toBe(mouths.length)
  const slots = held.map(({ clinicDay, slot }) => `${clinicDay} ${slot}`)
  expect(new Set(slots).size).toBe(slots.length)
  const rows = doses.map(({ clinicDay, slot, attempt }) => `${clinicDay} ${slot} ${attempt}`)
  expect(new Set(rows).size).toBe(rows.length)
  for (const today of new Set(held.map(({ clinicDay }) => clinicDay))) {
    const ofDay = held.filter(({ clinicDay }) => clinicDay === today)
    const last = ofDay.at(-1)
    const order = counter.orders.find(({ id }) => id === last?.doseOrderId)
    const total = (order?.steps ?? [])
      .filter(({ step }) => step === last?.orderStep)
      .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
    expect(ofDay.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)).toBeLessThanOrEqual(total)
  }
  const balances = batchBalances(counter.stock)
  const used = (batchId: number) =>
    counter.rows
      .filter((_, place) => holdsSlot(doses[place]?.state ?? 'voided'))
      .flatMap(({ lines }) => lines.filter((line) => line.batchId === batchId))
      .reduce((sum, { steps }) => sum + steps, 0)
  for (const [batchId, received] of [
    [400, 90],
    [2000, 60],
  ] as const) {
    expect(balances.get(batchId)).toBe(received - used(batchId))
    expect(balances.get(batchId)).toBeGreaterThanOrEqual(0)
  }
}
