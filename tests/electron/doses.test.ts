import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { STAFF } from '../helpers/clinic.ts'
import { cardOf, requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

describe('who stands at the counter', () => {
  it('is found by card, by number, and refused in words when the card is wrong', async () => {
    const found = await clinic.call.doses.facts({ who: { by: 'card', digits: cardOf(1) } })
    expect(found.client).toMatchObject({
      registerNumber: 1,
      called: 'Puia',
      age: { youngest: 35, oldest: 36 },
    })
    const ask = (digits: string) => refusal(clinic.call.doses.facts({ who: { by: 'card', digits } }))
    expect(await ask('123')).toBe('REFUSED not_a_card')
    expect(await ask(cardOf(1).replace(/.$/, (last) => String((Number(last) + 1) % 10)))).toBe(
      'REFUSED card_check_digit',
    )
    expect(await ask(cardOf(77))).toBe('REFUSED card_unknown')
    expect(await refusal(clinic.facts(99))).toBe('REFUSED number_unknown')
  })

  it('shows the order, the batch and what the rule says, without a second ask', async () => {
    const verdict = doseEligibility((await clinic.facts(1)).facts)
    expect(verdict).toMatchObject({ outcome: 'due', amountMicrograms: 8_000, daysWithout: 0 })
    expect(verdict.outcome === 'due' && verdict.lines).toMatchObject([{ steps: 4, batchNumber: 'B-101' }])
    expect(doseEligibility((await clinic.facts(5)).facts)).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'no_order' }],
    })
  })
})

describe('somebody due today who is easily taken for another', () => {
  it('stands in one passive line, and never who has no order', async () => {
    await clinic.end()
    clinic = await counterClinic([
      { registerNumber: 1, called: 'Lalrinpuia', slots: [8_000], birthYear: 1990 },
      { registerNumber: 2, called: 'Rinpuia', slots: [2_000], birthYear: 1993 },
      { registerNumber: 3, called: 'Rinpuia', birthYear: 1990 },
      { registerNumber: 4, called: 'Rinpuii', slots: [2_000], sex: 'F', birthYear: 1990 },
    ])
    expect((await clinic.facts(1)).lookAlikes).toEqual([{ registerNumber: 2, called: 'Rinpuia' }])
  })
})

describe('prepared, given, checked', () => {
  it('takes four tablets at the scan, and ends with a checked mouth', async () => {
    const scanned = await clinic.scan(1)
    expect(clinic.balance(1)).toBe(996)
    expect(scanned.board.prepared).toMatchObject([{ registerNumber: 1, state: 'prepared', called: 'Puia' }])
    const given = await clinic.give(clinic.openDose(scanned))
    expect(given.board.mouthChecks).toMatchObject([
      { registerNumber: 1, checkAt: clinic.clock.now() + 600_000 },
    ])
    clinic.clock.pass(600_000)
    const done = await clinic.check(clinic.openDose(given))
    expect(done.client.open).toBeNull()
    expect(done.board).toMatchObject({ given: 1, mouthChecks: [], prepared: [] })
    expect(done.board.lastFive[0]).toMatchObject({ state: 'checked', by: 'Ramdini', voiding: 'second' })
    expect(doseEligibility(done.client.facts)).toMatchObject({
      outcome: 'already_given',
      amountMicrograms: 8_000,
      staffId: STAFF.nurse,
    })
  })

  it('writes given and checked of a liquid with one key, in whole tenths of a millilitre', async () => {
    const scanned = await clinic.scan(2)
    expect(scanned.client.open?.inHand).toMatchObject([{ form: 'liquid', steps: 120, stepsPerUnit: 10 }])
    const given = await clinic.give(clinic.openDose(scanned))
    expect(given.client.lastDoses[0]?.state).toBe('checked')
    expect(clinic.rows('SELECT kind FROM dose_event ORDER BY id')).toEqual([
      { kind: 'prepared' },
      { kind: 'given' },
      { kind: 'checked' },
    ])
    expect(clinic.balance(3)).toBe(880)
  })

  it('makes one row of ten fast Enters, and one dose of ten different scans', async () => {
    const request = requestId()
    const verdict = doseEligibility((await clinic.facts(1)).facts)
    if (verdict.outcome !== 'due') throw new Error(verdict.outcome)
    const { orderId, slot, amountMicrograms } = verdict
    const scan = (id: string) =>
      clinic.call.doses.prepare({
        requestId: id,
        clientId: clinic.clientId(1),
        identifiedBy: 'card',
        noCardReason: null,
        seen: { orderId, slot, amountMicrograms },
      })
    await Promise.all(Array.from({ length: 10 }, () => scan(request)))
    expect(clinic.count('dose')).toBe(1)
    const others = await Promise.all(Array.from({ length: 10 }, () => refusal(scan(requestId()))))
    expect(new Set(others)).toEqual(new Set(['REFUSED dose_in_progress']))
    const doseId = Number(clinic.register.db.prepare('SELECT id FROM dose').pluck().get())
    const enter = requestId()
    const enters = () => clinic.call.doses.give({ requestId: enter, doseId, soberSeen: false })
    await Promise.all(Array.from({ length: 10 }, enters))
    expect(clinic.count("dose_event WHERE kind = 'given'")).toBe(1)
    expect(await refusal(clinic.give(doseId))).toBe('REFUSED step_not_possible')
    expect(clinic.balance(1)).toBe(996)
  })

  it('keeps several clients in progress at once', async () => {
    const [first, second] = [await clinic.scan(1), await clinic.scan(3)]
    await clinic.give(clinic.openDose(first))
    const board = (await clinic.give(clinic.openDose(second))).board
    expect(board.mouthChecks.map(({ registerNumber }) => registerNumber)).toEqual([1, 3])
  })

  it('gives the second slot of a day only after its hours, and then that slot', async () => {
    const first = await clinic.scan(3)
    await clinic.check(clinic.openDose(await clinic.give(clinic.openDose(first))))
    expect(doseEligibility((await clinic.facts(3)).facts)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'wait_hours', leastHours: 4, slot: 2 }],
    })
    clinic.clock.pass(4 * 3_600_000)
    const second = await clinic.scan(3)
    expect(second.client.open).toMatchObject({ slot: 2, amountMicrograms: 4_000 })
  })

  it('asks after two days without whether the client is sober, and does not give without the answer', async () => {
    const scanned = await clinic.scan(4)
    expect(scanned.client.open?.soberAsked).toBe(true)
    expect(await refusal(clinic.give(clinic.openDose(scanned)))).toBe('REFUSED sober_not_said')
    await clinic.give(clinic.openDose(scanned), true)
    expect(clinic.rows("SELECT reason FROM dose_event WHERE kind = 'given'")).toEqual([{ reason: 'sober' }])
  })

  it('refuses when the order changed between look and hand', async () => {
    const asked = await clinic.facts(1)
    expect(doseEligibility(asked.facts)).toMatchObject({ amountMicrograms: 8_000 })
    const stale = { orderId: asked.facts.orders[0]?.id ?? 0, slot: 1, amountMicrograms: 6_000 }
    const scan = clinic.call.doses.prepare({
      requestId: requestId(),
      clientId: clinic.clientId(1),
      identifiedBy: 'card',
      noCardReason: null,
      seen: stale,
    })
    expect(await refusal(scan)).toBe('REFUSED facts_changed')
    expect(clinic.count('dose')).toBe(0)
  })

  it('wants a reason when there was no card', async () => {
    const scan = clinic.call.doses.prepare({
      requestId: requestId(),
      clientId: clinic.clientId(1),
      identifiedBy: 'number',
      noCardReason: null,
      seen: { orderId: 1, slot: 1, amountMicrograms: 8_000 },
    })
    expect(await refusal(scan)).toBe('REFUSED no_card_reason_missing')
  })
})
