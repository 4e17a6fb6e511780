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
    const keys = [ask.counselling.key(), ask.appointments.key(), ask.myDay.key(), ask.home.key()]
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }, [cache])
}
