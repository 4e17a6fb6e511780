import { createHash } from 'node:crypto'
import { medicineName } from '../care-facts.ts'
import { openRecord } from '../client-access.ts'
import { type MedicineStored, medicineById } from '../db/care.ts'
import { siteOf } from '../db/site.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedBytes } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { careView } from './care-view.ts'
import { provePin } from './session.ts'

export const careMedicines = {
  addMedicine: signedIn.care.addMedicine.handler(({ input, context: { register, staff } }) => {
    const act = 'medicine.write'
    const { requestId, clientId, name, note } = input
    const client = openRecord(register, staff, clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const id = nextId(tx, 'client_medicine')
      return insert(tx, 'client_medicine', {
        id,
        clientId,
        name: seal(register, 'client_medicine', 'name', id, name),
        note: seal(register, 'client_medicine', 'note', id, note),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return careView(register, staff, client)
  }),

  stopMedicine: signedIn.care.stopMedicine.handler(({ input, context: { register, staff } }) => {
    const act = 'medicine.write'
    const medicine = medicineById(register.db, input.medicineId)
    if (!medicine) throw new NotFound('medicine')
    const client = openRecord(register, staff, medicine.clientId, act)
    const day = todayOf(register)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (medicineById(tx.db, medicine.id)?.stopDay !== null) return refuse('medicine_stopped')
      return insert(tx, 'client_medicine_stop', {
        clientMedicineId: medicine.id,
        day,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return careView(register, staff, client)
  }),

  reviewMedicine: signedIn.care.reviewMedicine.handler(
    async ({ input, context: { register, session, staff } }) => {
      const act = 'medicine.review'
      const medicine = medicineById(register.db, input.medicineId)
      if (!medicine) throw new NotFound('medicine')
      const client = openRecord(register, staff, medicine.clientId, act)
      await provePin(register, session, staff.id, input.pin)
      register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
        if (medicineById(tx.db, medicine.id)?.reviewedAt !== null) return refuse('medicine_reviewed')
        const digest = createHash('sha256').update(textOf(register, medicine)).digest()
        const kind = 'medicine_review' as const
        return insert(tx, 'signature', { kind, subjectId: medicine.id, digest, staffId: staff.id, at: tx.at })
      })
      return careView(register, staff, client)
    },
  ),
}

/** What the doctor signs: the register and the medicine as it was written. */
function textOf(register: Register, medicine: MedicineStored): Buffer {
  const { id, clientId, at } = medicine
  const { registerId } = siteOf(register.db)
  return signedBytes('medicine-review', {
    registerId,
    id,
    clientId,
    at,
    name: medicineName(register, medicine),
  })
}
