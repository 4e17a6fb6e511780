import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DosingIncidentInput } from '../../shared/contract/doses.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

const incident = (doseId: number, more: Partial<DosingIncidentInput> = {}) =>
  clinic.call.doses.recordIncident({
    requestId: requestId(),
    doseId,
    kind: 'wrong_amount',
    swallowed: 'yes',
    amountTakenMicrograms: 12_000,
    mixedUpWith: null,
    swallowedBy: 'this_client',
    doctorCalled: true,
    naloxoneAtHand: true,
    note: '',
    ...more,
  })

describe('a dosing incident: somebody swallowed, or nobody is sure', () => {
  it('keeps slot and stock used, holds the client, and watches as long as the pack says', async () => {
    const reply = await incident(await clinic.given(1))
    expect(clinic.balance(1)).toBe(996)
    expect(reply.client.holds).toMatchObject([{ kind: 'incident', reason: 'wrong_amount' }])
    expect(doseEligibility(reply.client.facts).outcome).toBe('already_given')
    expect(reply.board.watched).toMatchObject([
      { registerNumber: 1, until: clinic.clock.now() + 180 * 60_000, doctorCalled: true },
    ])
    expect(
      clinic.rows('SELECT swallowed, amount_taken_micrograms, naloxone_at_hand FROM dosing_incident'),
    ).toEqual([{ swallowed: 'yes', amount_taken_micrograms: 12_000, naloxone_at_hand: 1 }])
    clinic.clock.pass(180 * 60_000)
    expect((await clinic.call.doses.board()).watched).toEqual([])
  })

  it('can never become a void afterwards, nor a second incident', async () => {
    const doseId = await clinic.given(1)
    await incident(doseId)
    expect(await refusal(clinic.voidDose(doseId))).toBe('REFUSED not_voidable')
    expect(await refusal(incident(doseId))).toBe('REFUSED step_not_possible')
  })

  it('does not follow a dose that nobody swallowed', async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    await clinic.call.doses.refuse({ requestId: requestId(), doseId, reason: 'left', ...NONE })
    expect(await refusal(incident(doseId))).toBe('REFUSED step_not_possible')
    expect(clinic.count('hold')).toBe(0)
  })

  it('takes a prepared dose that was swallowed before anybody pressed Enter', async () => {
    const reply = await incident(clinic.openDose(await clinic.scan(1)), {
      swallowed: 'unsure',
      amountTakenMicrograms: null,
    })
    expect(reply.client.lastDoses[0]?.state).toBe('incident')
    expect(clinic.balance(1)).toBe(996)
  })

  it('counts a repeat of the same request once', async () => {
    const [doseId, request] = [await clinic.given(1), requestId()]
    await incident(doseId, { requestId: request })
    await incident(doseId, { requestId: request })
    expect(clinic.count('dosing_incident')).toBe(1)
    expect(clinic.count('hold')).toBe(1)
  })

  it('wants another client who is there, and is not this one', async () => {
    const doseId = await clinic.given(1)
    expect(await refusal(incident(doseId, { mixedUpWith: 99 }))).toBe('INVALID mixedUpWith number_unknown')
    expect(await refusal(incident(doseId, { mixedUpWith: 1 }))).toBe('INVALID mixedUpWith same_client')
    expect(await refusal(incident(doseId, { swallowedBy: 'the_other' }))).toBe(
      'INVALID mixedUpWith other_client_missing',
    )
  })
})

describe('two clients mixed up', () => {
  const mixedUp = { kind: 'wrong_client', mixedUpWith: 3, swallowedBy: 'the_other' } as const

  it('leaves the other due when this client swallowed the other dose', async () => {
    await incident(await clinic.given(1), { kind: 'wrong_client', mixedUpWith: 3 })
    expect((await clinic.verdict(3)).outcome).toBe('due')
    expect((await clinic.verdict(1)).outcome).toBe('already_given')
  })

  it('uses the slot of who swallowed, frees the slot of who did not, and keeps the stock issued', async () => {
    await incident(await clinic.given(1), { ...mixedUp, amountTakenMicrograms: 8_000 })
    expect((await clinic.verdict(1)).outcome).toBe('due')
    const other = await clinic.facts(3)
    expect(doseEligibility({ ...other.facts, slot: 1 }).outcome).toBe('already_given')
    expect(other.holds).toMatchObject([{ kind: 'incident' }])
    expect(clinic.balance(1)).toBe(996)
    expect(clinic.rows('SELECT client_id, mixed_up_with FROM dosing_incident')).toEqual([
      { client_id: clinic.clientId(3), mixed_up_with: clinic.clientId(1) },
    ])
    expect(clinic.rows('SELECT amount_micrograms FROM dose ORDER BY id')).toEqual([
      { amount_micrograms: 8_000 },
      { amount_micrograms: 4_400 },
    ])
    const again = await clinic.scan(1)
    expect(again.client.open).toMatchObject({ amountMicrograms: 8_000 })
  })

  it('stands on the dose that the other had today already: swallowed twice', async () => {
    const own = await clinic.given(3)
    await incident(await clinic.given(1), { ...mixedUp, amountTakenMicrograms: null, swallowed: 'unsure' })
    expect(clinic.rows('SELECT dose_id FROM dosing_incident')).toEqual([{ dose_id: own }])
    expect(clinic.balance(1) * 2_000 + clinic.balance(2) * 400).toBe(
      1_000 * 2_000 + 1_000 * 400 - 8_000 - 4_400,
    )
  })

  it('holds and watches one who has no order, and still frees the slot of who swallowed nothing', async () => {
    const reply = await incident(await clinic.given(1), { ...mixedUp, mixedUpWith: 5 })
    expect(reply.board.watched).toMatchObject([{ registerNumber: 5 }])
    expect((await clinic.verdict(1)).outcome).toBe('due')
    expect(clinic.balance(1)).toBe(996)
  })
})

describe('what a cut in mid-dose leaves', () => {
  const finish = (doseId: number, answer: 'swallowed' | 'not' | 'unsure') =>
    clinic.call.doses.finish({
      requestId: requestId(),
      doseId,
      answer,
      poured: false,
      doctorCalled: false,
      naloxoneAtHand: false,
    })

  it('is not asked about while the program runs', async () => {
    await clinic.scan(1)
    expect((await clinic.call.doses.board()).unfinished).toBe(0)
    expect(await clinic.call.doses.unfinished()).toEqual([])
  })

  it('asks about each one by name after a restart, and takes three answers', async () => {
    const prepared = clinic.openDose(await clinic.scan(1))
    const liquid = clinic.openDose(await clinic.scan(2))
    const given = await clinic.given(3)
    await clinic.cut()
    const asked = await clinic.call.doses.unfinished()
    expect(asked.map(({ called, state }) => [called, state])).toEqual([
      ['Puia', 'prepared'],
      ['Mawia', 'prepared'],
      ['Sanga', 'given'],
    ])
    expect((await clinic.call.doses.board()).prepared).toEqual([])

    await finish(prepared, 'not')
    expect(clinic.balance(1) + clinic.balance(2)).toBe(1_997)
    expect((await clinic.verdict(1)).outcome).toBe('due')
    await finish(liquid, 'swallowed')
    expect((await clinic.verdict(2)).outcome).toBe('already_given')
    const unsure = await finish(given, 'unsure')
    expect(unsure.client.holds).toMatchObject([{ kind: 'incident', reason: 'interrupted' }])
    expect(unsure.board).toMatchObject({ unfinished: 0, watched: [{ registerNumber: 3 }] })
    expect(await refusal(finish(prepared, 'not'))).toBe('REFUSED step_not_possible')
  })

  it('owes a countersign when another person says that nobody swallowed', async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    await clinic.cut()
    clinic.signIn('otherNurse')
    await finish(doseId, 'not')
    expect(clinic.rows('SELECT table_name, owed_by FROM countersign_owed')).toEqual([
      { table_name: 'dose_void', owed_by: 4 },
    ])
  })
})
