import { useRef, useState } from 'react'
import type { BookStep, BookTarget } from '../../shared/contract/books.ts'
import type { BookScope } from '../../shared/records/book.ts'
import { call } from '../call.ts'
import { useRequestId } from '../ui/use-request-id.ts'

type Progress = Extract<BookStep, { kind: 'progress' }>
type Done = Extract<BookStep, { kind: 'done' }>

/** One book on its way: its progress, its end, and the way to stop it. */
export function useBook() {
  const [progress, setProgress] = useState<Progress | 'starting' | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const [requestId, newRequestId] = useRequestId()
  const stop = useRef<AbortController | null>(null)

  const start = async (book: BookScope & { title: string; fileName: string; to: BookTarget }) => {
    const control = new AbortController()
    stop.current = control
    setDone(null)
    setError(null)
    setStopped(false)
    setProgress('starting')
    try {
      for await (const step of await call.books.make({ ...book, requestId }, { signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else setDone(step)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      newRequestId()
      setProgress(null)
      stop.current = null
    }
  }
  const reset = () => {
    setDone(null)
    setError(null)
    setStopped(false)
  }
  return { progress, done, error, stopped, start, reset, cancel: () => stop.current?.abort() }
}
