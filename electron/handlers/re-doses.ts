import { createHash } from 'node:crypto'
import type { ReDoseOrder } from '../../shared/records/re-dose.ts'
import { refusalOf } from '../../shared/rules/dose-refusal.ts'
import { reDoseProblems } from '../../shared/rules/re-dose.ts'
import { openRecord } from '../client-access.ts'
import { clientById } from '../db/client.ts'
import { isReDoseSigned, reDoseById } from '../db/re-dose.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { sealWords } from '../private-words.ts'
import { NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { counterReply } from './counter-facts.ts'
import { aDoctor, proveDoctor } from './doctor-proof.ts'
import { doctorsOf } from './order-facts.ts'
import { reDoseFacts, reDoseText } from './re-dose-facts.ts'
import { provePin } from './session.ts'

/** A doctor's named order to give again what was spilled or vomited; the nurse gives it at the counter. */
export const reDoses = {
  order: signedIn.reDoses.order.handler(async ({ input, context }) => {
    const { register, session, staff } = context
    const act = 're_dose.order'
    const client = clientOfDose(register, input.doseId)
    await proveDoctor(register, session, input, client, act)
    const { requestId, doctorId } = input
    register.writeOnce(requestId, { act, actor: doctorId }, (tx) => {
      const id = writeReDose(tx, register, input, 'doctor', staff.id)
      sign(tx, register, id, doctorId)
      return id
    })
    return counterReply(context, client.id)
  }),

  telephone: signedIn.reDoses.telephone.handler(({ input, context }) => {
    const { register, staff } = context
    const act = 'order.telephone'
    const client = clientOfDose(register, input.doseId)
    openRecord(register, staff, client.id, act)
    aDoctor(register, input.doctorId, client, act)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) =>
      writeReDose(tx, register, input, 'telephone', staff.id),
    )
    return counterReply(context, client.id)
  }),

  sign: signedIn.reDoses.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'order.countersign'
    const order = reDoseById(register.db, input.reDoseOrderId)
    if (!order) throw new NotFound('re_dose_order')
    openRecord(register, staff, order.clientId, act)
    const named = order.prescriberId
    if (named !== staff.id && doctorsOf(register).includes(named)) return refuse('other_doctor_named')
    await provePin(register, session, staff.id, input.pin)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (isReDoseSigned(tx.db, order.id)) refuse('already_signed')
      return sign(tx, register, order.id, staff.id)
    })
    return { signed: true as const }
  }),
}

function clientOfDose(register: Register, doseId: number) {
  const client = clientById(register.db, storedDose(register, doseId).clientId)
  if (!client) throw new NotFound('client')
  return client
}

/** Refused: as `reDoseProblems` says. */
function writeReDose(
  tx: Tx,
  register: Register,
  input: { doseId: number; amountMicrograms: number; doctorId: number; reason: string },
  via: ReDoseOrder['via'],
  writtenBy: number,
): number {
  const { doseId, amountMicrograms, doctorId, reason } = input
  const problems = reDoseProblems(reDoseFacts(register, doseId, via), amountMicrograms)
  if (problems.length > 0) throw new Refusal(problems.map(refusalOf))
  const id = nextId(tx, 're_dose_order')
  return insert(tx, 're_dose_order', {
    id,
    doseId,
    clientId: storedDose(register, doseId).clientId,
    amountMicrograms,
    via,
    prescriberId: doctorId,
    writtenBy,
    // The nurse is on the telephone with the doctor now: the dose is lost, and the client waits.
    telephoneAt: via === 'telephone' ? tx.at : null,
    reason: sealWords(register, 're_dose_order', id, null, reason),
    at: tx.at,
  })
}

function sign(tx: Tx, register: Register, id: number, staffId: number): number {
  const order = reDoseById(tx.db, id)
  if (!order) throw new NotFound('re_dose_order')
  const digest = createHash('sha256').update(reDoseText(register, order)).digest()
  return insert(tx, 'signature', { kind: 're_dose', subjectId: id, digest, staffId, at: tx.at })
}
