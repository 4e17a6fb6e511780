import type { OrderFacts, OrderStep } from '../../shared/rules/order-step.ts'
import { day, moment } from './dose-records.ts'

/** One slot of one step: 8 mg once a day until the order ends, changed as a case needs it. */
export function aStep(amountMicrograms: number, changed: Partial<OrderStep> = {}): OrderStep {
  return { step: 1, days: null, advance: 'swallowed', slot: 1, leastHours: 0, amountMicrograms, ...changed }
}

/** A doctor's maintenance order: 8 mg buprenorphine daily through February 2026, changed as a case needs it. */
export function anOrder(changed: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: 1,
    episodeId: 1,
    drug: 'buprenorphine',
    kind: 'maintenance',
    via: 'doctor',
    startDay: day('2026-02-01'),
    endDay: day('2026-02-28'),
    everyDays: 1,
    takeHomeDays: 0,
    telephoneAt: null,
    supersedes: null,
    at: moment('2026-02-01T04:00:00Z'),
    steps: [aStep(8000)],
    endedAt: null,
    progress: [],
    ...changed,
  }
}
