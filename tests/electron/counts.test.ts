import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRows } from '../../electron/db/ledger-check.ts'
import type { DifferenceReason } from '../../shared/contract/counts.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

/** Batches 1 and 2 are tablets, 3 is methadone 5 mg/mL in steps of 0.1 mL; 1,000 steps of each. */
const record = (one: number, two: number, three: number, moment: CountMoment = 'opening') =>
  clinic.call.counts.record({
    requestId: requestId(),
    moment,
    lines: [one, two, three].map((countedSteps, index) => ({ batchId: index + 1, countedSteps })),
  })
const view = async (moment: CountMoment = 'opening') =>
  (await clinic.call.counts.facts())?.[moment] ?? expect.fail('nothing was counted')
const sign = async (
  reason: DifferenceReason | null = null,
  more: { pin?: string | null; approver?: ReturnType<typeof secondPerson>; moment?: CountMoment } = {},
) => {
  const { id, lines } = await view(more.moment)
  return clinic.call.counts.sign({
    requestId: requestId(),
    countId: id,
    differences: lines
      .filter(({ outcome }) => outcome !== 'agrees')
      .flatMap((line) => (reason === null ? [] : [{ lineId: line.id, reason, note: '' }])),
    pin: more.pin ?? null,
    approver: more.approver === undefined ? secondPerson('counsellor') : more.approver,
  })
}
/** 60 mg of methadone: 120 steps of 0.1 mL, of which ten per mille are one step. */
const aLiquidDose = async () => clinic.give(clinic.openDose(await clinic.scan(2)))

describe('a count', () => {
  it('asks for every batch, and does not say what the book says', async () => {
    const facts = (await clinic.call.counts.facts()) ?? expect.fail('no day is open')
    expect(facts.toCount.map(({ batch }) => batch.batchNumber)).toEqual(['B-101', 'B-201', 'B-301'])
    expect(JSON.stringify(facts)).not.toContain('1000')
    expect(facts).toMatchObject({ opening: null, closing: null, dosesGiven: 0 })
  })

  it('is kept as it was typed, whatever the book says, and the book beside it', async () => {
    await record(998, 1_000, 1_000)
    expect(
      (await view()).lines.map(({ bookSteps, countedSteps, outcome }) => [bookSteps, countedSteps, outcome]),
    ).toEqual([
      [1_000, 998, 'to_explain'],
      [1_000, 1_000, 'agrees'],
      [1_000, 1_000, 'agrees'],
    ])
    expect(() => clinic.register.db.exec('UPDATE stock_count_line SET counted_steps = 1000')).toThrow(
      'append-only',
    )
    expect(clinic.balance(1)).toBe(1_000)
  })

  it('wants each batch once, and no other', async () => {
    const lines = (...ids: number[]) => ids.map((batchId) => ({ batchId, countedSteps: 1 }))
    const of = (...ids: number[]) =>
      refusal(clinic.call.counts.record({ requestId: requestId(), moment: 'opening', lines: lines(...ids) }))
    expect(await of(1, 2)).toBe('INVALID lines count_batch_missing')
    expect(await of(1, 2, 3, 3)).toBe('INVALID lines.3.batchId count_batch_twice')
    expect(await of(1, 2, 3, 9)).toBe('INVALID lines.3.batchId count_batch_unknown')
    expect(await refusal(record(-1, 1, 1))).toMatch(/^INVALID/)
    expect(clinic.count('stock_count')).toBe(0)
  })

  it('that agrees is signed by two and changes nothing in the book', async () => {
    await record(1_000, 1_000, 1_000)
    const facts = await sign()
    expect(facts.opening).toMatchObject({
      signed: true,
      by: 'Ramdini',
      second: 'Vanlalruati',
      countersignOwed: false,
    })
    expect(clinic.count("stock_entry WHERE kind = 'adjustment'")).toBe(0)
    expect(await refusal(sign())).toBe('REFUSED count_signed')
  })

  it('that differs is not signed before every difference is explained; then the book follows the count', async () => {
    await record(998, 1_003, 1_000)
    expect(await refusal(sign())).toBe('REFUSED difference_not_explained')
    expect(await refusal(sign('tolerance', { pin: PINS[2] }))).toBe('REFUSED not_within_tolerance')
    await sign('unexplained')
    expect([clinic.balance(1), clinic.balance(2)]).toEqual([998, 1_003])
    expect((await view()).lines.map(({ reason }) => reason)).toEqual(['unexplained', 'unexplained', null])
    expect(
      clinic.rows("SELECT steps, reason, approver_id FROM stock_entry WHERE kind = 'adjustment'"),
    ).toEqual([
      { steps: -2, reason: 'unexplained', approver_id: STAFF.counsellor },
      { steps: 3, reason: 'unexplained', approver_id: STAFF.counsellor },
    ])
    expect([...checkRows(clinic.register.db)].flatMap(({ findings }) => findings)).toEqual([])
  })

  it('without a second person owes a countersign for itself and for each correction', async () => {
    await record(998, 1_000, 1_000)
    await sign('broken', { approver: null })
    const owed = (await clinic.call.countersigns.owed()).map(({ act, table }) => `${act} ${table}`)
    expect(owed).toEqual(['count.sign stock_entry', 'count.sign stock_count_end'])
    expect((await view()).countersignOwed).toBe(true)
  })

  it('is never signed by the same person twice', async () => {
    await record(1_000, 1_000, 1_000)
    expect(await refusal(sign(null, { approver: secondPerson('nurse') }))).toBe('NOT_ALLOWED same_person')
  })

  it('does not stand in the way of dosing: what went out meanwhile is no difference', async () => {
    await record(998, 1_000, 1_000)
    await clinic.check(await clinic.given(1))
    await sign('unexplained')
    expect(clinic.balance(1)).toBe(1_000 - 4 - 2)
  })

  it('once more is another row, and the older one can be signed no more', async () => {
    await record(900, 1_000, 1_000)
    const { id } = await view()
    await record(1_000, 1_000, 1_000)
    const old = { requestId: requestId(), countId: id, differences: [], pin: null, approver: null }
    expect(await refusal(clinic.call.counts.sign(old))).toBe('REFUSED count_outdated')
    await sign()
    expect(clinic.count('stock_count')).toBe(2)
  })

  it('may be left out with a reason, which a second person knows or owes', async () => {
    const skip = {
      requestId: requestId(),
      moment: 'opening',
      reason: '60 at the door',
      approver: null,
    } as const
    const { opening } = await clinic.call.counts.skip(skip)
    expect(opening).toMatchObject({
      skipped: '60 at the door',
      signed: true,
      countersignOwed: true,
      lines: [],
    })
    expect(
      clinic.rows("SELECT reason FROM ledger WHERE act = 'count.skip' AND table_name = 'stock_count'"),
    ).toEqual([{ reason: '60 at the door' }])
    expect(await refusal(clinic.call.counts.skip({ ...skip, requestId: requestId(), reason: ' ' }))).toMatch(
      'INVALID',
    )
  })

  it('is for nurse and manager; a doctor alone may leave it out', async () => {
    clinic.signIn('doctor')
    expect(await refusal(record(1, 1, 1))).toBe('NOT_ALLOWED role')
    const skip = {
      requestId: requestId(),
      moment: 'closing',
      reason: 'no nurse today',
      approver: null,
    } as const
    expect((await clinic.call.counts.skip(skip)).closing?.skipped).toBe('no nurse today')
  })
})

describe('a liquid', () => {
  it('differs within so many per mille of what went out since the last count, and both sign for it', async () => {
    await aLiquidDose()
    await record(1_000, 1_000, 879)
    const line = (await view()).lines.at(-1)
    expect(line).toMatchObject({ bookSteps: 880, toleranceSteps: 1, outcome: 'within_tolerance' })
    expect(await refusal(sign('tolerance'))).toBe('REFUSED tolerance_pin_missing')
    expect(await refusal(sign('tolerance', { pin: PINS[0] }))).toBe('REFUSED wrong_pin')
    const facts = await sign('tolerance', { pin: PINS[2] })
    expect(clinic.rows("SELECT staff_id FROM signature WHERE kind = 'liquid_tolerance'")).toEqual([
      { staff_id: STAFF.nurse },
      { staff_id: STAFF.counsellor },
    ])
    expect(clinic.balance(3)).toBe(879)
    expect(facts.tolerance).toMatchObject([
      { sumSteps: -1, issuedSteps: 120, allowedSteps: 2, exceeded: false },
    ])
  })

  it('is not tolerated more, nor after a count from which nothing went out since', async () => {
    await aLiquidDose()
    await record(1_000, 1_000, 878)
    expect((await view()).lines.at(-1)?.outcome).toBe('to_explain')
    await record(1_000, 1_000, 880)
    await sign()
    await record(1_000, 1_000, 879, 'closing')
    expect((await view('closing')).lines.at(-1)).toMatchObject({ toleranceSteps: 0, outcome: 'to_explain' })
  })

  it('whose small differences add up to more than the rules allow is shown on Home', async () => {
    await aLiquidDose()
    await record(1_000, 1_000, 879)
    await sign('tolerance', { pin: PINS[2] })
    const db = clinic.register.db
    const line = db.prepare('SELECT max(id) FROM stock_count_line').pluck()
    // Two more of the same, as two more evenings leave them behind.
    for (const _ of [1, 2]) {
      await clinic.call.stock.waste({
        requestId: requestId(),
        batchId: 1,
        steps: 1,
        reason: 'broken',
        ...NONE,
      } as never)
      await record(1_000 - clinic.count("stock_entry WHERE kind = 'wastage'"), 1_000, clinic.balance(3) - 1)
      db.prepare(
        'INSERT INTO stock_count_difference VALUES (?, ?, (SELECT max(id) FROM stock_entry), 0)',
      ).run(line.get(), 'tolerance')
    }
    expect((await clinic.call.counts.facts())?.tolerance).toMatchObject([{ sumSteps: -3, exceeded: true }])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('tolerance_exceeded')
  })
})
