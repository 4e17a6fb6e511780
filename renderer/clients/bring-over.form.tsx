import { Anchor, Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { BringOverCells } from '../../shared/contract/bring-over.ts'
import type { Problem } from '../../shared/contract/call.ts'
import { bringOverFields, readBringOver } from '../../shared/rules/bring-over.ts'
import { ask, problemsOf } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { BringOverGrid, cellId } from './bring-over-grid.tsx'
import { emptyRows } from './bring-over-rows.ts'

const say = words.bringOver
const ROWS = 10

type Facts = Awaited<ReturnType<typeof import('../call.ts').call.bringOver.facts>>
interface CellProblem {
  row: number
  field: string
  text: string
}

/** Type or paste; nothing is refused while it is typed, and at *Save* all that is wrong is said at once. */
export function BringOverForm({ facts }: { facts: Facts }) {
  const { pack, doctors, today, takenNumbers, products } = facts
  const [, go] = useLocation()
  const [rows, setRows] = useState<BringOverCells[]>(() => emptyRows(ROWS))
  const [doctorId, setDoctorId] = useState(doctors.length === 1 ? String(doctors[0]?.id) : '')
  const [checked, setChecked] = useState(false)
  const [said, setSaid] = useState<readonly CellProblem[]>([])
  const [requestId] = useRequestId()
  const draft = useDraft('bring-over', 'grid', { rows }, (kept) => kept.rows && setRows(kept.rows))
  const save = useMutation(
    ask.bringOver.save.mutationOptions({
      onSuccess: ({ batch }) => {
        draft.clear()
        go(`/bring-over/${batch}`)
      },
      onError: (error) => setSaid(problemsOf(error).flatMap(cellProblemOf)),
    }),
  )
  const read = useMemo(
    () => (pack ? readBringOver(rows, { today, takenNumbers, products, pack }) : null),
    [rows, today, takenNumbers, products, pack],
  )
  const change = useCallback((next: (rows: readonly BringOverCells[]) => BringOverCells[]) => {
    setSaid([])
    setRows(next)
  }, [])
  const onPasted = useCallback(() => setChecked(true), [])
  if (!pack) return <StatusBar tone="stop" title={say.packUnsigned} />
  if (doctors.length === 0) return <StatusBar tone="stop" title={say.noDoctor} />

  const found = (read?.problems ?? []).map(({ row, field, code, params }) => ({
    row,
    field,
    text: say.cells[code]?.(params) ?? '',
  }))
  const problems = checked ? [...found, ...said] : said
  const byCell = Object.fromEntries(problems.map(({ row, field, text }) => [`${row}.${field}`, text]))
  const submit = () => {
    setChecked(true)
    setSaid([])
    save.reset()
    if (found.length > 0 || doctorId === '') return focusOn(found[0])
    save.mutate({ requestId, doctorId: Number(doctorId), rows })
  }
  const noDoctor = checked && doctorId === ''
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <DraftNotice
          at={draft.restoredAt}
          onDrop={() => {
            draft.clear()
            setRows(emptyRows(ROWS))
          }}
        />
        {save.error && problems.length === 0 && <ErrorSummary error={save.error} />}
        {problems.length > 0 && <Summary problems={problems} />}
        <Section title={say.grid}>
          <Text c="dimmed" mb="sm">
            {say.paste}
          </Text>
          <BringOverGrid rows={rows} problems={byCell} change={change} onPasted={onPasted} />
          <Group justify="space-between" mt="md" align="flex-end">
            <Button variant="default" onClick={() => setRows((now) => [...now, ...emptyRows(ROWS)])}>
              {say.addRows}
            </Button>
            <Group align="flex-end">
              <Text role="status">
                {read && read.entries.length > 0 ? say.ready(read.entries.length) : ''}
              </Text>
              <NativeSelect
                label={say.doctor}
                value={doctorId}
                error={noDoctor ? say.cells.doctor_unknown?.({}) : undefined}
                onChange={(event) => setDoctorId(event.currentTarget.value)}
                data={[
                  { value: '', label: words.clients.enrol.choose, disabled: true },
                  ...doctors.map(({ id, name }) => ({ value: String(id), label: name })),
                ]}
              />
              <Button type="submit" loading={save.isPending}>
                {say.save}
              </Button>
            </Group>
          </Group>
        </Section>
      </Stack>
    </form>
  )
}

/** Every cell to mend, each line leading to its cell. */
function Summary({ problems }: { problems: readonly CellProblem[] }) {
  const rows = new Set(problems.map(({ row }) => row)).size
  return (
    <StatusBar tone="stop" title={say.wrong(problems.length, rows)} live>
      <List listStyleType="none" mah={220} style={{ overflowY: 'auto' }}>
        {problems.map((problem) => (
          <List.Item key={`${problem.row}.${problem.field}.${problem.text}`}>
            <Anchor component="button" type="button" c="red.8" ta="left" onClick={() => focusOn(problem)}>
              {say.row(problem.row + 1)}, {columnOf(problem.field)}: {problem.text}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </StatusBar>
  )
}

function columnOf(field: string): string {
  const known = bringOverFields.find((name) => name === field)
  return known ? say.columns[known] : field
}

function focusOn(problem: { row: number; field: string } | undefined): void {
  if (!problem) return
  const cell = document.getElementById(cellId(problem.row, problem.field))
  cell?.scrollIntoView({ block: 'center' })
  cell?.focus()
}

/** What the server side says of a cell that the window let through: `rows.3.orderEnd`. */
function cellProblemOf({ field, code, params }: Problem): CellProblem[] {
  const [, row, name] = /^rows\.(\d+)\.(\w+)$/.exec(field) ?? []
  if (row === undefined || name === undefined) return []
  return [{ row: Number(row), field: name, text: say.cells[code]?.(params ?? {}) ?? '' }]
}
