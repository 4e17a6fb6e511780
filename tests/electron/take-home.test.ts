import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { refusal, secondPerson } from './stock-clinic.ts'
import { type TakeHomeClinic, take, takeHomeClinic } from './take-home-clinic.ts'

let clinic: TakeHomeClinic
beforeEach(async () => {
  clinic = await takeHomeClinic()
})
afterEach(() => clinic.end())

const days = ({ carried }: TakeHomeAtCounter) => carried.map(({ clinicDay, slot }) => `${clinicDay}/${slot}`)
const carriedDays = async (number: number) => days(await clinic.carrying(number))

describe('doses carried home', () => {
  it('claim the slots of their days, take the stock and stand in one act', async () => {
    await clinic.dosed(1)
    const before = clinic.balance(1)
    const reply = await clinic.issue(1, 2)
    expect(days(reply)).toEqual(['2026-02-04/1', '2026-02-05/1'])
    expect(clinic.balance(1)).toBe(before - 8)
    expect(clinic.rows('SELECT storage_told, overdose_told, closure_list_id FROM take_home_issue')).toEqual([
      { storage_told: 1, overdose_told: 1, closure_list_id: null },
    ])
    expect(clinic.count("dose_event WHERE kind = 'given'")).toBe(3)
  })

  it('are handed over once when Enter is pressed twice', async () => {
    await clinic.dosed(1)
    const once = requestId()
    await clinic.issue(1, 2, { requestId: once })
    await clinic.call.takeHome.issue(
      await clinic.issueInput(1, 2, { requestId: once, seen: [take('2026-02-04')] }),
    )
    expect(clinic.count('take_home_issue')).toBe(1)
  })

  it('are refused where the rule says no, and nothing is written', async () => {
    expect(await refusal(clinic.call.takeHome.issue(clinic.plainInput(1)))).toBe(
      'REFUSED take_home_today_first',
    )
    await clinic.dosed(1)
    expect(
      await refusal(clinic.call.takeHome.issue({ ...clinic.plainInput(1), last: '2026-02-20' as ClinicDay })),
    ).toBe('REFUSED take_home_too_many_days')
    expect(
      await refusal(clinic.call.takeHome.issue({ ...clinic.plainInput(1), seen: [take('2026-02-05')] })),
    ).toBe('REFUSED facts_changed')
    expect(clinic.count('take_home_issue')).toBe(0)
  })

  it('make the day a day already given, and come into its line', async () => {
    await clinic.dosed(1)
    await clinic.issue(1, 1)
    clinic.nextDay('2026-02-04')
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'already_given', kind: 'take_home' })
    const list = await clinic.call.today.list()
    expect(list?.rows.find((row) => row.registerNumber === 1)).toMatchObject({
      group: 'given',
      carried: true,
    })
    expect((await clinic.call.doses.board()).carried).toBe(1)
    clinic.closeDay()
    expect(clinic.rows("SELECT outcome, due FROM day_line WHERE outcome = 'take_home'")).toEqual([
      { outcome: 'take_home', due: 1 },
    ])
  })

  it('leave the ladder where it was: no day without drug', async () => {
    await clinic.dosed(1)
    await clinic.issue(1, 2)
    clinic.nextDay('2026-02-04')
    clinic.nextDay('2026-02-05')
    clinic.nextDay('2026-02-06')
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', daysWithout: 0 })
  })

  it('come back unopened: the slots are free, the tablets on the shelf, what stayed out is carried on', async () => {
    await clinic.dosed(1)
    const before = clinic.balance(1)
    const { carried } = await clinic.issue(1, 3)
    const second = carried[1]?.doseId ?? 0
    await clinic.bringBack(1, [second])
    expect(await carriedDays(1)).toEqual(['2026-02-04/1', '2026-02-06/1'])
    expect(clinic.balance(1)).toBe(before - 8)
    expect(await refusal(clinic.bringBack(1, [second]))).toBe('REFUSED take_home_not_carried')
    clinic.nextDay('2026-02-04')
    clinic.nextDay('2026-02-05')
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due' })
  })

  it('come back opened: they are wasted, with a witness or a countersign owed', async () => {
    await clinic.dosed(1)
    const before = clinic.balance(1)
    const { carried } = await clinic.issue(1, 2)
    await clinic.bringBack(1, [carried[0]?.doseId ?? 0], { intact: false })
    expect(clinic.balance(1)).toBe(before - 8)
    expect(clinic.count("countersign_owed WHERE act = 'take_home.return'")).toBe(1)
    await clinic.bringBack(1, [carried[1]?.doseId ?? 0], {
      intact: false,
      approver: secondPerson('counsellor'),
    })
    expect(clinic.count("countersign_owed WHERE act = 'take_home.return'")).toBe(1)
    expect(clinic.count("stock_entry WHERE kind = 'wastage'")).toBe(2)
  })

  it('come back late, and the line of the closed day says so', async () => {
    await clinic.dosed(1)
    const { carried } = await clinic.issue(1, 1)
    clinic.nextDay('2026-02-04')
    clinic.nextDay('2026-02-05')
    await clinic.bringBack(1, [carried[0]?.doseId ?? 0])
    expect(clinic.rows('SELECT outcome, due FROM day_line WHERE corrects IS NOT NULL')).toEqual([
      { outcome: 'missed', due: 1 },
    ])
  })

  it('of a split order take the evening along', async () => {
    await clinic.dosed(3)
    const choices = await clinic.issue(3, 1)
    expect(days(choices)).toEqual(['2026-02-03/2', '2026-02-04/1', '2026-02-04/2'])
    expect(choices.carried[0]).toMatchObject({ slots: 2, leastHours: 4 })
  })

  it('are poured from the open bottle, to a tenth of a millilitre', async () => {
    await clinic.dosed(2)
    const { carried } = await clinic.issue(2, 1)
    expect(carried[0]?.inHand).toMatchObject([{ form: 'liquid', steps: 120 }])
  })

  it('want a line of their own on the signature sheets: the one of today is for today', async () => {
    const make = (kind: 'due' | 'given') =>
      clinic.call.sheets.make({ requestId: requestId(), kind, blanks: 1 })
    await make('due')
    await clinic.dosed(1)
    expect(await clinic.call.sheets.facts()).toMatchObject({ doses: 1, notOnSheet: 0 })
    await clinic.issue(1, 2)
    expect(await clinic.call.sheets.facts()).toMatchObject({ doses: 3, notOnSheet: 2 })
    expect((await make('given')).facts.notOnSheet).toBe(0)
  })

  it('stand as one line among the last five, by the last day that is still carried', async () => {
    await clinic.dosed(1)
    const { carried } = await clinic.issue(1, 3)
    const lines = async () =>
      (await clinic.call.doses.board()).lastFive.map(({ kind, clinicDay }) => `${kind} ${clinicDay}`)
    expect(await lines()).toEqual(['take_home 2026-02-06', 'observed 2026-02-03'])
    await clinic.bringBack(1, [carried[2]?.doseId ?? 0])
    expect(await lines()).toEqual(['take_home 2026-02-05', 'observed 2026-02-03'])
  })

  it('are seen on the page of the client, not by who may not open it', async () => {
    await clinic.dosed(1)
    await clinic.issue(1, 2)
    clinic.signIn('counsellor')
    const page = await clinic.call.takeHome.carried({ clientId: clinic.clientId(1) })
    expect(page.carried).toHaveLength(2)
  })
})
