import type { GroupKey, Question, QuestionCell } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import type { Reader } from './connection.ts'
import { cellsSql, rowCountSql, rowsSql } from './question-sql.ts'
import { oneOf, rowsOf } from './rows.ts'

/** More parts than this are no answer that a person reads. */
const MOST_CELLS = 2_000

export interface QuestionAnswer {
  readonly cells: QuestionCell[]
  /** There were more parts than are answered. */
  readonly more: boolean
  /** The same measure over all rows; null where there is none. Clients of two parts are counted once here. */
  readonly whole: QuestionCell | null
}

interface CellRow {
  readonly key0?: GroupKey
  readonly key1?: GroupKey
  readonly count: number
  readonly ofRows: number | null
  readonly rowCount: number
}

/**
 * Answers a question on any register connection: this site's, or a site's file in an office. Reads the views of the
 * whitelist and nothing else, no private column and no clock.
 * @param days null for all days
 * @throws NotInTheList
 */
export function answerQuestion(db: Reader, question: Question, days: ReportPeriod | null): QuestionAnswer {
  const found = readCells(db, question, days, MOST_CELLS + 1)
  const more = found.length > MOST_CELLS
  const cells = found.slice(0, MOST_CELLS)
  if (question.groups.length === 0) return { cells, more, whole: cells[0] ?? null }
  // A client of two parts counts once in the whole, and parts that are left out count in it too.
  const again = more || question.measure.kind === 'clients'
  const whole = again ? (readCells(db, { ...question, groups: [] }, days, 1)[0] ?? null) : added(cells)
  return { cells, more, whole }
}

function readCells(db: Reader, question: Question, days: ReportPeriod | null, limit: number): QuestionCell[] {
  const { sql, parameters } = cellsSql(question, days, limit)
  return rowsOf<CellRow>(db, sql, ...parameters).map(({ key0, key1, count, ofRows, rowCount }) => ({
    keys: [key0, key1].filter((key): key is GroupKey => key !== undefined),
    count,
    of: ofRows,
    rows: rowCount,
  }))
}

function added(cells: readonly QuestionCell[]): QuestionCell | null {
  if (cells.length === 0) return null
  return cells.reduce<QuestionCell>(
    (sum, { count, of, rows }) => ({
      keys: [],
      count: sum.count + count,
      of: of === null ? null : (sum.of ?? 0) + of,
      rows: sum.rows + rows,
    }),
    { keys: [], count: 0, of: null, rows: 0 },
  )
}

/** One row behind a part: whose it is, and its columns in the order of the whitelist. */
export interface QuestionRowFound {
  readonly clientId: number | null
  readonly registerNumber: number | null
  readonly values: GroupKey[]
}

export interface QuestionRowsFound {
  readonly rows: QuestionRowFound[]
  readonly total: number
}

/** A page of the rows behind one part, and how many there are. @throws NotInTheList */
export function questionRows(
  db: Reader,
  question: Question,
  days: ReportPeriod | null,
  keys: readonly GroupKey[],
  page: { readonly offset: number; readonly limit: number },
): QuestionRowsFound {
  const counted = rowCountSql(question, days, keys)
  const listed = rowsSql(question, days, keys, page)
  const columns = Object.keys(subjectOf(question.subject).columns)
  const rows = rowsOf<Record<string, GroupKey>>(db, listed.sql, ...listed.parameters)
  return {
    total: oneOf<number>(db, counted.sql, ...counted.parameters) ?? 0,
    rows: rows.map((row) => ({
      clientId: row.clientId === null ? null : Number(row.clientId),
      registerNumber: row.registerNumber === null ? null : Number(row.registerNumber),
      values: columns.map((_, index) => row[`c${index}`] ?? null),
    })),
  }
}
