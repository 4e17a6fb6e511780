import type { DoseVerdict } from '../../shared/rules/dose-facts.ts'

/** For which slot of which order the questions before a dose of an induction are to be asked now, or again. */
export function inductionAsked(verdict: DoseVerdict): { orderId: number; slot: number } | null {
  if (verdict.outcome !== 'blocked' && verdict.outcome !== 'see_doctor') return null
  for (const reason of verdict.reasons)
    switch (reason.code) {
      case 'induction_not_asked':
      case 'induction_asked_long_ago':
      case 'induction_wait':
      case 'induction_doctor':
        return { orderId: reason.orderId, slot: reason.slot }
    }
  return null
}
