import { useRef, useState } from 'react'
import type { LedgerCheckStep } from '../../shared/contract/ledger.ts'
import { call } from '../call.ts'

type Progress = Extract<LedgerCheckStep, { kind: 'progress' }>
export type CheckResult = Extract<LedgerCheckStep, { kind: 'done' }>

/** One check under way: its progress, its result, and the way to stop it. */
export function useCheck() {
  const [progress, setProgress] = useState<Progress | 'starting' | null>(null)
  const [result, setResult] = useState<CheckResult | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const start = async () => {
    const control = new AbortController()
    stop.current = control
    setResult(null)
    setError(null)
    setStopped(false)
    setProgress('starting')
    try {
      for await (const step of await call.ledger.check(undefined, { signal: control.signal })) {
        if (step.kind === 'done') setResult(step)
        else setProgress(step)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      stop.current = null
    }
  }
  return { progress, result, error, stopped, start, cancel: () => stop.current?.abort() }
}
