import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signedBytes } from '../../electron/vault/signature.ts'
import { answerOf } from '../helpers/answer.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { pinOf, type ReturnClinic, returnClinic, WORDS } from './return-clinic.ts'

let clinic: ReturnClinic
beforeEach(async () => {
  clinic = await returnClinic()
})
afterEach(() => clinic.end())

const february = () => clinic.call.returns.month({ month: '2026-02' })

describe('a monthly return', () => {
  it('is prepared by one, approved by another and kept as it was sent', async () => {
    const id = await clinic.sendIt()
    const [one] = (await february()).returns
    expect(one).toMatchObject({
      id,
      state: 'sent',
      prepared: { name: 'Zothanpuii' },
      approved: { name: 'Dr Lalnunmawia' },
      sent: { name: 'Zothanpuii', how: 'paper' },
    })
    const kept = clinic.rows('SELECT body, digest FROM monthly_return')[0] as { body: string; digest: Buffer }
    const digest = createHash('sha256')
      .update(signedBytes('monthly-return', JSON.parse(kept.body)))
      .digest()
    expect(digest.equals(kept.digest)).toBe(true)
    expect(one?.mark.replaceAll(' ', '')).toBe(digest.toString('hex').slice(0, 16))
    const signed = clinic.rows(
      "SELECT staff_id, digest FROM signature WHERE kind = 'report' ORDER BY id",
    ) as { staff_id: number; digest: Buffer }[]
    expect(signed.map(({ staff_id }) => staff_id)).toEqual([1, 2])
    expect(signed.every((one) => one.digest.equals(digest))).toBe(true)
  })

  it('names the working days on which the register was never opened', async () => {
    const { body } = await clinic.prepare()
    expect(body?.daysWithoutRegister).toHaveLength(25)
    expect(body?.daysWithoutRegister[0]).toBe('2026-02-04')
    expect(body?.ledger.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is not approved by whoever prepared it', async () => {
    const { returns } = await clinic.prepare()
    expect(await answerOf(clinic.approve(returns[0]?.id ?? 0, 'manager'))).toBe('NOT_ALLOWED same_person')
  })

  it('is not approved when its figures are not as prepared any more', async () => {
    const { returns } = await clinic.prepare()
    clinic.enrolLate(6, 'Late One')
    clinic.signIn('doctor')
    expect(await answerOf(clinic.approve(returns[0]?.id ?? 0))).toBe('REFUSED return_changed_since_prepared')
    clinic.signIn('manager')
    const again = await clinic.prepare()
    clinic.signIn('doctor')
    expect((await clinic.approve(again.returns[0]?.id ?? 0)).returns[0]?.state).toBe('approved')
    expect(await answerOf(clinic.approve(returns[0]?.id ?? 0))).toBe('REFUSED return_prepared_again')
  })

  it('is not approved with a wrong PIN, and not sent with one signature', async () => {
    const { returns } = await clinic.prepare()
    const id = returns[0]?.id ?? 0
    expect(await answerOf(clinic.call.returns.send({ requestId: requestId(), id, how: 'stick' }))).toBe(
      'REFUSED return_not_approved',
    )
    clinic.signIn('doctor')
    expect(await answerOf(clinic.approve(id, 'nurse'))).toBe('REFUSED wrong_pin')
    expect(clinic.count('monthly_return_approval')).toBe(0)
  })

  it('is made of whole months that are over and whose days are closed', async () => {
    const of = (month: string) =>
      answerOf(
        clinic.call.returns.prepare({ requestId: requestId(), month, pin: pinOf('manager'), words: WORDS }),
      )
    const refused = (code: string) => `REFUSED ${code}`
    expect(await of('2026-03')).toBe(refused('return_month_not_over'))
    expect(await of('2026-04')).toBe(refused('return_in_future'))
    expect(await of('2026-01')).toBe(refused('return_before_register'))
    clinic.openDay('2026-04-01')
    expect(await of('2026-03')).toBe(refused('return_day_open'))
    expect(clinic.count('monthly_return')).toBe(0)
  })
})

describe('what changes after a return was sent', () => {
  it('shows figure by figure with the ledger lines that caused it, and the return stays', async () => {
    await clinic.sendIt()
    expect((await february()).differences).toEqual([])
    const before = clinic.rows('SELECT body FROM monthly_return')
    clinic.enrolLate(6, 'Late One')
    const seen = await february()
    expect(seen.differences).toContainEqual({
      indicator: 'entered_new',
      cell: 'F.under_25',
      sent: { count: 0, of: null },
      now: { count: 1, of: null },
    })
    expect(seen.differences.some(({ indicator }) => indicator === 'active_start')).toBe(false)
    expect(
      seen.lines.map(({ act, table, registerNumber, actor }) => ({ act, table, registerNumber, actor })),
    ).toEqual([
      { act: 'client.enrol', table: 'episode', registerNumber: 6, actor: 'Ramdini' },
      { act: 'client.enrol', table: 'client', registerNumber: 6, actor: 'Ramdini' },
    ])
    expect(clinic.rows('SELECT body FROM monthly_return')).toEqual(before)
  })

  it('is not what happens in the months after it', async () => {
    await clinic.sendIt()
    clinic.enrolLate(6, 'Of March', '2026-03-01')
    expect(await february()).toMatchObject({ differences: [], lines: [] })
  })

  it('can be sent again as another return, and only when something changed', async () => {
    await clinic.sendIt()
    expect(await answerOf(clinic.prepare())).toBe('REFUSED return_nothing_changed')
    clinic.enrolLate(6, 'Late One')
    await clinic.sendIt()
    const seen = await february()
    expect(seen.returns.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(seen.differences).toEqual([])
  })

  it('stands in the list of months and on Home', async () => {
    const needs = async () =>
      (await clinic.call.home.needs()).filter(({ code }) => code.startsWith('return_'))
    expect(await needs()).toEqual([])
    clinic.openDay('2026-03-05')
    clinic.signIn('manager')
    expect(await needs()).toEqual([{ code: 'return_not_sent', params: { month: '2026-02' }, urgency: 2 }])
    await clinic.prepare()
    clinic.signIn('doctor')
    expect((await needs()).map(({ code }) => code)).toEqual(['return_to_approve'])
    clinic.signIn('manager')
    await clinic.sendIt()
    expect(await needs()).toEqual([])
    clinic.enrolLate(6, 'Late One')
    const { months } = await clinic.call.returns.list()
    const [march, february_] = months
    expect(march).toMatchObject({ month: '2026-03', state: 'none', refusal: 'return_month_not_over' })
    expect(february_).toMatchObject({ month: '2026-02', state: 'sent' })
    expect(february_?.differs).toBeGreaterThan(5)
    expect((await needs()).map(({ code }) => code)).toEqual(['return_changed'])
  })
})
