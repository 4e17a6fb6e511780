import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClosureListView } from '../../shared/contract/closures.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { refusal } from './stock-clinic.ts'
import { type TakeHomeClinic, take, takeHomeClinic } from './take-home-clinic.ts'

let clinic: TakeHomeClinic
beforeEach(async () => {
  clinic = await takeHomeClinic()
})
afterEach(() => clinic.end())

const day = (text: string) => text as ClinicDay
const first = day('2026-02-05')
const plan = (from = '2026-02-05', to = '2026-02-06') =>
  clinic.call.closures.plan({ requestId: requestId(), firstDay: day(from), lastDay: day(to), reason: 'Eid' })
const list = (draft = false) => clinic.call.closures.list({ first, draft })
const sign = (view: ClosureListView, more: object = {}) =>
  clinic.call.closures.sign({
    requestId: requestId(),
    first,
    takeHome: view.clients.filter(({ outcome }) => outcome === 'take_home').map(({ clientId }) => clientId),
    excluded: view.clients
      .filter(({ outcome }) => outcome === 'excluded')
      .map(({ clientId }) => ({ clientId, plan: 'staff_opens' as const })),
    pin: PINS[1],
    ...more,
  })
/** Planned by the nurse, signed by the doctor, and the nurse at the counter again. */
async function signedList() {
  await plan()
  clinic.signIn('doctor')
  const signed = await sign(await list())
  clinic.signIn('nurse')
  return signed
}

describe('a planned closure', () => {
  it('of several days is planned in one act, and no day twice', async () => {
    const { closures } = await plan()
    expect(closures.map((closure) => [closure.day, closure.kind])).toEqual([
      ['2026-02-05', 'planned'],
      ['2026-02-06', 'planned'],
    ])
    expect(await refusal(plan('2026-02-06', '2026-02-07'))).toBe('REFUSED closure_known')
    expect(clinic.count('closure')).toBe(2)
    expect(await refusal(plan('2026-02-01', '2026-02-01'))).toBe('REFUSED closure_is_past')
    expect(await refusal(plan('2026-02-09', '2026-02-08'))).toBe('REFUSED closure_ends_before')
    expect(await refusal(plan('2026-02-09', '2026-05-08'))).toBe('REFUSED closure_too_long')
  })

  it('names everybody who is due: who may carry, and why the others may not', async () => {
    await plan()
    const { clients, signed } = await list()
    expect(signed).toBeNull()
    expect(
      clients.map(({ registerNumber, outcome, doses, reasons }) => [
        registerNumber,
        outcome,
        doses,
        reasons.map(({ code }) => code).join(),
      ]),
    ).toEqual([
      [1, 'take_home', 2, ''],
      [2, 'take_home', 2, ''],
      [3, 'take_home', 4, ''],
      // Number 4 has no take-home days in the order: the doctor's signature on the list stands for them.
      [4, 'take_home', 2, ''],
      [5, 'excluded', 1, 'take_home_order_ends'],
    ])
  })

  it('is signed once by a doctor with the PIN, nobody forgotten', async () => {
    await plan()
    expect(await refusal(sign(await list()))).toMatch(/^NOT_ALLOWED/)
    clinic.signIn('doctor')
    const view = await list()
    expect(await refusal(sign(view, { excluded: [] }))).toBe('REFUSED closure_plans_missing')
    expect(await refusal(sign(view, { takeHome: [clinic.clientId(5)] }))).toMatch(
      /closure_(list_changed|plans_missing)/,
    )
    expect(await refusal(sign(view, { pin: '000000' }))).toBe('REFUSED wrong_pin')
    expect(clinic.count('closure_list')).toBe(0)
    const signed = await sign(view)
    expect(signed.signed?.code).toMatch(/^[0-9A-F]{8}$/)
    expect(clinic.count("signature WHERE kind = 'closure_list'")).toBe(1)
    expect(signed.clients.find(({ registerNumber }) => registerNumber === 5)).toMatchObject({
      outcome: 'excluded',
      plan: 'staff_opens',
    })
  })

  it('lets the doctor take somebody off', async () => {
    await plan()
    clinic.signIn('doctor')
    const view = await list()
    const one = clinic.clientId(1)
    const others = view.clients.filter(({ outcome, clientId }) => outcome === 'take_home' && clientId !== one)
    const signed = await sign(view, {
      takeHome: others.map(({ clientId }) => clientId),
      excluded: [one, clinic.clientId(5)].map((clientId) => ({ clientId, plan: 'doctor_sees' as const })),
    })
    expect(signed.clients[0]).toMatchObject({
      outcome: 'excluded',
      plan: 'doctor_sees',
      reasons: [{ code: 'take_home_doctor_says_no' }],
    })
    clinic.signIn('nurse')
    expect((await clinic.carrying(1)).closures).toEqual([])
  })

  it('is handed over at the last visit before it, in one act, also where the order has no take-home days', async () => {
    await signedList()
    const [offer] = (await clinic.carrying(4)).closures
    expect(offer).toMatchObject({ first: '2026-02-05', last: '2026-02-06', comesBefore: '2026-02-04' })
    clinic.nextDay('2026-02-04')
    clinic.signIn('nurse')
    await clinic.dosed(1)
    const input = {
      ...clinic.plainInput(1),
      listId: offer?.listId ?? 0,
      seen: [take('2026-02-05'), take('2026-02-06')],
    }
    const reply = await clinic.call.takeHome.issue(input)
    expect(reply.carried.map(({ clinicDay }) => clinicDay)).toEqual(['2026-02-05', '2026-02-06'])
    expect(await refusal(clinic.call.takeHome.issue({ ...input, requestId: requestId() }))).toBe(
      'REFUSED take_home_nothing_due',
    )
    const labels = await clinic.call.closures.labels({ first })
    expect(labels.map(({ registerNumber, carried }) => [registerNumber, carried.length])).toEqual([[1, 2]])
    expect((await list()).clients[0]).toMatchObject({ claimed: 2, doses: 2 })
  })

  it('is not handed over before the client comes for the last time', async () => {
    await signedList()
    await clinic.dosed(1)
    const listId = (await clinic.carrying(1)).closures[0]?.listId ?? 0
    const input = { ...clinic.plainInput(1), listId, seen: [take('2026-02-05'), take('2026-02-06')] }
    expect(await refusal(clinic.call.takeHome.issue(input))).toBe('REFUSED take_home_comes_before')
  })

  it('stands on Home until it is signed', async () => {
    const needs = async () => (await clinic.call.home.needs()).map(({ code }) => code)
    expect(await needs()).not.toContain('closure_list_unsigned')
    await plan()
    expect(await needs()).toContain('closure_list_unsigned')
    clinic.signIn('doctor')
    await sign(await list())
    expect(await needs()).not.toContain('closure_list_unsigned')
  })

  it('has nobody due and nobody missed, and the ladder goes on counting for who carried nothing', async () => {
    await plan('2026-02-04', '2026-02-05')
    await clinic.dosed(1)
    await clinic.dosed(4)
    await clinic.issue(1, 2)
    clinic.nextDay('2026-02-06')
    clinic.signIn('nurse')
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', daysWithout: 0 })
    expect(await clinic.verdict(4)).toMatchObject({ outcome: 'due', daysWithout: 2 })
  })
})
