import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { GroupView } from '../../shared/contract/group-views.ts'
import { ask } from '../call.ts'

export function useGroup(groupId: number) {
  return useQuery(ask.groups.group.queryOptions({ input: { groupId }, staleTime: 0 }))
}

export function useGroupYear(groupId: number, year: number) {
  return useQuery(ask.groups.year.queryOptions({ input: { groupId, year }, staleTime: 0 }))
}

/** After something was written: the group as the reply shows it, if it does; all else is asked for again. */
export function useGroupWritten(): (group?: GroupView) => void {
  const cache = useQueryClient()
  return useCallback(
    (group) => {
      void cache.invalidateQueries({ queryKey: ask.groups.key() })
      void cache.invalidateQueries({ queryKey: ask.home.key() })
      if (group) cache.setQueryData(ask.groups.group.queryKey({ input: { groupId: group.id } }), group)
    },
    [cache],
  )
}
