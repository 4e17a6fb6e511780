import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { photoProblem } from '../../electron/photo.ts'
import type { NewClient } from '../../shared/contract/client-input.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDay, reasonsOf, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS, STAFF, type StaffName } from '../helpers/clinic.ts'
import { jpegOf } from '../helpers/jpeg.ts'

let clinic: Clinic
afterEach(() => clinic?.end())

const TODAY = '2026-02-03' as ClinicDay
const start = async (who: StaffName = 'nurse') => {
  clinic = await openClinic({ who })
  await openDay(clinic, TODAY)
}
const enrol = async (changes: Partial<NewClient> = {}) =>
  (await clinic.call.clients.enrol(someClient(changes))).clientId
const once = () => ({ requestId: randomUUID() })
const photoConsent = { kind: 'photo', day: TODAY, witnessId: STAFF.nurse, detail: '' } as const

describe('a photo', () => {
  const good = jpegOf({ width: 400, height: 480 }).toString('base64')
  const take = (id: number, jpeg: string) => clinic.call.clients.photo({ ...once(), id, jpeg })

  it('needs a consent that stands, and goes with it', async () => {
    await start()
    const id = await enrol()
    expect(await reasonsOf(take(id, good))).toEqual(['photo_no_consent'])
    const { consents } = await clinic.call.clients.consent({ ...once(), id, ...photoConsent })
    expect((await take(id, good)).photo).toBe(good)
    const withdrawal = { ...once(), consentId: consents[0]?.id ?? 0, day: TODAY }
    const after = await clinic.call.clients.withdraw(withdrawal)
    expect(after.photo).toBeNull()
    expect(after.consents[0]).toMatchObject({ kind: 'photo', withdrawnDay: TODAY })
    expect(await reasonsOf(take(id, good))).toEqual(['photo_no_consent'])
    expect(await reasonsOf(clinic.call.clients.withdraw({ ...withdrawal, ...once() }))).toEqual([
      'consent_withdrawn',
    ])
    expect(clinic.faults).toEqual([])
  })

  it('takes the place of the one before', async () => {
    await start()
    const id = await enrol({ consents: [...someClient().consents, photoConsent] })
    await take(id, good)
    const newer = jpegOf({ width: 300, height: 300 }).toString('base64')
    expect((await take(id, newer)).photo).toBe(newer)
    await clinic.signInAs('manager')
    let found = -1
    for await (const step of await clinic.call.ledger.check()) if (step.kind === 'done') found = step.found
    expect(found).toBe(0)
  })

  it.each([
    ['no picture at all', Buffer.from('not a picture'.repeat(20)), 'photo_not_a_picture'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'photo_not_a_picture'],
    ['a JPEG cut short', jpegOf({ width: 400, height: 400 }).subarray(0, 900), 'photo_not_a_picture'],
    ['a JPEG head with nothing in it', Buffer.from('ffd8ffd9', 'hex'), 'photo_not_a_picture'],
    ['a picture of one dot', jpegOf({ width: 1, height: 1 }), 'photo_not_a_picture'],
    ['481 pixels', jpegOf({ width: 481, height: 300 }), 'photo_too_many_pixels'],
    ['more than 40 KB', jpegOf({ width: 480, height: 480, bytes: 40 * 1024 + 1 }), 'photo_too_large'],
    ['one that tells where', jpegOf({ width: 480, height: 480, extra: [0xe1] }), 'photo_carries_more'],
    ['one with a comment', jpegOf({ width: 480, height: 480, extra: [0xfe] }), 'photo_carries_more'],
  ])('is refused plainly: %s', async (_what, jpeg, code) => {
    expect(photoProblem(jpeg)).toBe(code)
  })

  it('of 40 KB and 480 pixels is taken, with the colour profile that Chromium may add', () => {
    expect(photoProblem(jpegOf({ width: 480, height: 480, bytes: 40 * 1024, extra: [0xe2] }))).toBeNull()
  })
})

describe('a restricted record', () => {
  it('is opened by doctor and manager, never by the person whose it is, and shows others its number alone', async () => {
    await start('manager')
    const id = await enrol({ called: 'Ramdini', restrictedFor: STAFF.nurse })
    expect((await clinic.call.clients.profile({ id })).restrictedFor).toBe(STAFF.nurse)
    for (const who of ['nurse', 'otherNurse', 'counsellor'] as const) {
      await clinic.signInAs(who)
      expect(await reasonsOf(clinic.call.clients.profile({ id }))).toEqual(['NOT_ALLOWED restricted'])
      expect((await clinic.call.clients.search({ text: 'ramdini' })).lines).toEqual([])
      expect((await clinic.call.clients.search({ text: '1' })).lines).toEqual([
        {
          id,
          registerNumber: 1,
          called: null,
          name: null,
          sex: null,
          birthYear: null,
          status: null,
          mayOpen: false,
        },
      ])
      const alike = await clinic.call.clients.duplicates(someClient({ called: 'Ramdini' }))
      expect(alike).toMatchObject([{ id, called: null, mayOpen: false, why: ['same_name'] }])
    }
    await clinic.signInAs('doctor')
    expect((await clinic.call.clients.profile({ id })).called).toBe('Ramdini')
  })

  it('of a doctor is closed to that doctor', async () => {
    await start('manager')
    const id = await enrol({ restrictedFor: STAFF.doctor })
    await clinic.signInAs('doctor')
    expect(await reasonsOf(clinic.call.clients.profile({ id }))).toEqual(['NOT_ALLOWED own_record'])
    expect(await reasonsOf(clinic.call.clients.days({ id, from: TODAY, to: TODAY }))).toEqual([
      'NOT_ALLOWED own_record',
    ])
  })

  it('can be made of an open one by a doctor or manager, and lifted again', async () => {
    await start()
    const id = await enrol()
    const restrict = { ...once(), id, restrictedFor: 'kin' } as const
    expect(await reasonsOf(clinic.call.clients.restrict(restrict))).toEqual(['NOT_ALLOWED role'])
    await clinic.signInAs('manager')
    expect((await clinic.call.clients.restrict(restrict)).restrictedFor).toBe('kin')
    await clinic.signInAs('nurse')
    expect(await reasonsOf(clinic.call.clients.profile({ id }))).toEqual(['NOT_ALLOWED restricted'])
    await clinic.signInAs('doctor')
    await clinic.call.clients.restrict({ ...once(), id, restrictedFor: null })
    await clinic.signInAs('nurse')
    expect((await clinic.call.clients.profile({ id })).restrictedFor).toBeNull()
  })
})

describe('correction, closing and coming back', () => {
  it('writes a corrected name anew and finds it at once, no longer the old one', async () => {
    await start()
    const id = await enrol({ called: 'Mawia' })
    expect((await clinic.call.clients.search({ text: 'mawia' })).lines).toHaveLength(1)
    const { requestId: _request, ...identity } = someClient({ called: 'Zara', birthYear: 1984 })
    const corrected = await clinic.call.clients.correct({
      ...identity,
      ...once(),
      id,
      reason: 'written_wrongly',
    })
    expect(corrected).toMatchObject({ called: 'Zara', birthYear: 1984 })
    expect((await clinic.call.clients.search({ text: 'mawia' })).lines).toEqual([])
    expect((await clinic.call.clients.search({ text: 'zar' })).lines).toHaveLength(1)
  })

  it('closes an episode with a reason, and takes the client up again as a return', async () => {
    await start()
    const id = await enrol()
    const [episode] = (await clinic.call.clients.profile({ id })).episodes
    const close = {
      ...once(),
      episodeId: episode?.id ?? 0,
      day: TODAY,
      reason: 'imprisoned',
      note: '',
    } as const
    expect(await reasonsOf(clinic.call.clients.closeEpisode({ ...close, reason: 'other' }))).toEqual([
      'note: note_missing',
    ])
    expect(await reasonsOf(clinic.call.clients.closeEpisode({ ...close, reason: 'died' }))).toEqual([
      'death_report_first',
    ])
    const closed = await clinic.call.clients.closeEpisode(close)
    expect(closed.standing).toMatchObject({ status: 'closed', reason: 'imprisoned', day: TODAY })
    expect(await reasonsOf(clinic.call.clients.closeEpisode({ ...close, ...once() }))).toEqual([
      'episode_closed',
    ])
    const eligibility = { dependence: true, injecting: true, ableToConsent: true, detoxBefore: true }
    const again = { id, adultConfirmed: false, kind: 'ost', entry: 'new', eligibility } as const
    const back = await clinic.call.clients.openEpisode({ ...again, ...once() })
    expect(back.episodes[0]).toMatchObject({ entry: 're_enrolled', closing: null })
    expect(await reasonsOf(clinic.call.clients.openEpisode({ ...again, ...once() }))).toEqual([
      'episode_already_open',
    ])
  })

  it('lets a doctor record a death, which ends every episode and the card', async () => {
    await start('doctor')
    const id = await enrol({ card: 'new' })
    const ticks = { dependence: false, injecting: false, ableToConsent: false, detoxBefore: false }
    await clinic.call.clients.openEpisode({
      ...once(),
      id,
      adultConfirmed: false,
      kind: 'drop_in',
      entry: 'new',
      eligibility: ticks,
    })
    await clinic.call.care.reportDeath({ ...once(), clientId: id, day: TODAY, source: 'family', detail: '' })
    const [report] = (await clinic.call.care.ofClient({ clientId: id })).deaths
    await clinic.call.care.confirmDeath({ ...once(), deathId: report?.id ?? 0, day: TODAY, pin: PINS[1] })
    const after = await clinic.call.clients.profile({ id })
    expect(after.episodes.map(({ closing }) => closing?.reason)).toEqual(['died', 'died'])
    expect(after.cards[0]?.revoked?.reason).toBe('died')
    const again = { id, adultConfirmed: false, kind: 'drop_in', entry: 'new', eligibility: ticks } as const
    expect(await reasonsOf(clinic.call.clients.openEpisode({ ...again, ...once() }))).toEqual(['died'])
  })
})
