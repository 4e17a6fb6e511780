import { Anchor, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { QuestionRowView } from '../../shared/contract/questions.ts'
import type { GroupKey, Question } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { RowPages } from '../ui/row-pages.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import classes from './ask.module.css'

const say = words.questions

type Row = QuestionRowView & { readonly place: number }

/** The rows behind one number, by day; each leads to the record for who may see it. */
export function RowsDialog(props: {
  question: Question
  keys: readonly GroupKey[]
  name: string
  onClose: () => void
}) {
  const { question, keys, name, onClose } = props
  const [offset, setOffset] = useState(0)
  const found = useQuery(
    ask.questions.rows.queryOptions({ input: { question, keys: [...keys], offset }, staleTime: 0 }),
  )
  const { role } = useSignedIn()
  const mayOpen = whoMay('client.see', { stage: 'staff', role }).allowed
  const title = say.rows.title(name)
  const rows = found.data?.rows.map((row, index): Row => ({ ...row, place: offset + index })) ?? []
  const last = offset + rows.length
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <Stack>
        {found.isError && <ErrorSummary error={found.error} title={say.notAnswered} />}
        {found.isPending && <Loading />}
        {found.data && (
          <>
            <div className={classes.wide}>
              <DataTable
                caption={title}
                rows={rows}
                rowKey={({ place }) => place}
                columns={columnsOf(question, mayOpen)}
                empty={say.rows.none}
              />
            </div>
            <TableNote>
              {found.data.total > found.data.limit
                ? say.rows.page(offset + 1, last, found.data.total)
                : say.rows.total(found.data.total)}
            </TableNote>
          </>
        )}
        <RowPages
          before={found.data && offset > 0 ? () => setOffset(Math.max(0, offset - found.data.limit)) : null}
          after={found.data && last < found.data.total ? () => setOffset(last) : null}
          back={say.rows.back}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  )
}

function columnsOf({ subject }: Question, mayOpen: boolean): Column<Row>[] {
  const { columns, ofClients } = subjectOf(subject)
  const all = Object.entries(columns).map(([name, { type }], index) => ({ name, type, index }))
  const who: Column<Row> = {
    key: 'who',
    title: say.rows.columns.who,
    cell: ({ clientId, registerNumber }) => {
      if (clientId === null || registerNumber === null) return say.rows.noNumber
      const text = say.value('client', subject, 'client', registerNumber)
      if (!mayOpen) return text
      return (
        <Anchor component={Link} href={`/clients/${clientId}`} aria-label={say.rows.open(registerNumber)}>
          {text}
        </Anchor>
      )
    },
  }
  return [
    ...(ofClients ? [who] : []),
    ...all
      .filter(({ type }) => type !== 'client')
      .map(
        ({ name, type, index }): Column<Row> => ({
          key: name,
          title: say.column(name),
          numeric: type === 'number' || type === 'amount',
          cell: ({ values }) => {
            const value = values[index] ?? null
            if (value === null) return ''
            const text = say.value(type, subject, name, value)
            return type === 'day' ? <span className="ost-nowrap">{text}</span> : text
          },
        }),
      ),
  ]
}
