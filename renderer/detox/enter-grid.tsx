import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  ClientDetox,
  DetoxEpisodeView,
  SheetLine,
  SheetView,
} from '../../shared/contract/detox-views.ts'
import type { ChartCells } from '../../shared/rules/chart-cells.ts'
import { call } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { words } from '../words/index.ts'
import { useKeepDetox } from './detox.queries.ts'
import { EnterLines } from './enter-lines.tsx'
import { type EnterRow, isUntouched, lineOf, rowsOf } from './enter-rows.ts'
import { medicineChoices } from './medicine-choices.ts'
import { Swallowed } from './swallowed.tsx'

const say = words.detox.enter

/** The grid of one paper chart: good lines are saved and go, bad ones stay with the reason beside them. */
export function EnterGrid(props: { sheet: SheetView; data: ClientDetox; episode: DetoxEpisodeView }) {
  const { sheet, data, episode } = props
  const [rows, setRows] = useState<EnterRow[]>(() => rowsOf(sheet, episode))
  const [doctor, setDoctor] = useState('')
  const [saved, setSaved] = useState<number | null>(null)
  const [nothing, setNothing] = useState(false)
  const keep = useKeepDetox()
  const choices = medicineChoices(data)
  const paperDoctorId = doctor === '' ? null : Number(doctor)
  const draft = useDraft('detox-sheet', String(sheet.id), { rows }, (kept) => {
    if (kept.rows) setRows(kept.rows as EnterRow[])
  })
  const change = (line: number, changed: Partial<ChartCells>, rest: Partial<EnterRow> = {}) => {
    setSaved(null)
    setRows((all) =>
      all.map((row) =>
        row.line === line ? { ...row, ...rest, cells: { ...row.cells, ...changed }, problems: [] } : row,
      ),
    )
  }
  const save = useMutation({
    mutationFn: (lines: SheetLine[]) =>
      call.detox.enter({
        requestId: crypto.randomUUID(),
        sheetId: sheet.id,
        episodeId: episode.episodeId,
        paperDoctorId,
        lines,
      }),
    onSuccess: ({ lines, client }) => {
      const said = new Map(lines.map((one) => [one.line, one]))
      const left = rows.filter((row) => said.get(row.line)?.saved !== true)
      setRows(left.map((row) => ({ ...row, problems: said.get(row.line)?.problems ?? row.problems })))
      setSaved(lines.filter((one) => one.saved).length)
      if (left.every(isUntouched)) draft.clear()
      keep(client)
    },
  })
  const incident = (line: number, client: ClientDetox) => {
    const left = rows.filter((row) => row.line !== line)
    setRows(left)
    setSaved(1)
    if (left.every(isUntouched)) draft.clear()
    keep(client)
  }
  const submit = () => {
    if (save.isPending) return
    const typed = rows.filter((row) => !isUntouched(row))
    const read = typed.map((row) => ({ row, line: lineOf(row, choices) }))
    const wrong = new Map(read.flatMap(({ row, line }) => (Array.isArray(line) ? [[row.line, line]] : [])))
    const good = read.flatMap(({ line }) => (Array.isArray(line) ? [] : [line]))
    setNothing(typed.length === 0)
    setSaved(null)
    setRows((all) => all.map((row) => ({ ...row, problems: wrong.get(row.line) ?? [] })))
    if (good.length > 0) save.mutate(good)
  }
  useKey('ctrl+enter', say.save(0), submit)
  const waiting = rows.filter((row) => !isUntouched(row)).length
  return (
    <>
      <DraftNotice
        at={draft.restoredAt}
        onDrop={() => {
          draft.clear()
          setRows(rowsOf(sheet, episode))
        }}
      />
      <ErrorSummary error={save.error} />
      {saved !== null && (
        <StatusBar tone={waiting === 0 ? 'good' : 'warn'} title={say.saved(saved)} live>
          {waiting > 0 && say.left(waiting)}
        </StatusBar>
      )}
      {rows.length === 0 ? (
        <StatusBar tone="good" title={say.whole} />
      ) : (
        <Section title={say.grid}>
          <Group justify="space-between" align="flex-end" mb="sm">
            <Text maw={620}>{say.legend}</Text>
            <NativeSelect
              label={say.doctor}
              value={doctor}
              onChange={(event) => setDoctor(event.currentTarget.value)}
              data={[
                { value: '', label: words.detox.medicineForm.paperNone },
                ...data.doctors.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          </Group>
          <EnterLines
            {...{ rows, choices, change }}
            mend={(row, place) => (
              <Swallowed {...{ row, place, choices, sheet, episode, paperDoctorId }} onSaved={incident} />
            )}
          />
          <Group mt="md">
            <Button onClick={submit} loading={save.isPending} rightSection={<KeyHint keys="ctrl+enter" />}>
              {say.save(waiting)}
            </Button>
            {nothing && <Text c="red.8">{say.nothing}</Text>}
          </Group>
        </Section>
      )}
    </>
  )
}
