import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DoseEventKind } from '../../shared/records/dose.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseLine } from '../../shared/rules/dose-facts.ts'
import { type DoseRecord, doseRecord, holdsSlot, mayFollow, mayVoid } from '../../shared/rules/dose-state.ts'
import { dayTotal, type OrderFacts, stepProgress } from '../../shared/rules/order-step.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { type TakeHomeFacts, takeHomeVerdict } from '../../shared/rules/take-home.ts'
import { aBatch, aTablet, doseFacts } from './dose-facts.ts'
import { day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

/** How many lives of a client are played; a night's run takes more. */
const SEQUENCES = Number(process.env.OST_SEQUENCES ?? 10_000)

const RECEIVED = 400
const pack = {
  version: 1,
  signed: true,
  body: { ...rulePackDefault, takeHome: { ...rulePackDefault.takeHome, leastDaysInTreatment: 0 } },
}
const ORDERS: Partial<OrderFacts>[] = [
  { steps: [aStep(8000)] },
  { steps: [aStep(4000), aStep(4000, { slot: 2 })] },
  { steps: [aStep(8000)], everyDays: 2 },
  { steps: [aStep(4000, { days: 2 }), aStep(8000, { step: 2 })] },
  { steps: [aStep(2000), aStep(2000, { slot: 2 }), aStep(4000, { slot: 3 })] },
]

type Row = {
  dose: DoseRecord
  events: { kind: DoseEventKind; at: Instant }[]
  voided: boolean
  lines: DoseLine[]
}

/**
 * One client and one shelf, where what the rules allow is done and nothing else. Beside the rows stands a naive
 * account: for every slot of every day who has it now, in mouth or bag, told in plain words by the acts themselves.
 */
class Life {
  today = day('2026-02-02')
  now = moment('2026-02-02T02:00:00Z')
  orders: OrderFacts[] = []
  rows: Row[] = []
  /** `day slot` → ids of the rows that stand there, re-doses apart. */
  account = new Map<string, number[]>()
  out = 0
  wasted = 0
  issued = 0
  brought = 0

  constructor() {
    this.order(ORDERS[0] ?? {})
  }

  get doses(): DoseRecord[] {
    return this.rows.map(({ dose, events, voided }) =>
      doseRecord(dose, events, voided ? { doseId: dose.id } : null, dose.incidentSwallowed),
    )
  }

  get facts(): TakeHomeFacts {
    const { doses, today } = this
    const orders = this.orders.map((order) => ({ ...order, progress: stepProgress(doses, order, today) }))
    const shelf = [aTablet(2000, { batches: [aBatch(2000, this.stock)] })]
    return { ...doseFacts({ today, now: this.now, doses, orders, shelf, pack }), missedLast28: 0 }
  }

  get stock(): number {
    return RECEIVED - this.issued + this.brought - this.wasted
  }

  order(next: Partial<OrderFacts>): void {
    const before = this.orders.at(-1)
    this.orders.push(
      anOrder({
        takeHomeDays: 6,
        ...next,
        id: this.orders.length + 1,
        supersedes: before?.id ?? null,
        startDay: this.today,
        endDay: day('2027-02-01'),
        at: this.now,
      }),
    )
  }

  write(dose: Partial<DoseRecord>, lines: DoseLine[], events: DoseEventKind[]): void {
    const id = this.rows.length + 1
    const row: DoseRecord = {
      id,
      doseOrderId: 0,
      orderStep: 1,
      clinicDay: this.today,
      slot: 1,
      attempt: 1,
      kind: 'observed',
      amountMicrograms: 0,
      redoseOf: null,
      staffId: 1,
      at: this.now,
      state: 'prepared',
      diversion: 'none',
      givenAt: null,
      incidentSwallowed: null,
      ...dose,
    }
    this.rows.push({
      dose: row,
      events: events.map((kind) => ({ kind, at: this.now })),
      voided: false,
      lines,
    })
    this.issued += steps(lines)
    if (row.redoseOf !== null) return
    const key = `${row.clinicDay} ${row.slot}`
    this.account.set(key, [...(this.account.get(key) ?? []), id])
  }

  /** The slot of a row is nobody's again. */
  free(row: Row, wasted: boolean): void {
    const key = `${row.dose.clinicDay} ${row.dose.slot}`
    this.account.set(
      key,
      (this.account.get(key) ?? []).filter((id) => id !== row.dose.id),
    )
    this.brought += steps(row.lines)
    if (wasted) this.wasted += steps(row.lines)
  }

  dose(ending: DoseEventKind): void {
    const verdict = doseEligibility(this.facts)
    if (verdict.outcome !== 'due') return
    const { orderId: doseOrderId, step: orderStep, slot, attempt, amountMicrograms, lines } = verdict
    const notGiven = ending === 'refused' || ending === 'withheld' || ending === 'spilled'
    const events: DoseEventKind[] = notGiven ? ['prepared', ending] : ['prepared', 'given', ending]
    this.write({ doseOrderId, orderStep, slot, attempt, amountMicrograms }, lines, events)
    const row = this.rows.at(-1)
    if (row === undefined) return
    if (ending === 'incident') row.dose = { ...row.dose, incidentSwallowed: 'unsure' }
    if (ending === 'refused' || ending === 'withheld') this.free(row, false)
  }

  carry(days: number): void {
    const verdict = takeHomeVerdict(this.facts, { by: 'order', last: addDays(this.today, days) })
    if (!verdict.allowed) return
    for (const { clinicDay, slot, step: orderStep, attempt, amountMicrograms, lines } of verdict.doses)
      this.write(
        {
          kind: 'take_home',
          doseOrderId: verdict.orderId,
          clinicDay,
          slot,
          orderStep,
          attempt,
          amountMicrograms,
        },
        lines,
        ['prepared', 'given'],
      )
  }

  back(every: number, intact: boolean): void {
    this.doses.forEach((dose, place) => {
      const row = this.rows[place]
      if (row === undefined || dose.kind !== 'take_home' || dose.id % every !== 0) return
      if (!mayFollow({ ...dose, form: 'tablet' }, 'returned')) return
      row.events.push({ kind: 'returned', at: this.now })
      this.free(row, !intact)
    })
  }

  void(): void {
    const place = this.rows.findLastIndex(({ voided }) => !voided)
    const [row, dose] = [this.rows[place], this.doses[place]]
    if (row === undefined || dose === undefined || !mayVoid(dose.state) || dose.redoseOf !== null) return
    row.voided = true
    this.free(row, false)
  }

  /** A doctor names it: as much again, for what was lost. */
  redose(): void {
    const lost = this.doses.findLast(
      (dose) =>
        dose.redoseOf === null &&
        (dose.state === 'vomited' || dose.state === 'spilled') &&
        !this.doses.some(({ redoseOf }) => redoseOf === dose.id),
    )
    const lines = this.rows.find(({ dose }) => dose.id === lost?.id)?.lines ?? []
    if (lost === undefined || this.stock < steps(lines) || lost.clinicDay !== this.today) return
    const { doseOrderId, orderStep, slot, amountMicrograms, clinicDay } = lost
    const attempt = 1 + this.doses.filter((dose) => dose.clinicDay === clinicDay && dose.slot === slot).length
    this.write({ doseOrderId, orderStep, slot, attempt, amountMicrograms, redoseOf: lost.id }, lines, [
      'prepared',
      'given',
      'checked',
    ])
  }

  tomorrow(days: number): void {
    this.today = addDays(this.today, days)
    this.now = moment(`${this.today}T02:00:00Z`)
  }
}

const steps = (lines: readonly DoseLine[]) => lines.reduce((sum, line) => sum + line.steps, 0)

type Act = { key: string; run: (life: Life) => void }
const times = (weight: number, key: string, run: Act['run']) => ({
  weight,
  arbitrary: fc.constant<Act>({ key, run }),
})
const act = fc.oneof(
  times(10, 'dose', (life) => life.dose('checked')),
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<DoseEventKind>('refused', 'withheld', 'spilled', 'vomited', 'not_checked', 'incident')
      .map((kind): Act => ({ key: kind, run: (life) => life.dose(kind) })),
  },
  {
    weight: 6,
    arbitrary: fc
      .integer({ min: 0, max: 6 })
      .map((days): Act => ({ key: `carry ${days}`, run: (life) => life.carry(days) })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean())
      .map(([every, intact]): Act => ({ key: `back ${every}`, run: (life) => life.back(every, intact) })),
  },
  times(1, 'void', (life) => life.void()),
  times(2, 're-dose', (life) => life.redose()),
  times(8, 'next day', (life) => life.tomorrow(1)),
  times(1, 'six days later', (life) => life.tomorrow(6)),
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...ORDERS)
      .map((order): Act => ({ key: 'order', run: (life) => life.order(order) })),
  },
)

/** The promises, held against the account that the acts kept and not against the rules. */
function promises(life: Life): void {
  const { doses } = life
  const byDay = new Map<ClinicDay, number>()
  for (const [key, ids] of life.account) {
    expect(ids.length, `two in ${key}`).toBeLessThanOrEqual(1)
    const dose = doses.find(({ id }) => id === ids[0])
    if (dose) byDay.set(dose.clinicDay, (byDay.get(dose.clinicDay) ?? 0) + dose.amountMicrograms)
    const held = doses.filter((one) => `${one.clinicDay} ${one.slot}` === key && one.redoseOf === null)
    expect(
      held.filter(({ state }) => holdsSlot(state)).map(({ id }) => id),
      key,
    ).toEqual(ids)
  }
  for (const [onDay, total] of byDay) {
    const ordered = doses
      .filter(({ clinicDay }) => clinicDay === onDay)
      .map(({ doseOrderId, orderStep }) =>
        dayTotal(life.orders[doseOrderId - 1]?.steps.filter(({ step }) => step === orderStep) ?? []),
      )
    expect(total, onDay).toBeLessThanOrEqual(Math.max(...ordered))
  }
  expect(life.stock).toBeGreaterThanOrEqual(0)
  const standing = life.rows.filter((_, place) => {
    const dose = doses[place]
    return dose !== undefined && holdsSlot(dose.state)
  })
  expect(RECEIVED - life.stock).toBe(standing.reduce((sum, { lines }) => sum + steps(lines), 0) + life.wasted)
  fullDoseNeedsDrug(life)
}

/** Five whole days with nothing in mouth or bag, whatever else was written in them: no order gives a dose. */
function fullDoseNeedsDrug(life: Life): void {
  const covered = life.doses
    .filter(
      ({ clinicDay, state }) => clinicDay < life.today && ['given', 'checked', 'not_checked'].includes(state),
    )
    .toSorted((a, b) => (a.clinicDay < b.clinicDay ? -1 : 1))
    .at(-1)
  if (covered === undefined) return
  const every = life.orders[covered.doseOrderId - 1]?.everyDays ?? 1
  if (daysBetween(covered.clinicDay, life.today) - every < 5) return
  expect(doseEligibility(life.facts).outcome).not.toBe('due')
}

describe('a client who takes, carries, brings back, loses and is dosed again, in any order', () => {
  test(`holds every promise over ${SEQUENCES} lives`, () => {
    let [carried, returned, twice] = [0, 0, 0]
    fc.assert(
      fc.property(fc.array(act, { minLength: 6, maxLength: 30 }), (acts) => {
        const life = new Life()
        for (const { run } of acts) run(life)
        promises(life)
        carried += life.rows.filter(({ dose }) => dose.kind === 'take_home').length
        returned += life.rows.filter(({ events }) => events.at(-1)?.kind === 'returned').length
        twice += life.rows.filter(({ dose }) => dose.redoseOf !== null).length
      }),
      { numRuns: SEQUENCES, seed: 20_260_203 },
    )
    expect(carried).toBeGreaterThan(SEQUENCES)
    expect(returned).toBeGreaterThan(SEQUENCES / 10)
    expect(twice).toBeGreaterThan(SEQUENCES / 100)
  }, 120_000)
})
