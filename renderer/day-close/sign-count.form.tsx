import { Button, Group, NativeSelect, Stack, Table, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CountLine, CountView, DifferenceReason } from '../../shared/contract/counts.ts'
import { ask, call } from '../call.ts'
import { Section, useFocusOnMount } from '../ui/page.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { CountLines, LineName } from './count-lines.tsx'

const say = words.counts
const REASONS = (Object.keys(say.reasons) as DifferenceReason[]).filter((reason) => reason !== 'tolerance')

/** Book and count are shown now: a difference is explained, then the two sign. */
export function SignCount({ view, onAgain }: { view: CountView; onAgain: () => void }) {
  const differing = view.lines.filter(({ outcome }) => outcome !== 'agrees')
  const [why, setWhy] = useState<Record<number, DifferenceReason>>(() =>
    Object.fromEntries(
      differing.filter(({ outcome }) => outcome === 'within_tolerance').map(({ id }) => [id, 'tolerance']),
    ),
  )
  const [notes, setNotes] = useState<Record<number, string>>({})
  const [tried, setTried] = useState(false)
  const [requestId, renew] = useRequestId()
  const first = useFocusOnMount<HTMLButtonElement>()
  const firstOpen = differing.find(({ outcome }) => outcome === 'to_explain')
  const withPin = usePin()
  const cache = useQueryClient()

  const sign = async () => {
    setTried(true)
    if (differing.some(({ id }) => why[id] === undefined)) return
    const differences = differing.flatMap(({ id }) => {
      const reason = why[id]
      return reason ? [{ lineId: id, reason, note: (notes[id] ?? '').trim() }] : []
    })
    const tolerated = differences.some(({ reason }) => reason === 'tolerance')
    const own = tolerated
      ? await withPin({ title: say.ownTitle, lead: say.ownLead, who: 'self', act: async (proof) => proof })
      : null
    if (tolerated && own === null) return
    const send = (approver: PinProof | null) =>
      call.counts.sign({ requestId, countId: view.id, differences, pin: own?.pin ?? null, approver })
    const facts = await withPin({
      title: say.secondTitle,
      lead: say.secondLead,
      who: 'other',
      act: send,
      actAlone: () => send(null),
    })
    renew()
    if (!facts) return void cache.invalidateQueries({ queryKey: ask.counts.facts.key() })
    cache.setQueryData(ask.counts.facts.queryKey(), facts)
    await cache.invalidateQueries({ queryKey: ask.dayClose.facts.key() })
  }
  return (
    <Stack>
      <StatusBar
        live
        tone={differing.length === 0 ? 'good' : 'warn'}
        title={differing.length === 0 ? say.agrees : say.differs(differing.length)}
      />
      {differing.length > 0 && (
        <Section title={say.columns.difference} flush>
          <Table className="ost-numbers" horizontalSpacing="md">
            <Table.Tbody>
              {differing.map((line) => (
                <Differing
                  key={line.id}
                  line={line}
                  why={why[line.id]}
                  note={notes[line.id] ?? ''}
                  first={line === firstOpen}
                  missing={tried && why[line.id] === undefined}
                  onWhy={(reason) => setWhy({ ...why, [line.id]: reason })}
                  onNote={(note) => setNotes({ ...notes, [line.id]: note })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Section>
      )}
      <Group>
        <Button ref={firstOpen ? null : first} onClick={() => void sign()}>
          {say.sign}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {say.again}
        </Button>
      </Group>
      <CountLines lines={view.lines} title={say.titles[view.moment]} />
    </Stack>
  )
}

function Differing(props: {
  line: CountLine
  why: DifferenceReason | undefined
  note: string
  /** The first that wants an explanation takes the focus. */
  first: boolean
  missing: boolean
  onWhy: (reason: DifferenceReason) => void
  onNote: (note: string) => void
}) {
  const { line, why, note, first, missing, onWhy, onNote } = props
  const { batch, product, countedSteps, bookSteps, outcome, toleranceSteps } = line
  const options = outcome === 'within_tolerance' ? (['tolerance', ...REASONS] as const) : REASONS
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} w="26%">
        <LineName line={line} />
      </Table.Th>
      <Table.Td ta="right" w="14%" className="ost-nowrap">
        <strong>{say.difference(countedSteps - bookSteps, product)}</strong>
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={say.why(batch.batchNumber)}
          autoFocus={first}
          description={toleranceSteps > 0 ? say.within(toleranceSteps, product) : undefined}
          value={why ?? ''}
          error={missing ? words.sheets.whyMissing : undefined}
          onChange={(event) => onWhy(event.currentTarget.value as DifferenceReason)}
          data={[
            { value: '', label: say.chooseWhy, disabled: true },
            ...options.map((value) => ({ value, label: say.reasons[value] })),
          ]}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={say.note(batch.batchNumber)}
          placeholder={say.noteShort}
          maxLength={200}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      </Table.Td>
    </Table.Tr>
  )
}
