import fc from 'fast-check'
import { GRAINS, NAMED_PERIODS, OPS, type Question } from '../../shared/records/question.ts'
import type { Column } from '../../shared/records/question-column.ts'
import { SUBJECT_IDS, type Subject, subjectOf } from '../../shared/records/question-subjects.ts'

const DAYS = ['2025-11-30', '2025-12-31', '2026-01-01', '2026-01-15', '2026-02-02', '2026-02-03'] as const

/** What somebody might write who is no manager. */
const HOSTILE = [
  'name',
  'client_id',
  'sql',
  '__proto__',
  'constructor',
  "x' OR 1=1 --",
  'day); DROP TABLE dose; --',
  '(SELECT name FROM client)',
] as const

const valueFor = (column: Column): fc.Arbitrary<string | number> =>
  column.type === 'code'
    ? fc.constantFrom(...column.codes)
    : column.type === 'day'
      ? fc.constantFrom(...DAYS)
      : column.type === 'amount'
        ? fc.constantFrom(0, 2_000, 8_000, 60_000, -2_000)
        : fc.integer({ min: -1, max: 6 })

function filterFor(subject: Subject) {
  return fc.constantFrom(...Object.entries(subject.columns)).chain(([column, its]) =>
    fc.constantFrom(...OPS[its.type]).chain((op) =>
      fc
        .tuple(valueFor(its), valueFor(its), fc.array(valueFor(its), { minLength: 1, maxLength: 4 }))
        .map(([one, other, several]) => {
          if (op === 'is' || op === 'is_not') return { op, column, value: one }
          if (op === 'one_of') return { op, column, values: several }
          if (op === 'between') return { op, column, from: one, to: other }
          if (op === 'since') return { op, column, from: one }
          return { op, column }
        }),
    ),
  )
}

function groupFor(subject: Subject) {
  const open = Object.entries(subject.columns).filter(([, { groups }]) => groups)
  return fc
    .tuple(fc.constantFrom(...open), fc.constantFrom(...GRAINS))
    .map(([[column, { type }], grain]) => ({ column, grain: type === 'day' ? grain : null }))
}

function measureFor(subject: Subject) {
  const adds = Object.entries(subject.columns)
    .filter(([, column]) => column.adds)
    .map(([name]) => name)
  return fc.constantFrom<Question['measure']>(
    { kind: 'count' },
    ...(subject.ofClients ? [{ kind: 'clients' as const }] : []),
    ...adds.flatMap((column) => [
      { kind: 'sum' as const, column },
      { kind: 'mean' as const, column },
    ]),
  )
}

const period = fc.oneof(
  fc.constantFrom(...NAMED_PERIODS).map((name) => ({ kind: 'named' as const, name })),
  fc
    .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))
    .map(([a, b]) => (a < b ? { firstDay: a, lastDay: b } : { firstDay: b, lastDay: a }))
    .map((days) => ({ kind: 'days' as const, period: days })),
)

/** Questions as the screen makes them. */
export const askable = fc.constantFrom(...SUBJECT_IDS).chain((id) => {
  const subject = subjectOf(id)
  return fc.record({
    subject: fc.constant(id),
    period,
    filters: fc.array(filterFor(subject), { maxLength: 3 }),
    groups: fc.array(groupFor(subject), { maxLength: 2 }),
    measure: measureFor(subject),
    sort: fc.constantFrom('group' as const, 'largest' as const),
    chart: fc.constant('none' as const),
  })
})

/** The same with one word of it changed to something that nobody may ask for, or that belongs elsewhere. */
export const tampered = fc
  .tuple(askable, fc.constantFrom('filter', 'group', 'measure', 'subject'), fc.constantFrom(...HOSTILE))
  .map(([question, where, word]) => {
    if (where === 'filter')
      return { ...question, filters: [{ op: 'filled', column: word }, ...question.filters.slice(1)] }
    if (where === 'group') return { ...question, groups: [{ column: word, grain: null }] }
    if (where === 'measure') return { ...question, measure: { kind: 'sum', column: word } }
    return { ...question, subject: word }
  })
