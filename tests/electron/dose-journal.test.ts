import { afterEach, beforeEach, expect, it } from 'vitest'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

const HOUR = 3_600_000

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

const close = () => clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
const finish = (doseId: number, answer: 'swallowed' | 'not' | 'unsure') =>
  clinic.call.doses.finish({
    requestId: requestId(),
    doseId,
    answer,
    poured: false,
    doctorCalled: true,
    naloxoneAtHand: true,
  })

/** The second slot of client 3 under the tongue, client 1 prepared, client 4 prepared: then the plug is pulled. */
async function threeCutOff(): Promise<void> {
  await clinic.check(await clinic.given(3))
  clinic.clock.pass(5 * HOUR)
  clinic.signIn('nurse')
  await clinic.given(3)
  await clinic.scan(1)
  await clinic.scan(4)
  await clinic.cut()
}

it('asks after a cut about every unfinished dose, a later slot of the day among them', async () => {
  await threeCutOff()
  const asked = await clinic.call.doses.unfinished()
  expect(asked.map(({ registerNumber, slot, state }) => `${registerNumber}/${slot} ${state}`)).toEqual([
    '3/2 given',
    '1/1 prepared',
    '4/1 prepared',
  ])
  expect(asked.map(({ called }) => called)).toEqual(['Sanga', 'Puia', 'Rema'])
})

it('asks on the next calendar day, too; Home says so, and the day is not closed before', async () => {
  await threeCutOff()
  clinic.clock.pass(20 * HOUR)
  clinic.signIn('nurse')
  expect(await clinic.call.doses.unfinished()).toHaveLength(3)
  expect(await clinic.call.home.needs()).toContainEqual({
    code: 'doses_unfinished',
    params: { count: 3 },
    urgency: 1,
  })
  await beforeClose(clinic.call)
  expect(await refusal(close())).toBe('REFUSED doses_prepared')
  const facts = await clinic.call.dayClose.facts()
  expect(facts?.unfinished.map(({ registerNumber, slot }) => `${registerNumber}/${slot}`)).toEqual([
    '3/2',
    '1/1',
    '4/1',
  ])
})

it('writes what each answer says, and then the day closes, late, and the next one opens', async () => {
  await threeCutOff()
  clinic.clock.pass(20 * HOUR)
  clinic.signIn('nurse')
  const [slotTwo, first, fourth] = await clinic.call.doses.unfinished()
  await finish(slotTwo?.id ?? 0, 'swallowed')
  await finish(first?.id ?? 0, 'not')
  await finish(fourth?.id ?? 0, 'unsure')
  expect(await clinic.call.doses.unfinished()).toEqual([])
  const open = (await clinic.call.dayClose.facts())?.unfinished ?? []
  await beforeClose(clinic.call)
  const closed = await clinic.call.dayClose.close({
    requestId: requestId(),
    notChecked: open.map(({ doseId }) => ({ doseId, reason: 'left_early' as const, note: '' })),
  })
  expect(closed.late).toBe(true)
  expect(closed.counts.map(({ outcome, due }) => `${outcome} ${due}`)).toEqual(
    expect.arrayContaining(['incident 1', 'taken 2']),
  )
  const next = await clinic.call.day.open({
    requestId: requestId(),
    day: '2026-02-04' as never,
    approver: null,
    reason: null,
  })
  expect(next.clinicDay?.day).toBe('2026-02-04')
})
