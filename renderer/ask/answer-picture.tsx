import { Box, Text } from '@mantine/core'
import type { Question } from '../../shared/records/question.ts'
import { PartBars } from '../ui/part-bars.tsx'
import { fits, type PartChartData } from '../ui/part-chart.ts'
import { PartLines } from '../ui/part-lines.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { type AnswerTable, isAmount, valueIn } from './answer-table.ts'

const say = words.questions

/** The table as a picture; none for a question of one number. */
export function AnswerPicture(props: { question: Question; table: AnswerTable; title: string }) {
  const { question, table, title } = props
  if (question.chart === 'none' || table.down.length === 0) return null
  const data = pictureOf(question, table, title)
  if (!fits(data))
    return (
      <Text px="md" c="dimmed">
        {say.tooMany}
      </Text>
    )
  return <Box px="md">{question.chart === 'bar' ? <PartBars data={data} /> : <PartLines data={data} />}</Box>
}

function pictureOf(question: Question, table: AnswerTable, title: string): PartChartData {
  const unit = isAmount(question) ? '\u00a0mg' : ''
  const valuesOf = (across: AnswerTable['across'][number] | null) =>
    table.down.map((down) => valueIn(question, table.cell(down, across)))
  return {
    title: say.drawn(title),
    parts: table.down.map(({ name }) => name),
    series:
      table.across.length > 0
        ? table.across.map((across) => ({ name: across.name, values: valuesOf(across) }))
        : [{ name: say.subjects[question.subject].rows, values: valuesOf(null) }],
    said: (value) => `${number(Math.round(value * 100) / 100)}${unit}`,
  }
}
