import { afterEach, describe, expect, it } from 'vitest'
import type { OrderInput } from '../../shared/contract/orders.ts'
import { answerOf } from '../helpers/answer.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import type { CounterClinic } from './counter-clinic.ts'
import { day, flat, order, orderClinic } from './order-clinic.ts'

let clinic: CounterClinic
let seen: Awaited<ReturnType<typeof orderClinic>>['seen']
afterEach(() => clinic?.end())

async function aClinic(who: 'doctor' | 'nurse' = 'doctor'): Promise<void> {
  ;({ clinic, seen } = await orderClinic(who))
}

describe('an order by telephone', () => {
  const DAY = 86_400_000
  async function allowed(): Promise<void> {
    await aClinic()
    await clinic.call.rules.allowTelephone({
      requestId: requestId(),
      allowed: true,
      source: 'State rules of 2024, paragraph 12',
      pin: PINS[1],
    })
    clinic.signIn('nurse')
  }
  async function telephone(number: number, changes: Partial<OrderInput> = {}, more: object = {}) {
    const { lastOrderId } = await seen(number)
    return clinic.call.orders.telephone({
      requestId: requestId(),
      clientId: clinic.clientId(number),
      supersedes: lastOrderId,
      order: order({ endDay: day('2026-02-05'), ...changes }),
      doctorId: STAFF.doctor,
      telephoneAt: clinic.clock.now() as never,
      readBack: true,
      confirmed: null,
      ...more,
    })
  }

  it('is taken only where the signed rules allow it', async () => {
    await aClinic('nurse')
    expect(await answerOf(telephone(4))).toContain('telephone_not_allowed')
  })

  it('unlocks the third day, ends within 72 hours, and is never above the last dose', async () => {
    await allowed()
    expect(await clinic.verdict(4)).toMatchObject({ outcome: 'see_doctor' })
    expect(await answerOf(telephone(4, { steps: flat(8_400) }))).toContain('telephone_above_last_dose')
    expect(await answerOf(telephone(4, { endDay: day('2026-02-07') }))).toContain('telephone_too_long')
    expect(await answerOf(telephone(4, {}, { doctorId: STAFF.manager }))).toBe('REFUSED no_such_doctor')
    const { orders } = await telephone(4)
    expect(orders[0]).toMatchObject({
      via: 'telephone',
      prescriber: 'Dr Lalnunmawia',
      writtenBy: 'Ramdini',
      waits: 'for_signature',
    })
    expect(await clinic.verdict(4)).toMatchObject({ outcome: 'due', amountMicrograms: 8_000 })
  })

  it('waits for the doctor it names, is overdue after three days, and is signed by PIN once', async () => {
    await allowed()
    const [{ id } = { id: 0 }] = (await telephone(4)).orders
    clinic.signIn('doctor')
    const list = () => clinic.call.workList.list()
    expect((await list()).toSign).toMatchObject([{ client: { registerNumber: 4 }, order: { id } }])
    clinic.clock.pass(3 * DAY + 1)
    expect((await list()).toSign[0]?.order.waits).toBe('overdue')
    const sign = (pin: string) => clinic.call.orders.sign({ requestId: requestId(), orderId: id, pin })
    expect(await answerOf(sign(PINS[0]))).toBe('REFUSED wrong_pin')
    const { orders } = await sign(PINS[1])
    expect(orders[0]).toMatchObject({ waits: 'no', signature: { name: 'Dr Lalnunmawia' } })
    expect(await answerOf(sign(PINS[1]))).toBe('REFUSED already_signed')
    expect((await list()).toSign).toEqual([])
  })

  it('may run an ended, unchanged order on for three days, once', async () => {
    await allowed()
    const bridge = async (number: number) => {
      const { lastOrderId } = await seen(number)
      return clinic.call.orders.bridge({
        requestId: requestId(),
        clientId: clinic.clientId(number),
        supersedes: lastOrderId,
        doctorId: STAFF.doctor,
        readBack: true,
        reason: 'Doctor comes on Thursday',
      })
    }
    expect(await answerOf(bridge(1))).toContain('bridge_not_ended')
    const { orders } = await bridge(2)
    expect(orders[0]).toMatchObject({
      via: 'bridge',
      startDay: '2026-02-03',
      endDay: '2026-02-05',
      standing: 'in_force',
      waits: 'for_signature',
    })
    expect(await clinic.verdict(2)).toMatchObject({ outcome: 'due', amountMicrograms: 8_000 })
    expect(await answerOf(bridge(2))).toContain('bridge_of_bridge')
    expect(await answerOf(bridge(3))).toBe('REFUSED order_bridge_without_order')
  })
})

describe('the rules of the clinic', () => {
  it('get a new version, signed with it, when telephone orders are allowed', async () => {
    await aClinic()
    const allow = (allowed: boolean, pin: string = PINS[1]) =>
      clinic.call.rules.allowTelephone({ requestId: requestId(), allowed, source: 'State rules', pin })
    expect(await answerOf(allow(true, PINS[2]))).toBe('REFUSED wrong_pin')
    expect(await answerOf(allow(false))).toBe('REFUSED nothing_changed')
    expect(await allow(true)).toMatchObject({
      version: 2,
      signedBy: 'Dr Lalnunmawia',
      body: { telephoneOrders: { allowed: true, source: 'State rules' } },
    })
    expect(clinic.count('rule_pack')).toBe(2)
  })
})
