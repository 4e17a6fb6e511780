import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { NewClient } from '../../shared/contract/client-input.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { openDay, reasonsOf, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, type StaffName } from '../helpers/clinic.ts'

let clinic: Clinic
afterEach(() => clinic?.end())

const TODAY = '2026-02-03' as ClinicDay
const start = async (who: StaffName = 'nurse') => {
  clinic = await openClinic({ who })
  await openDay(clinic, TODAY)
}
const enrol = (changes: Partial<NewClient> = {}) => clinic.call.clients.enrol(someClient(changes))
const profile = (id: number) => clinic.call.clients.profile({ id })

describe('enrolment', () => {
  it('gives the next register number, an episode, consents and a printed card in one act', async () => {
    await start()
    const { number, kinds } = await clinic.call.clients.enrolment()
    expect([number, kinds[0]]).toEqual([1, 'ost'])
    const reply = await enrol({ card: 'new' })
    expect(reply.registerNumber).toBe(1)
    const client = await profile(reply.clientId)
    expect(client).toMatchObject({
      called: 'Mawia',
      sex: 'M',
      birthYear: 1990,
      standing: { status: 'not_started' },
      enrolledDay: TODAY,
      episodes: [{ kind: 'ost', entry: 'new', openedDay: TODAY, closing: null }],
      consents: [{ kind: 'treatment', witness: 'Ramdini', withdrawnDay: null }],
      cards: [{ digits: reply.card, revoked: null }],
    })
    expect(await clinic.call.clients.byCard({ digits: reply.card ?? '' })).toEqual({
      clientId: reply.clientId,
      registerNumber: 1,
    })
    expect(clinic.faults).toEqual([])
  })

  it('is one client when the same request comes twice', async () => {
    await start()
    const request = someClient()
    const first = await clinic.call.clients.enrol(request)
    expect(await clinic.call.clients.enrol(request)).toEqual(first)
    expect((await clinic.call.clients.search({ text: 'mawia' })).lines).toHaveLength(1)
  })

  it('lists every mistake of the form at once, and writes nothing', async () => {
    await start()
    const answer = reasonsOf(
      enrol({
        called: ' ',
        birthYear: 2012,
        phone: 'no phone',
        consents: [
          { kind: 'visit', day: TODAY, witnessId: 3, detail: '' },
          { kind: 'photo', day: '2026-02-04' as ClinicDay, witnessId: 3, detail: '' },
        ],
      }),
    )
    expect(await answer).toEqual([
      'called: called_missing',
      'phone: phone_unlikely',
      'episode.kind: under_18_no_ost',
      'consents: treatment_consent_missing',
      'consents.0.detail: consent_detail_missing',
      'consents.1.day: day_ahead',
    ])
    expect((await clinic.call.clients.search({ text: '1' })).lines).toEqual([])
  })

  it('asks whether a client is 18 where the birth year leaves it open, and every statement of eligibility', async () => {
    await start()
    const eligibility = { dependence: true, injecting: false, ableToConsent: true, detoxBefore: false }
    const young = { birthYear: 2008, episode: { kind: 'ost', entry: 'new', eligibility } as const }
    expect(await reasonsOf(enrol(young))).toEqual([
      'adultConfirmed: adult_ask',
      'episode.eligibility.injecting: not_ticked',
    ])
    const confirmed = { ...young, adultConfirmed: true }
    const { clientId } = await enrol({
      ...confirmed,
      episode: { ...young.episode, eligibility: { ...eligibility, injecting: true } },
    })
    expect((await profile(clientId)).adultConfirmed).toBe(true)
  })

  it('enrols somebody under 18 for services, without a substitution episode', async () => {
    await start()
    const eligibility = { dependence: false, injecting: false, ableToConsent: false, detoxBefore: false }
    const { clientId } = await enrol({
      birthYear: 2010,
      episode: { kind: 'drop_in', entry: 'new', eligibility },
    })
    expect((await profile(clientId)).standing.status).toBe('services_only')
  })

  it('shows who may be the same person and why, and goes on once somebody said: not the same', async () => {
    await start()
    const first = await enrol({ called: 'Lalrinpuia', phone: '98621 54321' })
    const again = someClient({ called: 'Rinpuia', birthYear: 1992, phone: '+91 9862154321' })
    const found = await clinic.call.clients.duplicates(again)
    expect(found).toMatchObject([
      { id: first.clientId, called: 'Lalrinpuia', why: ['sounds_alike', 'same_phone'] },
    ])
    expect(await reasonsOf(clinic.call.clients.enrol(again))).toEqual(['possible_duplicates'])
    const saved = await clinic.call.clients.enrol({ ...again, notTheSame: [first.clientId] })
    expect(saved.registerNumber).toBe(2)
  })

  it('leaves no name, alias, parent, phone or note readable in the register’s files', async () => {
    await start()
    const { clientId } = await enrol({
      called: 'Canaryalias',
      name: 'Canaryname',
      parentName: 'Canaryparent',
      phone: '9000012345',
      contact: 'Canarylandmark',
    })
    const { episodes } = await profile(clientId)
    await clinic.call.clients.closeEpisode({
      requestId: randomUUID(),
      episodeId: episodes[0]?.id ?? 0,
      day: TODAY,
      reason: 'other',
      note: 'Canarynote',
    })
    const files = readdirSync(clinic.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(3)
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const canary of ['Canary', '9000012345']) expect(bytes.includes(canary)).toBe(false)
    }
  })
})

describe('cards', () => {
  it('takes a pre-printed blank card, and says of each wrong one what is wrong', async () => {
    await start()
    const { digits } = await clinic.call.clients.blankCards({ count: 12 })
    expect(new Set(digits).size).toBe(12)
    const [own = '', other = ''] = digits
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: own }))).toEqual(['card_unknown'])
    const { clientId } = await enrol({ card: own })
    const wrongDigit = own.slice(0, 13) + ((Number(own[13]) + 1) % 10)
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: wrongDigit }))).toEqual(['card_check_digit'])
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: makeCardText(18, 5) }))).toEqual([
      'card_other_site',
    ])
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: '123' }))).toEqual(['not_a_card'])
    const second = someClient({ called: 'Zova', birthYear: 1970, card: own })
    expect(await reasonsOf(clinic.call.clients.enrol(second))).toEqual(['card_in_use'])

    const issue = { requestId: randomUUID(), id: clientId, card: other, oldCard: null }
    expect(await reasonsOf(clinic.call.clients.issueCard(issue))).toEqual(['has_card'])
    const { cards } = await clinic.call.clients.issueCard({ ...issue, oldCard: 'lost' })
    expect(cards).toMatchObject([
      { digits: other, revoked: null },
      { digits: own, revoked: { reason: 'lost' } },
    ])
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: own }))).toEqual(['card_revoked'])
    await clinic.call.clients.revokeCard({
      requestId: randomUUID(),
      cardId: cards[0]?.id ?? 0,
      reason: 'stolen',
    })
    expect(await reasonsOf(clinic.call.clients.byCard({ digits: other }))).toEqual(['card_revoked'])
  })

  it('lets the camera work only while a form asks for it, and ends it when the person leaves', async () => {
    await start()
    await clinic.call.clients.camera({ allowed: true })
    expect(clinic.asked.cameraAllowed).toBe(true)
    await clinic.call.clients.camera({ allowed: false })
    expect(clinic.asked.cameraAllowed).toBe(false)
    await clinic.call.clients.camera({ allowed: true })
    await clinic.call.session.signOut()
    expect(clinic.asked.cameraAllowed).toBe(false)
  })
})
