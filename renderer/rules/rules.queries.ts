import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RulesView } from '../../shared/contract/rules.ts'
import { ask } from '../call.ts'

export const useRules = () => useQuery(ask.rules.pack.queryOptions())
export const useVersions = () => useQuery(ask.rules.versions.queryOptions())

/** After a signature: everything that is judged by the rules is asked anew. */
export function useRulesReply(): (reply: RulesView | null) => Promise<void> {
  const cache = useQueryClient()
  return useCallback(
    async (reply) => {
      cache.setQueryData(ask.rules.pack.queryKey(), reply)
      await cache.invalidateQueries()
    },
    [cache],
  )
}
