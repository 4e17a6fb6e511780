import type { GroupKey, Question, QuestionFilter, QuestionGroup } from '../../shared/records/question.ts'
import { isYoungBand, type Reading } from '../../shared/records/question-column.ts'
import { type Subject, subjectOf } from '../../shared/records/question-subjects.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import { AgeBand } from '../../shared/records/service-contact.ts'

type Parameter = GroupKey
export interface Sql {
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

/** A question names a column that the whitelist does not have: it did not come through the contract. */
export class NotInTheList extends Error {
  override name = 'NotInTheList'
}

const YOUNG_BANDS = AgeBand.options
  .filter(isYoungBand)
  .map((band) => `'${band}'`)
  .join(', ')

/** Every identifier comes from the whitelist, every value goes as a parameter: nothing of the question is in the text. */
function expression(reading: Reading): string {
  switch (reading.as) {
    case 'it_is':
      return reading.column
    case 'yes_no':
      return `CASE WHEN ${reading.column} THEN 'yes' ELSE 'no' END`
    case 'filled':
      return `CASE WHEN ${reading.column} IS NOT NULL THEN 'yes' ELSE 'no' END`
    case 'empty':
      return `CASE WHEN ${reading.column} IS NULL THEN 'yes' ELSE 'no' END`
    case 'age': {
      const { column, day, band } = reading
      const bands = band
        ? ` WHEN ${band} IN (${YOUNG_BANDS}) THEN 'under_25' WHEN ${band} IS NOT NULL THEN 'from_25'`
        : ''
      const years = `CAST(substr(${day}, 1, 4) AS INTEGER) - ${column}`
      return `CASE WHEN ${years} < 25 THEN 'under_25' WHEN ${column} IS NOT NULL THEN 'from_25'${bands} END`
    }
  }
}

function columnSql(subject: Subject, name: string): string {
  const column = Object.hasOwn(subject.columns, name) ? subject.columns[name] : undefined
  if (!column) throw new NotInTheList('a column that nobody may ask for')
  return expression(column.reads)
}

/** Months, quarters and years as `2026-02`, `2026-Q1`, `2026`; weekdays from Monday, 1 to 7. */
function groupSql(subject: Subject, { column, grain }: QuestionGroup): string {
  const sql = columnSql(subject, column)
  switch (grain) {
    case null:
    case 'day':
      return sql
    case 'month':
      return `substr(${sql}, 1, 7)`
    case 'quarter':
      return `substr(${sql}, 1, 4) || '-Q' || ((CAST(substr(${sql}, 6, 2) AS INTEGER) + 2) / 3)`
    case 'year':
      return `substr(${sql}, 1, 4)`
    case 'weekday':
      return `(CAST(strftime('%w', ${sql}) AS INTEGER) + 6) % 7 + 1`
  }
}

function filterSql(subject: Subject, filter: QuestionFilter): Sql {
  const sql = columnSql(subject, filter.column)
  switch (filter.op) {
    case 'is':
      return { sql: `${sql} = ?`, parameters: [filter.value] }
    case 'is_not':
      return { sql: `${sql} IS NOT ?`, parameters: [filter.value] }
    case 'one_of':
      return { sql: `${sql} IN (${filter.values.map(() => '?').join(', ')})`, parameters: filter.values }
    case 'between':
      return { sql: `${sql} BETWEEN ? AND ?`, parameters: [filter.from, filter.to] }
    case 'since':
      return { sql: `${sql} >= ?`, parameters: [filter.from] }
    case 'empty':
      return { sql: `${sql} IS NULL`, parameters: [] }
    case 'filled':
      return { sql: `${sql} IS NOT NULL`, parameters: [] }
  }
}

/** Each part in brackets: a reading is an expression, and so is what is asked of it. */
function where(subject: Subject, question: Question, days: ReportPeriod | null, more: readonly Sql[]): Sql {
  const period: Sql[] = days
    ? [{ sql: `${subject.day} BETWEEN ? AND ?`, parameters: [days.firstDay, days.lastDay] }]
    : []
  const parts = [...period, ...question.filters.map((filter) => filterSql(subject, filter)), ...more]
  return {
    sql: parts.length > 0 ? ` WHERE ${parts.map(({ sql }) => `(${sql})`).join(' AND ')}` : '',
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

function measureSql(subject: Subject, { measure }: Question): { count: string; of: string } {
  switch (measure.kind) {
    case 'count':
      return { count: 'count(*)', of: 'NULL' }
    case 'clients':
      if (!subject.ofClients) throw new NotInTheList('clients of what has none')
      return { count: 'count(DISTINCT client_id)', of: 'NULL' }
    case 'sum':
      return { count: `coalesce(sum(${columnSql(subject, measure.column)}), 0)`, of: 'NULL' }
    case 'mean': {
      const column = columnSql(subject, measure.column)
      return { count: `coalesce(sum(${column}), 0)`, of: `count(${column})` }
    }
  }
}

/**
 * The parts of an answer: `key0`, `key1`, `count`, `of_rows`, `rows`. A part without a row is none. Ties are broken by
 * the keys, so that one question has one answer.
 * @param days null for all days
 * @throws NotInTheList
 */
export function cellsSql(question: Question, days: ReportPeriod | null, limit: number): Sql {
  const subject = subjectOf(question.subject)
  const keys = question.groups.map((group, index) => `${groupSql(subject, group)} AS key${index}`)
  const names = question.groups.map((_, index) => `key${index}`)
  const measure = measureSql(subject, question)
  const which = where(subject, question, days, [])
  const value = question.measure.kind === 'mean' ? 'CAST(count AS REAL) / nullif(of_rows, 0)' : 'count'
  const order = [...(question.sort === 'largest' ? [`${value} DESC`] : []), ...names]
  const grouped = names.length > 0 ? ` GROUP BY ${names.join(', ')}` : ''
  const parts = [...keys, `${measure.count} AS count`, `${measure.of} AS of_rows`, 'count(*) AS row_count']
  return {
    sql: `SELECT * FROM (SELECT ${parts.join(', ')} FROM ${subject.view}${which.sql}${grouped} HAVING count(*) > 0)${
      order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''
    } LIMIT ?`,
    parameters: [...which.parameters, limit],
  }
}

/** How many rows stand behind one part. @throws NotInTheList */
export function rowCountSql(question: Question, days: ReportPeriod | null, keys: readonly GroupKey[]): Sql {
  const subject = subjectOf(question.subject)
  const { sql, parameters } = where(subject, question, days, partSql(subject, question, keys))
  return { sql: `SELECT count(*) FROM ${subject.view}${sql}`, parameters }
}

/** The rows behind one part, every column of the whitelist as `c0`, `c1`, …, by day. @throws NotInTheList */
export function rowsSql(
  question: Question,
  days: ReportPeriod | null,
  keys: readonly GroupKey[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Sql {
  const subject = subjectOf(question.subject)
  const { sql, parameters } = where(subject, question, days, partSql(subject, question, keys))
  const client = subject.ofClients
    ? 'client_id, register_number'
    : 'NULL AS client_id, NULL AS register_number'
  const columns = Object.keys(subject.columns).map(
    (name, index) => `${columnSql(subject, name)} AS c${index}`,
  )
  const order = [subject.day, ...subject.key].join(', ')
  return {
    sql: `SELECT ${client}, ${columns.join(', ')} FROM ${subject.view}${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    parameters: [...parameters, limit, offset],
  }
}

function partSql(subject: Subject, question: Question, keys: readonly GroupKey[]): Sql[] {
  return keys.map((key, index) => {
    const group = question.groups[index]
    if (!group) throw new NotInTheList('a part that the question does not have')
    return { sql: `${groupSql(subject, group)} IS ?`, parameters: [key] }
  })
}
