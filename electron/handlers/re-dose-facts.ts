import type { LostDoseView } from '../../shared/contract/counter-events.ts'
import type { ReDoseOrder } from '../../shared/records/re-dose.ts'
import { refusalOf } from '../../shared/rules/dose-refusal.ts'
import { mostAgain, type ReDoseFacts, reDoseProblems } from '../../shared/rules/re-dose.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { drugOfOrder } from '../db/dose-facts.ts'
import { isOrderedAgain } from '../db/re-dose.ts'
import { siteOf } from '../db/site.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { signedBytes } from '../vault/signature.ts'
import { staffName, storedDose } from './counter-doses.ts'
import { asRecord, packInForce } from './dose-facts.ts'
import { openDay } from './dose-steps.ts'
import { orderClientById } from './order-facts.ts'

/** What `dose_event.reason` of *vomited* says when somebody of the staff saw it. */
const SEEN = 'seen_by_staff'

/** What the rule of a re-dose looks at, read now. Refused: `no_open_day`, `pack_unsigned`. */
export function reDoseFacts(register: Register, doseId: number, via: ReDoseOrder['via']): ReDoseFacts {
  const stored = storedDose(register, doseId)
  const pack = packInForce(register)
  const drug = drugOfOrder(register.db, stored.doseOrderId)
  if (!drug) throw new NotFound('dose')
  if (!pack?.signed) return refuse('pack_unsigned')
  const vomited = stored.events.findLast(({ kind }) => kind === 'vomited')
  const { clinicDay, redoseOf, amountMicrograms } = stored
  return {
    dose: {
      clinicDay,
      redoseOf,
      amountMicrograms,
      state: asRecord(stored).state,
      minutesAfter: vomited?.minutesAfter ?? null,
      seenByStaff: vomited?.reason === SEEN,
    },
    today: openDay(register).day,
    ordered: isOrderedAgain(register.db, doseId),
    vomiting: rulesFor(pack.body, drug).vomiting,
    via,
    telephoneAllowed: pack.body.telephoneOrders.allowed,
  }
}

/** A lost dose as a doctor's list and the counter show it. */
export function lostDoseView(register: Register, staff: SignedIn, doseId: number): LostDoseView {
  const stored = storedDose(register, doseId)
  const facts = reDoseFacts(register, doseId, 'doctor')
  const last = stored.events.at(-1)
  const { state, minutesAfter } = facts.dose
  if (state !== 'spilled' && state !== 'vomited') return refuse('nothing_lost')
  return {
    doseId,
    client: orderClientById(register, staff, stored.clientId),
    drug: drugOfOrder(register.db, stored.doseOrderId) ?? 'buprenorphine',
    amountMicrograms: stored.amountMicrograms,
    state,
    minutesAfter,
    at: last?.at ?? stored.at,
    by: staffName(register, last?.staffId ?? stored.staffId),
    mostMicrograms: mostAgain(facts),
    problems: reDoseProblems(facts, null).map(refusalOf),
  }
}

/** What the doctor signs: the register and the order as it is stored. */
export function reDoseText(register: Register, order: ReDoseOrder): Buffer {
  return signedBytes('re-dose', { registerId: siteOf(register.db).registerId, ...order })
}
