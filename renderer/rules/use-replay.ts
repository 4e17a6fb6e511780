import { useState } from 'react'
import type { ReplayCounts, ReplayRow, ReplayStep } from '../../shared/contract/rules.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

const BEGIN = { done: 0, of: 0 }

/** One look back under way: how far it is, what it found, and the way to stop it. */
export function useReplay() {
  const work = useLongWork<ReplayStep, typeof BEGIN>(BEGIN)
  const [rows, setRows] = useState<readonly ReplayRow[]>([])
  const [counts, setCounts] = useState<ReplayCounts | null>(null)
  const start = async (input: { body: RulePackBody; from: ClinicDay; to: ClinicDay }) => {
    setRows([])
    setCounts(null)
    await work.run(
      (options) => call.rules.replay(input, options),
      (step) => {
        if (step.kind === 'found') setRows((known) => [...known, ...step.rows])
        else setCounts(step.counts)
      },
    )
  }
  return { ...work, rows, counts, start }
}
