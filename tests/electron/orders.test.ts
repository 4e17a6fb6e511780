import { afterEach, describe, expect, it } from 'vitest'
import type { OrderInput } from '../../shared/contract/orders.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { answerOf } from '../helpers/answer.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

const PUIA: SeededClient = { registerNumber: 1, called: 'Puia', slots: [8_000] }
const ENDED: SeededClient = {
  registerNumber: 2,
  called: 'Mawia',
  slots: [8_000],
  endDay: '2026-02-02',
}
const NEW: SeededClient = { registerNumber: 3, called: 'Sanga', lastDoseDay: null }
const LATE: SeededClient = { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-30' }

let clinic: CounterClinic
afterEach(() => clinic?.end())

const day = (text: string) => text as ClinicDay
const flat = (amountMicrograms: number) => [
  { step: 1, days: null, advance: 'swallowed' as const, slot: 1, leastHours: 0, amountMicrograms },
]
const order = (changes: Partial<OrderInput> = {}): OrderInput => ({
  drug: 'buprenorphine',
  kind: 'maintenance',
  startDay: day('2026-02-03'),
  endDay: day('2026-03-02'),
  everyDays: 1,
  takeHomeDays: 0,
  steps: flat(8_000),
  reason: 'Stable on this dose',
  ...changes,
})

async function aClinic(who: 'doctor' | 'nurse' = 'doctor'): Promise<void> {
  clinic = await counterClinic([PUIA, ENDED, NEW, LATE])
  clinic.signIn(who)
}
const seen = (number: number) => clinic.call.orders.ofClient({ clientId: clinic.clientId(number) })
async function write(number: number, changes: Partial<OrderInput> = {}, more: object = {}) {
  const { lastOrderId } = await seen(number)
  return clinic.call.orders.write({
    requestId: requestId(),
    clientId: clinic.clientId(number),
    supersedes: lastOrderId,
    order: order(changes),
    confirmed: null,
    ...more,
  })
}

describe('a dose order', () => {
  it('takes the place of the last one, which stays as it was written', async () => {
    await aClinic()
    const { orders } = await write(1, { steps: flat(10_000) })
    const [now, before] = orders
    expect(now).toMatchObject({ standing: 'in_force', stepNow: 1, supersedes: before?.id, waits: 'no' })
    expect(before).toMatchObject({ standing: 'superseded', steps: [{ amountMicrograms: 8_000 }] })
    clinic.signIn('nurse')
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', amountMicrograms: 10_000 })
  })

  it('written for Monday leaves today’s in force, and one written for tomorrow goes before both', async () => {
    await aClinic()
    await write(1, { startDay: day('2026-02-09') })
    expect((await seen(1)).orders.map(({ standing }) => standing)).toEqual(['not_begun', 'in_force'])
    await write(1, { startDay: day('2026-02-04') })
    expect((await seen(1)).orders.map(({ standing }) => standing)).toEqual([
      'not_begun',
      'not_begun',
      'in_force',
    ])
  })

  it('is refused when another came in between, and is one order however often it is sent', async () => {
    await aClinic()
    const { lastOrderId } = await seen(1)
    await write(1, { steps: flat(10_000) })
    expect(await answerOf(write(1, {}, { supersedes: lastOrderId }))).toBe(
      'REFUSED order_superseded_meanwhile',
    )
    const request = {
      requestId: requestId(),
      clientId: clinic.clientId(3),
      supersedes: null,
      order: order({ kind: 'induction', steps: flat(4_000) }),
      confirmed: null,
    }
    await clinic.call.orders.write(request)
    await clinic.call.orders.write(request)
    expect((await seen(3)).orders).toHaveLength(1)
  })

  it('is only of amounts that the shelf’s products make, and says the nearest ones', async () => {
    await aClinic()
    const refusal = await write(1, { steps: flat(5_000) }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'INVALID',
      data: {
        problems: [
          {
            code: 'order_not_makeable',
            field: 'steps.0.amountMicrograms',
            params: { below: 4_800, above: 5_200 },
          },
        ],
      },
    })
    expect((await seen(1)).orders).toHaveLength(1)
  })

  it('of methadone above 30 mg on the first day is never saved, confirmed or not', async () => {
    await aClinic()
    const first = { drug: 'methadone' as const, kind: 'induction' as const, steps: flat(35_000) }
    const confirmed = { codes: ['first_day_blocked'], amountMicrograms: 35_000, reason: 'as before' }
    expect(await answerOf(write(3, first))).toBe('INVALID steps order_first_day_blocked')
    expect(await answerOf(write(3, first, { confirmed }))).toBe('INVALID steps order_first_day_blocked')
    expect(await answerOf(write(3, { ...first, steps: flat(20_000) }))).toBe('done')
  })

  it('above a ceiling is saved with a reason and the dose typed a second time', async () => {
    await aClinic()
    const high = { steps: flat(26_000) }
    const warned = await answerOf(write(1, high))
    expect(warned).toContain('warn_above_usual')
    const codes = warned.match(/warn_\w+/g)?.map((code) => code.slice(5)) ?? []
    const confirmed = { codes, amountMicrograms: 2_600, reason: 'Told me of withdrawal by noon' }
    expect(await answerOf(write(1, high, { confirmed }))).toBe('INVALID amountAgain order_dose_typed_differs')
    await write(1, high, { confirmed: { ...confirmed, amountMicrograms: 26_000 } })
    const line = clinic.rows("SELECT reason FROM ledger WHERE act = 'order.write' ORDER BY seq DESC LIMIT 1")
    expect(line).toEqual([{ reason: `${codes.join(', ')}: Told me of withdrawal by noon` }])
  })

  it('goes up only after the step before was swallowed its days', async () => {
    await aClinic()
    const step = (number: number, days: number | null, amountMicrograms: number) => ({
      step: number,
      days,
      advance: 'swallowed' as const,
      slot: 1,
      leastHours: 0,
      amountMicrograms,
    })
    await write(3, { kind: 'induction', steps: [step(1, 1, 4_000), step(2, null, 8_000)] })
    expect((await seen(3)).orders[0]).toMatchObject({ stepNow: 1, swallowed: [] })
    clinic.signIn('nurse')
    await clinic.check(await clinic.given(3))
    clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
      tx.db.prepare('INSERT INTO clinic_day_close VALUES (1, 0, 3, ?)').run(tx.at),
    )
    clinic.clock.pass(86_400_000)
    clinic.openDay('2026-02-04')
    expect((await seen(3)).orders[0]).toMatchObject({ stepNow: 2, swallowed: [{ step: 1, days: 1 }] })
  })

  it('is stopped by a doctor with a reason, and only while it runs', async () => {
    await aClinic()
    const [{ id } = { id: 0 }] = (await seen(1)).orders
    const stop = () =>
      clinic.call.orders.stop({ requestId: requestId(), orderId: id, reason: 'Pregnant: see first' })
    const { orders } = await stop()
    expect(orders[0]).toMatchObject({
      standing: 'stopped',
      end: { reason: 'Pregnant: see first', name: 'Dr Lalnunmawia' },
    })
    expect(await answerOf(stop())).toBe('REFUSED order_not_running')
    clinic.signIn('nurse')
    expect(await clinic.verdict(1)).toMatchObject({ reasons: [{ code: 'order_stopped' }] })
  })

  it('of an impossible schedule is told all that is wrong at once, field by field', async () => {
    await aClinic()
    const steps = [
      { step: 1, days: null, advance: 'date' as const, slot: 1, leastHours: 0, amountMicrograms: 4_000 },
      { step: 3, days: 4, advance: 'date' as const, slot: 2, leastHours: 0, amountMicrograms: 8_000 },
    ]
    const answer = await answerOf(write(1, { steps, endDay: day('2026-01-01'), takeHomeDays: 0 }))
    for (const problem of [
      'endDay order_end_before_start',
      'steps.0.days order_step_without_days',
      'steps.1.days order_last_step_has_days',
      'steps.1.step order_step_numbers',
      'steps.1.slot order_slot_numbers',
      'steps.0.advance order_increase_by_date',
    ])
      expect(answer).toContain(problem)
    expect((await seen(1)).orders).toHaveLength(1)
  })

  it('is never written for oneself, and a restricted record stays closed to the nurse', async () => {
    await aClinic()
    const clientId = clinic.clientId(1)
    const restrict = (restrictedFor: number | 'kin') =>
      clinic.call.clients.restrict({ requestId: requestId(), id: clientId, restrictedFor })
    const nurse = (await seen(1)).lastOrderId
    await restrict('kin')
    clinic.signIn('nurse')
    expect(await answerOf(seen(1))).toBe('NOT_ALLOWED restricted')
    clinic.signIn('manager')
    await restrict(STAFF.doctor)
    clinic.signIn('doctor')
    expect(
      await answerOf(
        clinic.call.orders.write({
          requestId: requestId(),
          clientId,
          supersedes: nurse,
          order: order(),
          confirmed: null,
        }),
      ),
    ).toBe('NOT_ALLOWED own_record')
  })
})

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

describe('the doctor’s list', () => {
  it('holds who is locked, whose order ends, who is held, and each is decided from it', async () => {
    await aClinic()
    const before = await clinic.call.workList.list()
    const lockedNumbers = before.locked?.map(({ client, reasons }) => [
      client.registerNumber,
      reasons[0]?.code,
    ])
    expect(lockedNumbers).toEqual([
      [2, 'order_ended'],
      [3, 'no_order'],
      [4, 'locked_ladder'],
    ])
    await write(2, { endDay: day('2026-02-06') })
    const after = await clinic.call.workList.list()
    expect(after.locked?.map(({ client }) => client.registerNumber)).toEqual([3, 4])
    expect(after.ending).toMatchObject([{ client: { registerNumber: 2, called: 'Mawia' }, daysLeft: 3 }])
  })

  it('shows a hold until a doctor releases it with a reason', async () => {
    await aClinic('nurse')
    const clientId = clinic.clientId(1)
    await clinic.call.holds.place({
      requestId: requestId(),
      clientId,
      kind: 'doctor',
      reason: 'Drowsy at the door',
    })
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'see_doctor', reasons: [{ code: 'held' }] })
    clinic.signIn('doctor')
    const { holds, locked } = await clinic.call.workList.list()
    expect(locked?.map(({ client }) => client.registerNumber)).not.toContain(1)
    expect(holds).toMatchObject([{ hold: { kind: 'doctor', reason: 'Drowsy at the door', by: 'Ramdini' } }])
    const release = () =>
      clinic.call.holds.release({
        requestId: requestId(),
        holdId: holds[0]?.hold.id ?? 0,
        reason: 'Seen, alert, no alcohol',
      })
    expect((await release()).holds).toEqual([])
    expect(await answerOf(release())).toBe('REFUSED hold_released')
    expect((await clinic.call.workList.list()).holds).toEqual([])
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
