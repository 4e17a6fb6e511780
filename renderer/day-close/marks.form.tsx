import { Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MarkReason, SheetFacts } from '../../shared/contract/sheets.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { marksVerdict } from '../../shared/rules/signature-sheets.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.sheets
const REASONS = (Object.keys(say.reasons) as MarkReason[]).map((value) => ({
  value,
  label: say.reasons[value],
}))

/** The sheets that came back, each with the marks on it, held against the doses of the day. */
export function MarksForm({ facts }: { facts: SheetFacts }) {
  const { sheets, doses, counted, countedAll } = facts
  const { timeZone } = useSite()
  const [typed, setTyped] = useState<Record<number, string>>({})
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set())
  const [reason, setReason] = useState<MarkReason | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const save = useMutation(
    ask.sheets.count.mutationOptions({
      onSuccess: (next) => {
        cache.setQueryData(ask.sheets.facts.queryKey(), next)
        void cache.invalidateQueries({ queryKey: ask.dayClose.facts.key() })
      },
      onSettled: renew,
    }),
  )
  if (doses === 0 && sheets.length === 0)
    return (
      <Section title={say.count}>
        <EmptyState>{say.nobody}</EmptyState>
      </Section>
    )
  const back = sheets.filter(({ number }) => !gone.has(number))
  const complete = back.every(({ number }) => marksOf(typed[number]) !== null)
  const verdict = marksVerdict({
    doses,
    printed: sheets.map(({ number }) => number),
    counted: back.map(({ number }) => ({ number, marks: marksOf(typed[number]) ?? 0 })),
  })
  const submit = () => {
    setTried(true)
    if (!complete || (!verdict.agrees && reason === null)) return
    save.mutate({
      requestId,
      sheets: back.map(({ number }) => ({ number, marks: marksOf(typed[number]) ?? 0 })),
      reason: verdict.agrees ? null : reason,
      note: note.trim(),
    })
  }
  return (
    <Section title={say.count}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          {counted && (
            <StatusBar
              tone={!countedAll ? 'warn' : counted.reason === null ? 'good' : 'note'}
              title={countedAll ? say.sum(counted.marks, counted.doses) : say.since}
            >
              {counted.reason !== null && `${say.reason(counted.reason)}. `}
              {say.saved(counted.by, dayAndTime(counted.at, timeZone))}
            </StatusBar>
          )}
          <ErrorSummary error={save.error} />
          <Text>{say.countLead(doses)}</Text>
          {sheets.length > 0 && (
            <Table className="ost-numbers" maw={760}>
              <Table.Tbody>
                {sheets.map(({ number }) => (
                  <Table.Tr key={number}>
                    <Table.Th scope="row" w={140}>
                      {say.paper.sheet(number)}
                    </Table.Th>
                    <Table.Td w={240}>
                      <TextInput
                        aria-label={say.field(number)}
                        inputMode="numeric"
                        autoComplete="off"
                        w={110}
                        disabled={gone.has(number)}
                        value={typed[number] ?? ''}
                        error={
                          tried && !gone.has(number) && marksOf(typed[number]) === null
                            ? say.marksWrong
                            : undefined
                        }
                        onChange={(event) => setTyped({ ...typed, [number]: event.currentTarget.value })}
                      />
                    </Table.Td>
                    <Table.Td>
                      <Checkbox
                        label={say.notBack}
                        checked={gone.has(number)}
                        onChange={() =>
                          setGone(
                            new Set(
                              gone.has(number)
                                ? [...gone].filter((one) => one !== number)
                                : [...gone, number],
                            ),
                          )
                        }
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {complete && (
            <StatusBar
              live
              tone={verdict.agrees ? 'good' : 'warn'}
              title={`${say.sum(verdict.marks, doses)}. ${verdict.agrees ? say.agrees : say.differs(verdict.difference)}`}
            >
              {verdict.missing.length > 0 && say.missingSheets(verdict.missing)}
            </StatusBar>
          )}
          {complete && !verdict.agrees && (
            <>
              <ReasonChooser
                label={say.why}
                value={reason}
                onChange={setReason}
                options={REASONS}
                error={tried && reason === null ? say.whyMissing : undefined}
              />
              <TextInput
                label={say.note}
                maxLength={200}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </>
          )}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

/** Whole marks from 0 to 25, in digits of any script; null for anything else. */
function marksOf(text: string | undefined): number | null {
  const digits = latinDigits(text ?? '').trim()
  return /^\d{1,2}$/.test(digits) && Number(digits) <= 25 ? Number(digits) : null
}
