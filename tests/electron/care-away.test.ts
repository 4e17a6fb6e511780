import { afterEach, describe, expect, it } from 'vitest'
import { linesOfDay } from '../../electron/handlers/day-close-facts.ts'
import { reasonsOf } from '../helpers/clients.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { careClinic, confirmed, day } from './care-clinic.ts'

type CareClinic = Awaited<ReturnType<typeof careClinic>>
let care: CareClinic
afterEach(() => care?.clinic.end())

const firstAbsence = async (number: number) => (await care.view(number)).absences[0]?.id ?? 0

describe('a client who is away', () => {
  it('is not missed, not waited for, and their line of the day says away, due 0', async () => {
    care = await careClinic()
    const { clinic } = care
    expect((await clinic.call.today.list())?.counts.not_yet_come).toBe(2)
    await care.away(1, '2026-02-03')
    const list = await clinic.call.today.list()
    expect(list?.counts).toMatchObject({ not_yet_come: 1, not_due: 1, due: 1 })
    expect(list?.rows.find(({ registerNumber }) => registerNumber === 1)).toMatchObject({ away: true })
    const [openDay] = clinic.rows('SELECT * FROM clinic_day ORDER BY id DESC LIMIT 1') as {
      id: number
      day: string
    }[]
    const lines = linesOfDay(clinic.register, { id: openDay?.id ?? 0, day: day('2026-02-03') } as never)
    expect(lines.filter(({ clientId }) => clientId === clinic.clientId(1))).toEqual([
      { clientId: clinic.clientId(1), slot: 1, due: 0, outcome: 'away', amountMicrograms: 0 },
    ])
    const days = { id: clinic.clientId(1), from: day('2026-02-03'), to: day('2026-02-03') }
    expect(await clinic.call.clients.days(days)).toMatchObject([{ mark: 'away' }])
  })

  it('who stands at the counter is told to be back in one act, and then gets the dose', async () => {
    care = await careClinic()
    await care.away(1, '2026-02-03', { kind: 'travel' })
    expect(await care.clinic.verdict(1)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'away', kind: 'travel' }],
    })
    await care.back(await firstAbsence(1))
    expect(await care.clinic.verdict(1)).toMatchObject({ outcome: 'due', amountMicrograms: 8_000 })
    expect(await reasonsOf(care.back(await firstAbsence(1)))).toEqual(['not_away'])
  })

  it('keeps the ladder where doses there are not known, and counts as dosed where they are confirmed', async () => {
    care = await careClinic()
    const { clinic } = care
    await care.away(2, '2026-01-05', { kind: 'prison' })
    const id = await firstAbsence(2)
    await care.back(id)
    expect(await clinic.verdict(2)).toMatchObject({ reasons: [{ code: 'order_suspended', days: 29 }] })
    const tell = (dosing: object) =>
      clinic.call.care.tellDosing({
        requestId: requestId(),
        absenceId: id,
        ...confirmed('2026-02-02'),
        ...dosing,
      })
    await tell({})
    expect(await clinic.verdict(2)).toMatchObject({ outcome: 'due', daysWithout: 0, amountMicrograms: 8_000 })
    await tell({ amountMicrograms: 4_000 })
    expect(await clinic.verdict(2)).toMatchObject({
      outcome: 'see_doctor',
      reasons: [{ code: 'dose_elsewhere_differs', amountMicrograms: 4_000, orderedMicrograms: 8_000 }],
    })
    await tell({ lastDoseDay: day('2026-02-03') })
    expect(await clinic.verdict(2)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'dosed_elsewhere' }],
    })
    await tell({ answer: 'none' })
    expect(await clinic.verdict(2)).toMatchObject({ reasons: [{ code: 'order_suspended' }] })
  })

  it('does not drop out while away, and does when the line is taken back', async () => {
    care = await careClinic()
    const { clinic } = care
    await care.away(2, '2026-01-05', { kind: 'custody' })
    const standing = async () => (await clinic.call.clients.profile({ id: clinic.clientId(2) })).standing
    expect((await standing()).dropoutDay).toBe('2026-04-04')
    await clinic.call.care.takeBack({
      requestId: requestId(),
      subject: 'absence',
      rowId: await firstAbsence(2),
      reason: 'other_client',
    })
    expect((await standing()).dropoutDay).toBe('2026-03-05')
    expect((await care.view(2)).absences).toEqual([])
  })

  it('is written with days that can be, one absence at a time, and confirmed doses with who said so', async () => {
    care = await careClinic()
    expect(await reasonsOf(care.away(1, '2026-02-03', { untilDay: day('2026-02-01') }))).toEqual([
      'untilDay: until_before_from',
    ])
    await care.away(1, '2026-02-01', { untilDay: day('2026-02-10') })
    expect(await reasonsOf(care.away(1, '2026-02-10'))).toEqual(['fromDay: absence_overlaps'])
    const late = confirmed('2026-02-04', { detail: '' })
    expect(await reasonsOf(care.away(1, '2026-02-11', { dosing: late }))).toEqual([
      'detail: who_confirmed_missing',
      'lastDoseDay: before_absence',
    ])
  })

  it('leaves a mark of high risk after prison, asked once', async () => {
    care = await careClinic()
    await care.away(2, '2026-01-05', { kind: 'prison' })
    await care.back(await firstAbsence(2))
    expect((await care.view(2)).risk).toMatchObject({ cause: 'prison', since: '2026-02-03', answered: false })
    const answer = () => care.clinic.call.care.answerKit({ ...care.of(2), kit: 'given', talk: true })
    expect((await answer()).risk).toMatchObject({ answered: true })
    expect(await reasonsOf(answer())).toEqual(['kit_answered'])
  })

  it('and a kit that is given leaves the shelf, or is refused where none is left', async () => {
    care = await careClinic()
    const { clinic } = care
    const { call } = clinic
    await care.away(2, '2026-01-05', { kind: 'hospital' })
    await care.back(await firstAbsence(2))
    const batch = { document: 'DN 7', batchNumber: 'NX-1', expiryDay: day('2027-01-31') }
    await call.naloxone.receive({ requestId: requestId(), ...batch, kits: 1 })
    await care.overdose(1)
    expect(await call.naloxone.ofClient({ clientId: clinic.clientId(1) })).toMatchObject([{ kits: 1 }])
    const answer = (kit: 'given' | 'none_here') => call.care.answerKit({ ...care.of(2), kit, talk: true })
    expect(await reasonsOf(answer('given'))).toEqual(['kits_none'])
    expect((await care.overdose(2)).overdoses).toMatchObject([{ kitGiven: true }])
    expect((await answer('none_here')).risk).toMatchObject({ answered: true })
  })
})
