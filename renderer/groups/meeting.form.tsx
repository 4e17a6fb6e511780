import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { GroupView } from '../../shared/contract/group-views.ts'
import { ask, call, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { readNext } from '../ui/read-time.ts'
import { useSignedIn } from '../ui/session-context.tsx'
import { TopicsField } from '../ui/topics-field.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { mayLead } from './may-lead.ts'
import {
  emptyMeeting,
  MEETING_DRAFT,
  type MeetingValues,
  meetingDay,
  membersThen,
  readMeeting,
  usualNext,
} from './meeting-values.ts'
import { OwnTopics } from './own-topics.tsx'
import { PresentField } from './present-field.tsx'
import { TextFields } from './text-fields.tsx'

const say = words.groups.meetingForm
const idOf = (field: string) => `meeting-${field}`

/** A meeting as it was held. What is typed is kept every two seconds, sealed, for this person alone. */
export function MeetingForm(props: { group: GroupView; onDone: () => void; onClose: () => void }) {
  const { group, onDone, onClose } = props
  const { id: staffId } = useSignedIn()
  const [values, setValues] = useState(() => emptyMeeting(group, staffId))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [asking, setAsking] = useState(false)
  const [requestId] = useRequestId()
  const draft = useDraft(MEETING_DRAFT, String(group.id), values, (kept) =>
    setValues((now) => ({ ...now, ...kept })),
  )
  const set = (change: Partial<MeetingValues>) => setValues((now) => ({ ...now, ...change }))
  const day = meetingDay(values, group.today)
  const record = useMutation({
    mutationFn: (again: boolean) => {
      const read = readMeeting(values)
      if ('problems' in read) throw new Error('the fields were not checked')
      const then = new Set(membersThen(group, read.meeting.day).map(({ id }) => id))
      // Marks of people who were no members on a day that was typed later are not sent.
      const present = read.meeting.present.filter((id) => then.has(id))
      return call.groups.record({ requestId, groupId: group.id, ...read.meeting, present, again })
    },
    onSuccess: () => {
      draft.clear()
      onDone()
    },
    onError: (error) => {
      const found = problemsOf(error)
      setAsking(found.some(({ code }) => code === 'meeting_that_day'))
      setProblems(found)
    },
  })
  const submit = () => {
    const read = readMeeting(values)
    setProblems('problems' in read ? read.problems : [])
    if (!('problems' in read)) record.mutate(false)
  }
  const errors = fieldErrors(problems)
  const next = values.next.trim() === '' ? undefined : readNext(values.next, day)
  return (
    <>
      <DraftForm
        draft={draft}
        onDrop={() => setValues(emptyMeeting(group, staffId))}
        error={record.error}
        problems={problems}
        idOf={idOf}
        save={say.save}
        busy={record.isPending}
        onSave={submit}
        onCancel={onClose}
      >
        <Section>
          <Group align="flex-start" gap="lg">
            <DateField
              id={idOf('day')}
              label={say.day}
              description=""
              value={values.day}
              onChange={(text) => set({ day: text })}
              error={errors.day}
            />
            <TextInput
              label={say.place}
              w={320}
              maxLength={120}
              autoComplete="off"
              value={values.place}
              onChange={(event) => set({ place: event.currentTarget.value })}
            />
          </Group>
          <Leads group={group} value={values.leads} onChange={(leads) => set({ leads })} />
        </Section>
        <Section title={say.present}>
          <PresentField
            group={group}
            day={day}
            value={values.present}
            onChange={(change) => setValues((now) => ({ ...now, present: change(now.present) }))}
            onGuest={() => setValues((now) => ({ ...now, guests: String((Number(now.guests) || 0) + 1) }))}
            error={errors.present}
          />
          <Group align="flex-start" gap="lg" mt="md">
            <TextInput
              id={idOf('guests')}
              label={say.guests}
              description={say.guestsHow}
              w={240}
              inputMode="numeric"
              autoComplete="off"
              value={values.guests}
              error={errors.guests}
              onChange={(event) => set({ guests: event.currentTarget.value })}
            />
            <TextInput
              id={idOf('family')}
              label={say.family}
              description={say.familyHow}
              w={240}
              inputMode="numeric"
              autoComplete="off"
              value={values.family}
              error={errors.family}
              onChange={(event) => set({ family: event.currentTarget.value })}
            />
          </Group>
        </Section>
        <Section>
          <Stack gap="md">
            <TopicsField value={values.topics} onChange={(topics) => set({ topics })} />
            <OwnTopics value={values.topics} onChange={(topics) => set({ topics })} />
            <TextFields value={values} onChange={set} />
            <TextInput
              id={idOf('next')}
              label={say.next}
              description={next ? say.nextIs(next) : say.nextHow(usualNext(group, day))}
              w={460}
              autoComplete="off"
              value={values.next}
              error={errors.next}
              onChange={(event) => set({ next: event.currentTarget.value })}
            />
          </Stack>
        </Section>
      </DraftForm>
      {asking && (
        <ConfirmDialog
          title={say.second.title}
          confirm={say.second.confirm}
          onConfirm={() => {
            setAsking(false)
            record.mutate(true)
          }}
          onClose={() => setAsking(false)}
        >
          <Text>{say.second.text(day)}</Text>
        </ConfirmDialog>
      )}
    </>
  )
}

/** Whoever leads the group, and the staff. */
function Leads(props: { group: GroupView; value: string[]; onChange: (leads: string[]) => void }) {
  const { group, value, onChange } = props
  const staff = useQuery(ask.staff.list.queryOptions())
  const members = group.facilitators.flatMap(({ who, untilDay }) =>
    who.by === 'member' && who.member && untilDay === null
      ? [{ value: `m${who.memberId}`, label: words.groups.member(who.member) }]
      : [],
  )
  const people =
    staff.data?.people.filter(mayLead).map(({ id, name }) => ({ value: `s${id}`, label: name })) ?? []
  return (
    <Checkbox.Group label={say.leads} description={say.leadsHow} value={value} onChange={onChange} mt="md">
      <Group gap="lg" mt={6}>
        {[...members, ...people].map((one) => (
          <Checkbox key={one.value} {...one} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
