import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { EnrolmentState, SiteCase } from '../../shared/contract/enrolments.ts'
import { CaseAnswer } from '../../shared/records/enrolment-files.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'

const say = words.enrolment.answerForm

/** What doctor or manager found out; the note stays at the site. */
export function AnswerForm(props: {
  of: SiteCase
  onDone: (next: EnrolmentState) => void
  onClose: () => void
}) {
  const { of, onDone, onClose } = props
  const [answer, setAnswer] = useState<CaseAnswer | null>(null)
  const [note, setNote] = useState('')
  const { caseNumber } = of
  return (
    <ActDialog
      title={say.title(caseNumber, of.registerNumber)}
      lead={say.lead}
      save={say.save}
      idOf={(field) => `answer-${field}`}
      check={() => (answer === null ? [{ field: 'answer', code: 'case_answer_missing' }] : [])}
      act={(requestId) =>
        call.enrolments.answer({ requestId, caseNumber, answer: answer ?? 'asked', note: note.trim() })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.answer}
            value={answer}
            onChange={setAnswer}
            error={errors.answer}
            options={CaseAnswer.options.map((value) => ({ value, label: words.enrolment.answers[value] }))}
          />
          <Textarea
            id="answer-note"
            label={say.note}
            maxLength={1_000}
            rows={3}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
