import { useState } from 'react'
import type { ExportStep } from '../../shared/contract/exports.ts'
import { call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

type Input = Omit<Parameters<typeof call.exports.make>[0], 'requestId'>

const BEGIN = { rows: 0, total: 0 }

/** One export under way: its rows, its end, and the way to stop it. */
export function useExport() {
  const work = useLongWork<ExportStep, typeof BEGIN>(BEGIN)
  const [done, setDone] = useState<Extract<ExportStep, { kind: 'done' }> | null>(null)
  const start = async (inputOf: () => Promise<Input>) => {
    setDone(null)
    await work.run(async (options) => {
      const input = { ...(await inputOf()), requestId: crypto.randomUUID() }
      return call.exports.make(input, options)
    }, setDone)
  }
  return { ...work, done, start }
}
