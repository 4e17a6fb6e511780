import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addOrder, ordersOfClient } from '../../electron/db/dose-order.ts'
import { verifyValue } from '../../electron/vault/signature.ts'
import { readPassport } from '../../shared/rules/passport-slip.ts'
import { reasonsOf } from '../helpers/clients.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { AWAY, day, HOME, signer, type TwoClinics, twoClinics } from './passport-clinics.ts'

let two: TwoClinics
beforeEach(async () => {
  two = await twoClinics()
})
afterEach(() => two.end())

const SAME = { requestId: '', reason: 'brought_back' as const, signer: null }

describe('a slip that this site writes', () => {
  it('is signed, claims its days, and takes nothing from the shelf', async () => {
    const before = two.home.stock()
    const slip = await two.issue(1)
    const read = readPassport(slip.digits)
    if (!read.ok) expect.fail(read.problem)
    expect(read.value).toMatchObject({
      homeSite: HOME,
      receivingSite: AWAY,
      registerNumber: 1,
      birthYear: 1990,
      fromDay: '2026-02-04',
      untilDay: '2026-02-06',
      lastDoseDay: '2026-02-02',
      slots: [{ amountMicrograms: 8_000 }],
    })
    const { signing } = two.home.register.keys
    expect(verifyValue('passport', read.value, read.signature, signing.publicKey)).toBe(true)
    expect(two.home.count("dose WHERE kind = 'passport'")).toBe(3)
    expect(two.home.count("signature WHERE kind = 'passport'")).toBe(1)
    expect(two.home.stock()).toBe(before)
    expect(JSON.stringify(read.value)).not.toContain('Puia')
  })

  it('stops every dose at home on its days, by the rule and by the database, whatever is ordered since', async () => {
    await two.issue(1)
    const client = two.clientId(1)
    expect((await two.home.verdict(client)).outcome).toBe('due')
    await two.home.dose(client)
    two.home.openDay('2026-02-04')
    expect(await two.home.verdict(client)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'on_passport', receivingSite: AWAY, untilDay: '2026-02-06' }],
    })
    // A doctor orders more, in two slots, while the slip runs: the second slot is claimed by nobody.
    two.home.register.write({ act: 'order.write', actor: STAFF.doctor }, (tx) => {
      const old = ordersOfClient(tx.db, client)[0] ?? expect.fail('no order')
      const { id, steps, end, supersededBy, signature, inForce, at, ...order } = old
      const slot = {
        step: 1,
        days: null,
        advance: 'swallowed' as const,
        leastHours: 0,
        amountMicrograms: 6_000,
      }
      return addOrder(tx, { ...order, supersedes: id, startDay: day('2026-02-04') }, [
        { ...slot, slot: 1 },
        { ...slot, slot: 2 },
      ])
    })
    const db = two.home.register.db
    const newOrder = db.prepare('SELECT max(id) FROM dose_order').pluck().get()
    const write = db.prepare(
      `INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot, attempt, kind,
         amount_micrograms, clinic_day_id, identified_by, staff_id, at, recorded_at)
       SELECT o.client_id, o.episode_id, o.id, 1, '2026-02-04', 2, 1, ?, 1000, 2, 'card', 3, 1, 1
       FROM dose_order o WHERE o.id = ?`,
    )
    for (const kind of ['observed', 'take_home', 'guest'])
      expect(() => write.run(kind, newOrder), kind).toThrow('day is on a passport')
    expect((await two.home.verdict(client)).outcome).toBe('blocked')
  })

  it('is no dose due at home, and no visit missed', async () => {
    await two.issue(1)
    await two.home.dose(two.clientId(1))
    two.home.openDay('2026-02-04')
    const rows = (await two.home.call.today.list())?.rows ?? []
    expect(rows.find(({ registerNumber }) => registerNumber === 1)?.group).toBe('not_due')
    const facts = await two.home.call.dayClose.facts()
    expect(facts?.counts).toContainEqual({ outcome: 'elsewhere', due: 0, other: 1 })
  })

  it('is refused for a hold, past days, a day with a dose, an order that ends, a guest site that nobody knows', async () => {
    const home = two.home
    expect(await reasonsOf(two.issue(5, { days: 4 }))).toEqual(['passport_order_ends'])
    expect(await reasonsOf(two.issue(1, { fromDay: '2026-02-02' }))).toEqual(['passport_from_past'])
    expect(await reasonsOf(two.issue(1, { fromDay: '2026-03-02' }))).toEqual(['passport_too_far'])
    await home.dose(two.clientId(1))
    expect(await reasonsOf(two.issue(1, { fromDay: '2026-02-03' }))).toEqual(['passport_day_taken'])
    const ask = { clientId: two.clientId(1), fromDay: day('2026-02-04'), days: 1, signer: signer('nurse') }
    for (const [site, code] of [
      [HOME, 'passport_own_site'],
      [99, 'passport_site_unknown'],
    ] as const)
      expect(
        await reasonsOf(home.call.passports.issue({ requestId: requestId(), receivingSite: site, ...ask })),
      ).toEqual([code])
    await two.issue(1)
    expect(await reasonsOf(two.issue(1, { fromDay: '2026-02-06' }))).toEqual(['passport_overlaps'])
    await home.call.holds.place({
      requestId: requestId(),
      clientId: two.clientId(2),
      kind: 'doctor',
      reason: 'See me first',
    })
    expect(await reasonsOf(two.issue(2))).toEqual(['held'])
    expect(home.count('passport')).toBe(1)
  })

  it('wants a doctor where the dose is still being found, and nobody else’s PIN', async () => {
    expect(await reasonsOf(two.issue(4))).toEqual(['passport_needs_doctor'])
    expect(await reasonsOf(two.issue(1, { who: 'otherNurse' }))).toEqual(['passport_signer'])
    expect((await two.issue(4, { who: 'doctor' })).signedBy).toBe('Dr Lalnunmawia')
  })
})

describe('a slip that comes back or is lost', () => {
  it('frees the days that are left, and not those before', async () => {
    const slip = await two.issue(1, { days: 4 })
    await two.home.dose(two.clientId(1))
    two.home.openDay('2026-02-04')
    two.home.openDay('2026-02-05')
    const end = { ...SAME, requestId: requestId(), passportId: slip.id }
    const { passports } = await two.home.call.passports.end(end)
    expect(passports[0]).toMatchObject({
      standing: 'ended',
      ended: { freeFrom: '2026-02-05' },
      unknownDays: 1,
    })
    expect((await two.home.verdict(two.clientId(1))).outcome).toBe('due')
    await two.home.dose(two.clientId(1))
    expect(await reasonsOf(two.home.call.passports.end({ ...end, requestId: requestId() }))).toEqual([
      'passport_ended',
    ])
    expect((await two.issue(1, { fromDay: '2026-02-06' })).fromDay).toBe('2026-02-06')
  })

  it('is freed as lost by a doctor alone', async () => {
    const slip = await two.issue(1)
    const lost = (who: 'nurse' | 'doctor' | null) =>
      two.home.call.passports.end({
        requestId: requestId(),
        passportId: slip.id,
        reason: 'lost',
        signer: who && signer(who),
      })
    expect(await reasonsOf(lost(null))).toEqual(['passport_needs_doctor'])
    expect(await reasonsOf(lost('nurse'))).toEqual(['passport_needs_doctor'])
    expect((await lost('doctor')).passports[0]?.standing).toBe('ended')
  })

  it('is found by its own digits when it lies on the counter again', async () => {
    const slip = await two.issue(1)
    const found = await two.home.call.passports.find({ digits: slip.digits })
    expect(found).toEqual({ passportId: slip.id, clientId: two.clientId(1), kind: 'passport' })
    expect(await reasonsOf(two.away.call.passports.find({ digits: slip.digits }))).toEqual(['slip_not_ours'])
  })
})

describe('days at another site and the ladder', () => {
  it('count as days without until somebody says what was given, and then as dosed', async () => {
    const slip = await two.issue(1, { days: 5 })
    const client = two.clientId(1)
    await two.home.dose(client)
    two.home.openDay('2026-02-09')
    const before = await two.home.verdict(client)
    expect(before.outcome).toBe('see_doctor')
    expect(before).toMatchObject({
      reasons: [
        { code: 'order_suspended', days: 5 },
        { code: 'passport_days_unknown', days: 5 },
      ],
    })
    const days = [4, 5, 6, 7, 8].map((date) => ({
      clinicDay: day(`2026-02-0${date}`),
      givenMicrograms: date === 7 ? 0 : 8_000,
    }))
    const report = (changed: object = {}) =>
      two.home.call.passports.report({
        requestId: requestId(),
        passportId: slip.id,
        source: 'telephone',
        digits: null,
        days,
        ...changed,
      })
    const tooMuch = days.map((one) => ({ ...one, givenMicrograms: 8_001 }))
    expect(await reasonsOf(report({ days: tooMuch }))).toEqual(['passport_report_too_much'])
    expect((await report()).passports[0]).toMatchObject({ unknownDays: 0 })
    expect(await two.home.verdict(client)).toMatchObject({ outcome: 'due', daysWithout: 0 })
    expect(await reasonsOf(report())).toEqual(['passport_reported'])
  })
})
