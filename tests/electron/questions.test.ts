import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '../../electron/db/connection.ts'
import { answerQuestion, questionRows } from '../../electron/db/question.ts'
import type { Question } from '../../shared/records/question.ts'
import { SUBJECT_IDS, SUBJECTS, subjectOf } from '../../shared/records/question-subjects.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { questionDays } from '../../shared/rules/question-period.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

const missed: Question = {
  subject: 'doses',
  period: { kind: 'named', name: 'this_month' },
  filters: [{ op: 'is', column: 'outcome', value: 'missed' }],
  groups: [
    { column: 'day', grain: 'month' },
    { column: 'drug', grain: null },
  ],
  measure: { kind: 'count' },
  sort: 'group',
  chart: 'bar',
}

describe('a manager who asks', () => {
  let clinic: CounterClinic
  beforeAll(async () => {
    clinic = await counterClinic()
    const dose = await clinic.given(1)
    clinic.clock.pass(11 * 60_000)
    await clinic.call.doses.check({ requestId: requestId(), doseId: dose, notChecked: null, note: '' })
    await beforeClose(clinic.call)
    await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
    clinic.signIn('manager')
  })
  afterAll(() => clinic.end())

  it('is answered by month and drug, with the days that were meant', async () => {
    const answer = await clinic.call.questions.answer({ question: missed })
    expect(answer.days).toEqual({ firstDay: '2026-02-01', lastDay: '2026-02-03' })
    expect(answer.cells).toEqual([
      { keys: ['2026-02', 'buprenorphine'], count: 3, of: null, rows: 3 },
      { keys: ['2026-02', 'methadone'], count: 1, of: null, rows: 1 },
    ])
    expect(answer.whole).toMatchObject({ count: 4, rows: 4 })
    expect(answer.more).toBe(false)
  })

  it('opens a part on its rows, by register number', async () => {
    const found = await clinic.call.questions.rows({
      question: missed,
      keys: ['2026-02', 'methadone'],
      offset: 0,
    })
    expect(found.total).toBe(1)
    expect(found.rows[0]).toMatchObject({ registerNumber: 2 })
    const columns = Object.keys(SUBJECTS.doses.columns)
    expect(found.rows[0]?.values[columns.indexOf('outcome')]).toBe('missed')
  })

  it('gets the mean of what was given as a sum and its rows', async () => {
    const question: Question = {
      ...missed,
      filters: [],
      groups: [],
      measure: { kind: 'mean', column: 'amount' },
    }
    const { whole } = await clinic.call.questions.answer({ question })
    expect(whole).toEqual({ keys: [], count: 8_000, of: 1, rows: 5 })
  })

  it('is told in a field what cannot be asked, and nothing is answered', async () => {
    await expect(
      clinic.call.questions.answer({
        question: { ...missed, filters: [{ op: 'is', column: 'outcome', value: 'happy' }] },
      }),
    ).rejects.toMatchObject({ code: 'INVALID' })
    await expect(
      clinic.call.questions.rows({ question: missed, keys: ['2026-02', 'methadone', 'x'], offset: 0 }),
    ).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('keeps a question under a name, changes it by another in its place, and takes it off the list', async () => {
    const { call } = clinic
    const first = await call.questions.keep({
      ...{ requestId: requestId(), name: ' Missed by month ', question: missed, replaces: null },
    })
    const second = await call.questions.keep({
      ...{
        requestId: requestId(),
        name: 'Missed',
        question: { ...missed, chart: 'line' },
        replaces: first.id,
      },
    })
    await expect(
      call.questions.keep({ requestId: requestId(), name: 'Late', question: missed, replaces: first.id }),
    ).rejects.toMatchObject({ data: { reasons: [{ code: 'question_replaced' }] } })
    const { kept } = await call.questions.list()
    expect(kept).toMatchObject([{ id: second.id, name: 'Missed', question: { chart: 'line' } }])
    await call.questions.end({ requestId: requestId(), questionId: second.id })
    expect((await call.questions.list()).kept).toEqual([])
    await expect(call.questions.end({ requestId: requestId(), questionId: second.id })).rejects.toMatchObject(
      { data: { reasons: [{ code: 'question_replaced' }] } },
    )
  })

  it('who gives a question up is answered the next one all the same', async () => {
    const giveUp = new AbortController()
    const first = clinic.call.questions.answer({ question: missed }, { signal: giveUp.signal })
    giveUp.abort()
    await expect(first).rejects.toBeTruthy()
    const answers = await Promise.all([
      clinic.call.questions.answer({ question: missed }),
      clinic.call.questions.answer({ question: { ...missed, groups: [] } }),
    ])
    expect(answers.map(({ cells }) => cells.length)).toEqual([2, 1])
  })

  it('meets days, whole numbers, words of the lists and nothing else, whatever the subject', () => {
    const { files, keys } = clinic.register
    const db = openReader(files.database, keys.databaseKey)
    for (const id of SUBJECT_IDS) {
      const subject = subjectOf(id)
      const all: Question = { ...missed, subject: id, filters: [], groups: [], chart: 'none' }
      expect(() => answerQuestion(db, all, null)).not.toThrow()
      const { rows } = questionRows(db, all, null, [], { offset: 0, limit: 500 })
      for (const { values } of rows)
        Object.values(subject.columns).forEach(({ type, codes }, index) => {
          const value = values[index] ?? null
          if (value === null) return
          if (type === 'code') expect(codes).toContain(value)
          else if (type === 'day') expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          else expect(Number.isInteger(value)).toBe(true)
        })
      const plain = Object.values(subject.columns).flatMap(({ reads }) =>
        [reads.column, reads.as === 'age' ? reads.day : '', (reads.as === 'age' && reads.band) || ''].filter(
          (name) => name !== '',
        ),
      )
      const read = db.prepare(`SELECT ${plain.join(', ')} FROM ${subject.view}`).columns()
      for (const { table, column, type } of read) {
        expect(type, `${table}.${column}`).not.toBe('BLOB')
        if (type !== 'TEXT') continue
        // A column of text is a day, or one of a short list that the database itself holds.
        const made = db
          .prepare<[string | null], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
          .pluck()
        expect(made.get(table), `${table}.${column}`).toMatch(
          new RegExp(`^  ${column} TEXT( NOT NULL)? CHECK \\(${column} (IN|GLOB) `, 'm'),
        )
      }
    }
    db.close()
  })
})

describe('the days of a question', () => {
  const today = '2026-02-03' as ClinicDay
  it.each([
    ['this_month', '2026-02-01', '2026-02-03'],
    ['last_month', '2026-01-01', '2026-01-31'],
    ['last_3_months', '2025-12-01', '2026-02-03'],
    ['last_12_months', '2025-03-01', '2026-02-03'],
    ['this_year', '2026-01-01', '2026-02-03'],
    ['last_year', '2025-01-01', '2025-12-31'],
  ] as const)('move on with the calendar: %s', (name, firstDay, lastDay) => {
    expect(questionDays({ kind: 'named', name }, today)).toEqual({ firstDay, lastDay })
  })
  it('are all of them where nobody says otherwise', () => {
    expect(questionDays({ kind: 'named', name: 'all' }, today)).toBeNull()
  })
})
