import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CountFacts, ToCount } from '../../shared/contract/counts.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { ask } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { LineName } from './count-lines.tsx'
import { SkipCount } from './skip-count.tsx'

const say = words.counts

/** One field a batch, and no book beside it: what is typed is kept before the book is shown. */
export function CountForm(props: {
  facts: CountFacts
  moment: CountMoment
  mayCount: boolean
  onDone: () => void
}) {
  const { facts, moment, mayCount, onDone } = props
  const { toCount } = facts
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const [skipping, setSkipping] = useState(false)
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const draft = useDraft('stock-count', `${facts.day} ${moment}`, { typed }, (kept) => {
    if (kept.typed) setTyped(kept.typed)
  })
  const done = (next: CountFacts) => {
    draft.clear()
    cache.setQueryData(ask.counts.facts.queryKey(), next)
    void cache.invalidateQueries({ queryKey: ask.dayClose.facts.key() })
    onDone()
  }
  const record = useMutation(ask.counts.record.mutationOptions({ onSuccess: done, onError: renew }))
  const problemOf = ({ batch, product }: ToCount) =>
    words.stock.quantityProblem(quantityOf(typed[batch.id] ?? '', product), product, {
      atLeast: 0,
      atMost: Infinity,
    })
  const submit = () => {
    setTried(true)
    const wrong = toCount.find(problemOf)
    if (wrong) return document.getElementById(fieldId(wrong))?.focus()
    const lines = toCount.map(({ batch, product }) => {
      const quantity = quantityOf(typed[batch.id] ?? '', product)
      return { batchId: batch.id, countedSteps: quantity.ok ? quantity.steps : 0 }
    })
    record.mutate({ requestId, moment, lines })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <ErrorSummary error={record.error} />
        <DraftNotice
          at={draft.restoredAt}
          onDrop={() => {
            draft.clear()
            setTyped({})
          }}
        />
        {mayCount && (
          <Section flush>
            <Table className="ost-numbers" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say.columns.product}</Table.Th>
                  <Table.Th>{say.columns.expiry}</Table.Th>
                  <Table.Th w={320}>{say.columns.counted}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {toCount.map((one, index) => (
                  <Table.Tr key={one.batch.id}>
                    <Table.Th scope="row" fw={400}>
                      <LineName line={one} />
                    </Table.Th>
                    <Table.Td>{clinicDay(one.batch.expiryDay)}</Table.Td>
                    <Table.Td>
                      <TextInput
                        id={fieldId(one)}
                        aria-label={say.field(one.product.form, one.batch.batchNumber)}
                        inputMode="decimal"
                        autoComplete="off"
                        w={220}
                        autoFocus={index === 0}
                        rightSection={<Text span>{say.unit(one.product.form)}</Text>}
                        rightSectionWidth={76}
                        value={typed[one.batch.id] ?? ''}
                        error={tried ? problemOf(one) : undefined}
                        onChange={(event) =>
                          setTyped({ ...typed, [one.batch.id]: event.currentTarget.value })
                        }
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Section>
        )}
        <Group>
          {mayCount && (
            <Button type="submit" loading={record.isPending}>
              {say.compare}
            </Button>
          )}
          <Button variant="default" onClick={() => setSkipping(true)}>
            {say.skip}
          </Button>
          {mayCount && <Text c="dimmed">{say.compareHow}</Text>}
        </Group>
        {skipping && <SkipCount moment={moment} onDone={done} onClose={() => setSkipping(false)} />}
      </Stack>
    </form>
  )
}

const fieldId = ({ batch }: ToCount): string => `counted-${batch.id}`
