import { afterEach, describe, expect, it } from 'vitest'
import { answerOf } from '../helpers/answer.ts'
import { requestId } from '../helpers/seed-counter.ts'
import type { CounterClinic } from './counter-clinic.ts'
import { day, orderClinic } from './order-clinic.ts'

let clinic: CounterClinic
let write: Awaited<ReturnType<typeof orderClinic>>['write']
afterEach(() => clinic?.end())

async function aClinic(who: 'doctor' | 'nurse' = 'doctor'): Promise<void> {
  ;({ clinic, write } = await orderClinic(who))
}

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

  it('holds a dosing incident until its review, and Home tells the doctor of all of it', async () => {
    await aClinic('nurse')
    const doseId = await clinic.given(1)
    await clinic.call.doses.recordIncident({
      requestId: requestId(),
      doseId,
      kind: 'wrong_amount',
      swallowed: 'yes',
      amountTakenMicrograms: 16_000,
      mixedUpWith: null,
      swallowedBy: 'this_client',
      doctorCalled: true,
      naloxoneAtHand: true,
      note: 'Two strips were open',
    })
    clinic.signIn('doctor')
    const { incidents, holds } = await clinic.call.workList.list()
    expect(incidents).toMatchObject([
      {
        client: { registerNumber: 1 },
        amountTakenMicrograms: 16_000,
        orderedMicrograms: 8_000,
        by: 'Ramdini',
      },
    ])
    expect(holds).toEqual([])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('incidents_to_review')
    await clinic.call.holds.release({
      requestId: requestId(),
      holdId: incidents[0]?.holdId ?? 0,
      reason: 'Observed three hours, well',
    })
    expect((await clinic.call.workList.list()).incidents).toEqual([])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).not.toContain('incidents_to_review')
  })
})
