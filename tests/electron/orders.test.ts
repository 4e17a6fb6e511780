import { afterEach, describe, expect, it } from 'vitest'
import { answerOf } from '../helpers/answer.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import type { CounterClinic } from './counter-clinic.ts'
import { day, flat, order, orderClinic } from './order-clinic.ts'

let clinic: CounterClinic
let seen: Awaited<ReturnType<typeof orderClinic>>['seen']
let write: Awaited<ReturnType<typeof orderClinic>>['write']
afterEach(() => clinic?.end())

async function aClinic(who: 'doctor' | 'nurse' = 'doctor'): Promise<void> {
  ;({ clinic, seen, write } = await orderClinic(who))
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
    await clinic.askWell(3)
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
