import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerHead } from '../../electron/db/ledger.ts'
import { checkRows } from '../../electron/db/ledger-check.ts'
import { insert } from '../../electron/db/write.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

type NotChecked = Parameters<CounterClinic['call']['dayClose']['close']>[0]['notChecked']
const close = async (notChecked: NotChecked = [], request = requestId()) => {
  await beforeClose(clinic.call)
  return clinic.call.dayClose.close({ requestId: request, notChecked })
}
const outcomes = (counts: readonly { outcome: string; due: number; other: number }[]) =>
  counts.map(({ outcome, due, other }) => `${outcome} ${due}+${other}`)

/** One checked, one liquid, one refused of two slots, one held by the ladder, one without an order. */
async function aMorning(): Promise<void> {
  await clinic.check(await clinic.given(1))
  await clinic.give(clinic.openDose(await clinic.scan(2)))
  await clinic.call.doses.refuse({
    requestId: requestId(),
    doseId: clinic.openDose(await clinic.scan(3)),
    reason: 'did_not_want',
    ...NONE,
  })
  await clinic.call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(5) })
}

describe('the day before its close', () => {
  it('tells of each slot once: what was given, who came without a dose, who has not come', async () => {
    await aMorning()
    const facts = (await clinic.call.dayClose.facts()) ?? expect.fail('no day is open')
    expect(facts).toMatchObject({ day: '2026-02-03', late: false, unfinished: [] })
    expect(outcomes(facts.counts)).toEqual(['taken 2+0', 'refused 1+0', 'no_order 0+1', 'missed 2+0'])
    expect(facts.counts.reduce((sum, { due }) => sum + due, 0)).toBe(5)
  })

  it('lists who is unfinished, by register number', async () => {
    await clinic.scan(1)
    await clinic.give(clinic.openDose(await clinic.scan(4)), true)
    const facts = await clinic.call.dayClose.facts()
    expect(facts?.unfinished).toMatchObject([
      { registerNumber: 1, state: 'prepared', drug: 'buprenorphine', amountMicrograms: 8_000 },
      { registerNumber: 4, state: 'given' },
    ])
    expect(outcomes(facts?.counts ?? [])).toEqual(['unfinished 2+0', 'missed 3+0'])
  })

  it('shows a narcotic page that adds up', async () => {
    await aMorning()
    const page = (await clinic.call.dayClose.facts())?.stock ?? []
    expect(
      page.map(({ batch, openingSteps, moved, bookSteps }) => [
        batch.batchNumber,
        openingSteps,
        moved.received,
        moved.issued,
        moved.returned,
        bookSteps,
      ]),
    ).toEqual([
      ['B-101', 0, 1_000, 6, 2, 996],
      ['B-201', 0, 1_000, 1, 1, 1_000],
      ['B-301', 0, 1_000, 120, 0, 880],
    ])
  })
})

describe('the close', () => {
  it('refuses while a dose stands prepared, or a mouth was not looked at and nobody says why', async () => {
    const doseId = await clinic.given(1)
    const prepared = clinic.openDose(await clinic.scan(4))
    expect(await refusal(close())).toBe('REFUSED doses_prepared')
    await clinic.voidDose(prepared)
    expect(await refusal(close())).toBe('REFUSED mouths_not_checked')
    expect(clinic.count('day_line')).toBe(0)
    const closed = await close([{ doseId, reason: 'left_early', note: '' }])
    expect(outcomes(closed.counts)).toContain('not_checked 1+0')
    expect(clinic.rows("SELECT reason FROM dose_event WHERE kind = 'not_checked'")).toEqual([
      { reason: 'left_early' },
    ])
  })

  it('leaves a line a slot, the book a batch, and a code that is the head of the ledger', async () => {
    await aMorning()
    const closed = await close()
    expect(outcomes(closed.counts)).toEqual(['taken 2+0', 'refused 1+0', 'no_order 0+1', 'missed 2+0'])
    expect(
      clinic.rows(
        'SELECT client_id, slot, due, outcome, amount_micrograms FROM day_line ORDER BY client_id, slot',
      ),
    ).toEqual([
      { client_id: 1, slot: 1, due: 1, outcome: 'taken', amount_micrograms: 8_000 },
      { client_id: 2, slot: 1, due: 1, outcome: 'taken', amount_micrograms: 60_000 },
      { client_id: 3, slot: 1, due: 1, outcome: 'refused', amount_micrograms: 0 },
      { client_id: 3, slot: 2, due: 1, outcome: 'missed', amount_micrograms: 0 },
      { client_id: 4, slot: 1, due: 1, outcome: 'missed', amount_micrograms: 0 },
      { client_id: 5, slot: 1, due: 0, outcome: 'no_order', amount_micrograms: 0 },
    ])
    expect(clinic.rows('SELECT batch_id, book_steps FROM stock_close ORDER BY batch_id')).toEqual([
      { batch_id: 1, book_steps: 996 },
      { batch_id: 2, book_steps: 1_000 },
      { batch_id: 3, book_steps: 880 },
    ])
    const head = Buffer.from(ledgerHead(clinic.register.db).hash).toString('hex').slice(0, 16)
    expect(closed.code.replaceAll(' ', '')).toBe(head)
    expect(closed).toMatchObject({ day: '2026-02-03', closedBy: 'Ramdini', late: false })
    expect([...checkRows(clinic.register.db)].flatMap(({ findings }) => findings)).toEqual([])
  })

  it('is done once for one request, and its code stays what it was', async () => {
    const request = requestId()
    const first = await close([], request)
    clinic.openDay('2026-02-04')
    expect(await close([], request)).toEqual(first)
    expect(await clinic.call.dayClose.last()).toEqual(first)
    expect(clinic.count('clinic_day_close')).toBe(1)
  })

  it('ends the day: no dose and no stock move any more until the next is opened', async () => {
    await close()
    expect(await clinic.call.dayClose.facts()).toBeNull()
    expect(await refusal(close())).toBe('LOCKED')
    clinic.openDay('2026-02-04')
    await clinic.call.stock.openPack({ requestId: requestId(), batchId: 1, otherStrengthPutAway: false })
    await clinic.check(await clinic.given(1))
    const page = (await clinic.call.dayClose.facts())?.stock ?? []
    expect(page.find(({ batch }) => batch.id === 1)).toMatchObject({
      openingSteps: 1_000,
      bookSteps: 996,
      moved: { received: 0, issued: 4 },
    })
    expect(clinic.balance(1)).toBe(996)
  })

  it('is marked late when the calendar has moved on', async () => {
    clinic.clock.pass(24 * 3_600_000)
    expect((await clinic.call.dayClose.facts())?.late).toBe(true)
    expect((await close()).late).toBe(true)
  })

  it('counts nobody as missed on a day that the site was closed', async () => {
    clinic.register.write({ act: 'closure.mark', actor: 3 }, (tx) =>
      insert(tx, 'closure', {
        day: '2026-02-03' as ClinicDay,
        kind: 'unplanned',
        reason: 'bandh',
        staffId: 3,
        at: tx.at,
      }),
    )
    await clinic.check(await clinic.given(1))
    expect(outcomes((await close()).counts)).toEqual(['taken 0+1'])
  })

  it('is not for a counsellor, who may look at it all the same', async () => {
    clinic.signIn('counsellor')
    expect(await refusal(close())).toBe('NOT_ALLOWED role')
    expect(await clinic.call.dayClose.facts()).not.toBeNull()
  })
})
