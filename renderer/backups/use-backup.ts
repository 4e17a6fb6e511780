import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BackupDone, BackupStep } from '../../shared/contract/backups.ts'
import { ask, call } from '../call.ts'

type Progress = Extract<BackupStep, { kind: 'progress' }>

/** One backup under way: its progress, its end, and the way to stop it. */
export function useBackup() {
  const [progress, setProgress] = useState<Progress | 'starting' | null>(null)
  const [done, setDone] = useState<BackupDone | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const cache = useQueryClient()

  const start = async (folder: string, pin: string, giveWay: number[]) => {
    const control = new AbortController()
    stop.current = control
    setDone(null)
    setError(null)
    setStopped(false)
    setProgress('starting')
    try {
      for await (const step of await call.backups.make(
        { folder, pin, giveWay },
        { signal: control.signal },
      )) {
        if (step.kind === 'progress') setProgress(step)
        else setDone(step.backup)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      stop.current = null
      await cache.invalidateQueries({ queryKey: ask.backups.key() })
    }
  }
  return {
    progress,
    done,
    error,
    stopped,
    start,
    cancel: () => stop.current?.abort(),
    reset: () => setDone(null),
  }
}
