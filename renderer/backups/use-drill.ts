import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DrillStep } from '../../shared/contract/backups.ts'
import { ask, call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

const BEGIN = { kind: 'progress', phase: 'reading', done: 0, total: 0 } as const

/** One drill under way: its progress, its end, and the way to stop it. */
export function useDrill() {
  const work = useLongWork<DrillStep, typeof BEGIN>(BEGIN)
  const [done, setDone] = useState(false)
  const cache = useQueryClient()
  const start = async () => {
    setDone(false)
    await work.run(
      (options) => call.backups.drill(undefined, options),
      () => setDone(true),
    )
    await cache.invalidateQueries({ queryKey: ask.backups.key() })
  }
  return { ...work, done, start }
}
