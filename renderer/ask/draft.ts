import type { Problem } from '../../shared/contract/call.ts'
import {
  type FilterOp,
  type Grain,
  type NAMED_PERIODS,
  OPS,
  Question,
  type QuestionFilter,
} from '../../shared/records/question.ts'
import type { Column, ColumnType } from '../../shared/records/question-column.ts'
import { type SubjectId, subjectOf } from '../../shared/records/question-subjects.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { readAmount } from '../ui/read-amount.ts'
import { readDate } from '../ui/read-date.ts'
import { clinicDay, milligrams } from '../words/format.ts'

/** One condition as it stands on the screen: what is typed is kept, also while it is no value yet. */
export interface FilterDraft {
  readonly key: number
  readonly column: string
  readonly op: FilterOp
  readonly value: string
  readonly to: string
  readonly words: readonly string[]
}

/** A question while it is built: everything that was chosen, finished or not. */
export interface Draft {
  readonly subject: SubjectId
  readonly period: (typeof NAMED_PERIODS)[number] | 'days'
  readonly from: string
  readonly until: string
  readonly filters: readonly FilterDraft[]
  readonly groups: readonly { readonly column: string; readonly grain: Grain | null }[]
  /** `count`, `clients`, `sum amount`, `mean amount`. */
  readonly measure: string
  readonly sort: Question['sort']
  readonly chart: Question['chart']
}

/** @throws when the list has no such column: a draft is built from the list alone */
export function columnIn(subject: SubjectId, name: string): Column {
  const column = subjectOf(subject).columns[name]
  if (!column) throw new Error(`no column ${name}`)
  return column
}

const text = (type: ColumnType, value: string | number): string =>
  type === 'day' ? clinicDay(String(value)) : type === 'amount' ? milligrams(Number(value)) : String(value)

/** A question as the screen shows it. */
export function draftOf(question: Question): Draft {
  const { subject, period, measure, groups, sort, chart } = question
  const days = period.kind === 'days' ? period.period : null
  return {
    ...{ subject, groups, sort, chart },
    period: period.kind === 'days' ? 'days' : period.name,
    from: days ? clinicDay(days.firstDay) : '',
    until: days ? clinicDay(days.lastDay) : '',
    filters: question.filters.map((filter, key) => filterDraft(subject, filter, key)),
    measure: 'column' in measure ? `${measure.kind} ${measure.column}` : measure.kind,
  }
}

function filterDraft(subject: SubjectId, filter: QuestionFilter, key: number): FilterDraft {
  const { type } = columnIn(subject, filter.column)
  const empty = { key, column: filter.column, op: filter.op, value: '', to: '', words: [] }
  switch (filter.op) {
    case 'is':
    case 'is_not':
      return { ...empty, value: text(type, filter.value) }
    case 'one_of':
      return { ...empty, words: filter.values.map(String), value: filter.values.join(', ') }
    case 'between':
      return { ...empty, value: text(type, filter.from), to: text(type, filter.to) }
    case 'since':
      return { ...empty, value: text(type, filter.from) }
    default:
      return empty
  }
}

/** A condition on another column: how it is asked begins anew, for a day is not asked as a word is. */
export function filterOn(subject: SubjectId, column: string, key: number): FilterDraft {
  const [op = 'is'] = OPS[columnIn(subject, column).type]
  return { key, column, op, value: '', to: '', words: [] }
}

/** Another subject: what goes with it stays, the rest is left out. */
export function aboutSubject(draft: Draft, subject: SubjectId): Draft {
  const { columns, ofClients } = subjectOf(subject)
  const fits = (name: string) =>
    Object.hasOwn(columns, name) && columns[name]?.type === subjectOf(draft.subject).columns[name]?.type
  const [, measured = ''] = draft.measure.split(' ')
  const keepsMeasure =
    draft.measure === 'count' ||
    (draft.measure === 'clients' && ofClients) ||
    (fits(measured) && columns[measured]?.adds === true)
  const groups = draft.groups.filter(({ column }) => fits(column) && columns[column]?.groups === true)
  const filters = draft.filters.filter(({ column, value, words }) => {
    const codes = columns[column]?.codes ?? []
    return (
      fits(column) && (codes.length === 0 || [value, ...words].every((one) => !one || codes.includes(one)))
    )
  })
  return { ...draft, subject, groups, filters, measure: keepsMeasure ? draft.measure : 'count' }
}

export type ReadDraft = { readonly question: Question } | { readonly problems: readonly Problem[] }

/** What the draft asks, or what is still missing, by field. */
export function readDraft(draft: Draft): ReadDraft {
  const problems: Problem[] = []
  const day = (typed: string, field: string): ClinicDay | null => {
    const read = readDate(typed)
    if ('day' in read) return read.day
    problems.push({ field, code: 'not_a_date' })
    return null
  }
  const from = draft.period === 'days' ? day(draft.from, 'from') : null
  const until = draft.period === 'days' ? day(draft.until, 'until') : null
  if (from && until && until < from) problems.push({ field: 'until', code: 'backwards' })
  const filters = draft.filters.flatMap((filter) => readFilter(draft.subject, filter, problems) ?? [])
  if (problems.length > 0) return { problems }
  const [kind, column] = draft.measure.split(' ')
  const read = Question.safeParse({
    ...{ subject: draft.subject, groups: draft.groups, sort: draft.sort, chart: draft.chart, filters },
    period:
      draft.period === 'days'
        ? { kind: 'days', period: { firstDay: from, lastDay: until } }
        : { kind: 'named', name: draft.period },
    measure: column ? { kind, column } : { kind },
  })
  return read.success
    ? { question: read.data }
    : { problems: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), code: message })) }
}

function readFilter(subject: SubjectId, draft: FilterDraft, problems: Problem[]): object | null {
  const { column, op, key } = draft
  const { type } = columnIn(subject, column)
  const value = (typed: string, part: string) => {
    const read = readValue(type, typed)
    if ('code' in read) problems.push({ field: `filter.${key}.${part}`, code: read.code })
    return 'value' in read ? read.value : null
  }
  switch (op) {
    case 'is':
    case 'is_not':
      return { column, op, value: value(draft.value, 'value') }
    case 'one_of': {
      const all = type === 'code' ? draft.words : draft.value.split(/[\s,]+/).filter((one) => one !== '')
      if (all.length === 0) problems.push({ field: `filter.${key}.value`, code: 'missing' })
      return { column, op, values: all.map((one) => value(one, 'value')) }
    }
    case 'between': {
      const [from, to] = [value(draft.value, 'value'), value(draft.to, 'to')]
      if (from !== null && to !== null && to < from)
        problems.push({ field: `filter.${key}.to`, code: 'backwards' })
      return { column, op, from, to }
    }
    case 'since':
      return { column, op, from: value(draft.value, 'value') }
    default:
      return { column, op }
  }
}

function readValue(type: ColumnType, typed: string): { value: string | number } | { code: string } {
  if (typed.trim() === '') return { code: 'missing' }
  if (type === 'code') return { value: typed }
  if (type === 'day') {
    const read = readDate(typed)
    return 'day' in read ? { value: read.day } : { code: 'not_a_date' }
  }
  if (type === 'amount') {
    const read = readAmount(typed)
    return 'micrograms' in read ? { value: read.micrograms } : { code: 'not_an_amount' }
  }
  return /^\d{1,9}$/.test(typed.trim()) ? { value: Number(typed) } : { code: 'not_a_number' }
}
