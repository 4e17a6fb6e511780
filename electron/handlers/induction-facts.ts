import { InductionAnswers } from '../../shared/records/induction.ts'
import type { AssessmentFacts } from '../../shared/rules/induction-check.ts'
import { assessmentsOfDay } from '../db/induction.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'

/** What was asked and seen of one client on one open day, as the rules read it. */
export function assessmentFacts(
  register: Register,
  clientId: number,
  clinicDayId: number,
): AssessmentFacts[] {
  return assessmentsOfDay(register.db, clientId, clinicDayId).map(
    ({ id, doseOrderId, slot, at, detail, goOn }) => ({
      id,
      doseOrderId,
      slot,
      at,
      answers: InductionAnswers.parse(
        JSON.parse(unseal(register, 'induction_assessment', 'detail', id, detail) ?? ''),
      ),
      doctorSays: goOn === null ? null : goOn === 1 ? 'go_on' : 'no',
    }),
  )
}
