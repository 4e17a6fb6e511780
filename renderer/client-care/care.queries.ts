import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import { ask } from '../call.ts'

const optionsOf = (clientId: number) => ask.care.ofClient.queryOptions({ input: { clientId } })

/** One client's states, asked anew whenever the page opens. */
export function useCare(clientId: number) {
  return useQuery({ ...optionsOf(clientId), staleTime: 0 })
}

/** Puts an act's reply on the page; what other screens show of it is asked anew. */
export function useCareReply(): (view: CareView) => void {
  const cache = useQueryClient()
  return useCallback(
    (view) => {
      cache.setQueryData(optionsOf(view.client.id).queryKey, view)
      for (const queryKey of [ask.clients.key(), ask.workList.key(), ask.home.key(), ask.orders.key()])
        void cache.invalidateQueries({ queryKey })
    },
    [cache],
  )
}
