import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ask } from '../call.ts'

/** After a plan or a questionnaire was written. */
export function useForgetPlans(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    const keys = [ask.plans.key(), ask.scales.key(), ask.myDay.key(), ask.home.key()]
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }, [cache])
}
