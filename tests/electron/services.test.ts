import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { seedClients } from '../helpers/seed-counter.ts'
import { refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const MONTH = { from: day('2026-02-01'), to: day('2026-02-28') }

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  seedClients(clinic.register, [
    { registerNumber: 1, called: 'Puia', birthYear: 1990 },
    { registerNumber: 2, called: 'Mawii', sex: 'F', birthYear: 2003 },
  ])
  as('outreach')
})
afterEach(() => clinic.end())

const as = (role: Role, id: number = STAFF.nurse) => clinic.session.signIn({ id, role, name: role })
type Input = Parameters<typeof clinic.call.services.record>[0]
const input = (over: Partial<Input> = {}): Input => ({
  requestId: requestId(),
  day: TODAY,
  place: 'street',
  who: { registerNumber: 1 },
  services: [{ kind: 'needles_out', quantity: 10 }],
  ...over,
})
const record = (over: Partial<Input> = {}) => clinic.call.services.record(input(over))
const stranger = { sex: 'M', ageBand: '18_24', firstTime: true } as const
const rows = (table: string) =>
  Number(clinic.register.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
const counted = async (kind: string) => {
  as('manager', STAFF.manager)
  const { rows: found } = await clinic.call.services.summary(MONTH)
  return found.find((row) => row.kind === kind)
}
const kits = async (count: number) => {
  as('nurse')
  await clinic.call.naloxone.receive({
    requestId: requestId(),
    document: 'DN 1',
    batchNumber: 'N-1',
    expiryDay: day('2027-01-31'),
    kits: count,
  })
  as('outreach')
}

describe('a contact', () => {
  it('is written for a client, or for somebody by sex and age alone', async () => {
    await record()
    await record({ who: stranger, services: [{ kind: 'condoms', quantity: 20 }] })
    const { mine, places } = await clinic.call.services.board()
    expect(places).toEqual(['centre', 'street'])
    expect(mine).toMatchObject([
      { registerNumber: null, sex: 'M', ageBand: '18_24', services: [{ kind: 'condoms', quantity: 20 }] },
      { registerNumber: 1, sex: 'M', ageBand: '25_49', place: 'street', voided: null },
    ])
  })

  it('is one contact however often its line is sent', async () => {
    const line = input()
    expect(await clinic.call.services.record(line)).toEqual(await clinic.call.services.record(line))
    expect(rows('service_contact')).toBe(1)
    expect(rows('contact_service')).toBe(1)
  })

  it('may bring more needles back than ever went out', async () => {
    await record({
      services: [
        { kind: 'needles_out', quantity: 2 },
        { kind: 'needles_in', quantity: 500 },
      ],
    })
    as('nurse')
    expect((await clinic.call.health.client({ clientId: 1 })).needles).toEqual({ out: 2, back: 500 })
  })

  it('takes naloxone out of the kits that are there, or is not written at all', async () => {
    const services = [
      { kind: 'condoms' as const, quantity: 3 },
      { kind: 'naloxone' as const, quantity: 2 },
    ]
    expect(await refusal(record({ services }))).toBe('REFUSED kits_none')
    expect(rows('service_contact')).toBe(0)
    await kits(3)
    await record({ services })
    expect((await clinic.call.naloxone.stock()).usable).toBe(1)
    expect((await clinic.call.naloxone.ofClient({ clientId: 1 }))[0]).toMatchObject({ kits: 2 })
    expect(await refusal(record({ who: stranger, services }))).toBe('REFUSED kits_fewer')
    await record({ who: stranger, services: [{ kind: 'naloxone', quantity: 1 }] })
    expect((await clinic.call.services.board()).kits).toBe(0)
  })

  it('refuses an unknown number, a place off the list, tomorrow, and what is too old', async () => {
    expect(await refusal(record({ who: { registerNumber: 99 } }))).toBe('INVALID who client_number_unknown')
    expect(await refusal(record({ place: 'bridge' }))).toBe('INVALID place place_unknown')
    expect(await refusal(record({ day: day('2026-02-04') }))).toBe('INVALID day service_in_future')
    expect(await refusal(record({ day: day('2025-10-01') }))).toBe('INVALID day service_too_old')
    expect(rows('service_contact')).toBe(0)
  })

  it('refuses a day after a death that was reported, and takes the days before', async () => {
    as('nurse')
    await clinic.call.care.reportDeath({
      requestId: requestId(),
      clientId: 1,
      day: day('2026-02-02'),
      source: 'family',
      detail: 'His brother',
    })
    as('outreach')
    expect(await refusal(record())).toBe('INVALID who service_after_death')
    await record({ day: day('2026-02-02') })
  })

  it('counts no more when its writer takes it back; another outreach worker’s stays', async () => {
    const { contactId } = await record()
    as('outreach', STAFF.otherNurse)
    const back = () =>
      clinic.call.services.void({ requestId: requestId(), contactId, reason: 'entered_twice' })
    expect(await refusal(back())).toBe('REFUSED not_yours')
    as('outreach')
    expect((await back()).mine).toMatchObject([{ voided: 'entered_twice' }])
    expect(await refusal(back())).toBe('REFUSED voided_before')
    expect(await counted('needles_out')).toMatchObject({ times: 0, quantity: 0, clients: 0 })
  })
})

describe('the counts of a time', () => {
  it('say times, pieces, people, sex, age, and who is new', async () => {
    await record({ day: day('2026-01-20') })
    await record()
    await record({ who: { registerNumber: 2 }, day: day('2026-02-02') })
    await record({ who: { registerNumber: 2 } })
    await record({ who: stranger })
    expect(await counted('needles_out')).toEqual({
      kind: 'needles_out',
      times: 4,
      quantity: 40,
      clients: 2,
      bySex: { M: 2, F: 2, T: 0 },
      byAge: { under_18: 0, '18_24': 3, '25_49': 1, '50_plus': 0 },
      firstTimers: 2,
      returning: 2,
    })
    const opened = await clinic.call.services.rows({ ...MONTH, kind: 'needles_out' })
    expect(opened.map(({ registerNumber, isNew }) => [registerNumber, isNew])).toEqual([
      [1, false],
      [2, false],
      [null, true],
      [2, true],
    ])
    const backwards = { from: MONTH.to, to: MONTH.from }
    expect(await refusal(clinic.call.services.summary(backwards))).toBe('INVALID to period_ends_before')
  })

  it('follow a corrected birth year', async () => {
    await record()
    clinic.register.db.exec('UPDATE client SET birth_year = 2010 WHERE id = 1')
    expect((await counted('needles_out'))?.byAge).toMatchObject({ under_18: 1, '25_49': 0 })
  })

  it('name no client of STI care to who may not know of it', async () => {
    as('nurse')
    const care = {
      day: TODAY,
      sign: 'ulcer' as const,
      treatment: '',
      partnerTold: 'no' as const,
      note: '',
    }
    await clinic.call.health.sti({ requestId: requestId(), clientId: 1, care })
    const opened = async (role: Role) => {
      as(role)
      const [row] = await clinic.call.services.rows({ ...MONTH, kind: 'sti' })
      return [row?.registerNumber, row?.withheld]
    }
    expect(await opened('nurse')).toEqual([1, false])
    for (const role of ['manager', 'data', 'counsellor'] as const)
      expect(await opened(role)).toEqual([null, true])
  })
})
