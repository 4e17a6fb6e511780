import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ClientHealth } from '../../shared/contract/health.ts'
import { ask } from '../call.ts'

export function useServiceBoard() {
  return useQuery(ask.services.board.queryOptions({ staleTime: 0 }))
}

export function useClientHealth(clientId: number) {
  return useQuery(ask.health.client.queryOptions({ input: { clientId }, staleTime: 0 }))
}

/** After contacts were written or taken back: all that counts them is asked anew. */
export function useForgetServices(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    await cache.invalidateQueries({ queryKey: ask.services.key() })
    await cache.invalidateQueries({ queryKey: ask.health.key() })
    await cache.invalidateQueries({ queryKey: ask.naloxone.key() })
    await cache.invalidateQueries({ queryKey: ask.home.key() })
  }, [cache])
}

/** Every act of the health page replies with the page as it is now. */
export function useTakeHealth(clientId: number): (now: ClientHealth) => void {
  const cache = useQueryClient()
  return useCallback(
    (now) => {
      cache.setQueryData(ask.health.client.queryKey({ input: { clientId } }), now)
      void cache.invalidateQueries({ queryKey: ask.services.key() })
      void cache.invalidateQueries({ queryKey: ask.health.due.key() })
      void cache.invalidateQueries({ queryKey: ask.home.key() })
    },
    [cache, clientId],
  )
}
