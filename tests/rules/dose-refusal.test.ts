import { describe, expect, it } from 'vitest'
import type { DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { attendanceKind, refusalReasons } from '../../shared/rules/dose-refusal.ts'
import { day, moment } from './dose-records.ts'

const blocked = (...reasons: Extract<DoseVerdict, { outcome: 'blocked' }>['reasons']): DoseVerdict => ({
  outcome: 'blocked',
  reasons,
})
const doctor = (...reasons: Extract<DoseVerdict, { outcome: 'see_doctor' }>['reasons']): DoseVerdict => ({
  outcome: 'see_doctor',
  reasons,
  rule: null,
})

/** What the counter said, and how a visit that ends with it is written down. */
const VISITS: readonly [string, DoseVerdict, ReturnType<typeof attendanceKind>][] = [
  ['held by a doctor', doctor({ code: 'held', kinds: ['doctor'] }), 'held'],
  [
    'held, and the order ended too',
    doctor({ code: 'held', kinds: ['incident'] }, { code: 'no_order' }),
    'held',
  ],
  ['no order', doctor({ code: 'no_order' }), 'no_order'],
  ['an order that ended', doctor({ code: 'order_ended', endDay: day('2026-02-01') }), 'no_order'],
  ['an order to come', blocked({ code: 'order_not_begun', startDay: day('2026-02-09') }), 'no_order'],
  ['no treatment open', blocked({ code: 'no_episode' }), 'no_order'],
  ['the ladder', doctor({ code: 'locked_ladder', days: 3, verdict: 'telephone_order' }), 'locked'],
  ['a spilled dose', doctor({ code: 'spilled', doseId: 1, slot: 1 }), 'locked'],
  ['rules that nobody signed', blocked({ code: 'pack_unsigned' }), 'locked'],
  ['an empty shelf', blocked({ code: 'no_stock', drug: 'methadone' }), 'no_stock'],
  ['an expired shelf', blocked({ code: 'expired_stock', drug: 'methadone' }), 'no_stock'],
  ['nothing due today', { outcome: 'not_due', nextDay: null }, null],
  [
    'a dose in progress',
    {
      outcome: 'in_progress',
      doseId: 1,
      clinicDay: day('2026-02-03'),
      slot: 1,
      state: 'prepared',
      at: moment('2026-02-03T03:00:00Z'),
      amountMicrograms: 8_000,
    },
    null,
  ],
]

describe('a visit without a dose', () => {
  for (const [name, verdict, kind] of VISITS)
    it(`${name} is ${kind ?? 'no visit to write down'}`, () => expect(attendanceKind(verdict)).toBe(kind))

  it('carries its reasons as codes with plain parameters, lists as words', () => {
    expect(refusalReasons(doctor({ code: 'held', kinds: ['doctor', 'incident'] }))).toEqual([
      { code: 'held', params: { kinds: 'doctor incident' } },
    ])
    expect(refusalReasons({ outcome: 'not_due', nextDay: day('2026-02-05') })).toEqual([
      { code: 'not_due', params: { nextDay: '2026-02-05' } },
    ])
  })
})
