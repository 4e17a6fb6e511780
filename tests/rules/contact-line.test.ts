import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  ageBandOfClient,
  CONTACT_FIELDS,
  type ContactCells,
  contactProblem,
  readContactLine,
} from '../../shared/rules/contact-line.ts'

const day = (text: string) => text as ClinicDay
const line = (cells: Partial<ContactCells>): ContactCells => ({
  ...(Object.fromEntries(CONTACT_FIELDS.map((field) => [field, ''])) as ContactCells),
  ...cells,
})
const read = (cells: Partial<ContactCells>) => readContactLine(line(cells))
const problems = (cells: Partial<ContactCells>) => {
  const found = read(cells)
  return 'problems' in found ? found.problems.map(({ field, code }) => `${field} ${code}`) : []
}

describe('who, on a line of the contact grid', () => {
  const seen = (sex: string, ageBand: string, firstTime = false) => ({ sex, ageBand, firstTime })
  for (const [typed, who] of [
    ['128', { registerNumber: 128 }],
    [' 00128 ', { registerNumber: 128 }],
    ['১২৮', { registerNumber: 128 }],
    ['M30', seen('M', '25_49')],
    ['m 30 n', seen('M', '25_49', true)],
    ['F17', seen('F', 'under_18')],
    ['F18', seen('F', '18_24')],
    ['t24N', seen('T', '18_24', true)],
    ['T25', seen('T', '25_49')],
    ['M49', seen('M', '25_49')],
    ['M50', seen('M', '50_plus')],
    ['M৩০', seen('M', '25_49')],
  ] as const)
    it(`reads “${typed}”`, () => {
      expect(read({ who: typed, condoms: '3' })).toEqual({
        contact: { who, services: [{ kind: 'condoms', quantity: 3 }] },
      })
    })
  for (const [typed, code] of [
    ['', 'who_missing'],
    ['0', 'who_not_read'],
    ['X30', 'who_not_read'],
    ['30M', 'who_not_read'],
    ['M', 'who_not_read'],
    ['-5', 'who_not_read'],
    ['M7', 'age_not_possible'],
    ['M300', 'age_not_possible'],
    ['Puia', 'who_not_read'],
  ] as const)
    it(`does not read “${typed}”: ${code}`, () => {
      expect(problems({ who: typed, condoms: '3' })).toEqual([`who ${code}`])
    })
})

describe('the other cells of a line', () => {
  it('take quantities, and a yes for what is done', () => {
    expect(
      read({
        who: '7',
        needles_out: '10',
        needles_in: '12',
        peer_education: 'x',
        legal: '0',
        shelter: 'yes',
      }),
    ).toEqual({
      contact: {
        who: { registerNumber: 7 },
        services: [
          { kind: 'needles_out', quantity: 10 },
          { kind: 'needles_in', quantity: 12 },
          { kind: 'peer_education', quantity: 1 },
          { kind: 'shelter', quantity: 1 },
        ],
      },
    })
  })

  it('say each what is wrong with it', () => {
    expect(
      problems({
        who: '7',
        needles_out: 'ten',
        needles_in: '-1',
        condoms: '1.5',
        naloxone: '1001',
        legal: '2',
      }),
    ).toEqual([
      'needles_out not_a_quantity',
      'needles_in not_a_quantity',
      'condoms not_a_quantity',
      'naloxone quantity_too_large',
      'legal not_a_quantity',
    ])
  })

  it('may be blank altogether, but a person with nothing given is no contact', () => {
    expect(read({})).toEqual({ blank: true })
    expect(problems({ who: '7' })).toEqual(['needles_out contact_empty'])
    expect(problems({ who: '7', condoms: '0' })).toEqual(['needles_out contact_empty'])
  })
})

describe('a meeting', () => {
  const facts = {
    day: day('2026-02-03'),
    today: day('2026-02-03'),
    place: 'street',
    places: ['centre', 'street'],
    diedOn: null,
  }
  for (const [what, over, problem] of [
    ['of today', {}, null],
    ['of 92 days ago', { day: day('2025-11-03') }, null],
    ['of 93 days ago', { day: day('2025-11-02') }, 'service_too_old'],
    ['of tomorrow', { day: day('2026-02-04') }, 'service_in_future'],
    ['at a place that is not on the list', { place: 'bridge' }, 'place_unknown'],
    ['with a client who died the day before', { diedOn: day('2026-02-02') }, 'service_after_death'],
    ['with a client who died later that day', { diedOn: day('2026-02-03') }, null],
  ] as const)
    it(`${what}: ${problem ?? 'is taken'}`, () => {
      expect(contactProblem({ ...facts, ...over })?.code ?? null).toBe(problem)
    })
})

it('counts a client’s age by the year alone', () => {
  expect(ageBandOfClient(2001, day('2026-01-01'))).toBe('25_49')
  expect(ageBandOfClient(2002, day('2026-12-31'))).toBe('18_24')
})
