import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConsentKind } from '../../shared/records/consent.ts'
import type { AbscessFinding, LinkText, StiText } from '../../shared/records/health.ts'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { seedClients } from '../helpers/seed-counter.ts'
import { refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  seedClients(clinic.register, [
    { registerNumber: 1, called: 'Puia' },
    { registerNumber: 2, called: 'Mawia' },
  ])
})
afterEach(() => clinic.end())

const as = (role: Role, id: number = STAFF.nurse) => clinic.session.signIn({ id, role, name: role })
const of = (clientId = 1) => ({ requestId: requestId(), clientId })
const consent = async (kind: ConsentKind) => {
  as('nurse')
  await clinic.call.clients.consent({
    requestId: requestId(),
    id: 1,
    kind,
    day: TODAY,
    witnessId: STAFF.counsellor,
    detail: '',
  })
}
const page = (clientId = 1) => clinic.call.health.client({ clientId })
const read = () => clinic.call.health.results({ clientId: 1 })
const readings = () =>
  Number(clinic.register.db.prepare("SELECT count(*) FROM ledger WHERE act = 'health.read'").pluck().get())
const blobs = (sql: string): Buffer[] => clinic.register.db.prepare<[], Buffer>(sql).pluck().all()

const sti = (over: Partial<StiText> = {}): Omit<StiText, 'kind'> => ({
  day: TODAY,
  sign: 'ulcer',
  treatment: 'penicillin',
  partnerTold: 'yes',
  note: '',
  ...over,
})
const link = (over: Partial<LinkText> = {}): Omit<LinkText, 'kind'> => ({
  day: TODAY,
  programme: 'art',
  stage: 'referred',
  place: 'Civil Hospital',
  ...over,
})

describe('STI care and links to treatment', () => {
  it('cannot be told apart in the file: neither by act, nor table, nor length', async () => {
    await consent('hiv_test')
    await clinic.call.health.sti({
      ...of(),
      care: sti({ note: 'ন'.repeat(600), treatment: '"'.repeat(120) }),
    })
    as('doctor')
    await clinic.call.health.link({ ...of(), link: link({ place: '' }) })
    const lengths = blobs('SELECT content FROM health_record').map(({ length }) => length)
    expect([lengths.length, new Set(lengths).size]).toEqual([2, 1])
    const acts = clinic.register.db
      .prepare("SELECT DISTINCT act FROM ledger WHERE table_name = 'health_record'")
      .pluck()
      .all()
    expect(acts).toEqual(['health.write'])
  })

  it('are read by their own people alone, each reading a line', async () => {
    await consent('hiv_test')
    await clinic.call.health.sti({ ...of(), care: sti() })
    as('doctor')
    await clinic.call.health.link({ ...of(), link: link() })
    await clinic.call.health.link({ ...of(), link: link({ programme: 'dots', stage: 'linked' }) })
    expect((await read()).links).toMatchObject([{ programme: 'art' }, { programme: 'dots' }])
    as('counsellor')
    expect((await read()).links.map(({ programme }) => programme)).toEqual(['art'])
    expect(await refusal(clinic.call.health.readSti({ clientId: 1 }))).toBe('NOT_ALLOWED role')
    expect((await page()).stiTimes).toBeNull()
    expect(await refusal(clinic.call.health.link({ ...of(), link: link({ programme: 'dots' }) }))).toBe(
      'NOT_ALLOWED no_test_consent',
    )
    expect(
      await refusal(
        clinic.call.health.void({
          requestId: requestId(),
          subject: 'health_record',
          id: 1,
          reason: 'not_done',
        }),
      ),
    ).toBe('NOT_ALLOWED role')
    as('nurse')
    const before = readings()
    expect(await clinic.call.health.readSti({ clientId: 1 })).toMatchObject([{ treatment: 'penicillin' }])
    expect(readings()).toBe(before + 1)
  })
})

const finding = (over: Partial<AbscessFinding> = {}): AbscessFinding => ({
  bodyPart: 'left forearm',
  stage: 'ripe',
  sizeMm: 30,
  dressing: 'drained, gauze',
  note: '',
  ...over,
})

describe('an abscess', () => {
  const visit = (on: string, over: object = {}) =>
    clinic.call.health.visitAbscess({
      requestId: requestId(),
      abscessId: 1,
      day: day(on),
      finding: finding({ stage: 'healing', sizeMm: 10 }),
      outcome: null,
      ...over,
    })

  it('has a healing course from the first visit to its end', async () => {
    await clinic.call.health.openAbscess({ ...of(), day: day('2026-01-30'), finding: finding() })
    await visit('2026-02-01')
    expect(await refusal(visit('2026-01-31'))).toBe('INVALID day before_last_visit')
    expect(await refusal(visit('2026-02-04'))).toBe('INVALID day service_in_future')
    const { abscesses } = await visit('2026-02-03', { outcome: 'healed' })
    expect(abscesses).toMatchObject([
      {
        openedDay: '2026-01-30',
        end: { day: '2026-02-03', outcome: 'healed' },
        visits: [{ finding: { stage: 'ripe' } }, { finding: { stage: 'healing' } }, { day: '2026-02-03' }],
      },
    ])
    expect(await refusal(visit('2026-02-03'))).toBe('INVALID day abscess_ended')
    as('manager')
    expect((await page()).abscesses[0]?.visits.map((one) => one.finding)).toEqual([null, null, null])
  })

  it('is taken back whole when its only visit was a mistake', async () => {
    await clinic.call.health.openAbscess({ ...of(), day: TODAY, finding: finding() })
    const back = (subject: 'abscess' | 'abscess_visit') =>
      clinic.call.health.void({ requestId: requestId(), subject, id: 1, reason: 'wrong_person' })
    expect(await refusal(back('abscess_visit'))).toBe('REFUSED only_visit')
    expect((await back('abscess')).abscesses).toEqual([])
    expect(await refusal(visit('2026-02-03'))).toBe('NOT_FOUND')
  })

  it('is not opened for somebody who died before', async () => {
    await clinic.call.care.reportDeath({
      ...of(),
      day: day('2026-02-01'),
      source: 'family',
      detail: 'His brother',
    })
    expect(await refusal(clinic.call.health.openAbscess({ ...of(), day: TODAY, finding: finding() }))).toBe(
      'INVALID day service_after_death',
    )
  })
})
