import type { CheckView } from '../../shared/contract/detox-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { redFlags } from '../../shared/rules/detox-check.ts'
import { type OrderFacts, orderOfDay, stepInForce } from '../../shared/rules/order-step.ts'
import { consentsOf } from '../db/consent.ts'
import type { AdmissionStored, CheckStored } from '../db/detox.ts'
import { admissionById } from '../db/detox.ts'
import type { MedicationStored } from '../db/detox-medication.ts'
import { dosesOfClient } from '../db/dose.ts'
import { ordersOfClient } from '../db/dose-order.ts'
import { unseal } from '../private-text.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { detoxRules } from '../rules-in-force.ts'
import { besideNoDose, withChartDays } from './chart-days.ts'
import { checkAnswers } from './detox-text.ts'
import { asRecord, orderFacts } from './dose-facts.ts'

export function admissionStored(register: Register, episodeId: number): AdmissionStored {
  const admission = admissionById(register.db, episodeId)
  if (!admission) throw new NotFound('detox episode')
  return admission
}

/** A check with what it says and what was decided. The flags are those of the rules as they hold now. */
export function checkView(
  register: Register,
  check: CheckStored,
  names: ReadonlyMap<number, string>,
): CheckView {
  const { id, clientId, registerNumber, day, verdict, note, decidedBy } = check
  const answers = checkAnswers(register, check)
  return {
    ...{ id, clientId, registerNumber, day, answers },
    flags: redFlags(answers, detoxRules(register)),
    by: names.get(check.staffId) ?? '',
    used: check.used === 1,
    decision:
      verdict === null
        ? null
        : {
            verdict,
            note: unseal(register, 'detox_check_decision', 'note', id, note) ?? '',
            by: decidedBy === null ? '' : (names.get(decidedBy) ?? ''),
          },
  }
}

/** The consent to detoxification that stands, the newest; undefined without one. */
export function detoxConsent(
  register: Register,
  clientId: number,
): { id: number; day: ClinicDay } | undefined {
  return consentsOf(register.db, clientId).find(
    ({ kind, withdrawnDay }) => kind === 'detox' && withdrawnDay === null,
  )
}

export interface OrderThatDay {
  readonly id: number
  readonly drug: OrderFacts['drug']
  readonly step: number
  readonly totalMicrograms: number
}

/**
 * The order that holds for a client on a day, with the whole amount of that day. What the client got by the chart
 * counts as swallowed, so that a step is left after its days in a camp as at the counter.
 */
export function orderOn(
  register: Register,
  clientId: number,
  day: ClinicDay,
  given: readonly MedicationStored[],
): OrderThatDay | null {
  const stored = ordersOfClient(register.db, clientId).filter(({ inForce }) => inForce)
  const first = stored.map(({ startDay }) => startDay).toSorted()[0] ?? day
  const doses = dosesOfClient(register.db, clientId, first).map(asRecord)
  const charted = besideNoDose(given, doses)
  const facts = stored.map((order) => withChartDays(orderFacts(order, doses, day), charted, day))
  const found = orderOfDay(facts, day)
  if (!found.found) return null
  const { order } = found
  const { step, totalMicrograms } = stepInForce(order, day)
  return { id: order.id, drug: order.drug, step, totalMicrograms }
}
