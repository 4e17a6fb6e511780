import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QuestionView } from '../../shared/contract/questions.ts'
import type { Question } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import { ask } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { dispensing } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import classes from './ask.module.css'
import { READY_MADE, type ReadyMade } from './ready-made.ts'

const say = words.questions

/** Which question of the list the sentence began with. */
export type Begun = ReadyMade | number | null

/** Ready-made questions and those kept at this site. */
export function QuestionList(props: {
  kept: readonly QuestionView[]
  begun: Begun
  onTake: (question: Question, begun: Begun) => void
  onEnded: () => void
}) {
  const { kept, begun, onTake, onEnded } = props
  const { kind } = useSite()
  const [ending, setEnding] = useState<QuestionView | null>(null)
  const ready = (Object.keys(READY_MADE) as ReadyMade[]).filter(
    (id) => !subjectOf(READY_MADE[id].subject).dispensing || dispensing.includes(kind),
  )
  const chosen = kept.find(({ id }) => id === begun)
  return (
    <Stack gap="md">
      <Section title={say.list.ready}>
        <div className={classes.list}>
          {ready.map((id) => (
            <Item
              key={id}
              name={say.ready[id]}
              here={begun === id}
              onTake={() => onTake(READY_MADE[id], id)}
            />
          ))}
        </div>
      </Section>
      <Section title={say.list.kept}>
        <div className={classes.list}>
          {kept.length === 0 && <Text c="dimmed">{say.list.none}</Text>}
          {kept.map((one) => {
            const { question } = one
            return question === null ? (
              <Text key={one.id} c="dimmed" px={8}>
                {one.name}: {say.list.unknown}
              </Text>
            ) : (
              <Item
                key={one.id}
                name={one.name}
                here={begun === one.id}
                onTake={() => onTake(question, one.id)}
              />
            )
          })}
          {chosen && (
            <Button variant="default" mt="sm" onClick={() => setEnding(chosen)}>
              {say.list.end}
            </Button>
          )}
        </div>
      </Section>
      {ending && <EndDialog question={ending} onDone={onEnded} onClose={() => setEnding(null)} />}
    </Stack>
  )
}

function Item(props: { name: string; here: boolean; onTake: () => void }) {
  return (
    <button type="button" className={classes.item} aria-current={props.here} onClick={props.onTake}>
      {props.name}
    </button>
  )
}

function EndDialog(props: { question: QuestionView; onDone: () => void; onClose: () => void }) {
  const { question, onDone, onClose } = props
  const [requestId] = useRequestId()
  const client = useQueryClient()
  const end = useMutation(
    ask.questions.end.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: ask.questions.list.key() })
        onDone()
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={say.list.endTitle(question.name)}
      confirm={say.list.end}
      danger
      busy={end.isPending}
      onConfirm={() => end.mutate({ requestId, questionId: question.id })}
      onClose={onClose}
    >
      <ErrorSummary error={end.error} />
      <Text>{say.list.endWhy}</Text>
    </ConfirmDialog>
  )
}
