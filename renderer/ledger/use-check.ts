import { useState } from 'react'
import type { LedgerCheckStep } from '../../shared/contract/ledger.ts'
import { call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

export type CheckResult = Extract<LedgerCheckStep, { kind: 'done' }>

/** One check under way: its progress, its result, and the way to stop it. */
export function useCheck() {
  const work = useLongWork<LedgerCheckStep, 'starting'>('starting')
  const [result, setResult] = useState<CheckResult | null>(null)
  const start = async () => {
    setResult(null)
    await work.run((options) => call.ledger.check(undefined, options), setResult)
  }
  return { ...work, result, start }
}
