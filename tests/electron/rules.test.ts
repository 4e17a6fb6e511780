import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { answerOf } from '../helpers/answer.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
  clinic.signIn('doctor')
})
afterEach(() => clinic.end())

const inForce = async () => {
  const pack = await clinic.call.rules.pack()
  if (pack === null) throw new Error('no rules')
  return pack
}
const changed = async (change: (body: RulePackBody) => void) => {
  const body = structuredClone((await inForce()).body)
  change(body)
  return body
}
const sign = async (change: (body: RulePackBody) => void, more: object = {}) =>
  clinic.call.rules.sign({
    requestId: requestId(),
    basedOn: (await inForce()).version,
    body: await changed(change),
    why: 'Decided with the district',
    pin: PINS[1],
    ...more,
  })

describe('a new version of the rules', () => {
  it('holds from the doctor’s signature on, and the counter names it', async () => {
    clinic.signIn('nurse')
    expect(await clinic.verdict(4)).toMatchObject({ outcome: 'due', daysWithout: 2, rule: { version: 1 } })
    clinic.signIn('doctor')
    const signed = await sign((body) => {
      const [, second] = body.drugs.buprenorphine.ladder
      if (second) Object.assign(second, { verdict: 'doctor', source: 'District decision 7' })
      for (const step of body.drugs.buprenorphine.ladder.slice(2, -1)) step.verdict = 'doctor'
    })
    expect(signed).toMatchObject({ version: 2, signedBy: expect.any(String) })
    clinic.signIn('nurse')
    expect(await clinic.verdict(4)).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'locked_ladder', days: 2 }],
      rule: { version: 2, source: 'District decision 7' },
    })
  })

  it('stands in the ledger with its reason, and is listed with who signed it', async () => {
    await sign((body) => {
      body.warnDaysBeforeOrderEnds = 10
    })
    expect(clinic.rows(`SELECT reason FROM ledger WHERE act = 'rules.sign'`)).toContainEqual({
      reason: 'Decided with the district',
    })
    const versions = await clinic.call.rules.versions()
    expect(
      versions.map(({ version, inForce: holds, signedAt }) => [version, holds, signedAt !== null]),
    ).toEqual([
      [2, true, true],
      [1, false, true],
    ])
    expect(versions[0]?.body.warnDaysBeforeOrderEnds).toBe(10)
  })

  it('that nobody signed changes nothing', async () => {
    const body = await changed((one) => {
      one.drugs.buprenorphine.ladder = [
        { fromDays: 1, verdict: 'new_induction', atMost: null, source: 'Never signed' },
      ]
    })
    clinic.register.write({ act: 'rules.sign', actor: STAFF.doctor }, (tx) =>
      insert(tx, 'rule_pack', { version: 2, body: JSON.stringify(body), staffId: STAFF.doctor, at: tx.at }),
    )
    expect(await inForce()).toMatchObject({ version: 1 })
    clinic.signIn('nurse')
    expect(await clinic.verdict(4)).toMatchObject({ outcome: 'due', rule: { version: 1 } })
    clinic.signIn('doctor')
    const [newest] = await clinic.call.rules.versions()
    expect(newest).toMatchObject({ version: 2, inForce: false, signedBy: null })
    expect(
      await sign((one) => {
        one.changedDoseNoticeVisits = 5
      }),
    ).toMatchObject({ version: 3 })
  })

  it.each<[string, (body: RulePackBody) => void, string]>([
    [
      'a ladder with a gap',
      (body) => void body.drugs.methadone.ladder.splice(1, 1),
      'body.drugs.methadone.ladder.1.fromDays pack_ladder_gap',
    ],
    [
      'a ladder in the wrong order',
      (body) => void body.drugs.methadone.ladder.reverse(),
      'body.drugs.methadone.ladder.0.fromDays pack_ladder_not_from_1',
    ],
    [
      'a ladder without its end',
      (body) => void body.drugs.buprenorphine.ladder.pop(),
      'body.drugs.buprenorphine.ladder.3.verdict pack_ladder_never_ends',
    ],
    [
      'a line without a source',
      (body) => {
        body.highRisk.source = ' '
      },
      'body.highRisk.source pack_source_missing',
    ],
  ])('with %s is refused at the field, and nothing is written', async (_, change, said) => {
    expect(await answerOf(sign(change))).toContain(said)
    expect(clinic.count('rule_pack')).toBe(1)
  })

  it('is refused with a wrong PIN, unchanged, and when another was signed meanwhile', async () => {
    const later = (body: RulePackBody) => {
      body.earlyTreatmentDays = 21
    }
    expect(await answerOf(sign(later, { pin: '000000' }))).toContain('wrong_pin')
    expect(await answerOf(sign(() => {}))).toContain('nothing_changed')
    await sign((body) => {
      body.daysAfterIncrease = 9
    })
    expect(await answerOf(sign(later, { basedOn: 1 }))).toContain('rules_changed_meanwhile')
    expect(clinic.count('rule_pack')).toBe(2)
  })

  it('is one version however often the request is sent', async () => {
    const once = {
      requestId: requestId(),
      basedOn: 1,
      body: await changed((b) => {
        b.name = 'Our rules'
      }),
    }
    const send = () => clinic.call.rules.sign({ ...once, why: 'A better name', pin: PINS[1] })
    expect(await send()).toEqual(await send())
    expect(clinic.count('rule_pack')).toBe(2)
  })

  it('moves the dropout, the expiry warning and the take-home days with it', async () => {
    await sign((body) => {
      body.dropoutDays = 7
      body.stock.expiryWarnDays = 90
      body.takeHome.allowed = false
    })
    expect((await clinic.call.stock.shelf()).expiryWarnDays).toBe(90)
    const seen = await clinic.call.orders.ofClient({ clientId: clinic.clientId(1) })
    expect(seen.facts?.takeHomeMostDays).toBe(0)
  })
})
