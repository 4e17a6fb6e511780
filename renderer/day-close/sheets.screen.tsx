import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SheetFacts, SheetView } from '../../shared/contract/sheets.ts'
import type { SheetKind } from '../../shared/records/signature-sheet.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section, useFocusOnMount } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { MarksForm } from './marks.form.tsx'
import { SheetPaper } from './sheet-paper.tsx'

const say = words.sheets

/** Sheets are printed ahead or at the close, and their marks counted in the evening. */
export function SheetsScreen() {
  const facts = useQuery({ ...ask.sheets.facts.queryOptions(), gcTime: 0 })
  const [shown, setShown] = useState<readonly SheetView[] | null>(null)
  if (facts.isError) return <FailedPage title={say.title} error={facts.error} />
  if (!facts.data) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <MakeSheets facts={facts.data} onMade={setShown} />
      <SheetList sheets={facts.data.sheets} onPrint={(sheet) => setShown([sheet])} />
      <MarksForm key={`${facts.data.sheets.length} ${facts.data.counted?.at ?? 0}`} facts={facts.data} />
      {shown && <SheetPaper day={facts.data.day} sheets={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function MakeSheets({
  facts,
  onMade,
}: {
  facts: SheetFacts
  onMade: (sheets: readonly SheetView[]) => void
}) {
  const { dueAhead, notOnSheet } = facts
  const [blanks, setBlanks] = useState('1')
  const [requestId, renew] = useRequestId()
  const first = useFocusOnMount<HTMLButtonElement>()
  const cache = useQueryClient()
  const make = useMutation(
    ask.sheets.make.mutationOptions({
      onSuccess: ({ made, facts: next }) => {
        cache.setQueryData(ask.sheets.facts.queryKey(), next)
        void cache.invalidateQueries({ queryKey: ask.dayClose.facts.key() })
        onMade(made)
      },
      onSettled: renew,
    }),
  )
  const go = (kind: SheetKind) => make.mutate({ requestId, kind, blanks: howMany(blanks) })
  return (
    <Section title={say.print}>
      <Stack>
        <ErrorSummary error={make.error} />
        <Group>
          <Button ref={first} disabled={dueAhead === 0 || make.isPending} onClick={() => go('due')}>
            {say.due(dueAhead)}
          </Button>
          <Button variant="default" disabled={notOnSheet === 0 || make.isPending} onClick={() => go('given')}>
            {say.given(notOnSheet)}
          </Button>
        </Group>
        {dueAhead === 0 && <Text c="dimmed">{say.nothingDue}</Text>}
        {notOnSheet === 0 && facts.doses > 0 && <Text c="dimmed">{say.nothingGiven}</Text>}
        <Group align="flex-end">
          <TextInput
            label={say.howMany}
            inputMode="numeric"
            autoComplete="off"
            w={110}
            value={blanks}
            onChange={(event) => setBlanks(event.currentTarget.value)}
          />
          <Button variant="default" disabled={make.isPending} onClick={() => go('blank')}>
            {say.makeBlank}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

/** From 1 to 40, whatever was typed. */
const howMany = (text: string): number =>
  Math.min(40, Math.max(1, Math.floor(Number(latinDigits(text)) || 1)))

function SheetList(props: { sheets: readonly SheetView[]; onPrint: (sheet: SheetView) => void }) {
  const { sheets, onPrint } = props
  return (
    <Section title={say.ofDay} flush>
      {sheets.length === 0 ? (
        <EmptyState>{say.none}</EmptyState>
      ) : (
        <Table className="ost-numbers" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.columns.number}</Table.Th>
              <Table.Th>{say.columns.kind}</Table.Th>
              <Table.Th ta="right">{say.columns.rows}</Table.Th>
              <Table.Th ta="right">{say.columns.marks}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sheets.map((sheet) => (
              <Table.Tr key={sheet.id}>
                <Table.Th scope="row">{sheet.number}</Table.Th>
                <Table.Td>{say.kinds[sheet.kind]}</Table.Td>
                <Table.Td ta="right">{sheet.kind === 'blank' ? '–' : number(sheet.rows.length)}</Table.Td>
                <Table.Td ta="right">{sheet.marks === null ? '–' : number(sheet.marks)}</Table.Td>
                <Table.Td ta="right">
                  <Button variant="subtle" size="compact-md" onClick={() => onPrint(sheet)}>
                    {say.again}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
