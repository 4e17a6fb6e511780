import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRows } from '../../electron/db/ledger-check.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

const DAY = 86_400_000
const day = (text: string) => text as ClinicDay

let clinic: CounterClinic
/** 03-Feb-2026 is closed, somebody sets the clock to 2035, and a day is opened then. */
beforeEach(async () => {
  clinic = await counterClinic()
  await closeDay()
  clinic.clock.setWall(Date.UTC(2035, 1, 4, 4))
  await openDay('2035-02-04')
})
afterEach(() => clinic.end())

const openDay = (text: string) =>
  clinic.call.day.open({
    requestId: requestId(),
    day: day(text),
    approver: secondPerson('counsellor'),
    reason: 'the calendar says so',
  })
const closeDay = async () => {
  await beforeClose(clinic.call)
  return clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
}
const setRight = (at = Date.UTC(2026, 1, 4, 5)) => clinic.clock.setWall(at)
const reset = async (trueDay: string | null = null, more: object = {}) => {
  clinic.signIn('manager')
  const { ahead } = await clinic.call.clock.facts()
  return clinic.call.clock.reset({
    requestId: requestId(),
    clinicDayId: ahead?.id ?? null,
    trueDay: trueDay === null ? null : day(trueDay),
    reason: 'the battery was empty',
    pin: PINS[0],
    passphrase: PASSPHRASES[1],
    ...more,
  })
}
const openPacks = async () => {
  for (const batchId of [1, 2, 3])
    await clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: false })
}
/** Seen to be sober, as the ladder asks after two days. */
const dose = async () =>
  clinic.check(clinic.openDose(await clinic.give(clinic.openDose(await clinic.scan(1)), true)))

describe('a clinic day opened in 2035 by mistake', () => {
  it('stands in the way of every day until then, and says so on Home', async () => {
    setRight()
    await closeDay()
    expect(await refusal(openDay('2026-02-04'))).toBe('REFUSED day_not_after_last')
    expect(await clinic.call.home.needs()).toContainEqual({
      code: 'day_ahead',
      params: { day: '2035-02-04', calendar: '2026-02-04' },
      urgency: 1,
    })
  })

  it('is taken back by a manager and another keyholder, and the right day opens', async () => {
    setRight()
    const facts = await reset()
    expect(facts).toMatchObject({
      ahead: null,
      behind: null,
      resets: [{ day: '2035-02-04', by: 'Zothanpuii' }],
    })
    expect(clinic.rows("SELECT actor, approver, reason FROM ledger WHERE act = 'clock.reset'")).toEqual([
      { actor: 1, approver: 2, reason: 'the battery was empty' },
    ])
    clinic.signIn('nurse')
    expect((await openDay('2026-02-04')).clinicDay?.day).toBe('2026-02-04')
    expect([...checkRows(clinic.register.db)].flatMap(({ findings }) => findings)).toEqual([])
  })

  it('is not taken back by one person alone, by a nurse, or without a proof of either', async () => {
    setRight()
    expect(await refusal(reset(null, { passphrase: PASSPHRASES[0] }))).toBe('NOT_ALLOWED same_person')
    expect(await refusal(reset(null, { passphrase: 'five words of somebody else' }))).toBe(
      'REFUSED wrong_passphrase',
    )
    expect(await refusal(reset(null, { pin: PINS[1] }))).toBe('REFUSED wrong_pin')
    clinic.signIn('nurse')
    const { ahead } = await clinic.call.clock.facts()
    expect(
      await refusal(
        clinic.call.clock.reset({
          requestId: requestId(),
          clinicDayId: ahead?.id ?? 0,
          trueDay: null,
          reason: 'the battery was empty',
          pin: PINS[2],
          passphrase: PASSPHRASES[1],
        }),
      ),
    ).toBe('NOT_ALLOWED role')
  })

  it('is not taken back while the clock still says 2035, and a day that is right never is', async () => {
    expect(await refusal(reset())).toBe('REFUSED clock_is_right')
    expect(await refusal(reset(null, { clinicDayId: 1 }))).toBe('REFUSED day_not_ahead')
  })

  it('frees its date: when that day really comes, it opens, and its slots are free', async () => {
    setRight()
    await reset()
    clinic.clock.setWall(Date.UTC(2035, 1, 4, 4))
    clinic.signIn('nurse')
    expect((await openDay('2035-02-04')).clinicDay?.day).toBe('2035-02-04')
  })
})

describe('a day opened under tomorrow’s date, with doses', () => {
  beforeEach(async () => {
    setRight()
    await reset()
    clinic.signIn('nurse')
    clinic.clock.setWall(Date.UTC(2026, 1, 5, 4))
    await openDay('2026-02-05')
    await openPacks()
    await dose()
    setRight()
  })

  it('is closed first, and its doses belong to the day that it was: nobody is dosed on that again', async () => {
    expect(await refusal(reset('2026-02-04'))).toBe('REFUSED close_the_day_first')
    clinic.signIn('nurse')
    await closeDay()
    expect(await refusal(reset())).toBe('REFUSED true_day_missing')
    expect(await refusal(reset('2026-02-03'))).toBe('REFUSED true_day_taken')
    expect(await refusal(reset('2026-02-05'))).toBe('REFUSED true_day_ahead')
    await reset('2026-02-04')
    clinic.signIn('nurse')
    expect(await refusal(openDay('2026-02-04'))).toBe('REFUSED day_not_after_last')
  })

  it('leaves tomorrow free: it opens when it comes, and everybody is dosed once', async () => {
    clinic.signIn('nurse')
    await closeDay()
    await reset('2026-02-04')
    clinic.clock.pass(DAY)
    clinic.signIn('nurse')
    await openDay('2026-02-05')
    const { facts, lastDoses } = await clinic.facts(1)
    expect(facts.doses.map(({ clinicDay, state }) => `${clinicDay} ${state}`)).toEqual(['2026-02-04 checked'])
    expect(lastDoses[0]?.at).toBeLessThan(clinic.clock.now())
    await openPacks()
    await dose()
    expect((await clinic.verdict(1)).outcome).toBe('already_given')
    const counts = (await clinic.call.dayClose.facts())?.counts ?? []
    expect(counts.find(({ outcome }) => outcome === 'taken')).toMatchObject({ due: 1, other: 0 })
    expect(clinic.count('dose')).toBe(2)
  })
})

describe('a later time that the register saw under a wrong clock', () => {
  it('asks for a second person at every opening, until two keyholders forget it', async () => {
    await closeDay()
    clinic.clock.setWall(Date.UTC(2035, 1, 3, 4))
    clinic.signIn('manager')
    expect((await clinic.call.clock.facts()).behind).toBe(Date.UTC(2035, 1, 4, 4))
    await reset(null, { clinicDayId: null })
    expect((await clinic.call.clock.facts()).behind).toBeNull()
    expect(await refusal(reset(null, { clinicDayId: null }))).toBe('REFUSED clock_is_right')
  })
})
