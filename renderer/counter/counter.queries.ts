import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Board, CounterReply } from '../../shared/contract/dose-views.ts'
import { ask } from '../call.ts'

/** The side of the counter; every act's reply brings the new one, so it is asked for once. */
export function useBoard(): Board | undefined {
  return useQuery(ask.doses.board.queryOptions()).data
}

/** Puts the reply of an act where the screens look. Other lists ask anew when they are shown next. */
export function useReply(): (reply: CounterReply) => void {
  const cache = useQueryClient()
  return useCallback(({ board }) => cache.setQueryData(ask.doses.board.queryKey(), board), [cache])
}

/** Now, counted on from the moment that the server side named: the window reads no clock of its own. */
export function useNow(named: number): number {
  const [since, setSince] = useState({ named, at: performance.now(), passed: 0 })
  if (since.named !== named) setSince({ named, at: performance.now(), passed: 0 })
  useEffect(() => {
    const timer = setInterval(
      () => setSince((known) => ({ ...known, passed: performance.now() - known.at })),
      5_000,
    )
    return () => clearInterval(timer)
  }, [])
  return since.named + since.passed
}
