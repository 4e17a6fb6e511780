import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import { ask } from '../call.ts'

export const useClientOrders = (clientId: number) =>
  useQuery(ask.orders.ofClient.queryOptions({ input: { clientId } }))

/** Puts an act's reply where the screens look; what lists show of it is asked anew. */
export function useOrdersReply(): (reply: ClientOrders) => void {
  const cache = useQueryClient()
  return useCallback(
    (reply) => {
      const input = { clientId: reply.client.id }
      cache.setQueryData(ask.orders.ofClient.queryKey({ input }), reply)
      void cache.invalidateQueries({ queryKey: ask.workList.key() })
      void cache.invalidateQueries({ queryKey: ask.home.key() })
    },
    [cache],
  )
}
