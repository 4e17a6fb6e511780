import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupDone, BackupStep } from '../../shared/contract/backups.ts'
import { ask, call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

/** One backup under way: its progress, its end, and the way to stop it. */
export function useBackup() {
  const work = useLongWork<BackupStep, 'starting'>('starting')
  const [done, setDone] = useState<BackupDone | null>(null)
  const cache = useQueryClient()
  const start = async (folder: string, pin: string, giveWay: number[]) => {
    setDone(null)
    await work.run(
      (options) => call.backups.make({ folder, pin, giveWay }, options),
      (step) => setDone(step.backup),
    )
    await cache.invalidateQueries({ queryKey: ask.backups.key() })
  }
  return { ...work, done, start, reset: () => setDone(null) }
}
