import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { StaffList } from '../../shared/contract/staff.ts'
import { ask } from '../call.ts'

export const useStaff = () => useQuery(ask.staff.list.queryOptions())

/** Puts an act's reply where the screen looks. */
export function useStaffReply(): (reply: StaffList) => void {
  const cache = useQueryClient()
  return useCallback(
    (reply) => {
      cache.setQueryData(ask.staff.list.queryKey(), reply)
      void cache.invalidateQueries({ queryKey: ask.home.key() })
    },
    [cache],
  )
}
