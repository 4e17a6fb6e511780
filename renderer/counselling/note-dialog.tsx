import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NotePart, SessionLine } from '../../shared/contract/counselling.ts'
import { SessionVoidReason } from '../../shared/records/session.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useForgetSessions } from './counselling.queries.ts'
import { NoteFields } from './session.form.tsx'

const say = words.counselling.note

/** A session with its note; opening it is a reading, and a line of the ledger. */
export function NoteDialog({ session, onClose }: { session: SessionLine; onClose: () => void }) {
  const { role } = useSignedIn()
  const [act, setAct] = useState<'add' | 'void' | null>(null)
  const forget = useForgetSessions()
  const note = useQuery(
    ask.counselling.note.queryOptions({ input: { sessionId: session.id }, gcTime: 0, staleTime: Infinity }),
  )
  const done = () => {
    void forget()
    onClose()
  }
  if (act === 'void') return <VoidDialog session={session} onDone={done} onClose={() => setAct(null)} />
  return (
    <Dialog title={say.title} size="xl" onClose={onClose}>
      <Stack>
        <Text>
          <DateText day={session.day} /> {words.counselling.clock(session.startMinute)} ·{' '}
          {words.counselling.kinds[session.kind]} · {session.counsellor}
        </Text>
        {note.isError && <ErrorSummary error={note.error} />}
        {note.isPending && <Loading />}
        {note.data?.parts.length === 0 && <Text c="dimmed">{say.none}</Text>}
        {note.data?.parts.map((part, index) => (
          <Part key={part.id} part={part} addendum={index > 0} />
        ))}
        {act === 'add' && <Addendum sessionId={session.id} onDone={done} onClose={() => setAct(null)} />}
        {act === null && role === 'counsellor' && session.voided === null && (
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

function Part({ part, addendum }: { part: NotePart; addendum: boolean }) {
  const { timeZone } = useSite()
  return (
    <section>
      <Text c="dimmed">
        {addendum && `${say.addendum}: `}
        {say.by(part.by, dayAndTime(part.at, timeZone))}
      </Text>
      {(['situation', 'assessment', 'plan'] as const).map(
        (one) =>
          part.note[one] !== '' && (
            <div key={one}>
              <Title order={3} size="h4" mt="xs">
                {say.parts[one]}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{part.note[one]}</Text>
            </div>
          ),
      )}
    </section>
  )
}

const EMPTY = { situation: '', assessment: '', plan: '' }

function Addendum(props: { sessionId: number; onDone: () => void; onClose: () => void }) {
  const { sessionId, onDone, onClose } = props
  const [note, setNote] = useState(EMPTY)
  const [requestId] = useRequestId()
  const draft = useDraft('addendum', String(sessionId), note, (kept) =>
    setNote((now) => ({ ...now, ...kept })),
  )
  const add = useMutation({
    mutationFn: () => call.counselling.addendum({ requestId, sessionId, note }),
    onSuccess: () => {
      draft.clear()
      onDone()
    },
  })
  return (
    <DraftForm
      draft={draft}
      onDrop={() => setNote(EMPTY)}
      error={add.error}
      save={say.save}
      busy={add.isPending}
      onSave={() => add.mutate()}
      onCancel={onClose}
    >
      <NoteFields value={note} onChange={(change) => setNote((now) => ({ ...now, ...change }))} />
    </DraftForm>
  )
}

function VoidDialog(props: { session: SessionLine; onDone: () => void; onClose: () => void }) {
  const { session, onDone, onClose } = props
  const [reason, setReason] = useState<(typeof SessionVoidReason.options)[number] | null>(null)
  return (
    <ActDialog
      title={say.void}
      save={say.void}
      danger
      idOf={(field) => `void-${field}`}
      check={() => (reason === null ? [{ field: 'reason', code: 'invalid_value' }] : [])}
      act={(requestId) =>
        call.counselling.void({ requestId, sessionId: session.id, reason: reason ?? 'not_held' })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <ReasonChooser
          label={say.voidWhy}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={SessionVoidReason.options.map((value) => ({ value, label: say.voidReasons[value] }))}
        />
      )}
    </ActDialog>
  )
}
