import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ask } from '../call.ts'

/** After a date was agreed, or something became of one. */
export function useForgetDates(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    const keys = [ask.appointments.key(), ask.counselling.key(), ask.myDay.key(), ask.home.key()]
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }, [cache])
}
