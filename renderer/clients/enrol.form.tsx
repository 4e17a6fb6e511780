import { Button, Group, SimpleGrid, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { EpisodeKind } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { enrolmentProblems } from '../../shared/rules/enrolment.ts'
import { ask, problemsOf } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { EnrolCard } from './enrol-card.tsx'
import { EnrolCare } from './enrol-care.tsx'
import { EnrolMore } from './enrol-more.tsx'
import {
  type EnrolPart,
  type EnrolValues,
  emptyEnrolment,
  enrolmentOf,
  fieldId,
  fieldOf,
  statementOf,
} from './enrol-values.ts'
import { EnrolWho } from './enrol-who.tsx'
import type { Enrolled } from './enrolled-panel.tsx'
import { PossibleDuplicates } from './possible-duplicates.tsx'

const say = words.clients.enrol

/** Needed first, in the order in which a person asks it; what a client may add comes last. */
export function EnrolForm(props: {
  facts: { today: ClinicDay; kinds: EpisodeKind[] }
  onEnrolled: (enrolled: Enrolled) => void
}) {
  const { facts, onEnrolled } = props
  const { today, kinds } = facts
  const me = useSignedIn()
  const { kind: siteKind } = useSite()
  const empty = emptyEnrolment(kinds[0] ?? 'drop_in', me.id)
  const [values, setValues] = useState(empty)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const draft = useDraft('enrol', 'new', values, (kept) => setValues((now) => ({ ...now, ...kept })))
  const enrol = useMutation(
    ask.clients.enrol.mutationOptions({
      onSuccess: (reply) => {
        draft.clear()
        onEnrolled(reply)
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  )
  const change = (changes: Partial<EnrolValues>) => setValues((now) => ({ ...now, ...changes }))
  const save = () => {
    if (enrol.isPending) return
    const input = enrolmentOf(values, requestId, today)
    const found: Problem[] = enrolmentProblems(input, { siteKind, today })
    if (values.sex === '') found.push({ field: 'sex', code: 'sex_not_chosen' })
    setProblems(found)
    enrol.reset()
    if (found.length === 0) enrol.mutate(input)
  }
  useKey('ctrl+enter', say.save, save)
  const errors = fieldErrors(problems.map((problem) => ({ ...problem, field: fieldOf(problem.field) })))
  const part: EnrolPart = { values, change, errors, today }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        <DraftNotice
          at={draft.restoredAt}
          onDrop={() => {
            draft.clear()
            setValues(empty)
          }}
        />
        <ErrorSummary error={enrol.error} problems={problems} fieldId={fieldId} labelOf={statementOf} />
        <Section>
          <EnrolWho {...part} />
          <PossibleDuplicates {...part} />
        </Section>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Section title={say.care}>
            <EnrolCare {...part} kinds={kinds} />
          </Section>
          <Stack gap="md">
            <Section title={say.card}>
              <EnrolCard {...part} />
            </Section>
            <Group>
              <Button type="submit" size="lg" loading={enrol.isPending}>
                {say.save}
              </Button>
              <KeyHint keys="ctrl+enter" />
            </Group>
            <Section title={say.more}>
              <EnrolMore {...part} />
            </Section>
          </Stack>
        </SimpleGrid>
      </Stack>
    </form>
  )
}
