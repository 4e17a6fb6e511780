import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'

/** Whose follow-up is due until a day; null: until the end of this week. */
export function useDue(until: ClinicDay | null) {
  return useQuery(ask.followUps.due.queryOptions({ input: { until }, staleTime: 0 }))
}

export function useRoutes() {
  return useQuery(ask.followUps.routes.queryOptions({ staleTime: 0 }))
}

/** After a visit, a list or a paper was written down. */
export function useForgetFollowUps(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    await cache.invalidateQueries({ queryKey: ask.followUps.key() })
    await cache.invalidateQueries({ queryKey: ask.home.key() })
  }, [cache])
}
