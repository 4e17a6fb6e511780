import { createHash } from 'node:crypto'
import { addDays } from '../../shared/rules/days.ts'
import { stepInForce } from '../../shared/rules/order-step.ts'
import { isOwnRecord, openRecord } from '../client-access.ts'
import type { ClientStored } from '../db/client.ts'
import { endOrder, type OrderStored, orderById } from '../db/dose-order.ts'
import { siteOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedBytes } from '../vault/signature.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { packInForce } from './dose-facts.ts'
import { checkFacts, clientOrders, doctorsOf, orderViews } from './order-facts.ts'
import { writeOrder } from './order-writing.ts'
import { provePin } from './session.ts'

export const orders = {
  ofClient: signedIn.orders.ofClient.handler(({ input, context: { register, staff } }) =>
    clientOrders(register, staff, openRecord(register, staff, input.clientId, 'order.see')),
  ),

  write: signedIn.orders.write.handler(({ input, context: { register, staff } }) => {
    const act = 'order.write'
    const { confirmed, supersedes, order } = input
    const client = openRecord(register, staff, input.clientId, act)
    const reason = confirmed ? `${confirmed.codes.join(', ')}: ${confirmed.reason}` : null
    register.writeOnce(input.requestId, { act, actor: staff.id, reason }, (tx) =>
      writeOrder(
        tx,
        register,
        {
          client,
          via: 'doctor',
          order,
          supersedes,
          telephoneAt: null,
          prescriberId: staff.id,
          writtenBy: staff.id,
        },
        confirmed,
      ),
    )
    return clientOrders(register, staff, client)
  }),

  stop: signedIn.orders.stop.handler(({ input, context: { register, staff } }) => {
    const act = 'order.end'
    const { requestId, orderId, reason } = input
    const { client } = orderOf(register, orderId, (id) => openRecord(register, staff, id, act))
    register.writeOnce(requestId, { act, actor: staff.id, reason }, (tx) => {
      const view = orderViews(register, client.id).find(({ id }) => id === orderId)
      if (view?.standing !== 'in_force' && view?.standing !== 'not_begun' && view?.standing !== 'unsigned')
        refuse('order_not_running')
      endOrder(tx, orderId, staff.id, reason)
      return orderId
    })
    return clientOrders(register, staff, client)
  }),

  telephone: signedIn.orders.telephone.handler(({ input, context: { register, staff } }) => {
    const act = 'order.telephone'
    const { doctorId, telephoneAt, supersedes, order, confirmed } = input
    const client = openRecord(register, staff, input.clientId, act)
    refuseDoctor(register, client, doctorId)
    const reason = confirmed ? `${confirmed.codes.join(', ')}: ${confirmed.reason}` : null
    register.writeOnce(input.requestId, { act, actor: staff.id, reason }, (tx) =>
      writeOrder(
        tx,
        register,
        {
          client,
          via: 'telephone',
          order,
          supersedes,
          telephoneAt,
          prescriberId: doctorId,
          writtenBy: staff.id,
        },
        confirmed,
      ),
    )
    return clientOrders(register, staff, client)
  }),

  bridge: signedIn.orders.bridge.handler(({ input, context: { register, staff } }) => {
    const act = 'order.telephone'
    const { doctorId, supersedes, reason } = input
    const client = openRecord(register, staff, input.clientId, act)
    refuseDoctor(register, client, doctorId)
    const ended = supersedes === null ? undefined : orderById(register.db, supersedes)
    if (ended?.clientId !== client.id) return refuse('order_bridge_without_order')
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) =>
      writeOrder(
        tx,
        register,
        {
          client,
          via: 'bridge',
          order: runOn(register, ended, reason),
          supersedes,
          telephoneAt: null,
          prescriberId: doctorId,
          writtenBy: staff.id,
        },
        null,
      ),
    )
    return clientOrders(register, staff, client)
  }),

  sign: signedIn.orders.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'order.countersign'
    const { client, order } = orderOf(register, input.orderId, (id) => openRecord(register, staff, id, act))
    if (order.via !== 'telephone' && order.via !== 'bridge') return refuse('nothing_to_sign')
    const named = order.prescriberId
    if (named !== staff.id && doctorsOf(register).includes(named)) return refuse('other_doctor_named')
    await provePin(register, session, staff.id, input.pin)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (orderById(tx.db, order.id)?.signature) refuse('already_signed')
      const digest = createHash('sha256').update(textOf(register, order)).digest()
      return insert(tx, 'signature', {
        kind: 'telephone_order',
        subjectId: order.id,
        digest,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientOrders(register, staff, client)
  }),
}

function orderOf(
  register: Register,
  orderId: number,
  open: (clientId: number) => ClientStored,
): { order: OrderStored; client: ClientStored } {
  const order = orderById(register.db, orderId)
  if (!order) throw new NotFound('order')
  return { order, client: open(order.clientId) }
}

/** The doctor on the telephone works here; nobody, on the telephone either, orders for themselves. */
function refuseDoctor(register: Register, client: ClientStored, doctorId: number): void {
  if (!doctorsOf(register).includes(doctorId)) refuse('no_such_doctor')
  const doctor = { id: doctorId, role: 'doctor', name: '' } as const
  notOwnRecord('order.telephone', isOwnRecord(register, doctor, client))
}

/** The ended order, run on from today as its last day was, for as long as the pack says after its end. */
function runOn(register: Register, ended: OrderStored, reason: string) {
  const today = todayOf(register)
  const { orders: all } = checkFacts(register, ended.clientId)
  const facts = all.find(({ id }) => id === ended.id)
  const slots = facts ? stepInForce(facts, ended.endDay).slots : []
  const days = packInForce(register)?.body.telephoneOrders.bridgeDays ?? 0
  return {
    drug: ended.drug,
    kind: ended.kind,
    startDay: today,
    endDay: addDays(ended.endDay, days),
    everyDays: ended.everyDays,
    takeHomeDays: 0,
    steps: slots.map((slot) => ({ ...slot, step: 1, days: null, advance: 'swallowed' as const })),
    reason,
  }
}

/** What the doctor signs: the register, the order as it is stored, and its steps. */
function textOf(register: Register, order: OrderStored): Buffer {
  const { supersededBy, end, signature, inForce, ...fields } = order
  return signedBytes('telephone-order', { registerId: siteOf(register.db).registerId, ...fields })
}
