/** Restore drills are weekly (decisions.md, *Ledger*). */
const weekMs = 7 * 86_400_000
/** Nobody is dosed now when nobody was for so long. [inference] */
export const quietMs = 5 * 60_000

export interface DrillFacts {
  /** The newest backup; null before the first. */
  readonly newest: { readonly sequence: number } | null
  readonly last: { readonly at: number; readonly sequence: number; readonly outcome: string } | null
  /** UTC milliseconds. */
  readonly now: number
}

export type DrillState = 'never' | 'good' | 'due' | 'failed'

/** How the last restore drill stands: one that failed stays failed until another succeeds. */
export function drillState({ newest, last, now }: DrillFacts): DrillState {
  if (last === null || newest === null) return 'never'
  if (last.outcome !== 'good') return 'failed'
  return Math.abs(now - last.at) >= weekMs ? 'due' : 'good'
}

/**
 * Whether a drill should begin by itself: one is due, or a newer backup lies there after one that failed; and nobody
 * was dosed for some minutes.
 * @param lastStepAt when the last step of any dose was written, UTC milliseconds; null when never
 */
export function drillBegins(facts: DrillFacts, lastStepAt: number | null): boolean {
  const { newest, last, now } = facts
  if (newest === null) return false
  if (lastStepAt !== null && Math.abs(now - lastStepAt) < quietMs) return false
  const state = drillState(facts)
  return (
    state === 'never' || state === 'due' || (state === 'failed' && newest.sequence > (last?.sequence ?? 0))
  )
}
