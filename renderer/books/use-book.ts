import { useState } from 'react'
import type { BookStep, BookTarget } from '../../shared/contract/books.ts'
import type { BookScope } from '../../shared/records/book.ts'
import { call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'
import { useRequestId } from '../ui/use-request-id.ts'

type Done = Extract<BookStep, { kind: 'done' }>

/** One book on its way: its progress, its end, and the way to stop it. */
export function useBook() {
  const work = useLongWork<BookStep, 'starting'>('starting')
  const [done, setDone] = useState<Done | null>(null)
  const [requestId, newRequestId] = useRequestId()
  const start = async (book: BookScope & { title: string; fileName: string; to: BookTarget }) => {
    setDone(null)
    await work.run((options) => call.books.make({ ...book, requestId }, options), setDone)
    newRequestId()
  }
  const reset = () => {
    setDone(null)
    work.forget()
  }
  return { ...work, done, start, reset }
}
