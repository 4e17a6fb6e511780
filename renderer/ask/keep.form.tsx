import { NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QuestionView } from '../../shared/contract/questions.ts'
import type { Question } from '../../shared/records/question.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { words } from '../words/index.ts'
import { questionInWords } from './question-words.ts'

const say = words.questions.keep

/** Keeps a question under a name, as a new one or in the place of one that is on the list. */
export function KeepForm(props: {
  question: Question
  kept: readonly QuestionView[]
  /** The kept question that was changed, if it was one. */
  changed: number | null
  onKept: (id: number) => void
  onClose: () => void
}) {
  const { question, kept, changed, onKept, onClose } = props
  const former = kept.find(({ id }) => id === changed)
  const [name, setName] = useState(former?.name ?? '')
  const [replaces, setReplaces] = useState(former ? String(former.id) : '')
  const client = useQueryClient()
  return (
    <ActDialog
      title={say.title}
      lead={questionInWords(question)}
      save={say.save}
      idOf={(field) => `keep-${field}`}
      check={() => (name.trim().length < 2 ? [{ field: 'name', code: 'question_name_missing' }] : [])}
      act={(requestId) =>
        call.questions.keep({
          requestId,
          name,
          question,
          replaces: replaces === '' ? null : Number(replaces),
        })
      }
      onDone={({ id }) => {
        void client.invalidateQueries({ queryKey: ask.questions.list.key() })
        onKept(id)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            id="keep-name"
            label={say.name}
            description={say.nameHow}
            maxLength={80}
            value={name}
            error={errors.name}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {kept.length > 0 && (
            <NativeSelect
              label={say.inPlace}
              value={replaces}
              data={[
                { value: '', label: say.asNew },
                ...kept.map(({ id, name: label }) => ({ value: String(id), label })),
              ]}
              onChange={(event) => setReplaces(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}
