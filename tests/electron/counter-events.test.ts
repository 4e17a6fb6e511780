import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TypedAnswers } from '../../shared/contract/counter-events.ts'
import { type Cows, cowsItems } from '../../shared/records/cows.ts'
import { answerOf } from '../helpers/answer.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic([
    { registerNumber: 1, called: 'Puia', slots: [8_000] },
    { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
    {
      registerNumber: 3,
      called: 'Sanga',
      slots: [4_000, 4_000],
      kind: 'induction',
      startDay: '2026-02-03',
      lastDoseDay: null,
    },
    {
      registerNumber: 4,
      called: 'Remi',
      sex: 'F',
      slots: [20_000],
      drug: 'methadone',
      kind: 'induction',
      startDay: '2026-02-03',
      lastDoseDay: null,
    },
  ])
})
afterEach(() => clinic.end())

const doctor = { doctorId: STAFF.doctor, pin: PINS[1] }
const minute = 60_000
const zero = Object.fromEntries(cowsItems.map((item) => [item, 0])) as Cows
const nine: Cows = { ...zero, pulse: 4, tremor: 4, yawning: 1 }
const answers = (changed: Partial<TypedAnswers> = {}): TypedAnswers => ({
  cows: nine,
  sedation: 'awake',
  breathing: 'normal',
  before: { alcohol: 'no', benzodiazepines: 'no', pregnancy: null, lastOpioid: 'short', hoursAgo: 14 },
  ...changed,
})
async function assess(registerNumber: number, slot: number, typed: TypedAnswers) {
  const { facts } = await clinic.facts(registerNumber)
  const orderId = facts.orders[0]?.id ?? 0
  return clinic.call.induction.assess({
    requestId: requestId(),
    clientId: clinic.clientId(registerNumber),
    orderId,
    slot,
    answers: typed,
  })
}

describe('the first dose of an induction', () => {
  it('is prepared only after a good assessment of today, which stands sealed in the register', async () => {
    expect(await clinic.verdict(3)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'induction_not_asked' }],
    })
    await expect(clinic.scan(3)).rejects.toThrow('blocked')
    await assess(3, 1, answers({ cows: zero }))
    expect(await clinic.verdict(3)).toMatchObject({
      reasons: [{ code: 'induction_wait' }, { code: 'cows_too_low', total: 0 }],
    })
    await assess(3, 1, answers())
    clinic.clock.pass(5 * minute)
    const doseId = clinic.openDose(await clinic.scan(3))
    await clinic.give(doseId)
    expect(clinic.count('induction_assessment')).toBe(2)
    const [row] = clinic.rows('SELECT detail FROM induction_assessment') as { detail: Uint8Array }[]
    expect(Buffer.from(row?.detail ?? []).toString('latin1')).not.toContain('awake')
  })

  it('is watched on the side list for as long as the signed rules say', async () => {
    await assess(
      4,
      1,
      answers({
        before: { alcohol: 'no', benzodiazepines: 'no', pregnancy: 'no', lastOpioid: 'short', hoursAgo: 1 },
      }),
    )
    await clinic.give(clinic.openDose(await clinic.scan(4)))
    const { watched, now } = await clinic.call.doses.board()
    expect(watched).toMatchObject([{ registerNumber: 4, why: 'first_day', until: now + 180 * minute }])
    clinic.clock.pass(181 * minute)
    expect((await clinic.call.doses.board()).watched).toEqual([])
  })

  it('needs another look before the top-up', async () => {
    await assess(3, 1, answers())
    await clinic.check(await clinic.given(3))
    clinic.clock.pass(4 * 60 * minute)
    expect(await clinic.verdict(3)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'induction_not_asked', slot: 2 }],
    })
    expect(await answerOf(assess(3, 2, answers()))).toBe('INVALID before induction_before_first')
    await assess(3, 2, answers({ before: null }))
    expect(await clinic.verdict(3)).toMatchObject({ outcome: 'due', slot: 2 })
  })

  it('of somebody drowsy goes on only with a doctor’s PIN and reason, once', async () => {
    await assess(3, 1, answers({ sedation: 'drowsy' }))
    const verdict = await clinic.verdict(3)
    expect(verdict).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'induction_doctor' }, { code: 'drowsy' }],
    })
    const decide = { requestId: requestId(), assessmentId: 1, goOn: true, reason: 'slept badly' }
    expect(
      await answerOf(clinic.call.induction.decide({ ...decide, doctorId: STAFF.nurse, pin: PINS[2] })),
    ).toBe('REFUSED no_such_doctor')
    await clinic.call.induction.decide({ ...decide, ...doctor })
    expect(await clinic.verdict(3)).toMatchObject({ outcome: 'due' })
    expect(
      await answerOf(clinic.call.induction.decide({ ...decide, requestId: requestId(), ...doctor })),
    ).toBe('REFUSED induction_decided')
  })

  it('asks every woman about pregnancy, and nothing of who has no induction', async () => {
    expect(await answerOf(assess(4, 1, answers()))).toBe('INVALID before.pregnancy pregnancy_not_asked')
    expect(await answerOf(assess(1, 1, answers()))).toBe('REFUSED induction_not_asked_for')
  })
})

describe('a lost dose', () => {
  const spill = async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    await clinic.call.doses.spill({ requestId: requestId(), doseId, note: '', approver: null })
    return doseId
  }
  const order = (doseId: number, amountMicrograms = 8_000) => ({
    requestId: requestId(),
    doseId,
    amountMicrograms,
    reason: 'dropped on the floor',
    doctorId: STAFF.doctor,
  })

  it('is given again by a doctor’s named order, out of stock, in one line of the day', async () => {
    const doseId = await spill()
    const before = clinic.balance(1)
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'see_doctor', reasons: [{ code: 'spilled' }] })
    await clinic.call.reDoses.order({ ...order(doseId), pin: PINS[1] })
    expect(clinic.count("signature WHERE kind = 're_dose'")).toBe(1)
    const again = clinic.openDose(await clinic.scan(1))
    await clinic.give(again)
    await clinic.check(again)
    expect(clinic.rows('SELECT redose_of, amount_micrograms FROM dose ORDER BY id')).toEqual([
      { redose_of: null, amount_micrograms: 8_000 },
      { redose_of: doseId, amount_micrograms: 8_000 },
    ])
    expect(clinic.balance(1)).toBe(before - 4)
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'already_given' })
    expect((await clinic.call.today.counts())?.given).toBe(1)
    expect((await clinic.call.doses.board()).given).toBe(1)
  })

  it('is ordered again once, never above what was lost, never by a nurse alone', async () => {
    const doseId = await spill()
    expect(
      await answerOf(clinic.call.reDoses.order({ ...order(doseId), doctorId: STAFF.nurse, pin: PINS[2] })),
    ).toBe('REFUSED no_such_doctor')
    expect(await answerOf(clinic.call.reDoses.order({ ...order(doseId), pin: '000000' }))).toBe(
      'REFUSED wrong_pin',
    )
    expect(await answerOf(clinic.call.reDoses.order({ ...order(doseId, 8_001), pin: PINS[1] }))).toBe(
      'REFUSED redose_above_most',
    )
    expect(await answerOf(clinic.call.reDoses.telephone({ ...order(doseId), readBack: true }))).toBe(
      'REFUSED redose_telephone_not_allowed',
    )
    await clinic.call.reDoses.order({ ...order(doseId), pin: PINS[1] })
    expect(await answerOf(clinic.call.reDoses.order({ ...order(doseId), pin: PINS[1] }))).toBe(
      'REFUSED redose_ordered_already',
    )
  })

  it('vomited methadone is half given again early, and not late', async () => {
    const vomit = async (minutesAfter: number) => {
      const doseId = clinic.openDose(await clinic.scan(2))
      await clinic.give(doseId)
      await clinic.call.doses.vomit({ requestId: requestId(), doseId, minutesAfter, seenByStaff: true })
      return doseId
    }
    const doseId = await vomit(10)
    expect(await clinic.call.counterEvents.lost({ doseId })).toMatchObject({
      mostMicrograms: 30_000,
      problems: [],
      minutesAfter: 10,
    })
    await clinic.call.reDoses.order({ ...order(doseId, 30_000), pin: PINS[1] })
    expect(await clinic.verdict(2)).toMatchObject({
      outcome: 'due',
      amountMicrograms: 30_000,
      redoseOf: doseId,
    })
  })

  it('stands on the doctor’s list and Home until somebody decides', async () => {
    const doseId = await spill()
    clinic.signIn('doctor')
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('doses_lost')
    expect((await clinic.call.counterEvents.list()).lost).toMatchObject([
      { doseId, state: 'spilled', mostMicrograms: 8_000 },
    ])
    await clinic.call.reDoses.order({ ...order(doseId), pin: PINS[1] })
    expect((await clinic.call.counterEvents.list()).lost).toEqual([])
  })
})

describe('by what a client was known', () => {
  it('is kept with the dose: card and the birth year that was asked, or nothing where there were not two', async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    await clinic.call.doses.give({ requestId: requestId(), doseId, soberSeen: false, birthYearSaid: true })
    await clinic.give(clinic.openDose(await clinic.scan(2)))
    expect(clinic.rows('SELECT dose_id, first, second FROM dose_identity')).toEqual([
      { dose_id: doseId, first: 'card', second: 'birth_year' },
    ])
  })
})

describe('a suspicion of diversion', () => {
  it('is recorded on a dose, reviewed by a doctor, and leaves the counter when it was unfounded', async () => {
    const doseId = await clinic.given(1)
    await clinic.check(doseId)
    const suspect = () =>
      clinic.call.diversions.suspect({ requestId: requestId(), doseId, seen: 'hid_it', note: 'sleeve' })
    const { board } = await suspect()
    expect(board.lastFive).toMatchObject([{ diversion: 'suspected', state: 'checked' }])
    expect(await answerOf(suspect())).toBe('REFUSED step_not_possible')
    clinic.signIn('doctor')
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('diversions_to_review')
    expect((await clinic.call.counterEvents.list()).suspected).toMatchObject([
      { doseId, seen: 'hid_it: sleeve' },
    ])
    await clinic.call.diversions.review({
      requestId: requestId(),
      doseId,
      confirmed: false,
      reason: 'a handkerchief',
    })
    expect((await clinic.call.counterEvents.list()).suspected).toEqual([])
    expect((await clinic.call.doses.board()).lastFive).toMatchObject([{ diversion: 'none' }])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).not.toContain('diversions_to_review')
  })

  it('that is confirmed is said at the next dose', async () => {
    const doseId = await clinic.given(1)
    await clinic.check(doseId)
    await clinic.call.diversions.suspect({ requestId: requestId(), doseId, seen: 'spat_it_out', note: '' })
    clinic.signIn('doctor')
    await clinic.call.diversions.review({
      requestId: requestId(),
      doseId,
      confirmed: true,
      reason: 'found in the yard',
    })
    expect((await clinic.facts(1)).lastDoses).toMatchObject([{ diversion: 'confirmed' }])
  })

  it('is nothing that a dose not given can bear', async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    const input = { requestId: requestId(), doseId, seen: 'other' as const, note: 'walked off' }
    expect(await answerOf(clinic.call.diversions.suspect(input))).toBe('REFUSED step_not_possible')
    await clinic.call.doses.refuse({ requestId: requestId(), doseId, reason: 'left', ...NONE })
  })
})
