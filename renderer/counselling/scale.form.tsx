import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientScales } from '../../shared/contract/scales.ts'
import { INSTRUMENTS, instrumentOf } from '../../shared/records/instruments.ts'
import { ScaleOccasion } from '../../shared/records/scale.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { readDate } from '../ui/read-date.ts'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Question, readAnswer } from './question.tsx'

const say = words.plans.scale
const idOf = (field: string) => `scale-${field.replaceAll('.', '-')}`

export interface Answered {
  instrument: string
  score: number
  careNow: number[]
}

interface Values extends Record<string, unknown> {
  instrument: string
  occasion: ScaleOccasion
  day: string
  /** As typed or chosen, in the order of the questions. */
  answers: string[]
}

/** One questionnaire, read to the client or filled in with them: a digit an answer. */
export function ScaleForm(props: {
  clientId: number
  data: ClientScales
  onDone: (answered: Answered) => void
  onClose: () => void
}) {
  const { clientId, data, onDone, onClose } = props
  const { due, today } = data
  const codes = data.instruments.length > 0 ? data.instruments : INSTRUMENTS.map(({ code }) => code)
  const empty = (): Values => ({
    instrument: due?.instruments[0] ?? codes[0] ?? '',
    occasion: due?.occasion ?? 'other',
    day: clinicDay(today),
    answers: [],
  })
  const [values, setValues] = useState<Values>(empty)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const draft = useDraft('scale', String(clientId), values, (found) =>
    setValues((now) => ({ ...now, ...found })),
  )
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }))
  const instrument = instrumentOf(values.instrument)
  const items = instrument?.items ?? []
  const record = useMutation({
    mutationFn: (day: ClinicDay) =>
      call.scales.record({
        requestId,
        clientId,
        instrument: values.instrument,
        day,
        occasion: values.occasion,
        answers: items.map((_, index) => readAnswer(values.answers[index] ?? '')),
      }),
    onSuccess: ({ score, careNow }) => {
      draft.clear()
      onDone({ instrument: values.instrument, score, careNow })
    },
    onError: (error) => setProblems(problemsOf(error)),
  })
  const submit = () => {
    const read = readDate(values.day)
    const found = 'day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]
    setProblems(found)
    if ('day' in read) record.mutate(read.day)
  }
  const errors = fieldErrors(problems)
  const answer = (at: number, text: string) =>
    setValues((now) => ({
      ...now,
      answers: items.map((_, index) => (index === at ? text : (now.answers[index] ?? ''))),
    }))
  return (
    <DraftForm
      draft={draft}
      onDrop={() => setValues(empty())}
      error={record.error}
      problems={problems}
      idOf={idOf}
      save={say.save}
      busy={record.isPending}
      onSave={submit}
      onCancel={onClose}
    >
      <DigitGroup
        label={say.which}
        value={values.instrument}
        onChange={(code) => set({ instrument: code, answers: [] })}
        options={codes.map((code, index) => ({
          value: code,
          digit: index + 1,
          label: instrumentOf(code)?.title ?? code,
        }))}
        error={errors.instrument}
        autoFocus
      />
      {instrument && (
        <Text fw={600} maw={760}>
          {instrument.lead}
        </Text>
      )}
      {items.map((item, index) => (
        <Question
          key={item.text}
          id={idOf(`answers.${index}`)}
          item={item}
          index={index}
          value={values.answers[index] ?? ''}
          onChange={(text) => answer(index, text)}
          error={errors[`answers.${index}`]}
        />
      ))}
      <DigitGroup
        label={say.occasion}
        value={values.occasion}
        onChange={(occasion) => set({ occasion })}
        options={ScaleOccasion.options.map((value, index) => ({
          value,
          digit: index + 1,
          label: words.plans.occasions[value],
        }))}
      />
      <DateField
        id={idOf('day')}
        label={say.day}
        value={values.day}
        onChange={(day) => set({ day })}
        error={errors.day}
      />
      {instrument && (
        <Text c="dimmed" maw={900}>
          {say.source}: {instrument.source} {instrument.licence}
        </Text>
      )}
    </DraftForm>
  )
}
