import type { CounterEvents } from '../../shared/contract/counter-events.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { drugOfOrder } from '../db/dose-facts.ts'
import { lostDoseIds, reDosesToSign, suspectedDoses } from '../db/re-dose.ts'
import { openReason } from '../private-words.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { packInForce } from './dose-facts.ts'
import { doctorsOf, orderClientById } from './order-facts.ts'
import { lostDoseView } from './re-dose-facts.ts'
import { staffNames } from './staff-facts.ts'

/** What the counter leaves for a doctor. */
export const counterEvents = {
  list: signedIn.counterEvents.list.handler(({ context: { register, staff } }): CounterEvents => {
    const day = openClinicDay(register.db)
    const signed = packInForce(register)?.signed === true
    return {
      lost:
        day && signed
          ? lostDoseIds(register.db, day.day).map((id) => lostDoseView(register, staff, id))
          : null,
      ...waiting(register, staff),
    }
  }),

  lost: signedIn.counterEvents.lost.handler(({ input, context: { register, staff } }) => {
    const names = staffNames(register)
    return {
      ...lostDoseView(register, staff, input.doseId),
      doctors: doctorsOf(register).map((id) => ({ id, name: names.get(id) ?? '' })),
      telephoneAllowed: packInForce(register)?.body.telephoneOrders.allowed === true,
    }
  }),
}

function waiting(register: Register, staff: SignedIn): Omit<CounterEvents, 'lost'> {
  const { db } = register
  const names = staffNames(register)
  const name = (id: number) => names.get(id) ?? ''
  const drugOf = (doseOrderId: number) => drugOfOrder(db, doseOrderId) ?? 'buprenorphine'
  return {
    reDosesToSign: reDosesToSign(db).map((order) => ({
      id: order.id,
      client: orderClientById(register, staff, order.clientId),
      drug: drugOf(storedDose(register, order.doseId).doseOrderId),
      amountMicrograms: order.amountMicrograms,
      reason: openReason(register, 're_dose_order', order.id, order.reason),
      prescriberId: order.prescriberId,
      prescriber: name(order.prescriberId),
      by: name(order.writtenBy),
      telephoneAt: order.telephoneAt ?? order.at,
    })),
    suspected: suspectedDoses(db).map(({ id, doseId, seen, staffId, at }) => {
      const { clientId, clinicDay, doseOrderId, amountMicrograms } = storedDose(register, doseId)
      const client = orderClientById(register, staff, clientId)
      return {
        doseId,
        client,
        clinicDay,
        drug: drugOf(doseOrderId),
        amountMicrograms,
        seen: openReason(register, 'dose_event', id, seen),
        by: name(staffId),
        at,
      }
    }),
  }
}
