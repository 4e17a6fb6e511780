import type {
  GroupKey,
  Question,
  QuestionCell,
  QuestionFilter,
  QuestionGroup,
} from '../../shared/records/question.ts'
import type { Column } from '../../shared/records/question-column.ts'
import { type Subject, subjectOf } from '../../shared/records/question-subjects.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'

export type ViewRow = Readonly<Record<string, GroupKey>>

/** What a person would do with the rows on paper: read each, leave out, sort into heaps, count the heaps. */
export function naiveRows(
  question: Question,
  days: ReportPeriod | null,
  rows: readonly ViewRow[],
): ViewRow[] {
  const subject = subjectOf(question.subject)
  return rows.filter((row) => {
    const day = String(row[subject.day] ?? '')
    if (days && !(row[subject.day] !== null && day >= days.firstDay && day <= days.lastDay)) return false
    return question.filters.every((filter) => holds(filter, readingOf(subject, filter.column, row)))
  })
}

export function naiveCells(
  question: Question,
  days: ReportPeriod | null,
  rows: readonly ViewRow[],
): QuestionCell[] {
  const subject = subjectOf(question.subject)
  const heaps = new Map<string, { keys: GroupKey[]; rows: ViewRow[] }>()
  for (const row of naiveRows(question, days, rows)) {
    const keys = question.groups.map((group) => partOf(subject, group, row))
    const name = JSON.stringify(keys)
    const heap = heaps.get(name) ?? { keys, rows: [] }
    heap.rows.push(row)
    heaps.set(name, heap)
  }
  const cells = [...heaps.values()].map(({ keys, rows: own }) => ({
    keys,
    ...measured(question, subject, own),
  }))
  return cells.toSorted(
    (a, b) => (question.sort === 'largest' ? larger(question, a, b) : 0) || byKeys(a.keys, b.keys),
  )
}

/** The rows of one heap. */
export function naiveRowsBehind(
  question: Question,
  days: ReportPeriod | null,
  rows: readonly ViewRow[],
  keys: readonly GroupKey[],
): ViewRow[] {
  const subject = subjectOf(question.subject)
  return naiveRows(question, days, rows).filter((row) =>
    question.groups.every((group, index) => partOf(subject, group, row) === keys[index]),
  )
}

function readingOf(subject: Subject, name: string, row: ViewRow): GroupKey {
  const { reads } = subject.columns[name] as Column
  const value = row[reads.column] ?? null
  switch (reads.as) {
    case 'it_is':
      return value
    case 'yes_no':
      return value === 1 ? 'yes' : 'no'
    case 'filled':
      return value === null ? 'no' : 'yes'
    case 'empty':
      return value === null ? 'yes' : 'no'
    case 'age': {
      if (value !== null)
        return Number(String(row[reads.day]).slice(0, 4)) - Number(value) < 25 ? 'under_25' : 'from_25'
      const band = reads.band === null ? null : (row[reads.band] ?? null)
      if (band === null) return null
      return band === 'under_18' || band === '18_24' ? 'under_25' : 'from_25'
    }
  }
}

function holds(filter: QuestionFilter, value: GroupKey): boolean {
  switch (filter.op) {
    case 'is':
      return value === filter.value
    case 'is_not':
      return value !== filter.value
    case 'one_of':
      return filter.values.some((one) => one === value)
    case 'between':
      return value !== null && value >= filter.from && value <= filter.to
    case 'since':
      return value !== null && value >= filter.from
    case 'empty':
      return value === null
    case 'filled':
      return value !== null
  }
}

function partOf(subject: Subject, { column, grain }: QuestionGroup, row: ViewRow): GroupKey {
  const value = readingOf(subject, column, row)
  if (grain === null || grain === 'day' || value === null) return value
  const date = new Date(`${value}T00:00:00Z`)
  switch (grain) {
    case 'month':
      return date.toISOString().slice(0, 7)
    case 'quarter':
      return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
    case 'year':
      return String(date.getUTCFullYear())
    case 'weekday':
      return date.getUTCDay() === 0 ? 7 : date.getUTCDay()
  }
}

function measured({ measure }: Question, subject: Subject, rows: readonly ViewRow[]) {
  if (measure.kind === 'count') return { count: rows.length, of: null, rows: rows.length }
  if (measure.kind === 'clients') {
    const clients = new Set(rows.map(({ client_id }) => client_id).filter((id) => id !== null))
    return { count: clients.size, of: null, rows: rows.length }
  }
  const values = rows.flatMap((row) => readingOf(subject, measure.column, row) ?? [])
  const sum = values.reduce<number>((all, value) => all + Number(value), 0)
  return { count: sum, of: measure.kind === 'mean' ? values.length : null, rows: rows.length }
}

type Measured = Pick<QuestionCell, 'count' | 'of'>
function larger({ measure }: Question, a: Measured, b: Measured): number {
  const size = ({ count, of }: Measured) =>
    measure.kind !== 'mean' ? count : of === null || of === 0 ? Number.NEGATIVE_INFINITY : count / of
  return size(a) === size(b) ? 0 : size(b) - size(a)
}

function byKeys(a: readonly GroupKey[], b: readonly GroupKey[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? null
    if (left === right) continue
    if (left === null) return -1
    if (right === null) return 1
    return left < right ? -1 : 1
  }
  return 0
}
