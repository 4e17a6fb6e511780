import { Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientCounselling, RecordSession } from '../../shared/contract/counselling.ts'
import { SessionKind, SessionPlace } from '../../shared/records/session.ts'
import { ask, call, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { readNext } from '../ui/read-time.ts'
import { TopicsField } from '../ui/topics-field.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { OthersField } from './others-field.tsx'
import { emptySession, readSession, type SessionValues } from './session-values.ts'

const say = words.counselling.form
const idOf = (field: string) => `session-${field.replaceAll('.', '-')}`

/** A session as it was held. What is typed is kept every two seconds, sealed, for this person alone. */
export function SessionForm(props: {
  clientId: number
  data: ClientCounselling
  onDone: () => void
  onClose: () => void
}) {
  const { clientId, data, onDone, onClose } = props
  const { today, nowMinute } = data
  const [values, setValues] = useState<SessionValues>(() => emptySession(today, nowMinute))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const relatives = useQuery(ask.relatives.list.queryOptions({ input: { clientId } }))
  const draft = useDraft('session', String(clientId), values, (kept) =>
    setValues((now) => ({ ...now, ...kept })),
  )
  const set = (change: Partial<SessionValues>) => setValues((now) => ({ ...now, ...change }))
  const record = useMutation({
    mutationFn: (session: RecordSession) => call.counselling.record(session),
    onSuccess: () => {
      draft.clear()
      onDone()
    },
    onError: (error) => setProblems(problemsOf(error)),
  })
  const submit = () => {
    const read = readSession(values, today)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    record.mutate({ requestId, clientIds: [clientId, ...values.others.map(({ id }) => id)], ...read.session })
  }
  const errors = fieldErrors(problems)
  const many = values.kind === 'group' || values.kind === 'family'
  const next = values.next.trim() === '' ? undefined : readNext(values.next, today)
  return (
    <Section title={say.title}>
      <DraftForm
        draft={draft}
        onDrop={() => setValues(emptySession(today, nowMinute))}
        error={record.error}
        problems={problems}
        idOf={idOf}
        save={say.save}
        busy={record.isPending}
        onSave={submit}
        onCancel={onClose}
      >
        <DigitGroup
          label={say.kind}
          value={values.kind}
          onChange={(kind) => set({ kind })}
          options={SessionKind.options.map((value, index) => ({
            value,
            digit: index + 1,
            label: words.counselling.kinds[value],
          }))}
          error={errors.kind}
          autoFocus
        />
        <TopicsField value={values.topics} onChange={(topics) => set({ topics })} />
        <Group align="flex-start" gap="lg">
          <DateField
            id={idOf('day')}
            label={say.day}
            description=""
            value={values.day}
            onChange={(day) => set({ day })}
            error={errors.day}
          />
          <TextInput
            id={idOf('startMinute')}
            label={say.start}
            w={140}
            inputMode="numeric"
            value={values.start}
            error={errors.startMinute}
            onChange={(event) => set({ start: event.currentTarget.value })}
          />
          <TextInput
            id={idOf('minutes')}
            label={say.minutes}
            w={170}
            inputMode="numeric"
            value={values.minutes}
            error={errors.minutes}
            onChange={(event) => set({ minutes: event.currentTarget.value })}
          />
        </Group>
        <DigitGroup
          label={say.place}
          value={values.place}
          onChange={(place) => set({ place })}
          options={SessionPlace.options.map((value, index) => ({
            value,
            digit: index + 1,
            label: words.counselling.places[value],
          }))}
        />
        {values.kind === 'family' && (
          <Checkbox.Group
            label={say.relatives}
            value={values.relativeIds.map(String)}
            onChange={(ids) => set({ relativeIds: ids.map(Number) })}
          >
            <Stack gap={4} mt={6}>
              {relatives.data?.length === 0 && <Text c="dimmed">{say.noRelatives}</Text>}
              {relatives.data?.map(({ id, name, relation }) => (
                <Checkbox
                  key={id}
                  value={String(id)}
                  label={`${name}, ${words.counselling.relations[relation].toLowerCase()}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {many && (
          <OthersField
            clientId={clientId}
            value={values.others}
            onChange={(others) => set({ others })}
            error={errors.clientIds}
          />
        )}
        <NoteFields value={values} onChange={set} />
        <Group align="flex-start" gap="lg">
          <TextInput
            id={idOf('next-day')}
            label={say.next}
            description={next ? say.nextIs(next) : say.nextHow}
            w={380}
            autoComplete="off"
            value={values.next}
            error={errors['next.day']}
            onChange={(event) => set({ next: event.currentTarget.value })}
          />
          <TextInput
            id={idOf('next-startMinute')}
            label={say.nextTime}
            description={say.startHow}
            w={280}
            autoComplete="off"
            value={values.nextTime}
            error={errors['next.startMinute']}
            onChange={(event) => set({ nextTime: event.currentTarget.value })}
          />
        </Group>
        <Text c="dimmed">{say.saveHow}</Text>
      </DraftForm>
    </Section>
  )
}

type Note = Pick<SessionValues, 'situation' | 'assessment' | 'plan'>

/** The three parts of a note. Enter makes a new line; Ctrl+Enter saves. */
export function NoteFields({ value, onChange }: { value: Note; onChange: (change: Partial<Note>) => void }) {
  return (['situation', 'assessment', 'plan'] as const).map((part) => (
    <Textarea
      key={part}
      label={say[part]}
      description={value[part].length > 18_000 ? say.characters(value[part].length) : say[`${part}How`]}
      rows={3}
      styles={{ input: { fieldSizing: 'content', minHeight: '5rem', maxHeight: '22rem' } }}
      maxLength={20_000}
      value={value[part]}
      onChange={(event) => onChange({ [part]: event.currentTarget.value })}
    />
  ))
}
