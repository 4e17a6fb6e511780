import { Button, Group, Radio, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { PlanView } from '../../shared/contract/plans.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { pinDigits } from '../../shared/rules/pin-policy.ts'
import { call, problemsOf } from '../call.ts'
import { DraftForm } from '../ui/draft-form.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { readNext } from '../ui/read-time.ts'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.plans.form
const idOf = (field: string) => `plan-${field.replaceAll('.', '-')}`
const MOST_GOALS = 8

interface Goal {
  goal: string
  steps: string
}

/** What is kept while it is typed; the PIN never is. */
interface Values extends Record<string, unknown> {
  goals: Goal[]
  review: string
  agreed: string
}

const emptyPlan = (before: PlanView | null): Values => ({
  goals: before ? before.goals.map((goal) => ({ ...goal })) : [{ goal: '', steps: '' }],
  review: '+90',
  agreed: '',
})

/** A plan, signed with the PIN of the counsellor who wrote it. A new one begins with the goals of the last. */
export function PlanForm(props: {
  clientId: number
  today: ClinicDay
  before: PlanView | null
  onDone: () => void
  onClose: () => void
}) {
  const { clientId, today, before, onDone, onClose } = props
  const [values, setValues] = useState<Values>(() => emptyPlan(before))
  const [pin, setPin] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const draft = useDraft('plan', String(clientId), values, (found) =>
    setValues((now) => ({ ...now, ...found })),
  )
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }))
  const setGoal = (at: number, change: Partial<Goal>) =>
    setValues((now) => ({
      ...now,
      goals: now.goals.map((goal, index) => (index === at ? { ...goal, ...change } : goal)),
    }))
  const reviewDay = readNext(values.review, today)
  const write = useMutation({
    mutationFn: (day: ClinicDay) =>
      call.plans.write({
        requestId,
        clientId,
        goals: values.goals.filter(({ goal, steps }) => goal.trim() !== '' || steps.trim() !== ''),
        reviewDay: day,
        clientAgreed: values.agreed === 'yes',
        supersedes: before?.id ?? null,
        pin,
      }),
    onSuccess: () => {
      draft.clear()
      onDone()
    },
    onError: (error) => {
      setPin('')
      setProblems(problemsOf(error))
    },
  })
  const submit = () => {
    const found: Problem[] = [
      ...values.goals.flatMap(({ goal, steps }, index) =>
        goal.trim().length < 2 && (index === 0 || steps.trim() !== '')
          ? [{ field: `goals.${index}.goal`, code: 'missing' }]
          : [],
      ),
      ...(reviewDay ? [] : [{ field: 'reviewDay', code: 'not_a_date' }]),
      ...(values.agreed === '' ? [{ field: 'agreed', code: 'invalid_value' }] : []),
      ...(pin.length === pinDigits ? [] : [{ field: 'pin', code: 'missing' }]),
    ]
    setProblems(found)
    if (found.length === 0 && reviewDay) write.mutate(reviewDay)
  }
  const errors = fieldErrors(problems)
  return (
    <Section title={say.title}>
      <DraftForm
        draft={draft}
        onDrop={() => setValues(emptyPlan(before))}
        error={write.error}
        problems={problems}
        idOf={idOf}
        save={say.save}
        busy={write.isPending}
        onSave={submit}
        onCancel={onClose}
      >
        {values.goals.map((goal, index) => (
          <GoalFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a goal is known by its place and by nothing else
            key={index}
            index={index}
            goal={goal}
            error={errors[`goals.${index}.goal`]}
            onChange={(change) => setGoal(index, change)}
            onRemove={
              values.goals.length > 1
                ? () => set({ goals: values.goals.filter((_, at) => at !== index) })
                : undefined
            }
          />
        ))}
        {values.goals.length < MOST_GOALS && (
          <Button
            variant="default"
            style={{ alignSelf: 'start' }}
            onClick={() => set({ goals: [...values.goals, { goal: '', steps: '' }] })}
          >
            {say.add}
          </Button>
        )}
        <TextInput
          id={idOf('reviewDay')}
          label={say.reviewDay}
          description={reviewDay ? words.plans.plan.lookOn(reviewDay) : say.reviewHow}
          w={420}
          autoComplete="off"
          value={values.review}
          error={errors.reviewDay}
          onChange={(event) => set({ review: event.currentTarget.value })}
        />
        <Radio.Group
          label={say.agreed}
          value={values.agreed}
          error={errors.agreed}
          onChange={(agreed) => set({ agreed })}
        >
          <Group mt={4}>
            <Radio id={idOf('agreed')} value="yes" label={say.agreedYes} />
            <Radio value="no" label={say.agreedNo} />
          </Group>
        </Radio.Group>
        <PinField id={idOf('pin')} label={say.pin} value={pin} onChange={setPin} error={errors.pin} />
        <Text c="dimmed">{say.how}</Text>
      </DraftForm>
    </Section>
  )
}

function GoalFields(props: {
  index: number
  goal: Goal
  error: string | undefined
  onChange: (change: Partial<Goal>) => void
  onRemove: (() => void) | undefined
}) {
  const { index, goal, error, onChange, onRemove } = props
  return (
    <Group align="flex-start" gap="lg" wrap="nowrap">
      <Textarea
        data-autofocus={index === 0 || undefined}
        id={idOf(`goals.${index}.goal`)}
        label={say.goal(index)}
        description={say.goalHow}
        rows={2}
        maxLength={500}
        flex={1}
        value={goal.goal}
        error={error}
        onChange={(event) => onChange({ goal: event.currentTarget.value })}
      />
      <Textarea
        label={say.steps(index)}
        description={say.stepsHow}
        rows={2}
        maxLength={2_000}
        flex={1}
        value={goal.steps}
        onChange={(event) => onChange({ steps: event.currentTarget.value })}
      />
      {onRemove && (
        <Button variant="default" mt={52} onClick={onRemove} aria-label={say.remove(index)}>
          {words.plans.form.takeOut}
        </Button>
      )}
    </Group>
  )
}
