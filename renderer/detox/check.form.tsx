import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CheckView, ClientDetox } from '../../shared/contract/detox-views.ts'
import { CheckAnswer, CheckVerdict } from '../../shared/records/detox.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useKeepDetox } from './detox.queries.ts'
import { dayOf, wholeOf, wrong } from './typed.ts'

const say = words.detox.checkForm
const idOf = (field: string) => `check-${field}`
const QUESTIONS = ['pregnant', 'seizures', 'alcohol', 'benzodiazepines'] as const
type Answers = Record<(typeof QUESTIONS)[number], CheckAnswer | null>

/** The red flags, each a digit, and the breaths as they were counted. */
export function CheckForm({ data, onClose }: { data: ClientDetox; onClose: () => void }) {
  const man = data.sex === 'M'
  const [answers, setAnswers] = useState<Answers>({
    pregnant: man ? 'no' : null,
    seizures: null,
    alcohol: null,
    benzodiazepines: null,
  })
  const [typed, setTyped] = useState('')
  const [typedDay, setDay] = useState(clinicDay(data.today))
  const keep = useKeepDetox()
  const [day, breaths] = [dayOf(typedDay), wholeOf(typed)]
  const asked = man ? QUESTIONS.slice(1) : QUESTIONS
  return (
    <ActDialog
      title={say.title}
      lead={say.lead}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...wrong(
          ...asked.map((question): [boolean, string, string] => [
            answers[question] === null,
            question,
            'check_incomplete',
          ]),
        ),
        ...wrong(
          [breaths === null || breaths > 80, 'breaths', 'check_incomplete'],
          [day === null, 'day', 'not_a_date'],
        ),
      ]}
      act={async (requestId) => {
        const { pregnant, seizures, alcohol, benzodiazepines } = answers
        if (!pregnant || !seizures || !alcohol || !benzodiazepines || breaths === null || day === null)
          throw new Error('checked before')
        const said = { pregnant, seizures, alcohol, benzodiazepines, breaths }
        return call.detox.check({ requestId, clientId: data.clientId, day, answers: said })
      }}
      onDone={(next) => {
        keep(next)
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {asked.map((question, index) => (
            <DigitGroup
              key={question}
              label={say[question]}
              value={answers[question]}
              onChange={(answer) => setAnswers((now) => ({ ...now, [question]: answer }))}
              error={errors[question]}
              autoFocus={index === 0}
              options={CheckAnswer.options.map((value, at) => ({
                value,
                digit: at + 1,
                label: say.answers[value],
              }))}
            />
          ))}
          <TextInput
            id={idOf('breaths')}
            label={say.breaths}
            inputMode="numeric"
            w={260}
            autoComplete="off"
            value={typed}
            error={errors.breaths}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <DateField id={idOf('day')} label={say.day} value={typedDay} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

/** What a doctor makes of a check that stopped. */
export function DecideForm({ check, onClose }: { check: CheckView; onClose: () => void }) {
  const say = words.detox.decideForm
  const [verdict, setVerdict] = useState<CheckVerdict | null>(null)
  const [note, setNote] = useState('')
  const keep = useKeepDetox()
  return (
    <ActDialog
      title={say.title}
      lead={check.flags.map((flag) => words.detox.flags[flag]).join(', ')}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [verdict === null, 'verdict', 'check_incomplete'],
          [note.trim().length < 3, 'note', 'note_missing'],
        )
      }
      act={async (requestId) => {
        if (verdict === null) throw new Error('checked before')
        return call.detox.decide({ requestId, checkId: check.id, verdict, note })
      }}
      onDone={(next) => {
        keep(next)
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.title}
            value={verdict}
            onChange={setVerdict}
            error={errors.verdict}
            autoFocus
            options={CheckVerdict.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.verdicts[value],
            }))}
          />
          <Textarea
            id={idOf('note')}
            label={say.note}
            rows={3}
            maxLength={1000}
            value={note}
            error={errors.note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
