import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ask } from '../call.ts'

export function usePlaces() {
  return useQuery(ask.referrals.places.queryOptions({ staleTime: 0 }))
}

/** After a referral or a place was written down. */
export function useForgetReferrals(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    await cache.invalidateQueries({ queryKey: ask.referrals.key() })
    await cache.invalidateQueries({ queryKey: ask.home.key() })
  }, [cache])
}
