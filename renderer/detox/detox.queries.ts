import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CampView } from '../../shared/contract/camps.ts'
import type { ClientDetox } from '../../shared/contract/detox-views.ts'
import { ask } from '../call.ts'

export function useClientDetox(clientId: number) {
  return useQuery(ask.detox.client.queryOptions({ input: { clientId }, staleTime: 0 }))
}

/** After an act: the reply is the client's page, and lists that tell of it are asked again. */
export function useKeepDetox(): (next: ClientDetox) => void {
  const cache = useQueryClient()
  return useCallback(
    (next) => {
      const { clientId } = next
      cache.setQueryData(ask.detox.client.queryKey({ input: { clientId } }), next)
      for (const queryKey of [
        ask.detox.list.key(),
        ask.camps.key(),
        ask.boxes.key(),
        ask.naloxone.key(),
        ask.clients.key(),
        ask.home.key(),
      ])
        void cache.invalidateQueries({ queryKey })
    },
    [cache],
  )
}

export function useCamp(campId: number) {
  return useQuery(ask.camps.one.queryOptions({ input: { campId }, staleTime: 0 }))
}

/** The same for a camp. */
export function useKeepCamp(): (next: CampView) => void {
  const cache = useQueryClient()
  return useCallback(
    (next) => {
      cache.setQueryData(ask.camps.one.queryKey({ input: { campId: next.id } }), next)
      void cache.invalidateQueries({ queryKey: ask.camps.list.key() })
      void cache.invalidateQueries({ queryKey: ask.detox.key() })
    },
    [cache],
  )
}
