import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DrillStep } from '../../shared/contract/backups.ts'
import { ask, call } from '../call.ts'

type Progress = Extract<DrillStep, { kind: 'progress' }>

/** One drill under way: its progress, its end, and the way to stop it. */
export function useDrill() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [done, setDone] = useState(false)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const cache = useQueryClient()
  const start = async () => {
    const control = new AbortController()
    stop.current = control
    setError(null)
    setDone(false)
    setStopped(false)
    setProgress({ kind: 'progress', phase: 'reading', done: 0, total: 0 })
    try {
      for await (const step of await call.backups.drill(undefined, { signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else setDone(true)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      await cache.invalidateQueries({ queryKey: ask.backups.key() })
    }
  }
  return { progress, error, done, stopped, start, cancel: () => stop.current?.abort() }
}
