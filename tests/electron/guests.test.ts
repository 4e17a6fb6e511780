import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signPassport } from '../../electron/passport-signing.ts'
import { newSigningKey, signValue } from '../../electron/vault/signature.ts'
import type { Passport } from '../../shared/records/passport.ts'
import { fromDigits, toDigits } from '../../shared/rules/digit-slip.ts'
import { passportToDigits, readPassport } from '../../shared/rules/passport-slip.ts'
import { reasonsOf } from '../helpers/clients.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { AWAY, day, HOME, signer, type TwoClinics, twoClinics } from './passport-clinics.ts'

let two: TwoClinics
beforeEach(async () => {
  two = await twoClinics()
})
afterEach(() => two.end())

/** What the other site says to these digits today, in one word. */
const verdict = async (digits: string): Promise<string> => {
  const reading = await two.away.call.guests.read({ digits })
  return reading.read === 'no' ? reading.problem : reading.verdict
}
const passportOf = (digits: string): Passport => {
  const read = readPassport(digits)
  return read.ok ? read.value : expect.fail(read.problem)
}

describe('a guest, from the home site to the other and back', () => {
  it('is dosed for exactly the days and amounts of the slip, and both registers know of it', async () => {
    const { home, away } = two
    await home.dose(two.clientId(1))
    const slip = await two.issue(1)
    expect(await verdict(slip.digits)).toBe('not_yet')
    two.nextDay('2026-02-04')
    const reading = await away.call.guests.read({ digits: slip.digits })
    expect(reading).toMatchObject({
      read: 'yes',
      verdict: 'good',
      slip: { homeName: 'Centre 17', lastDoseDay: '2026-02-03' },
    })
    expect(JSON.stringify(reading)).not.toContain('1990')

    const before = away.stock()
    const { clientId } = await two.receive(slip.digits)
    expect(await verdict(slip.digits)).toBe('guest_here')
    await away.dose(clientId)
    expect(away.stock()).toBe(before - 4)
    expect(away.count("dose WHERE kind = 'guest' AND amount_micrograms = 8000")).toBe(1)
    expect((await away.verdict(clientId)).outcome).toBe('already_given')

    two.nextDay('2026-02-05')
    const early = await away.call.guests.list()
    const soFar = await away.call.guests.returnSlip({ guestId: early.guests[0]?.id ?? 0 })
    expect(soFar).toMatchObject({ soFar: true })
    expect(soFar.days.map(({ givenMicrograms }) => givenMicrograms)).toEqual([8_000, null, null])
    two.nextDay('2026-02-06')
    await away.dose(clientId)
    const [guest] = (await away.call.guests.list()).guests
    const slipHome = await away.call.guests.returnSlip({ guestId: guest?.id ?? 0 })
    expect(slipHome.soFar).toBe(false)
    expect(slipHome.days.map(({ givenMicrograms }) => givenMicrograms)).toEqual([8_000, 0, 8_000])
    const left = await away.call.guests.leave({ requestId: requestId(), guestId: guest?.id ?? 0 })
    expect(left.guests[0]?.closedDay).toBe('2026-02-06')
    expect(away.count("episode_closing WHERE reason = 'guest_left'")).toBe(1)
    expect(await verdict(slip.digits)).toBe('used')

    two.nextDay('2026-02-07')
    const found = await home.call.passports.find({ digits: slipHome.digits })
    expect(found).toMatchObject({ passportId: slip.id, kind: 'return' })
    const reply = await home.call.passports.report({
      requestId: requestId(),
      passportId: slip.id,
      source: 'return_slip',
      digits: slipHome.digits,
      days: [],
    })
    expect(reply.passports[0]?.days.map(({ givenMicrograms }) => givenMicrograms)).toEqual([8_000, 0, 8_000])
    expect(await home.verdict(two.clientId(1))).toMatchObject({ outcome: 'due', daysWithout: 0 })
  })

  it('who was dosed here on a day freed as lost, and there too, is held for the doctor, once a slip', async () => {
    const { home, away } = two
    const client = two.clientId(1)
    await home.dose(client)
    const slip = await two.issue(1)
    two.nextDay('2026-02-04')
    await away.dose((await two.receive(slip.digits)).clientId)
    await home.call.passports.end({
      requestId: requestId(),
      passportId: slip.id,
      reason: 'lost',
      signer: signer('doctor'),
    })
    await home.dose(client)
    two.nextDay('2026-02-05')
    expect((await home.verdict(client)).outcome).toBe('due')
    const [guest] = (await away.call.guests.list()).guests
    const { digits } = await away.call.guests.returnSlip({ guestId: guest?.id ?? 0 })
    const report = () =>
      home.call.passports.report({
        requestId: requestId(),
        passportId: slip.id,
        source: 'return_slip',
        digits,
        days: [],
      })
    await report()
    expect(await home.verdict(client)).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'held', kinds: ['doctor'] }],
    })
    expect(await reasonsOf(report())).toEqual(['passport_nothing_to_report'])
    expect(home.count("hold WHERE reason LIKE 'given_there_too%'")).toBe(1)
    expect(home.count("hold WHERE reason LIKE '%2026-02%'")).toBe(0)
  })

  it('has an order that no doctor here prolongs, and no dose after the last day', async () => {
    const slip = await two.issue(1, { fromDay: '2026-02-03' })
    const { clientId } = await two.receive(slip.digits)
    const { away } = two
    away.signIn('doctor')
    const { lastOrderId, facts } = await away.call.orders.ofClient({ clientId })
    const [order] = facts?.orders ?? []
    const prolonged = away.call.orders.write({
      requestId: requestId(),
      clientId,
      supersedes: lastOrderId,
      confirmed: null,
      order: {
        drug: 'buprenorphine',
        kind: 'maintenance',
        startDay: day('2026-02-04'),
        endDay: day('2026-03-02'),
        everyDays: 1,
        takeHomeDays: 0,
        steps: [...(order?.steps ?? [])],
        reason: 'Stays longer',
      },
    })
    expect(await reasonsOf(prolonged)).toEqual(['guest_order_fixed'])
    away.signIn('nurse')
    for (const text of ['2026-02-04', '2026-02-05', '2026-02-06']) away.openDay(text)
    expect(await away.verdict(clientId)).toMatchObject({ outcome: 'see_doctor' })
  })

  it('is received only with the birth year that the guest says and the amount that the nurse types, and once', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    expect(await reasonsOf(two.receive(digits, { birthYear: 1991 }))).toEqual([
      'birthYear: guest_birth_year_differs',
    ])
    expect(await reasonsOf(two.receive(digits, { dayMicrograms: 80_000 }))).toEqual([
      'dayMicrograms: guest_amount_differs',
    ])
    expect(two.away.count('client')).toBe(0)
    const id = requestId()
    const first = await two.receive(digits, { requestId: id })
    expect(await two.receive(digits, { requestId: id })).toEqual(first)
    expect(await reasonsOf(two.receive(digits))).toEqual(['slip_guest_here'])
    expect(two.away.count('guest_passport')).toBe(1)
    expect(() =>
      two.away.register.db.exec(
        `INSERT INTO guest_passport SELECT 2, client_id, 99, 99, home_site, serial, home_register_number, from_day,
           until_day, last_dose_day, last_dose_micrograms, digits, staff_id, at FROM guest_passport`,
      ),
    ).toThrow('UNIQUE')
  })

  it('keeps number and record at a second visit, where days without count from the last dose at home', async () => {
    const first = await two.issue(1, { fromDay: '2026-02-03', days: 1 })
    const one = await two.receive(first.digits)
    await two.away.dose(one.clientId)
    for (const text of ['2026-02-04', '2026-02-05', '2026-02-06']) two.nextDay(text)
    const told = [{ clinicDay: day('2026-02-03'), givenMicrograms: 8_000 }]
    const report = { passportId: first.id, source: 'telephone' as const, digits: null, days: told }
    await two.home.call.passports.report({ requestId: requestId(), ...report })
    await two.home.dose(two.clientId(1))
    const second = await two.issue(1, { fromDay: '2026-02-07' })
    two.nextDay('2026-02-07')
    const again = await two.receive(second.digits)
    expect(again).toEqual(one)
    expect(two.away.count("episode_closing WHERE reason = 'guest_left'")).toBe(1)
    expect(await two.away.verdict(again.clientId)).toMatchObject({ outcome: 'due', daysWithout: 0 })
    two.nextDay('2026-02-08')
    expect(await two.away.verdict(again.clientId)).toMatchObject({ outcome: 'due', daysWithout: 1 })
  })
})

describe('a slip that is worth nothing', () => {
  it('is never taken with any byte changed, though its check is computed anew', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    const bytes = fromDigits(digits, 115) ?? expect.fail('no bytes')
    const verdicts = new Map<string, number>()
    for (let place = 0; place < bytes.length; place += 1) {
      for (const flip of [1, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ flip
        const said = await verdict(toDigits(changed))
        verdicts.set(said, (verdicts.get(said) ?? 0) + 1)
      }
    }
    expect([...verdicts.keys()].sort()).toEqual(['forged', 'misread', 'newer', 'unknown_site'])
    expect(verdicts.get('forged')).toBeGreaterThan(200)
    expect(two.away.count('guest_passport')).toBe(0)
  })

  it('is forged when another key signed it, also one of a site on the list', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    const passport = passportOf(digits)
    const stranger = newSigningKey()
    expect(
      await verdict(passportToDigits(passport, signValue('passport', passport, stranger.secretKey))),
    ).toBe('forged')
    expect(await verdict(signPassport(two.away.register, passport))).toBe('forged')
    const asReturn = signValue('passport-return', passport, two.home.register.keys.signing.secretKey)
    expect(await verdict(passportToDigits(passport, asReturn))).toBe('forged')
    expect(await reasonsOf(two.receive(passportToDigits(passport, asReturn)))).toEqual(['slip_forged'])
  })

  it.each<[string, string, (passport: Passport) => Passport]>([
    ['for another site', 'other_site', (passport) => ({ ...passport, receivingSite: 99 })],
    ['of an unknown site', 'unknown_site', (passport) => ({ ...passport, homeSite: 98 })],
    ['not begun', 'not_yet', (passport) => ({ ...passport, fromDay: day('2026-02-04') })],
    [
      'over',
      'expired',
      (passport) => ({ ...passport, fromDay: day('2026-01-20'), untilDay: day('2026-02-02') }),
    ],
    ['good after all', 'good', (passport) => passport],
  ])('says %s', async (_, expected, change) => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    const changed = signPassport(two.home.register, change(passportOf(digits)))
    expect(await verdict(changed)).toBe(expected)
    if (expected !== 'good') expect(await reasonsOf(two.receive(changed))).toEqual([`slip_${expected}`])
  })

  it('is our own at the site that wrote it, and no card and no noise is a slip', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    const reading = await two.home.call.guests.read({ digits })
    expect(reading).toMatchObject({ verdict: 'own_slip' })
    for (const text of ['', '00170482915334', 'hello', '0'.repeat(289)])
      expect(['not_a_passport', 'misread']).toContain(await verdict(text))
  })

  it('still counts at the other site when the home order ended meanwhile, for nobody can tell it', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    two.home.signIn('doctor')
    const { orders } = await two.home.call.orders.ofClient({ clientId: two.clientId(1) })
    await two.home.call.orders.stop({
      requestId: requestId(),
      orderId: orders[0]?.id ?? 0,
      reason: 'Transferred',
    })
    expect(await verdict(digits)).toBe('good')
  })
})

describe("the office's list of sites", () => {
  const sign = async (changes: object, key = two.office.signing.secretKey) => {
    const { signSiteList } = await import('../../electron/site-list.ts')
    return JSON.stringify(signSiteList({ ...two.list, made_at: Date.UTC(2026, 1, 2), ...changes }, key))
  }

  it('is taken in from this office alone, whole, and never an older one', async () => {
    const take = (text: string) => reasonsOf(two.takeIn(two.away, text))
    expect(await take('{}')).toEqual(['not_a_site_list'])
    expect(await take('no json')).toEqual(['not_a_site_list'])
    expect(await take(await sign({}, newSigningKey().secretKey))).toEqual(['site_list_forged'])
    const good = await sign({})
    expect(await take(good.replace('Centre 17', 'Centre 18'))).toEqual(['site_list_forged'])
    expect(await take(await sign({ made_at: Date.UTC(2026, 0, 1) }))).toEqual(['site_list_older'])
    expect(await take(await sign({ made_at: Date.UTC(2026, 1, 1) }))).toEqual(['site_list_same'])
    expect(await take(await sign({ made_at: Date.UTC(2035, 1, 1) }))).toEqual(['site_list_future'])
    const twice = [...two.list.sites, ...two.list.sites]
    expect(await take(await sign({ sites: twice }))).toEqual(['not_a_site_list'])
    expect(two.away.count('site_list')).toBe(1)
    expect(await take(good)).toEqual(['done'])
  })

  it('makes a slip good again for a site whose key it renews, and says so of this site', async () => {
    const { digits } = await two.issue(1, { fromDay: '2026-02-03' })
    const other = Buffer.from(newSigningKey().publicKey).toString('base64')
    const sites = two.list.sites.map((site) => (site.number === HOME ? { ...site, ed25519: other } : site))
    const text = await sign({ sites })
    await two.takeIn(two.away, text)
    expect(await verdict(digits)).toBe('forged')
    expect((await two.takeIn(two.home, text)).ownProblem).toBe('other_key')
    const without = await sign({
      made_at: Date.UTC(2026, 1, 3),
      sites: sites.filter(({ number }) => number === AWAY),
    })
    expect((await two.takeIn(two.home, without)).ownProblem).toBe('not_listed')
    await two.takeIn(two.away, without)
    expect(await verdict(digits)).toBe('unknown_site')
  })
})
