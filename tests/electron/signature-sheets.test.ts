import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MarkReason } from '../../shared/contract/sheets.ts'
import type { SheetKind } from '../../shared/records/signature-sheet.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
})
afterEach(() => clinic.end())

const make = (kind: SheetKind, blanks = 1) =>
  clinic.call.sheets.make({ requestId: requestId(), kind, blanks })
const count = (sheets: [number, number][], reason: MarkReason | null = null) =>
  clinic.call.sheets.count({
    requestId: requestId(),
    sheets: sheets.map(([number, marks]) => ({ number, marks })),
    reason,
    note: '',
  })
const liquid = async () => clinic.give(clinic.openDose(await clinic.scan(2)))

describe('a signature sheet', () => {
  it('printed ahead bears who is expected, by number and amount, and no name', async () => {
    const { made, facts } = await make('due')
    expect(made).toMatchObject([{ number: 1, kind: 'due', marks: null }])
    expect(
      made[0]?.rows.map(({ registerNumber, slot, amountMicrograms }) => [
        registerNumber,
        slot,
        amountMicrograms,
      ]),
    ).toEqual([
      [1, 1, 8_000],
      [2, 1, 60_000],
      [3, 1, 4_400],
      [3, 2, 4_000],
      [4, 1, 8_000],
    ])
    expect(JSON.stringify(made)).not.toMatch(/Puia|Mawia/)
    expect(facts.dueAhead).toBe(0)
    expect(await refusal(make('due'))).toBe('REFUSED nothing_for_sheets')
  })

  it('printed afterwards bears what was given and on no sheet, with its time', async () => {
    await liquid()
    const { made } = await make('given')
    expect(made[0]?.rows).toMatchObject([{ position: 1, registerNumber: 2, amountMicrograms: 60_000 }])
    expect(made[0]?.rows[0]?.at).not.toBeNull()
    expect(await refusal(make('given'))).toBe('REFUSED nothing_for_sheets')
  })

  it('has a number that no other ever gets, also on the next day', async () => {
    expect((await make('blank', 2)).made.map(({ number }) => number)).toEqual([1, 2])
    expect((await make('blank')).made.map(({ number }) => number)).toEqual([3])
    const repeated = { requestId: requestId(), kind: 'blank', blanks: 1 } as const
    const first = await clinic.call.sheets.make(repeated)
    expect(await clinic.call.sheets.make(repeated)).toEqual(first)
  })
})

describe('the marks', () => {
  it('agree when there are as many as doses and every sheet came back', async () => {
    await make('due')
    await liquid()
    expect((await clinic.call.dayClose.facts())?.needs).toContain('marks_not_counted')
    const facts = await count([[1, 1]])
    expect(facts.counted).toMatchObject({ doses: 1, marks: 1, reason: null, by: 'Ramdini' })
    expect((await clinic.call.dayClose.facts())?.needs).toEqual(['closing_count_missing'])
  })

  it('that differ want a reason, be they too few or too many, or a sheet not come back', async () => {
    await make('blank', 2)
    await liquid()
    expect(
      await refusal(
        count([
          [1, 0],
          [2, 0],
        ]),
      ),
    ).toBe('REFUSED marks_differ')
    expect(
      await refusal(
        count([
          [1, 2],
          [2, 0],
        ]),
      ),
    ).toBe('REFUSED marks_differ')
    expect(await refusal(count([[1, 1]]))).toBe('REFUSED marks_differ')
    const facts = await count([[1, 1]], 'sheet_lost')
    expect(facts.counted?.reason).toBe('sheet_lost')
    expect(facts.sheets.map(({ marks }) => marks)).toEqual([1, null])
  })

  it('are taken from no sheet of another day, and from none twice', async () => {
    await make('blank')
    expect(await refusal(count([[7, 1]]))).toBe('INVALID sheets.0.number sheet_unknown')
    expect(
      await refusal(
        count([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBe('INVALID sheets.1.number sheet_twice')
    expect(await refusal(count([[1, 26]]))).toMatch(/^INVALID/)
  })

  it('are counted once more when a dose was handed out after, and a void wants none', async () => {
    await make('blank')
    await liquid()
    await count([[1, 1]])
    const doseId = await clinic.given(1)
    expect((await clinic.call.sheets.facts())?.countedAll).toBe(false)
    expect((await clinic.call.dayClose.facts())?.needs).toContain('marks_not_counted')
    await clinic.voidDose(doseId, NONE)
    expect((await clinic.call.sheets.facts())?.countedAll).toBe(true)
  })
})

describe('the close', () => {
  const close = () => clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
  it('wants the closing count and the marks, in this order, and its page has both', async () => {
    await liquid()
    expect(await refusal(close())).toBe('REFUSED closing_count_missing')
    const lines = [1_000, 1_000, 880].map((countedSteps, index) => ({ batchId: index + 1, countedSteps }))
    const counted = await clinic.call.counts.record({ requestId: requestId(), moment: 'closing', lines })
    expect(await refusal(close())).toBe('REFUSED closing_count_not_signed')
    const countId = counted.closing?.id ?? 0
    await clinic.call.counts.sign({
      requestId: requestId(),
      countId,
      differences: [],
      pin: null,
      approver: null,
    })
    expect(await refusal(close())).toBe('REFUSED marks_not_counted')
    await count([], 'no_sheets')
    await clinic.call.stock.waste({
      requestId: requestId(),
      batchId: 1,
      steps: 2,
      reason: 'broken',
      note: '',
      approver: null,
    })
    const closed = await close()
    expect(closed).toMatchObject({
      opening: null,
      closing: { signed: true, by: 'Ramdini', countersignOwed: true },
      marks: { doses: 1, marks: 0, reason: 'no_sheets' },
      wasted: [{ batchNumber: 'B-101', steps: 2, reason: 'broken', by: 'Ramdini', countersignOwed: true }],
    })
    expect(closed.owed.map(({ act }) => act)).toEqual(['count.sign', 'stock.waste'])
    expect(await clinic.call.dayClose.last()).toEqual(closed)
  })
})
