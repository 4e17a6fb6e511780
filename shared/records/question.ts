import { z } from 'zod'
import type { ColumnType } from './question-column.ts'
import { SUBJECT_IDS, type Subject, subjectOf } from './question-subjects.ts'
import { ReportPeriod } from './report.ts'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const SubjectId = z.enum(SUBJECT_IDS)

/** A named stretch moves on with the calendar, so that a saved question stays of use. */
export const NAMED_PERIODS = [
  'this_month',
  'last_month',
  'last_3_months',
  'last_12_months',
  'this_year',
  'last_year',
  'all',
] as const
export const QuestionPeriod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), name: z.enum(NAMED_PERIODS) }),
  z.object({ kind: z.literal('days'), period: ReportPeriod }),
])
export type QuestionPeriod = z.infer<typeof QuestionPeriod>

/** A word or day as text, a count or an amount as a whole number. */
const Value = z.union([z.string().max(40), z.number().int().min(-1e12).max(1e12)])
const column = z.string().max(40)
export const QuestionFilter = z.discriminatedUnion('op', [
  z.object({ op: z.literal('is'), column, value: Value }),
  /** Of a row that says nothing, it is true that it is not so. */
  z.object({ op: z.literal('is_not'), column, value: Value }),
  z.object({ op: z.literal('one_of'), column, values: z.array(Value).min(1).max(40) }),
  /** Both ends belong to it. */
  z.object({ op: z.literal('between'), column, from: Value, to: Value }),
  z.object({ op: z.literal('since'), column, from: Value }),
  z.object({ op: z.literal('empty'), column }),
  z.object({ op: z.literal('filled'), column }),
])
export type QuestionFilter = z.infer<typeof QuestionFilter>
export type FilterOp = QuestionFilter['op']

export const GRAINS = ['day', 'month', 'quarter', 'year', 'weekday'] as const
export type Grain = (typeof GRAINS)[number]
/** `grain` for a day and for nothing else. */
export const QuestionGroup = z.object({ column, grain: z.enum(GRAINS).nullable() })
export type QuestionGroup = z.infer<typeof QuestionGroup>

export const QuestionMeasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count') }),
  z.object({ kind: z.literal('clients') }),
  z.object({ kind: z.literal('sum'), column }),
  z.object({ kind: z.literal('mean'), column }),
])
export type QuestionMeasure = z.infer<typeof QuestionMeasure>

export const MOST_FILTERS = 6
export const MOST_GROUPS = 2

const Shape = z.object({
  subject: SubjectId,
  period: QuestionPeriod,
  filters: z.array(QuestionFilter).max(MOST_FILTERS),
  groups: z.array(QuestionGroup).max(MOST_GROUPS),
  measure: QuestionMeasure,
  sort: z.enum(['group', 'largest']),
  chart: z.enum(['none', 'bar', 'line']),
})

/**
 * What a manager asks. Whatever passes names only columns of the subject's whitelist, each used as its type allows, and
 * only words that the column may hold. Codes: `no_such_column`, `not_for_this_column`, `not_a_value`.
 */
export const Question = Shape.superRefine((question, context) => {
  for (const { path, message } of problemsIn(question)) context.addIssue({ code: 'custom', path, message })
})
export type Question = z.infer<typeof Shape>

/** What may be asked of a column by its type. */
export const OPS: Record<ColumnType, readonly FilterOp[]> = {
  code: ['is', 'is_not', 'one_of', 'empty', 'filled'],
  day: ['since', 'between', 'is', 'empty', 'filled'],
  number: ['is', 'is_not', 'since', 'between'],
  amount: ['is', 'is_not', 'since', 'between'],
  client: ['is', 'is_not', 'one_of'],
}

interface Found {
  readonly path: (string | number)[]
  readonly message: 'no_such_column' | 'not_for_this_column' | 'not_a_value'
}

function problemsIn(question: Question): Found[] {
  const subject = subjectOf(question.subject)
  return [
    ...question.filters.flatMap((filter, index) => filterProblems(subject, filter, ['filters', index])),
    ...question.groups.flatMap((group, index) => groupProblems(subject, group, ['groups', index])),
    ...measureProblems(subject, question.measure),
  ]
}

const columnOf = (subject: Subject, name: string) =>
  Object.hasOwn(subject.columns, name) ? subject.columns[name] : undefined

function filterProblems(subject: Subject, filter: QuestionFilter, path: Found['path']): Found[] {
  const found = columnOf(subject, filter.column)
  if (!found) return [{ path: [...path, 'column'], message: 'no_such_column' }]
  if (!OPS[found.type].includes(filter.op)) return [{ path: [...path, 'op'], message: 'not_for_this_column' }]
  const fits = (value: string | number) =>
    found.type === 'code'
      ? found.codes.includes(String(value)) && typeof value === 'string'
      : found.type === 'day'
        ? ClinicDay.safeParse(value).success
        : typeof value === 'number'
  return valuesOf(filter).flatMap(([field, value]) =>
    fits(value) ? [] : [{ path: [...path, field], message: 'not_a_value' as const }],
  )
}

/** The values that a filter names, each with its field. */
function valuesOf(filter: QuestionFilter): [string, string | number][] {
  switch (filter.op) {
    case 'is':
    case 'is_not':
      return [['value', filter.value]]
    case 'one_of':
      return filter.values.map((value) => ['values', value])
    case 'between':
      return [
        ['from', filter.from],
        ['to', filter.to],
      ]
    case 'since':
      return [['from', filter.from]]
    default:
      return []
  }
}

function groupProblems(subject: Subject, group: QuestionGroup, path: Found['path']): Found[] {
  const found = columnOf(subject, group.column)
  if (!found) return [{ path: [...path, 'column'], message: 'no_such_column' }]
  if (!found.groups || (found.type === 'day') !== (group.grain !== null))
    return [{ path: [...path, 'grain'], message: 'not_for_this_column' }]
  return []
}

function measureProblems(subject: Subject, measure: QuestionMeasure): Found[] {
  if (measure.kind === 'count') return []
  if (measure.kind === 'clients')
    return subject.ofClients ? [] : [{ path: ['measure', 'kind'], message: 'not_for_this_column' }]
  const found = columnOf(subject, measure.column)
  if (!found) return [{ path: ['measure', 'column'], message: 'no_such_column' }]
  return found.adds ? [] : [{ path: ['measure', 'column'], message: 'not_for_this_column' }]
}

/** What a row counts under: a word, a number, a day or part of the calendar; null where the row says nothing. */
export const GroupKey = z.union([z.string().max(40), z.number().int(), z.null()])
export type GroupKey = z.infer<typeof GroupKey>

/**
 * One part of an answer. Whole numbers, so that sites add up by addition: of a mean `count` is the sum and `of` the rows
 * that say something; else `of` is null. `rows` is how many rows stand behind it.
 */
export const QuestionCell = z.object({
  keys: z.array(GroupKey).max(MOST_GROUPS),
  count: z.number().int(),
  of: z.number().int().nullable(),
  rows: z.number().int(),
})
export type QuestionCell = z.infer<typeof QuestionCell>

/** A question under a name; never changed: a new one says which it replaces. */
export const QuestionRow = z.object({
  id: Id,
  name: Sealed,
  body: z.string(),
  replaces: Id.nullable(),
  staffId: Id,
  at: Instant,
})

export const QuestionEnd = z.object({ questionId: Id, staffId: Id, at: Instant })
