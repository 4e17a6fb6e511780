import { afterEach, describe, expect, it } from 'vitest'
import { findingsOf } from '../../electron/db/inspection-findings.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { reasonsOf } from '../helpers/clients.ts'
import { PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { careClinic } from './care-clinic.ts'

type CareClinic = Awaited<ReturnType<typeof careClinic>>
let care: CareClinic
afterEach(() => care?.clinic.end())

const deathOf = async (number: number) => (await care.view(number)).deaths[0]?.id ?? 0
const needs = async () => (await care.clinic.call.home.needs()).map(({ code }) => code)

const dosesAfterDeath = ({ register }: CareClinic['clinic']) =>
  findingsOf(
    register.db,
    'dose_after_death',
    { from: '2026-01-01' as ClinicDay, to: '2026-12-31' as ClinicDay, lateMinutes: 30, bulk: 10 },
    { size: 9, offset: 0 },
  )

describe('an overdose', () => {
  it('holds the dose until a doctor has reviewed it', async () => {
    care = await careClinic()
    const { overdoses } = await care.overdose(1)
    expect(overdoses).toMatchObject([{ naloxoneDoses: 2, kitGiven: true, saw: 'His friend', review: null }])
    expect(await care.clinic.verdict(1)).toMatchObject({ reasons: [{ code: 'held', kinds: ['overdose'] }] })
    const [event] = overdoses
    const takeBack = () =>
      care.clinic.call.care.takeBack({
        requestId: requestId(),
        subject: 'overdose',
        rowId: event?.id ?? 0,
        reason: 'not_so',
      })
    expect(await reasonsOf(takeBack())).toEqual(['doctor_takes_back'])
    care.clinic.signIn('doctor')
    expect((await care.clinic.call.workList.list()).holds).toMatchObject([{ hold: { kind: 'overdose' } }])
    const release = { requestId: requestId(), holdId: event?.holdId ?? 0, reason: 'Seen, dose lowered' }
    await care.clinic.call.holds.release(release)
    expect((await care.view(1)).overdoses).toMatchObject([{ review: { reason: 'Seen, dose lowered' } }])
    expect(await care.clinic.verdict(1)).toMatchObject({ outcome: 'due' })
  })
})

describe('a death', () => {
  it('stops dosing, card and lists at once, before any doctor decides', async () => {
    care = await careClinic('counsellor')
    const { clinic } = care
    await care.reportDeath(1)
    expect(await reasonsOf(care.reportDeath(1))).toEqual(['death_known'])
    clinic.signIn('nurse')
    expect(await clinic.verdict(1)).toMatchObject({ reasons: [{ code: 'held', kinds: ['death'] }] })
    const list = await clinic.call.today.list()
    expect(list?.rows.map(({ registerNumber }) => registerNumber)).not.toContain(1)
    expect(
      clinic.count(
        'card c WHERE c.client_id = 1 AND NOT EXISTS (SELECT 1 FROM card_revocation r WHERE r.card_id = c.id)',
      ),
    ).toBe(0)
    clinic.signIn('doctor')
    expect(await needs()).toContain('deaths_to_decide')
    expect((await clinic.call.workList.list()).deaths).toMatchObject([{ client: { registerNumber: 1 } }])
    const [hold] = clinic.rows("SELECT id FROM hold WHERE kind = 'death'") as { id: number }[]
    const release = { requestId: requestId(), holdId: hold?.id ?? 0, reason: 'Alive' }
    expect(await reasonsOf(clinic.call.holds.release(release))).toEqual(['death_hold'])
  })

  it('is confirmed with the doctor’s PIN, which closes the treatment with the day of death', async () => {
    care = await careClinic('doctor')
    const { clinic } = care
    await care.reportDeath(1)
    await care.confirmDeath(await deathOf(1))
    const { episodes } = await clinic.call.clients.profile({ id: clinic.clientId(1) })
    expect(episodes).toMatchObject([{ closing: { day: '2026-02-02', reason: 'died' } }])
    expect(clinic.count("signature WHERE kind = 'death'")).toBe(1)
    expect(await reasonsOf(care.confirmDeath(await deathOf(1)))).toEqual(['death_decided'])
    expect(await needs()).not.toContain('deaths_to_decide')
  })

  it('recorded in error re-opens what it stopped, and the ladder counts the real gap', async () => {
    care = await careClinic('doctor')
    const { clinic } = care
    await care.reportDeath(1)
    await care.inError(await deathOf(1))
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', daysWithout: 0 })
    await care.reportDeath(2)
    await care.confirmDeath(await deathOf(2))
    await care.inError(await deathOf(2))
    const { episodes } = await clinic.call.clients.profile({ id: clinic.clientId(2) })
    expect(episodes.map(({ closing, entry }) => [closing?.reason ?? 'open', entry])).toEqual([
      ['open', 're_enrolled'],
      ['died', 'brought_over'],
    ])
    expect(await clinic.verdict(2)).toMatchObject({ reasons: [{ code: 'order_of_closed_episode' }] })
    expect(await reasonsOf(care.inError(await deathOf(2)))).toEqual(['death_in_error_known'])
  })

  it('lets the inspector find a dose written after the day of death, unless it was an error', async () => {
    care = await careClinic()
    const { clinic } = care
    await clinic.given(1)
    await care.reportDeath(1)
    expect(dosesAfterDeath(clinic)).toMatchObject([
      { clientId: clinic.clientId(1), day: '2026-02-03', reason: 'died 2026-02-02' },
    ])
    clinic.signIn('doctor')
    await care.inError(await deathOf(1))
    expect(dosesAfterDeath(clinic)).toEqual([])
  })

  it('is no reason by which somebody closes a treatment past the report', async () => {
    care = await careClinic('doctor')
    const [episode] = (await care.clinic.call.clients.profile({ id: care.clinic.clientId(1) })).episodes
    const close = care.clinic.call.clients.closeEpisode({
      requestId: requestId(),
      episodeId: episode?.id ?? 0,
      day: '2026-02-03' as never,
      reason: 'died',
      note: '',
    })
    expect(await reasonsOf(close)).toEqual(['death_report_first'])
  })
})

describe('a medicine from elsewhere', () => {
  it('reaches the counter as a review of the dose, and its name only doctor and counsellor', async () => {
    care = await careClinic('counsellor')
    const { clinic } = care
    const add = { ...care.of(1), name: 'Tab. Rifampicin 450 mg', note: '' }
    const [medicine] = (await clinic.call.care.addMedicine(add)).medicines
    expect(medicine?.name).toBe('Tab. Rifampicin 450 mg')
    clinic.signIn('nurse')
    const verdict = await clinic.verdict(1)
    expect(verdict.outcome === 'due' && verdict.notices.map(({ code }) => code)).toContain('new_medicine')
    expect(JSON.stringify(await clinic.facts(1))).not.toMatch(/450 mg/)
    expect((await care.view(1)).medicines).toMatchObject([{ name: null, alerts: [] }])
    clinic.signIn('doctor')
    expect(await needs()).toContain('medicines_to_review')
    const sign = { requestId: requestId(), medicineId: medicine?.id ?? 0, pin: PINS[1] }
    expect((await clinic.call.care.reviewMedicine(sign)).medicines).toMatchObject([
      { review: { by: 'Dr Lalnunmawia' } },
    ])
    expect(await needs()).not.toContain('medicines_to_review')
    const after = await clinic.verdict(1)
    expect(after.outcome === 'due' && after.notices.map(({ code }) => code)).not.toContain('new_medicine')
    const stop = () =>
      clinic.call.care.stopMedicine({ requestId: requestId(), medicineId: medicine?.id ?? 0 })
    expect((await stop()).medicines).toMatchObject([{ stopDay: '2026-02-03' }])
    expect(await reasonsOf(stop())).toEqual(['medicine_stopped'])
  })
})

describe('a safety flag', () => {
  it('says nothing at the counter; the doctor breaks the glass and the counsellor learns of it', async () => {
    care = await careClinic('counsellor')
    const { clinic } = care
    const flag = { requestId: requestId(), registerNumber: 1, why: 'Spoke of ending it all' }
    expect(await clinic.call.care.flag(flag)).toMatchObject([{ why: 'Spoke of ending it all', mine: true }])
    clinic.signIn('nurse')
    expect(await clinic.verdict(1)).toMatchObject({ reasons: [{ code: 'held', kinds: ['safety'] }] })
    expect(JSON.stringify([await clinic.facts(1), await care.view(1)])).not.toContain('ending')
    clinic.signIn('doctor')
    const [seen] = (await care.view(1)).flags
    expect(seen).toMatchObject({ why: null, readings: [] })
    const read = { requestId: requestId(), flagId: seen?.id ?? 0, reason: 'Sees the client now' }
    expect(await clinic.call.care.readFlag(read)).toEqual({ why: 'Spoke of ending it all' })
    expect(clinic.count("ledger WHERE act = 'safety.read'")).toBe(1)
    clinic.signIn('counsellor')
    expect(await needs()).toContain('safety_flag_read')
    expect(await clinic.call.care.ownFlags()).toMatchObject([{ readings: [{ by: 'Dr Lalnunmawia' }] }])
    expect(
      await reasonsOf(clinic.call.care.flag({ ...flag, requestId: requestId(), registerNumber: 99 })),
    ).toEqual(['number_unknown'])
  })
})

describe('a treatment letter', () => {
  it('takes medicine, amount and last dose from the rows, with a consent to this reader', async () => {
    care = await careClinic()
    const { clinic } = care
    const { letter, view } = await clinic.call.care.letter({ ...care.of(1), to: 'OST centre, Champhai' })
    expect(letter).toMatchObject({
      to: 'OST centre, Champhai',
      drug: 'buprenorphine',
      amountMicrograms: 8_000,
      lastDoseDay: '2026-02-02',
      orderedMicrograms: 8_000,
      registerNumber: 1,
    })
    expect(view.letters).toMatchObject([{ to: 'OST centre, Champhai', by: 'Ramdini' }])
    const { consents } = await clinic.call.clients.profile({ id: clinic.clientId(1) })
    expect(consents).toMatchObject([{ kind: 'disclosure', detail: 'OST centre, Champhai' }])
    expect(clinic.count("ledger WHERE act = 'letter.write'")).toBe(2)
  })

  it('and the client’s own record leave a line in the ledger', async () => {
    care = await careClinic()
    await care.clinic.call.care.ownRecord({ ...care.of(1), how: 'heard' })
    expect(care.clinic.count("ledger WHERE act = 'client.own_record' AND reason = 'heard'")).toBe(1)
  })
})
