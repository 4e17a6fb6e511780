import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Question } from '../../shared/records/question.ts'
import { ask } from '../call.ts'
import type { Shown } from './answer.tsx'
import { type Draft, draftOf, readDraft } from './draft.ts'
import type { Begun } from './question-list.tsx'
import { READY_MADE } from './ready-made.ts'

interface Built {
  readonly draft: Draft
  readonly begun: Begun
}

const KEY = ['question being built']

/** What was chosen stays while somebody looks at a record and comes back; it goes with the sign-out. */
export function useBuilt(ready: keyof typeof READY_MADE) {
  const client = useQueryClient()
  const first: Built = { draft: draftOf(READY_MADE[ready]), begun: ready }
  const { data: built } = useQuery<Built>({
    queryKey: KEY,
    queryFn: () => first,
    initialData: first,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return [built, (next: Built) => client.setQueryData<Built>(KEY, next)] as const
}

/** The answer to the draft, or while it is not finished to what it last asked. */
export function useAnswer(draft: Draft) {
  const read = readDraft(draft)
  const [asked, setAsked] = useState<Question | null>('question' in read ? read.question : null)
  if ('question' in read && JSON.stringify(read.question) !== JSON.stringify(asked)) setAsked(read.question)
  // The picture is drawn here; another one is no other question.
  const options = ask.questions.answer.queryOptions({
    input: { question: { ...(asked ?? READY_MADE.missed_by_weekday), chart: 'none' } },
  })
  const found = useQuery({
    ...options,
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const [shown, setShown] = useState<Shown | null>(null)
  const fresh = found.data && !found.isPlaceholderData && asked ? found.data : null
  if (fresh && asked && (shown?.reply !== fresh || shown.question !== asked))
    setShown({ question: asked, reply: fresh })
  const client = useQueryClient()
  return {
    problems: 'problems' in read ? read.problems : [],
    question: 'question' in read ? read.question : null,
    shown,
    error: found.error,
    counting: found.isFetching,
    /** Nobody counts, and what is asked is not answered: it was stopped. */
    stopped: asked !== null && !found.isFetching && !found.isError && fresh === null,
    again: () => void found.refetch(),
    stop: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}
