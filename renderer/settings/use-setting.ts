import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettingName, SettingValue } from '../../shared/records/setting.ts'
import { ask } from '../call.ts'
import { useRequestId } from '../ui/use-request-id.ts'

/** Changes one setting; every screen that shows it knows at once. */
export function useSetting<N extends SettingName>(name: N) {
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const change = useMutation(
    ask.settings.change.mutationOptions({
      onSuccess: (now) => {
        cache.setQueryData(ask.settings.all.queryKey(), now)
        renew()
      },
    }),
  )
  return {
    send: (value: SettingValue<N>) => change.mutate({ requestId, name, value }),
    error: change.error,
    isPending: change.isPending,
    isSuccess: change.isSuccess,
  }
}
