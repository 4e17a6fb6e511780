import { useRef, useState } from 'react'
import type { ExportStep } from '../../shared/contract/exports.ts'
import { call } from '../call.ts'

type Input = Omit<Parameters<typeof call.exports.make>[0], 'requestId'>

/** One export under way: its rows, its end, and the way to stop it. */
export function useExport() {
  const [progress, setProgress] = useState<{ rows: number; total: number } | null>(null)
  const [done, setDone] = useState<Extract<ExportStep, { kind: 'done' }> | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)

  const start = async (inputOf: () => Promise<Input>) => {
    const control = new AbortController()
    stop.current = control
    setDone(null)
    setError(null)
    setStopped(false)
    setProgress({ rows: 0, total: 0 })
    try {
      const input = { ...(await inputOf()), requestId: crypto.randomUUID() }
      for await (const step of await call.exports.make(input, { signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else setDone(step)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      stop.current = null
    }
  }
  return { progress, done, error, stopped, start, cancel: () => stop.current?.abort() }
}
