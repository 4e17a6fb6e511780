import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dosesFromPaper } from '../../electron/db/downtime.ts'
import { paperCategory } from '../../shared/rules/paper-days.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { CLIENTS } from './counter-clinic.ts'
import { at, day, downtimeClinic } from './downtime-clinic.ts'
import { refusal, requestId } from './stock-clinic.ts'

type Paper = Awaited<ReturnType<typeof downtimeClinic>>
let paper: Paper
beforeEach(async () => {
  paper = await downtimeClinic([
    ...CLIENTS,
    { registerNumber: 6, called: 'Lala', slots: [6_000], endDay: '2026-02-04' },
    { registerNumber: 7, called: 'Kima', slots: [6_000], endDay: '2026-02-03' },
  ])
})
afterEach(() => paper.clinic.end())

const codes = (lines: { reasons: { code: string }[] }[]) =>
  lines.map(({ reasons }) => reasons.map(({ code }) => code))

describe('tomorrow’s sheet', () => {
  it('says by the rule of the counter what each client may get, and why the others may not', async () => {
    await paper.clinic.check(await paper.clinic.given(1))
    const { head, body } = await paper.make('2026-02-04')
    expect(head.number).toBe(1)
    const lines = body.lines.map(({ line, registerNumber, dose, reasons }) => [
      line,
      registerNumber,
      dose ? dose.amountMicrograms : reasons.map(({ code }) => code).join(),
    ])
    expect(lines).toEqual([
      [1, 1, 8_000],
      [2, 2, 60_000],
      [3, 3, 4_400],
      [4, 3, 4_000],
      [5, 4, 'locked_ladder'],
      [6, 5, 'no_order'],
      [7, 6, 6_000],
      [8, 7, 'order_ended'],
    ])
    expect(body.lines[6]?.dose?.notices.map(({ code }) => code)).toContain('order_ends_soon')
    expect(body.lines[0]?.lastDoseDay).toBe('2026-02-03')
    expect(body.lines[0]?.dose?.parts).toMatchObject([{ strengthMicrograms: 2_000, steps: 4 }])
    expect(JSON.stringify(body)).not.toMatch(/Puia|Mawia|Lala/)
  })

  it('says of today’s sheet who has their dose already', async () => {
    await paper.clinic.check(await paper.clinic.given(1))
    const { body } = await paper.make('2026-02-03')
    expect(body.lines[0]).toMatchObject({ dose: null, outcome: 'already_given' })
    expect(body.lines[1]).toMatchObject({ outcome: 'due' })
  })

  it('is numbered on, and refuses days past and far ahead', async () => {
    await paper.make('2026-02-04')
    expect((await paper.make('2026-02-04')).head.number).toBe(2)
    expect(await refusal(paper.make('2026-02-02'))).toBe('REFUSED sheet_day_past')
    expect(await refusal(paper.make('2026-03-02'))).toBe('REFUSED sheet_day_far')
  })
})

describe('a sheet that was used', () => {
  it('makes everybody’s day unknown until their lines, or the whole sheet, are entered', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.declare(sheet.head.id, 'used')
    const outcome = async (number: number) => {
      const verdict = await paper.clinic.verdict(number)
      return verdict.outcome === 'blocked' ? verdict.reasons[0]?.code : verdict.outcome
    }
    expect(await outcome(1)).toBe('unknown_days_enter_sheet')
    await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '08:15')])
    expect(await outcome(1)).toBe('already_given')
    expect(await outcome(2)).toBe('unknown_days_enter_sheet')
    await paper.finish(sheet.head.id)
    expect(await outcome(2)).toBe('due')
  })

  it('may be said to be unused, unless something of it was entered', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.declare(sheet.head.id, 'used')
    expect((await paper.declare(sheet.head.id, 'unused')).paperDays).toEqual([])
    await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '08:15')])
    expect(await refusal(paper.declare(sheet.head.id, 'unused'))).toBe('REFUSED sheet_has_lines')
  })

  it('an outage with doses on paper asks for a sheet of its day', async () => {
    const state = await paper.outage(['2026-02-03', '08:00'], ['2026-02-03', '08:20'])
    expect(state.paperDays).toEqual([{ day: '2026-02-03', sheetIds: [] }])
    const sheet = await paper.make('2026-02-03')
    await paper.declare(sheet.head.id, 'used')
    await paper.finish(sheet.head.id)
    expect((await paper.clinic.call.downtime.state()).paperDays).toEqual([])
    expect(await refusal(paper.outage(['2026-02-03', '08:20'], ['2026-02-03', '08:00']))).toBe(
      'REFUSED outage_backwards',
    )
    expect(await refusal(paper.outage(['2026-02-03', '08:00'], ['2026-02-03', '10:00']))).toBe(
      'REFUSED outage_future',
    )
  })
})

describe('a line of paper', () => {
  it('goes in with its own time, its stock from the open pack, and its sheet remembered', async () => {
    const sheet = await paper.make('2026-02-03')
    const { lines } = await paper.enter(sheet.head.id, [
      paper.typed(sheet, 1, '08:15'),
      paper.typed(sheet, 2, '08:16'),
    ])
    expect(lines.map(({ outcome }) => outcome)).toEqual(['entered', 'entered'])
    const [dose] = paper.clinic.rows('SELECT at, recorded_at, clinic_day FROM dose') as Record<
      string,
      unknown
    >[]
    expect(dose).toMatchObject({ at: at('2026-02-03', '08:15'), clinic_day: '2026-02-03' })
    expect(dose?.recorded_at).toBeGreaterThan(Number(dose?.at))
    expect(paper.clinic.rows('SELECT kind FROM dose_event WHERE dose_id = 1 ORDER BY id')).toEqual(
      ['prepared', 'given', 'checked'].map((kind) => ({ kind })),
    )
    expect(paper.clinic.balance(1)).toBe(1_000 - 4)
    expect(paper.clinic.balance(3)).toBe(1_000 - 120)
  })

  it('that the counter would have refused is said in words and stays out', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '08:15')])
    const { lines } = await paper.enter(sheet.head.id, [
      paper.typed(sheet, 1, '08:20', { line: 9 }),
      paper.typed(sheet, 2, '08:16', { amountMicrograms: 6_000 }),
      paper.typed(sheet, 5, '08:18'),
      paper.typed(sheet, 6, '23:00'),
      paper.typed(sheet, 99, '08:00', { line: 10 }),
      paper.typed(sheet, 6, '08:19', { line: 2 }),
    ])
    expect(lines.map(({ outcome }) => outcome)).toEqual(['say', 'say', 'say', 'mend', 'mend', 'say'])
    expect(codes(lines)).toEqual([
      ['paper_double'],
      ['paper_wrong_amount'],
      ['no_order'],
      ['paper_time_future'],
      ['number_unknown'],
      ['paper_other_client'],
    ])
    expect(paper.clinic.count('dose')).toBe(1)
    expect(paper.clinic.count('paper_line')).toBe(1)
  })

  it('saves the good lines of a grid and leaves the bad ones', async () => {
    const sheet = await paper.make('2026-02-03')
    const { lines } = await paper.enter(sheet.head.id, [
      paper.typed(sheet, 1, '08:15'),
      paper.typed(sheet, 1, '08:16', { line: 11 }),
      paper.typed(sheet, 2, '08:17'),
    ])
    expect(lines.map(({ outcome }) => outcome)).toEqual(['entered', 'say', 'entered'])
  })

  it('sent twice is one dose', async () => {
    const sheet = await paper.make('2026-02-03')
    const request = { requestId: requestId() }
    const send = () => paper.enter(sheet.head.id, [paper.typed(sheet, 1, '08:15')], request)
    await send()
    expect((await send()).lines[0]?.outcome).toBe('entered')
    expect(paper.clinic.count('dose')).toBe(1)
  })

  it('refused, withheld and not come take nothing from the shelf', async () => {
    const sheet = await paper.make('2026-02-03')
    const none = { amountMicrograms: null }
    const { lines } = await paper.enter(sheet.head.id, [
      paper.typed(sheet, 1, '08:15', { result: 'refused', ...none }),
      paper.typed(sheet, 2, '08:16', { result: 'withheld', ...none }),
      paper.typed(sheet, 5, '08:17', { result: 'withheld', ...none }),
      paper.typed(sheet, 6, '08:17', { result: 'not_come', ...none, givenAt: null }),
    ])
    expect(lines.map(({ outcome }) => outcome)).toEqual(['entered', 'entered', 'entered', 'entered'])
    expect(paper.clinic.balance(1)).toBe(1_000)
    expect(paper.clinic.rows('SELECT kind FROM attendance')).toEqual([{ kind: 'no_order' }])
    expect((await paper.clinic.verdict(1)).outcome).toBe('due')
  })
})

describe('what was swallowed all the same', () => {
  it('a wrong amount becomes an incident of its slot, with the stock really taken and a countersign owed', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.incident(sheet.head.id, paper.typed(sheet, 1, '08:15', { amountMicrograms: 10_000 }))
    expect(paper.clinic.rows('SELECT kind, amount_taken_micrograms FROM dosing_incident')).toEqual([
      { kind: 'wrong_amount', amount_taken_micrograms: 10_000 },
    ])
    expect(paper.clinic.rows('SELECT amount_micrograms FROM dose')).toEqual([{ amount_micrograms: 8_000 }])
    expect(paper.clinic.balance(1)).toBe(1_000 - 5)
    expect(paper.clinic.count("countersign_owed WHERE table_name = 'paper_line'")).toBe(1)
    expect((await paper.clinic.facts(1)).holds.map(({ kind }) => kind)).toEqual(['incident'])
  })

  it('a double is an incident of the dose that was there, and adds up', async () => {
    await paper.clinic.check(await paper.clinic.given(1))
    const sheet = await paper.make('2026-02-03')
    await paper.incident(sheet.head.id, paper.typed(sheet, 1, '08:15', { amountMicrograms: 8_000 }))
    expect(paper.clinic.rows('SELECT dose_id, kind, amount_taken_micrograms FROM dosing_incident')).toEqual([
      { dose_id: 1, kind: 'given_twice', amount_taken_micrograms: 16_000 },
    ])
    expect(paper.clinic.count('dose')).toBe(1)
    expect(paper.clinic.balance(1)).toBe(1_000 - 8)
  })

  it('without any order it is a hold and a line, and the stock is gone too when the drug is known', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.incident(sheet.head.id, paper.typed(sheet, 5, '08:15'))
    expect(paper.clinic.rows('SELECT dose_id, against FROM paper_line')).toEqual([
      { dose_id: null, against: 'no_order' },
    ])
    expect(paper.clinic.rows('SELECT kind FROM hold')).toEqual([{ kind: 'incident' }])
  })

  it('what has to be mended first is refused', async () => {
    const sheet = await paper.make('2026-02-03')
    expect(await refusal(paper.incident(sheet.head.id, paper.typed(sheet, 1, '23:15')))).toBe(
      'REFUSED paper_time_future',
    )
  })
})

describe('a paper day that was never opened', () => {
  const nextMorning = () => paper.clinic.clock.setWall(at('2026-02-05', '08:30'))
  const close = async () => {
    await beforeClose(paper.clinic.call)
    return paper.clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
  }
  const openPacks = async () => {
    for (const batchId of [1, 2, 3])
      await paper.clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: true })
  }

  it('is opened by its date and reason, entered, and closed late', async () => {
    const sheet = await paper.make('2026-02-04')
    await close()
    nextMorning()
    await paper.declare(sheet.head.id, 'used')
    await paper.clinic.call.day.open({
      requestId: requestId(),
      day: day('2026-02-04'),
      approver: null,
      reason: 'Back-entry of sheet 1',
    })
    const entered = () => paper.enter(sheet.head.id, [paper.typed(sheet, 6, '09:00')])
    expect(codes((await entered()).lines)).toEqual([['no_open_pack']])
    await openPacks()
    const gap = (await entered()).lines[0]
    expect([gap?.outcome, gap?.reasons[0]?.code]).toEqual(['entered', undefined])
    await paper.finish(sheet.head.id)
    expect((await close()).late).toBe(true)
    expect(
      paper.clinic.rows('SELECT outcome FROM day_line WHERE client_id = 6 AND clinic_day_id = 2'),
    ).toEqual([{ outcome: 'taken' }])
  })

  it('that is closed already is corrected line by line, in the book of the day that is open', async () => {
    const sheet = await paper.make('2026-02-03')
    await close()
    nextMorning()
    paper.clinic.openDay('2026-02-05')
    const { lines } = await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '09:00')])
    expect(lines[0]?.outcome).toBe('entered')
    expect(paper.clinic.rows('SELECT clinic_day, clinic_day_id FROM dose')).toEqual([
      { clinic_day: '2026-02-03', clinic_day_id: 2 },
    ])
    expect(
      paper.clinic.rows(
        'SELECT outcome FROM day_line l WHERE client_id = 1 AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)',
      ),
    ).toEqual([{ outcome: 'taken' }])
    expect(paper.clinic.rows('SELECT clinic_day_id, steps FROM stock_entry WHERE dose_id = 1')).toEqual([
      { clinic_day_id: 2, steps: -4 },
    ])
  })

  it('is not entered before the register has come to its day', async () => {
    const sheet = await paper.make('2026-02-04')
    expect(await refusal(paper.enter(sheet.head.id, [paper.typed(sheet, 1, '09:00')]))).toBe(
      'REFUSED sheet_day_not_open',
    )
  })
})

describe('for the inspector', () => {
  it('tells honest paper from the rest', async () => {
    const sheet = await paper.make('2026-02-03')
    paper.clinic.clock.pass(3 * 3_600_000)
    await paper.outage(['2026-02-03', '09:00'], ['2026-02-03', '10:00'])
    await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '09:15'), paper.typed(sheet, 2, '10:45')])
    await paper.incident(sheet.head.id, paper.typed(sheet, 6, '09:20', { amountMicrograms: 4_000 }))
    const late = await paper.make('2026-02-03')
    await paper.enter(late.head.id, [paper.typed(late, 3, '09:30', { line: 3, amountMicrograms: 4_400 })])
    const rows = dosesFromPaper(paper.clinic.register.db, day('2026-02-01'), day('2026-02-28'))
    const outages = [{ fromAt: at('2026-02-03', '09:00'), untilAt: at('2026-02-03', '10:00') }]
    expect(
      rows.map(({ registerNumber, ...row }) => [registerNumber, paperCategory({ ...row, outages })]),
    ).toEqual([
      [1, 'sheet_in_outage'],
      [2, 'outside_outage'],
      [6, 'incident_in_outage'],
      [3, 'sheet_made_later'],
    ])
    expect(rows.map(({ inOutage }) => inOutage)).toEqual([1, 0, 1, 1])
  })
})
