import type { RestoreOpened, RestoreStep } from '../../shared/contract/restore.ts'
import type { call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

export type OpeningProgress = Extract<RestoreStep, { kind: 'progress' }>
export type OpeningInput = Parameters<typeof call.restore.open>[0]

const BEGIN = { kind: 'progress', phase: 'reading', done: 0, total: 0 } as const

/** One backup or copy being opened: its progress, its end, and the way to stop it. */
export function useRestoreOpening(onOpened: (opened: RestoreOpened) => void) {
  const work = useLongWork<RestoreStep, typeof BEGIN>(BEGIN)
  const start = (open: (options: { signal: AbortSignal }) => ReturnType<typeof call.restore.open>) =>
    work.run(open, (step) => onOpened(step.opened))
  return { ...work, start }
}
