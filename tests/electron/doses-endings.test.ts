import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

describe('endings that are no dose', () => {
  it('brings tablets back when refused, and frees the slot', async () => {
    const scanned = await clinic.scan(1)
    const reply = await clinic.call.doses.refuse({
      requestId: requestId(),
      doseId: clinic.openDose(scanned),
      reason: 'did_not_want',
      ...NONE,
    })
    expect(clinic.balance(1)).toBe(1_000)
    expect(doseEligibility(reply.client.facts).outcome).toBe('due')
    expect((await clinic.scan(1)).client.open).not.toBeNull()
    expect(clinic.rows('SELECT attempt FROM dose ORDER BY id')).toEqual([{ attempt: 1 }, { attempt: 2 }])
  })

  it('wastes a poured liquid with a second person, or owes a countersign, and never blocks', async () => {
    const withhold = (doseId: number, approver: ReturnType<typeof secondPerson>) =>
      clinic.call.doses.withhold({
        requestId: requestId(),
        doseId,
        reason: 'intoxicated',
        note: '',
        poured: true,
        approver,
      })
    await withhold(clinic.openDose(await clinic.scan(2)), null)
    expect(clinic.balance(3)).toBe(880)
    expect(clinic.count('countersign_owed')).toBe(1)
    await withhold(clinic.openDose(await clinic.scan(2)), secondPerson('counsellor'))
    expect(clinic.balance(3)).toBe(760)
    expect(clinic.count('countersign_owed')).toBe(1)
    expect(clinic.count("stock_entry WHERE kind = 'wastage' AND approver_id = 5")).toBe(1)
  })

  it('puts a liquid that was never poured back into its bottle', async () => {
    const scanned = await clinic.scan(2)
    await clinic.call.doses.withhold({
      requestId: requestId(),
      doseId: clinic.openDose(scanned),
      reason: 'sedated',
      ...NONE,
    })
    expect(clinic.balance(3)).toBe(1_000)
  })

  it('keeps the slot of a spilled dose and wastes it', async () => {
    const scanned = await clinic.scan(1)
    const reply = await clinic.call.doses.spill({
      requestId: requestId(),
      doseId: clinic.openDose(scanned),
      note: '',
      approver: null,
    })
    expect(clinic.balance(1)).toBe(996)
    expect(doseEligibility(reply.client.facts)).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'spilled' }],
    })
    expect(clinic.rows('SELECT kind, steps FROM stock_entry WHERE dose_id IS NOT NULL ORDER BY id')).toEqual([
      { kind: 'issue', steps: -4 },
      { kind: 'return', steps: 4 },
      { kind: 'wastage', steps: -4 },
    ])
  })

  it('writes down vomiting with its minutes; the slot stays used', async () => {
    const given = await clinic.give(clinic.openDose(await clinic.scan(1)))
    const reply = await clinic.call.doses.vomit({
      requestId: requestId(),
      doseId: clinic.openDose(given),
      minutesAfter: 4,
      seenByStaff: true,
    })
    expect(reply.client.lastDoses[0]?.state).toBe('vomited')
    expect(doseEligibility(reply.client.facts).outcome).toBe('already_given')
    expect(clinic.rows("SELECT minutes_after, reason FROM dose_event WHERE kind = 'vomited'")).toEqual([
      { minutes_after: 4, reason: 'seen_by_staff' },
    ])
  })

  it('says why a mouth was not checked', async () => {
    const given = await clinic.give(clinic.openDose(await clinic.scan(1)))
    const doseId = clinic.openDose(given)
    const reply = await clinic.call.doses.check({
      requestId: requestId(),
      doseId,
      notChecked: 'left_early',
      note: 'ran for the bus',
    })
    expect(reply.client.lastDoses[0]?.state).toBe('not_checked')
    expect(clinic.rows("SELECT reason FROM dose_event WHERE kind = 'not_checked'")).toEqual([
      { reason: expect.stringMatching(/^left_early: sealed:[\w+/]+=*$/) },
    ])
  })

  it('writes down who came without an order, and not who is due', async () => {
    const attend = (registerNumber: number) =>
      clinic.call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(registerNumber) })
    expect((await attend(5)).client.attended).toMatchObject({ kind: 'no_order' })
    expect(await refusal(attend(1))).toBe('REFUSED dose_is_due')
  })

  it('does not give to a client who was held after the dose was prepared', async () => {
    const doseId = clinic.openDose(await clinic.scan(1))
    clinic.register.write({ act: 'hold.place', actor: STAFF.doctor }, (tx) =>
      insert(tx, 'hold', {
        clientId: clinic.clientId(1),
        kind: 'doctor',
        reason: 'see me first',
        staffId: STAFF.doctor,
        at: tx.at,
      }),
    )
    expect(await refusal(clinic.give(doseId))).toBe('REFUSED held')
  })
})

describe('a void: nobody swallowed any of it', () => {
  it('needs the own PIN alone for the own act of the day, and leaves the slot free and the stock back', async () => {
    const doseId = clinic.openDose(await clinic.give(clinic.openDose(await clinic.scan(1))))
    expect(await refusal(clinic.voidDose(doseId, { pin: '000000' }))).toBe('REFUSED wrong_pin')
    const reply = await clinic.voidDose(doseId)
    expect(clinic.balance(1)).toBe(1_000)
    expect(clinic.count('countersign_owed')).toBe(0)
    expect(doseEligibility(reply.client.facts).outcome).toBe('due')
    expect(await refusal(clinic.voidDose(doseId))).toBe('REFUSED not_voidable')
    expect(await refusal(clinic.give(doseId))).toBe('REFUSED step_not_possible')
  })

  it("owes a countersign for another's act, and names the second person where there is one", async () => {
    const first = clinic.openDose(await clinic.scan(1))
    const second = clinic.openDose(await clinic.scan(3))
    clinic.signIn('otherNurse')
    await clinic.voidDose(first, { pin: PINS[3] })
    expect(clinic.rows('SELECT act, table_name, row_id FROM countersign_owed')).toEqual([
      { act: 'dose.void', table_name: 'dose_void', row_id: first },
    ])
    await clinic.voidDose(second, { pin: PINS[3], approver: secondPerson('counsellor') })
    expect(clinic.count('countersign_owed')).toBe(1)
    expect(clinic.rows(`SELECT approver_id FROM dose_void WHERE dose_id = ${second}`)).toEqual([
      { approver_id: 5 },
    ])
    expect(
      await refusal(clinic.voidDose(second, { pin: PINS[3], approver: secondPerson('otherNurse') })),
    ).toBe('NOT_ALLOWED same_person')
  })

  it('owes a countersign for a dose whose mouth was checked', async () => {
    const doseId = clinic.openDose(await clinic.give(clinic.openDose(await clinic.scan(1))))
    await clinic.check(doseId)
    await clinic.voidDose(doseId)
    expect(clinic.count('countersign_owed')).toBe(1)
  })

  it('of a closed day owes a countersign, and a correcting line says what became of the slot', async () => {
    const doseId = await clinic.given(1)
    await clinic.check(doseId)
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.openDay('2026-02-04')
    await clinic.voidDose(doseId)
    expect(clinic.count('countersign_owed')).toBe(1)
    expect(
      clinic.rows(
        `SELECT outcome, due, amount_micrograms, corrects IS NOT NULL AS corrects FROM day_line
         WHERE client_id = ${clinic.clientId(1)} ORDER BY id`,
      ),
    ).toEqual([
      { outcome: 'taken', due: 1, amount_micrograms: 8_000, corrects: 0 },
      { outcome: 'missed', due: 1, amount_micrograms: 0, corrects: 1 },
    ])
    expect(clinic.balance(1)).toBe(1_000)
  })
})
