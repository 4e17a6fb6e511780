import { Button, Checkbox, FileInput, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { monthBefore, monthOf, monthsBack } from '../../shared/rules/return-month.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { DryRunResult } from './dry-run-result.tsx'
import { PlaceFields } from './place-fields.tsx'
import { usePlace } from './use-place.ts'

const say = words.dhis2.run
const YEAR_OF_MONTHS = 12

/** Tried out first: mistakes, holes, and what would change; then written. */
export function Dhis2File({ unsaved }: { unsaved: boolean }) {
  const { clinicDay, calendarDay } = useSession()
  const today = clinicDay?.day ?? calendarDay
  const thisMonth = today ? monthOf(today) : ''
  const months = monthsBack('2000-01', thisMonth).slice(0, YEAR_OF_MONTHS)
  const [month, setMonth] = useState(thisMonth === '' ? '' : monthBefore(thisMonth))
  const [earlier, setEarlier] = useState<string | null>(null)
  // Asked for each time, and forgotten with the mapping that it was tried with.
  const run = useMutation({ mutationFn: () => call.dhis2.dryRun({ month, earlier }) })
  return (
    <Section title={say.title}>
      <Stack gap="md">
        {unsaved && <StatusBar tone="warn" title={words.dhis2.unsaved} />}
        <Group align="flex-end">
          <NativeSelect
            label={say.month}
            value={month}
            data={months.map((value) => ({ value, label: words.returns.month(value) }))}
            onChange={(event) => setMonth(event.currentTarget.value)}
          />
          <FileInput
            label={say.against}
            placeholder="dataValueSets.json"
            accept=".json,application/json"
            clearable
            w={460}
            onChange={async (file) => setEarlier(file ? await file.text() : null)}
          />
          <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
            {say.look}
          </Button>
        </Group>
        <ErrorSummary error={run.error} title={words.shell.notSaved} />
        {run.data && run.data.month === month && (
          <>
            <DryRunResult result={run.data} />
            {run.data.check.faults.length === 0 && run.data.values > 0 && (
              <MakeFile month={month} holes={run.data.check.holes.length} />
            )}
          </>
        )}
      </Stack>
    </Section>
  )
}

function MakeFile({ month, holes }: { month: string; holes: number }) {
  const place = usePlace()
  const [replace, setReplace] = useState(false)
  const [withoutHoles, setWithoutHoles] = useState(false)
  const [requestId, renew] = useRequestId()
  const make = useMutation({
    mutationFn: () => call.dhis2.make({ requestId, month, folder: place.folder, withoutHoles, replace }),
    onSettled: renew,
  })
  return (
    <Stack gap="sm">
      <ErrorSummary error={make.error ?? place.error} />
      {make.data && <StatusBar tone="good" live title={say.made(make.data.file, make.data.values)} />}
      {holes > 0 && (
        <Checkbox
          label={say.withoutHoles}
          checked={withoutHoles}
          onChange={(event) => setWithoutHoles(event.currentTarget.checked)}
        />
      )}
      <PlaceFields place={place} replace={replace} onReplace={setReplace} />
      <Group>
        <Button disabled={place.folder === ''} loading={make.isPending} onClick={() => make.mutate()}>
          {say.make}
        </Button>
        <Text c="dimmed">{words.returns.month(month)}</Text>
      </Group>
    </Stack>
  )
}
