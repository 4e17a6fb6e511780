import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { siteOf } from '../../electron/db/site.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import { newSigningKey } from '../../electron/vault/signature.ts'
import { sealNote } from '../../electron/vault/signed-note.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type EnrolmentClinics, enrolmentClinics, OFFICE_STAFF } from './enrolment-clinics.ts'

let all: EnrolmentClinics
beforeEach(async () => {
  all = await enrolmentClinics({
    one: [
      {
        registerNumber: 1,
        called: 'Rofiq',
        name: 'Md. Rafiqul Islam',
        parentName: 'Abdul Karim Bepari',
        slots: [8_000],
      },
      { registerNumber: 2, called: 'Sumon', name: 'Sumon Mia', slots: [8_000], birthYear: 1982 },
      { registerNumber: 3, called: 'Jewel', name: 'Jewel Sarkar', slots: [8_000], birthYear: 1975 },
    ],
    other: [
      { registerNumber: 5, called: 'Tuhin', name: 'Tuhin Das', slots: [8_000], birthYear: 1999 },
      {
        registerNumber: 9,
        called: 'Rafi',
        name: 'রফিকুল ইসলাম',
        parentName: 'মোঃ আব্দুল করিম বেপারী',
        slots: [8_000],
        birthYear: 1991,
      },
    ],
  })
})
afterEach(() => all.end())

const code = (want: string) => ({ data: { reasons: [expect.objectContaining({ code: want })] } })
const second = { staffId: OFFICE_STAFF.office, pin: PINS[1] }

async function keysOut() {
  const { office, stick } = all
  await office.call.officeCases.makeKey({ requestId: requestId(), pin: PINS[0] })
  await office.call.officeCases.giveKeys({ requestId: requestId(), folder: stick })
  await all.carry(all.one, '.osttokenkey')
  await all.carry(all.other, '.osttokenkey')
}

async function tokensIn() {
  const { one, other, office, stick } = all
  for (const site of [one, other])
    await site.call.enrolments.export({ requestId: requestId(), folder: stick })
  return office.call.officeCases.takeIn({ requestId: requestId(), folder: stick })
}

async function confirmed() {
  await keysOut()
  await tokensIn()
  const { office, stick } = all
  const { pairs } = await office.call.officeCases.pairs()
  const [pair] = pairs
  if (!pair) throw new Error('no pair')
  const decision = { requestId: requestId(), a: pair.a, b: pair.b, pin: PINS[0], second }
  const desk = await office.call.officeCases.decide({ ...decision, verdict: 'confirmed' })
  await office.call.officeCases.giveLists({ requestId: requestId(), folder: stick })
  return { pair, desk }
}

const nextVerdict = async (site: EnrolmentClinics['one'], clientId: number) => {
  all.asStaff(site, 'nurse')
  const { facts } = await site.call.doses.facts({ who: { by: 'client', clientId } })
  all.asStaff(site, 'manager')
  return doseEligibility(facts)
}
const notices = async (site: EnrolmentClinics['one'], clientId: number) => {
  const verdict = await nextVerdict(site, clientId)
  if (verdict.outcome !== 'due') throw new Error(JSON.stringify(verdict))
  return verdict.notices.map((notice) => notice.code)
}

describe('the same person at two sites', () => {
  it('is found from two spellings in two scripts, and said without a name', async () => {
    await keysOut()
    expect(await tokensIn()).toMatchObject([
      { outcome: 'good', clients: 3 },
      { outcome: 'good', clients: 2 },
    ])
    const { pairs, clients, sites } = await all.office.call.officeCases.pairs()
    expect({ clients, sites }).toEqual({ clients: 5, sites: 2 })
    expect(pairs).toMatchObject([
      {
        grade: 'near',
        name: 'sounded',
        parent: 'sounded',
        yearsApart: 1,
        a: { code: 'SITE17', number: 1 },
        b: { code: 'SITE23', number: 9 },
      },
    ])
  })

  it('asks at both counters without stopping the dose, and stops at one site when it is answered there', async () => {
    await confirmed()
    const { one, other } = all
    expect(await notices(one, all.ids.one[0] ?? 0)).not.toContain('ask_office')
    await all.carry(one, '.ostholdlist')
    await all.carry(other, '.ostholdlist')
    expect(await notices(one, all.ids.one[0] ?? 0)).toContain('ask_office')
    expect(await notices(one, all.ids.one[1] ?? 0)).not.toContain('ask_office')
    expect(await notices(other, all.ids.other[1] ?? 0)).toContain('ask_office')

    all.asStaff(one, 'doctor')
    expect((await one.call.home.needs()).map((need) => need.code)).toContain('ask_office')
    const { cases } = await one.call.enrolments.state()
    expect(JSON.stringify(cases)).not.toContain('SITE23')
    const caseNumber = cases[0]?.caseNumber ?? 0
    const answer = { requestId: requestId(), caseNumber, note: 'Seen with the photo.' }
    await one.call.enrolments.answer({ ...answer, answer: 'asked' })
    expect(await notices(one, all.ids.one[0] ?? 0)).toContain('ask_office')
    await one.call.enrolments.answer({ ...answer, requestId: requestId(), answer: 'two_people' })
    expect(await notices(one, all.ids.one[0] ?? 0)).not.toContain('ask_office')
    expect(await notices(other, all.ids.other[1] ?? 0)).toContain('ask_office')
  })

  it('brings the answers home with the next tokens, and the next list lifts a case that ended', async () => {
    await confirmed()
    const { one, other, office, stick } = all
    await all.carry(one, '.ostholdlist')
    await all.carry(other, '.ostholdlist')
    const [{ caseNumber } = { caseNumber: 0 }] = (await one.call.enrolments.state()).cases
    await one.call.enrolments.answer({ requestId: requestId(), caseNumber, answer: 'only_here', note: '' })
    one.clock.pass(60_000)
    await one.call.enrolments.export({ requestId: requestId(), folder: stick })
    const read = await office.call.officeCases.takeIn({ requestId: requestId(), folder: stick })
    expect(read.map(({ outcome }) => outcome)).toEqual(['known', 'good', 'known'])
    const before = await office.call.officeCases.desk()
    expect(before.cases[0]?.answers).toMatchObject([{ code: 'SITE17', answer: 'only_here' }])
    const end = { caseNumber, outcome: 'one_place_now' as const, pin: PINS[0], second }
    await office.call.officeCases.end({ requestId: requestId(), ...end })
    await office.call.officeCases.giveLists({ requestId: requestId(), folder: stick })
    await all.carry(other, '.ostholdlist')
    expect(await notices(other, all.ids.other[1] ?? 0)).not.toContain('ask_office')
    expect((await other.call.enrolments.state()).cases).toMatchObject([{ caseNumber, state: 'cleared' }])
    await expect(office.call.officeCases.end({ requestId: requestId(), ...end })).rejects.toMatchObject(
      code('case_ended'),
    )
  })

  it('is decided by two people, each with their PIN, and once', async () => {
    await keysOut()
    await tokensIn()
    const { call } = all.office
    const { pairs } = await call.officeCases.pairs()
    const [pair] = pairs
    if (!pair) throw new Error('no pair')
    const decide = (changes: object) =>
      call.officeCases.decide({
        requestId: requestId(),
        ...{ a: pair.a, b: pair.b, verdict: 'rejected', pin: PINS[0], second },
        ...changes,
      })
    await expect(decide({ pin: '000000' })).rejects.toMatchObject(code('wrong_pin'))
    await expect(decide({ second: { staffId: 2, pin: '000000' } })).rejects.toMatchObject(
      code('second_pin_wrong'),
    )
    await expect(decide({ second: { staffId: 1, pin: PINS[0] } })).rejects.toMatchObject({
      data: { why: 'same_person' },
    })
    await expect(decide({ b: { ...pair.b, number: 5 } })).rejects.toMatchObject(code('pair_not_listed'))
    await decide({})
    await expect(decide({ verdict: 'confirmed' })).rejects.toMatchObject(code('case_decided'))
    expect((await call.officeCases.pairs()).pairs).toEqual([])
    await expect(
      call.officeCases.giveLists({ requestId: requestId(), folder: all.stick }),
    ).rejects.toMatchObject(code('no_cases'))
  })

  it('is not looked for where a client asked to be left out, and the office hears how many', async () => {
    await keysOut()
    const { one } = all
    const out = { registerNumber: 1, refused: true }
    await one.call.enrolments.leaveOut({ requestId: requestId(), ...out })
    await expect(one.call.enrolments.leaveOut({ requestId: requestId(), ...out })).rejects.toMatchObject(
      code('nothing_changed'),
    )
    await tokensIn()
    const desk = await all.office.call.officeCases.desk()
    expect(desk.sites[0]?.tokens).toMatchObject({ clients: 2, leftOut: 1, nameless: 0 })
    expect((await all.office.call.officeCases.pairs()).pairs).toEqual([])
  })
})

describe('what goes by the stick', () => {
  it('holds no name, and tells nobody without the office’s key A what is in it', async () => {
    await keysOut()
    await tokensIn()
    const bytes = readdirSync(all.stick).map((name) => readFileSync(join(all.stick, name), 'utf8'))
    expect(bytes.length).toBe(4)
    for (const text of bytes) expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/)
  })

  it('refuses a list that is another site’s, replayed, older, changed, or of an office nobody knows', async () => {
    await confirmed()
    const { one, stick } = all
    const take = (text: string) => one.call.enrolments.takeIn({ requestId: requestId(), text })
    const [own = '', foreign = ''] = all.text('.ostholdlist')
    await expect(take(foreign)).rejects.toMatchObject(code('note_for_others'))
    await expect(take('a letter')).rejects.toMatchObject(code('note_unknown'))
    await expect(take(own.slice(0, 400))).rejects.toMatchObject(code('note_damaged'))
    await expect(take(own.replace(/.(?=.\n-----END)/, 'A'))).rejects.toMatchObject(code('note_damaged'))
    await take(own)
    await expect(take(own)).rejects.toMatchObject(code('hold_list_same'))
    all.office.clock.pass(1_000)
    await all.office.call.officeCases.giveLists({ requestId: requestId(), folder: stick })
    await all.carry(one, '.ostholdlist')
    await expect(take(own)).rejects.toMatchObject(code('hold_list_older'))
    const card = siteCardOf(one.register)
    const list = (changes: object) => ({
      office: 'Another office',
      registerId: card.register_id,
      number: 99,
      madeAt: one.clock.now(),
      cases: [],
      ...changes,
    })
    const unknown = await sealNote('hold-list', list({}), newSigningKey().secretKey, card.age)
    await expect(take(unknown)).rejects.toMatchObject(code('note_forged'))
    const signing = all.keys.signing.secretKey
    const misled = await sealNote('hold-list', list({ registerId: 'f'.repeat(32) }), signing, card.age)
    await expect(take(misled)).rejects.toMatchObject(code('note_other_register'))
    const future = await sealNote('hold-list', list({ madeAt: one.clock.now() + 9e8 }), signing, card.age)
    await expect(take(future)).rejects.toMatchObject(code('note_future'))
    expect((await one.call.enrolments.state()).list?.number).toBe(2)
  })

  it('refuses tokens under another key, of an unknown site, replayed, forged or cut, and takes the others', async () => {
    await keysOut()
    await tokensIn()
    const { one, office, stick } = all
    const take = async () => {
      const read = await office.call.officeCases.takeIn({ requestId: requestId(), folder: stick })
      return read.map(({ outcome }) => outcome)
    }
    const [own = ''] = all.text('.osttokens')
    const held = () => office.register.db.prepare('SELECT count(*) AS n FROM token_import').get()
    const put = (text: string) => {
      all.clear()
      writeFileSync(join(stick, 'SITE17-9-2026-02-03.osttokens'), text)
    }
    const before = held()
    put(own)
    expect(await take()).toEqual(['known'])
    put(own.slice(0, own.length / 2))
    expect(await take()).toEqual(['note_damaged'])
    put('nothing')
    expect(await take()).toEqual(['no_note'])
    const { registerId, lineage } = siteOf(one.register.db)
    const keyId = (await one.call.enrolments.state()).key?.keyId
    const value = (changes: object) => ({
      ...{ registerId, lineage, site: 'SITE17', sequence: 7, keyId, madeAt: one.clock.now() + 5 },
      ...{ clients: [], leftOut: 0, nameless: 0, answers: [], ...changes },
    })
    const sealed = (changes: object, seed = one.register.keys.signing.secretKey) =>
      sealNote('token-export', value(changes), seed, all.keys.card.ageA)
    put(await sealed({}, all.other.register.keys.signing.secretKey))
    expect(await take()).toEqual(['forged'])
    put(await sealed({ registerId: 'e'.repeat(32) }))
    expect(await take()).toEqual(['unknown_site'])
    put(await sealed({ keyId: '0123456789abcdef' }))
    expect(await take()).toEqual(['other_key'])
    put(await sealed({ sequence: 1 }))
    expect(await take()).toEqual(['older'])
    put(await sealed({ madeAt: one.clock.now() + 9e8 }))
    expect(await take()).toEqual(['future'])
    put(await sealNote('token-export', value({}), one.register.keys.signing.secretKey, all.keys.card.ageB))
    expect(await take()).toEqual(['note_for_others'])
    office.clock.pass(1_000)
    await office.call.officeCases.makeKey({ requestId: requestId(), pin: PINS[0] })
    put(await sealed({}))
    expect(await take()).toEqual(['old_key'])
    expect(held()).toEqual(before)
    expect((await office.call.officeCases.desk()).sites[0]?.tokens?.oldKey).toBe(true)
    expect((await office.call.officeCases.pairs()).clients).toBe(0)
  })

  it('answers at a site that it is no office, and at an office without a key that one is missing', async () => {
    await expect(all.one.call.officeCases.desk()).rejects.toMatchObject(code('not_an_office'))
    await expect(
      all.one.call.enrolments.export({ requestId: requestId(), folder: all.stick }),
    ).rejects.toMatchObject(code('no_token_key'))
    await expect(
      all.office.call.officeCases.takeIn({ requestId: requestId(), folder: all.stick }),
    ).rejects.toMatchObject(code('no_token_key'))
    await expect(
      all.office.call.officeCases.giveKeys({ requestId: requestId(), folder: '/etc' }),
    ).rejects.toMatchObject(code('folder_not_offered'))
  })
})
