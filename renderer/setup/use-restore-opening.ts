import { useRef, useState } from 'react'
import type { RestoreOpened, RestoreStep } from '../../shared/contract/restore.ts'
import type { call } from '../call.ts'

export type OpeningProgress = Extract<RestoreStep, { kind: 'progress' }>
export type OpeningInput = Parameters<typeof call.restore.open>[0]

/** One backup or copy being opened: its progress, its end, and the way to stop it. */
export function useRestoreOpening(onOpened: (opened: RestoreOpened) => void) {
  const [progress, setProgress] = useState<OpeningProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const start = async (open: (options: { signal: AbortSignal }) => ReturnType<typeof call.restore.open>) => {
    const control = new AbortController()
    stop.current = control
    setError(null)
    setProgress({ kind: 'progress', phase: 'reading', done: 0, total: 0 })
    try {
      for await (const step of await open({ signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else onOpened(step.opened)
      }
    } catch (cause) {
      if (!control.signal.aborted) setError(cause)
    } finally {
      setProgress(null)
    }
  }
  return { progress, error, start, cancel: () => stop.current?.abort() }
}
