import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoxBook } from '../../shared/contract/boxes.ts'
import { ask, call } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { checkedLeaving, emptyLeaving, type LeavingErrors, LeavingLines, onShelf } from './leaving-lines.tsx'

const say = words.boxes.box

/** From the shelf into the box. */
export function BoxFillForm(props: {
  box: BoxBook
  onClose: (next: BoxBook | null, done: string | null) => void
}) {
  const { box, onClose } = props
  const shelf = useQuery(ask.stock.shelf.queryOptions({ staleTime: 0 }))
  const [lines, setLines] = useState([emptyLeaving()])
  const [errors, setErrors] = useState<LeavingErrors>([])
  const [requestId] = useRequestId()
  const withPin = usePin()
  if (!shelf.data) return <Loading />
  const nothing = onShelf(shelf.data).length === 0
  const submit = async () => {
    const checked = checkedLeaving(lines, shelf.data, 'box_out')
    setErrors('errors' in checked ? checked.errors : [])
    if ('errors' in checked) return
    const filling = { requestId, boxId: box.id, lines: checked.lines }
    const next = await withPin({
      title: say.second.fill,
      lead: words.boxes.leaving.second(checked.lines.length),
      who: 'other',
      act: (approver) => call.boxes.putIn({ ...filling, approver }),
      actAlone: () => call.boxes.putIn({ ...filling, approver: null }),
    })
    if (next) onClose(next, say.putInDone(checked.lines.length))
  }
  return (
    <Section title={say.putIn}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          {nothing ? (
            <EmptyState>{words.boxes.leaving.nothing}</EmptyState>
          ) : (
            <LeavingLines shelf={shelf.data} lines={lines} errors={errors} onChange={setLines} />
          )}
          <Group>
            <Button variant="default" onClick={() => onClose(null, null)}>
              {words.shell.cancel}
            </Button>
            {!nothing && <Button type="submit">{say.putInSave}</Button>}
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
