import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { readBringOver } from '../../shared/rules/bring-over.ts'
import { addDays, laterDay } from '../../shared/rules/days.ts'
import { bringOverDigest, bringOverList, bringOverSummaries } from '../bring-over-list.ts'
import { isOwnRecord } from '../client-access.ts'
import { refreshIndex } from '../client-index.ts'
import { todayOf } from '../client-status.ts'
import { bringOverBatch, bringOverRows, nextBringOverBatch, takenRegisterNumbers } from '../db/bring-over.ts'
import { clientById } from '../db/client.ts'
import { allStaff } from '../db/staff.ts'
import { products } from '../db/stock.ts'
import { insert, noteAct } from '../db/write.ts'
import { unseal } from '../private-text.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { packInForce } from '../rules-in-force.ts'
import { hasAccess } from '../session.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { writeBroughtOver } from './bring-over-writing.ts'
import { provePin } from './session.ts'

export const bringOver = {
  facts: signedIn.bringOver.facts.handler(({ context: { register } }) => ({
    today: todayOf(register),
    takenNumbers: takenRegisterNumbers(register.db),
    products: products(register.db).map(({ drug, form, strengthMicrograms, stepsPerUnit }) => ({
      drug,
      form,
      strengthMicrograms,
      stepsPerUnit,
    })),
    pack: signedPack(register),
    doctors: doctorsOf(register),
  })),

  save: signedIn.bringOver.save.handler(({ input, context: { register, staff } }) => {
    const act = 'bring_over.save'
    const today = todayOf(register)
    const pack = signedPack(register) ?? refuse('pack_unsigned')
    const batch = register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (!doctorsOf(register).some(({ id }) => id === input.doctorId)) invalid('doctorId', 'doctor_unknown')
      const facts = { today, pack, takenNumbers: takenRegisterNumbers(tx.db), products: products(tx.db) }
      const { problems, entries } = readBringOver(input.rows, facts)
      const late = entries
        .filter(({ lastDoseDay, orderEnd }) => laterDay(today, addDays(lastDoseDay, 1)) > orderEnd)
        .map(({ row }) => ({ field: `rows.${row}.orderEnd`, code: 'ends_before_next_dose' }))
      const wrong = problems.map(({ row, field, ...problem }) => ({
        ...problem,
        field: `rows.${row}.${field}`,
      }))
      if (wrong.length + late.length > 0) throw new InvalidInput([...wrong, ...late])
      const number = nextBringOverBatch(tx.db)
      for (const entry of entries)
        writeBroughtOver(tx, register, { entry, batch: number, doctorId: input.doctorId, staffId: staff.id })
      return number
    })
    for (const { clientId } of bringOverRows(register.db, batch)) refreshIndex(register, clientId)
    return bringOverList(register, staff, batch)
  }),

  lists: signedIn.bringOver.lists.handler(({ context: { register } }) => bringOverSummaries(register)),

  list: signedIn.bringOver.list.handler(({ input, context: { register, staff } }) =>
    bringOverList(register, staff, input.batch),
  ),

  print: signedIn.bringOver.print.handler(async ({ input, context: { register, staff, window } }) => {
    const [first] = bringOverRows(register.db, input.batch)
    if (!first) throw new NotFound('bring_over')
    register.write({ act: 'bring_over.print', actor: staff.id }, (tx) =>
      noteAct(tx, 'brought_over', first.broughtOverId),
    )
    return { printed: await window.print() }
  }),

  sign: signedIn.bringOver.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'bring_over.sign'
    const list = bringOverBatch(register.db, input.batch)
    if (!list) throw new NotFound('bring_over')
    if (list.doctorId !== staff.id) return refuse('other_doctor')
    const rows = bringOverRows(register.db, input.batch)
    notOwnRecord(
      act,
      rows.some(({ clientId }) => {
        const client = clientById(register.db, clientId)
        return client !== undefined && isOwnRecord(register, staff, client)
      }),
    )
    await provePin(register, session, staff.id, input.pin)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (bringOverBatch(tx.db, input.batch)?.signedBy != null) return refuse('signed_before')
      return insert(tx, 'signature', {
        kind: 'bring_over',
        subjectId: input.batch,
        digest: bringOverDigest(list, bringOverRows(tx.db, input.batch)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return bringOverList(register, staff, input.batch)
  }),
}

function signedPack(register: Register): RulePackBody | null {
  const pack = packInForce(register)
  return pack?.signed ? pack.body : null
}

/** Doctors whose PIN works today: one of them is named as the prescriber of the whole list. */
function doctorsOf(register: Register): { id: number; name: string }[] {
  const today = todayOf(register)
  return allStaff(register.db)
    .filter((person) => person.role === 'doctor' && hasAccess(person, today))
    .map(({ id, name }) => ({ id, name: unseal(register, 'staff', 'name', id, name) ?? '' }))
}
