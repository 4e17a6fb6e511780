import { useRef, useState } from 'react'
import type { ReplayCounts, ReplayRow } from '../../shared/contract/rules.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'

/** One look back under way: how far it is, what it found, and the way to stop it. */
export function useReplay() {
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const [rows, setRows] = useState<readonly ReplayRow[]>([])
  const [counts, setCounts] = useState<ReplayCounts | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const start = async (input: { body: RulePackBody; from: ClinicDay; to: ClinicDay }) => {
    const control = new AbortController()
    stop.current = control
    setRows([])
    setCounts(null)
    setError(null)
    setStopped(false)
    setProgress({ done: 0, of: 0 })
    try {
      for await (const step of await call.rules.replay(input, { signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else if (step.kind === 'found') setRows((known) => [...known, ...step.rows])
        else setCounts(step.counts)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      stop.current = null
    }
  }
  return { progress, rows, counts, error, stopped, start, cancel: () => stop.current?.abort() }
}
