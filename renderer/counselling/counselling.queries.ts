import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ask } from '../call.ts'

/** One client's counselling, as this person may see it. */
export function useClientCounselling(clientId: number) {
  return useQuery(ask.counselling.client.queryOptions({ input: { clientId }, staleTime: 0 }))
}

/** After a session was written, added to or voided. */
export function useForgetSessions(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    await cache.invalidateQueries({ queryKey: ask.counselling.key() })
    await cache.invalidateQueries({ queryKey: ask.home.key() })
  }, [cache])
}
