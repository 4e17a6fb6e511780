import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { MeetingPart, MeetingRead } from '../../shared/contract/group-views.ts'
import { MeetingVoidReason } from '../../shared/records/group-meeting.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useGroupWritten } from './groups.queries.ts'
import { MEETING_DRAFT, valuesOfMeeting } from './meeting-values.ts'
import { TextFields } from './text-fields.tsx'

const say = words.groups.meetingView

/** A meeting as it was written, with what was decided: opening it is a reading, and a line of the ledger. */
export function MeetingDialog(props: { meetingId: number; groupId: number; onClose: () => void }) {
  const { meetingId, groupId, onClose } = props
  const [act, setAct] = useState<'add' | 'void' | null>(null)
  const written = useGroupWritten()
  const found = useQuery({
    ...ask.groups.meeting.queryOptions({ input: { meetingId } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [, go] = useLocation()
  const done = () => {
    onClose()
    written()
  }
  const voided = async (reason: MeetingVoidReason) => {
    done()
    if (reason !== 'mistake' || !found.data) return
    await keepAsDraft(groupId, found.data)
    go(`/groups/${groupId}/meeting`)
  }
  if (act === 'void') return <VoidDialog meetingId={meetingId} onDone={voided} onClose={() => setAct(null)} />
  if (!found.data)
    return (
      <Dialog title={words.groups.page.newMeeting} onClose={onClose}>
        {found.isError ? <ErrorSummary error={found.error} /> : <Loading />}
      </Dialog>
    )
  const { meeting, present, parts } = found.data
  return (
    <Dialog title={say.title(meeting.day)} size="xl" onClose={onClose}>
      <Stack>
        <div>
          <Title order={3} size="h4">
            {say.present}
          </Title>
          <Text className="ost-numbers">{present.map(words.groups.member).join(', ')}</Text>
          <Text>{say.others(meeting.guests, meeting.family)}</Text>
        </div>
        {parts.length === 0 && <Text c="dimmed">{say.none}</Text>}
        {parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
        {parts.length > 0 && <Text c="dimmed">{say.read}</Text>}
        {act === 'add' && <Addendum meetingId={meetingId} onDone={done} onClose={() => setAct(null)} />}
        {act === null && meeting.voided === null && (
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAct('void')}>
              {say.void}
            </Button>
            <Button onClick={() => setAct('add')}>{say.add}</Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}

function Part({ part }: { part: MeetingPart }) {
  const { timeZone } = useSite()
  return (
    <section>
      <Text c="dimmed">{say.by(part.by, dayAndTime(part.at, timeZone))}</Text>
      {(['decisions', 'notes'] as const).map(
        (one) =>
          part.text[one] !== '' && (
            <div key={one}>
              <Title order={3} size="h4" mt="xs">
                {say[one]}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{part.text[one]}</Text>
            </div>
          ),
      )}
    </section>
  )
}

const EMPTY = { decisions: '', notes: '' }

function Addendum(props: { meetingId: number; onDone: () => void; onClose: () => void }) {
  const { meetingId, onDone, onClose } = props
  const [text, setText] = useState(EMPTY)
  const [requestId] = useRequestId()
  const draft = useDraft('group-addendum', String(meetingId), text, (kept) =>
    setText((now) => ({ ...now, ...kept })),
  )
  const add = useMutation({
    mutationFn: () => call.groups.addNote({ requestId, meetingId, text }),
    onSuccess: () => {
      draft.clear()
      onDone()
    },
  })
  return (
    <DraftForm
      draft={draft}
      onDrop={() => setText(EMPTY)}
      error={add.error}
      save={say.saveAdd}
      busy={add.isPending}
      onSave={() => add.mutate()}
      onCancel={onClose}
    >
      <TextFields value={text} onChange={(change) => setText((now) => ({ ...now, ...change }))} />
    </DraftForm>
  )
}

/** What was in the voided meeting stands in the form again, unless another meeting is half written there. */
async function keepAsDraft(groupId: number, read: MeetingRead): Promise<void> {
  const place = { form: MEETING_DRAFT, subject: String(groupId) }
  if (await call.drafts.find(place)) return
  await call.drafts.keep({ ...place, body: JSON.stringify(valuesOfMeeting(read)) })
}

function VoidDialog(props: {
  meetingId: number
  onDone: (reason: MeetingVoidReason) => void
  onClose: () => void
}) {
  const { meetingId, onDone, onClose } = props
  const [reason, setReason] = useState<MeetingVoidReason | null>(null)
  return (
    <ActDialog
      title={say.void}
      save={say.void}
      danger
      idOf={(field) => `void-${field}`}
      check={() => (reason === null ? [{ field: 'reason', code: 'invalid_value' }] : [])}
      act={(requestId) => {
        if (reason === null) throw new Error('the fields were not checked')
        return call.groups.void({ requestId, meetingId, reason }).then(() => reason)
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <ReasonChooser
          label={say.voidWhy}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={MeetingVoidReason.options.map((value) => ({
            value,
            label: words.groups.voidReasons[value],
          }))}
        />
      )}
    </ActDialog>
  )
}
