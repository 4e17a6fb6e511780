import type { QuestionReply } from '../../shared/contract/questions.ts'
import type { GroupKey, Question, QuestionCell } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import { amount, capital, milligrams, number } from '../words/format.ts'
import { words } from '../words/index.ts'

/** One key of a group with its words. */
export interface Part {
  readonly key: GroupKey
  readonly name: string
}

/** An answer as rows and columns: parts down, the second parts across. */
export interface AnswerTable {
  readonly downTitle: string
  readonly down: readonly Part[]
  /** Empty where there is one group or none. */
  readonly across: readonly Part[]
  cell(down: Part | null, across: Part | null): QuestionCell | null
  /** Across a line or down a column; null where parts do not add up, as different clients do not. */
  total(down: Part | null, across: Part | null): QuestionCell | null
}

const name = (keys: readonly GroupKey[]): string => JSON.stringify(keys)

export function tableOf(question: Question, answer: QuestionReply): AnswerTable {
  const cells = new Map(answer.cells.map((cell) => [name(cell.keys), cell]))
  const keysAt = (index: number) => {
    const seen = answer.cells.map(({ keys }) => keys[index] ?? null)
    return partsOf(question, index, [...new Set(seen)], answer)
  }
  const down = question.groups.length > 0 ? keysAt(0) : []
  const across = question.groups.length > 1 ? keysAt(1) : []
  const [first] = question.groups
  return {
    downTitle: first ? titleOf(first) : '',
    down,
    across,
    total: (row, column) => {
      const over = row === null ? 0 : 1
      const mixes = isAmount(question) && isMedicine(question.groups[over]?.column)
      if (mixes || answer.more || question.measure.kind === 'clients') return null
      const own = answer.cells.filter(
        ({ keys }) => (row === null || keys[0] === row.key) && (column === null || keys[1] === column.key),
      )
      return own.length === 0 ? null : addUp(own)
    },
    cell: (row, column) =>
      row === null
        ? answer.whole
        : (cells.get(name(column === null ? [row.key] : [row.key, column.key])) ?? null),
  }
}

const titleOf = ({ column, grain }: Question['groups'][number]): string =>
  grain === null || grain === 'day' ? words.questions.column(column) : capital(words.questions.grains[grain])

function addUp(cells: readonly QuestionCell[]): QuestionCell {
  const sum = (value: (cell: QuestionCell) => number) => cells.reduce((all, cell) => all + value(cell), 0)
  const counted = cells.every(({ of }) => of !== null)
  return {
    keys: [],
    count: sum(({ count }) => count),
    of: counted ? sum(({ of }) => of ?? 0) : null,
    rows: sum(({ rows }) => rows),
  }
}

/** What stands over a column of numbers. */
export function headOf({ subject, measure }: Question): string {
  const { heads, subjects, column } = words.questions
  if ('column' in measure) return heads[measure.kind](column(measure.column))
  return measure.kind === 'clients' ? heads.clients : capital(subjects[subject].rows)
}

function partsOf(question: Question, index: number, seen: GroupKey[], answer: QuestionReply): Part[] {
  const group = question.groups[index]
  const column = group && subjectOf(question.subject).columns[group.column]
  if (!group || !column) return []
  const { grain } = group
  const inOrder =
    question.sort === 'largest' && index === 0
      ? seen
      : grain
        ? calendar(grain, seen, answer)
        : seen.toSorted((a, b) => place(column.codes, a) - place(column.codes, b) || compare(a, b))
  return inOrder.map((key) => ({
    key,
    name:
      key !== null && grain
        ? words.questions.calendarPart(grain, key)
        : words.questions.value(column.type, question.subject, group.column, key),
  }))
}

/** Words of a list stand in the order of the list; what says nothing stands last. */
const place = (codes: readonly string[], key: GroupKey): number =>
  key === null ? codes.length + 1 : codes.indexOf(String(key))
const compare = (a: GroupKey, b: GroupKey): number =>
  a === b || a === null || b === null ? 0 : a < b ? -1 : 1

const MOST_MONTHS = 240

/** A month in which nothing happened is a month too, and a weekday is one of seven. */
function calendar(grain: string, seen: readonly GroupKey[], { days }: QuestionReply): GroupKey[] {
  const known = seen.filter((key) => key !== null).toSorted(compare)
  const empty = seen.filter((key) => key === null)
  const [first, last] = [days?.firstDay ?? known[0], days?.lastDay ?? known.at(-1)]
  if (known.length === 0 || first === undefined || last === undefined) return [...seen]
  if (grain === 'weekday') return [...[1, 2, 3, 4, 5, 6, 7], ...empty]
  if (grain !== 'month') return [...known, ...empty]
  const months = new Set<GroupKey>(known)
  let month = `${String(first).slice(0, 7)}-01` as ClinicDay
  for (let count = 0; count < MOST_MONTHS && month.slice(0, 7) <= String(last).slice(0, 7); count += 1) {
    months.add(month.slice(0, 7))
    month = addMonths(month, 1)
  }
  return [...[...months].toSorted(compare), ...empty]
}

const isMedicine = (column: string | undefined): boolean => column === 'drug'

/** A mg of one medicine is no mg of another: an answer divided by medicine has no whole. */
export const wholeMixes = (question: Question): boolean =>
  isAmount(question) && question.groups.some(({ column }) => isMedicine(column))

/** Amounts of several medicines stand in one number. */
export const mixesMedicines = (question: Question): boolean =>
  isAmount(question) &&
  Object.hasOwn(subjectOf(question.subject).columns, 'drug') &&
  !wholeMixes(question) &&
  !question.filters.some(({ column, op }) => isMedicine(column) && op === 'is')

/** Whether values are amounts in mg. */
export function isAmount({ subject, measure }: Question): boolean {
  return 'column' in measure && subjectOf(subject).columns[measure.column]?.type === 'amount'
}

/** The number of a part, in mg for amounts; null where a mean has nothing to say. */
export function valueIn(question: Question, cell: QuestionCell | null): number | null {
  if (question.measure.kind !== 'mean') return unit(question, cell?.count ?? 0)
  if (cell === null || cell.of === null || cell.of === 0) return null
  return unit(question, cell.count / cell.of)
}

const unit = (question: Question, value: number): number => (isAmount(question) ? value / 1_000 : value)

/** A number with its unit; a mean to one place, or of amounts to a hundredth of a mg. */
export function valueText(question: Question, cell: QuestionCell | null): string {
  const value = valueIn(question, cell)
  if (value === null) return '–'
  if (question.measure.kind !== 'mean') return isAmount(question) ? amount(value * 1_000) : number(value)
  return isAmount(question)
    ? `${milligrams(Math.round(value * 100) * 10)}\u00a0mg`
    : number(Math.round(value * 10) / 10)
}
