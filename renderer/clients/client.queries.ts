import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { ask } from '../call.ts'

const optionsOf = (id: number) => ask.clients.profile.queryOptions({ input: { id } })

/** One client's page, asked anew whenever it is opened: a colleague may have changed it. */
export function useClient(id: number) {
  return useQuery({ ...optionsOf(id), staleTime: 0 })
}

/** Every act on a client answers with the new page: no second question. */
export function useTakeIn(): (profile: ClientProfile) => void {
  const cache = useQueryClient()
  return (profile) => {
    cache.setQueryData(optionsOf(profile.id).queryKey, profile)
    void cache.invalidateQueries({ queryKey: ask.clients.days.key() })
  }
}
