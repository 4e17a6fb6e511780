import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { QuestionReply } from '../../shared/contract/questions.ts'
import type { GroupKey, Question, QuestionCell } from '../../shared/records/question.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { FigureKeys } from '../ui/figure-keys.tsx'
import { EmptyState } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { AnswerPicture } from './answer-picture.tsx'
import {
  type AnswerTable,
  headOf,
  mixesMedicines,
  type Part,
  tableOf,
  valueText,
  wholeMixes,
} from './answer-table.ts'
import classes from './ask.module.css'
import { questionInWords } from './question-words.ts'
import { RowsDialog } from './rows.dialog.tsx'

const say = words.questions
/** Below this many, a part of clients may tell who they are [common practice of statistics offices]. */
const FEW = 5

export interface Shown {
  readonly question: Question
  readonly reply: QuestionReply
}

/** Whether a page with these numbers should be thought about before it leaves the house. */
export const hasFew = ({ question, reply }: Shown): boolean =>
  question.measure.kind === 'clients' && reply.cells.some(({ count }) => count > 0 && count < FEW)

/** The answer: its words, its picture, its table, each number of which opens on its rows. */
export function Answer({ shown }: { shown: Shown }) {
  const { question, reply } = shown
  const [opened, setOpened] = useState<{ keys: readonly GroupKey[]; name: string } | null>(null)
  if (reply.whole === null) return <EmptyState>{say.empty}</EmptyState>
  const table = tableOf(question, reply)
  const caption = questionInWords(question)
  const once = question.measure.kind === 'clients' && question.groups.length > 0
  return (
    <Stack gap="sm" pb="sm">
      <Stack gap={2} px="md">
        <Text fw={650}>{caption}</Text>
        <Text c="dimmed">
          {say.days(reply.days)} {say.rowsFound(reply.whole.rows)}
        </Text>
        {reply.more && <Text role="status">{say.more}</Text>}
      </Stack>
      <AnswerPicture question={question} table={table} title={caption} />
      <FigureKeys>
        <div className={classes.wide}>
          <DataTable
            caption={caption}
            columns={columnsOf(question, table, (keys, name) => setOpened({ keys, name }))}
            rows={[...table.down, null]}
            rowKey={(part) => JSON.stringify(part?.key ?? 'whole')}
            rowClass={(part) => (part === null ? classes.whole : undefined)}
            empty={say.empty}
          />
        </div>
      </FigureKeys>
      {(once || hasFew(shown) || mixesMedicines(question)) && (
        <TableNote>
          {once && say.clientsOnce} {hasFew(shown) && say.few} {mixesMedicines(question) && say.mixed}
        </TableNote>
      )}
      {opened && (
        <RowsDialog
          question={question}
          keys={opened.keys}
          name={opened.name}
          onClose={() => setOpened(null)}
        />
      )}
    </Stack>
  )
}

type Row = Part | null

/** Parts down with their number; with a second group a column for each of its parts. The last line is the whole. */
export function columnsOf(
  question: Question,
  table: AnswerTable,
  onOpen: ((keys: readonly GroupKey[], name: string) => void) | null,
): Column<Row>[] {
  const figure = (cell: QuestionCell | null, keys: readonly GroupKey[] | null, name: string) => {
    const text = valueText(question, cell)
    if (onOpen === null) return text
    const opens = cell !== null && cell.rows > 0 && keys !== null
    return <Figure text={text} label={`${name}: ${text}`} onOpen={opens ? () => onOpen(keys, name) : null} />
  }
  const down: Column<Row> = {
    key: 'down',
    title: table.downTitle || say.part.answer,
    cell: (row) => (
      <span className="ost-nowrap">{row?.name ?? (question.groups.length > 0 ? say.all : say.whole)}</span>
    ),
  }
  const total = (cell: QuestionCell | null, keys: readonly GroupKey[] | null, name: string) =>
    cell === null ? '' : figure(cell, keys, name)
  const whole = (row: Row) =>
    row === null && wholeMixes(question)
      ? ''
      : figure(table.cell(row, null), row ? [row.key] : [], row?.name ?? say.all)
  if (table.across.length === 0)
    return [down, { key: 'value', title: headOf(question), numeric: true, cell: whole }]
  const all: Column<Row> = {
    key: 'whole',
    title: say.all,
    numeric: true,
    cell: (row) => {
      if (row === null) return whole(null)
      return total(table.total(row, null), [row.key], row.name)
    },
  }
  const noTotals = wholeMixes(question) && table.down.every((row) => table.total(row, null) === null)
  return [
    down,
    ...table.across.map(
      (part): Column<Row> => ({
        key: JSON.stringify(part.key),
        title: part.name,
        numeric: true,
        cell: (row) => {
          if (row) return figure(table.cell(row, part), [row.key, part.key], `${row.name}, ${part.name}`)
          return total(table.total(null, part), null, part.name)
        },
      }),
    ),
    ...(noTotals ? [] : [all]),
  ]
}

function Figure(props: { text: string; label: string; onOpen: (() => void) | null }) {
  if (props.onOpen === null) return <span className={classes.nothing}>{props.text}</span>
  return (
    <button
      type="button"
      className={classes.figure}
      data-figure
      aria-label={props.label}
      onClick={props.onOpen}
    >
      {props.text}
    </button>
  )
}
