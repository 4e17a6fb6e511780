/**
 * Turns work that reports its steps through a callback into a stream of them; what the work returns is the last one.
 * When nobody reads on, the work is told to stop and waited for.
 */
export async function* stepStream<S>(
  signal: AbortSignal | undefined,
  work: (push: (step: S) => void, signal: AbortSignal) => Promise<S>,
): AsyncGenerator<S> {
  const waiting: S[] = []
  let wake = () => {}
  const push = (step: S) => {
    waiting.push(step)
    wake()
  }
  const stop = new AbortController()
  signal?.addEventListener('abort', () => stop.abort(), { once: true })
  if (signal?.aborted) stop.abort()
  let ended = false
  const working = work(push, stop.signal).finally(() => {
    ended = true
    wake()
  })
  working.catch(() => undefined)
  try {
    while (!ended || waiting.length > 0) {
      const next = waiting.shift()
      if (next) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    yield await working
  } finally {
    stop.abort()
    await working.catch(() => undefined)
  }
}
