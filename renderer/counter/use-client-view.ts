import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CounterDose } from '../../shared/contract/dose-views.ts'
import { ask, call } from '../call.ts'

/** How long the tick stays in sight after a dose, before the second window goes empty. */
const TICK_MS = 8_000

/**
 * Keeps the window turned to the client in step with the counter: the open dose and each step of it, then its tick
 * for a while, then nothing. Does nothing where the site has not switched it on.
 *
 * @param open the dose of the client who stands there, prepared or under the tongue; null while there is none
 */
export function useClientView(open: CounterDose | null): void {
  const on = useQuery(ask.settings.all.queryOptions()).data?.['counter.client_window'] ?? false
  const [last, setLast] = useState<number | null>(null)
  useEffect(() => {
    if (!on) return
    void call.clientView.show({ doseId: open?.id ?? last })
    if (open) {
      setLast(open.id)
      return
    }
    const timer = setTimeout(() => setLast(null), TICK_MS)
    return () => clearTimeout(timer)
  }, [on, open, last])
}
