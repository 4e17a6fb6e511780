import { useRef, useState } from 'react'

type ProgressOf<Step> = Extract<Step, { kind: 'progress' }>
type OtherThanProgress<Step> = Exclude<Step, { kind: 'progress' }>

/**
 * Work of the machine side that says how far it is: its progress (`begin` until the first word comes, null while
 * nothing runs), what went wrong, whether somebody stopped it, and the way to stop it.
 */
export function useLongWork<Step extends { kind: string }, Begin>(begin: Begin) {
  const [progress, setProgress] = useState<ProgressOf<Step> | Begin | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)

  /** Takes every other step as it comes; ends when the work has ended, however it did. */
  const run = async (
    open: (options: { signal: AbortSignal }) => Promise<AsyncIterable<Step>>,
    take: (step: OtherThanProgress<Step>) => void,
  ) => {
    const control = new AbortController()
    stop.current = control
    setError(null)
    setStopped(false)
    setProgress(() => begin)
    try {
      for await (const step of await open({ signal: control.signal })) {
        if (isProgress(step)) setProgress(() => step)
        else take(step as OtherThanProgress<Step>)
      }
    } catch (cause) {
      if (control.signal.aborted) setStopped(true)
      else setError(cause)
    } finally {
      setProgress(null)
      stop.current = null
    }
  }

  const forget = () => {
    setError(null)
    setStopped(false)
  }
  return { progress, error, stopped, run, forget, cancel: () => stop.current?.abort() }
}

const isProgress = <Step extends { kind: string }>(step: Step): step is ProgressOf<Step> =>
  step.kind === 'progress'
