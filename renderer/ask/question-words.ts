import type { Question, QuestionFilter } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import { listed } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.questions

/** `How many doses, where outcome is Did not come, by day (month) and medicine`: head of the table and of the page. */
export function questionInWords(question: Question): string {
  const { subject, measure, filters, groups } = question
  const what =
    'column' in measure ? say.measures[measure.kind](say.column(measure.column)) : say.measures[measure.kind]
  const parts = [
    `${what} ${say.subjects[subject].rows}`,
    ...filters.map(
      (filter, index) => `${index === 0 ? say.part.where : say.part.and} ${filterInWords(question, filter)}`,
    ),
    ...groups.map(
      (group, index) => `${index === 0 ? say.part.by : say.part.andBy} ${groupInWords(question, group)}`,
    ),
  ]
  const sentence = parts.join(', ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function groupInWords({ subject }: Question, { column, grain }: Question['groups'][number]): string {
  if (grain === null) return say.column(column).toLowerCase()
  // The day of a row needs no name; a second one, such as that of a discharge, does.
  return column === subjectOf(subject).day
    ? say.grains[grain]
    : `${say.grains[grain]} (${say.column(column).toLowerCase()})`
}

function filterInWords({ subject }: Question, filter: QuestionFilter): string {
  const type = subjectOf(subject).columns[filter.column]?.type ?? 'code'
  const value = (one: string | number) => say.value(type, subject, filter.column, one)
  const how = `${say.column(filter.column).toLowerCase()} ${say.op(type, filter.op)}`
  switch (filter.op) {
    case 'is':
    case 'is_not':
      return `${how} ${value(filter.value)}`
    case 'one_of':
      return `${how} ${listed(filter.values.map(value))}`
    case 'between':
      return `${how} ${value(filter.from)} ${say.part.and} ${value(filter.to)}`
    case 'since':
      return `${how} ${value(filter.from)}`
    default:
      return how
  }
}
