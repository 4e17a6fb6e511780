import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWriter, type Writer } from '../../electron/db/connection.ts'
import { answerQuestion, questionRows } from '../../electron/db/question.ts'
import { NotInTheList } from '../../electron/db/question-sql.ts'
import { type GroupKey, Question } from '../../shared/records/question.ts'
import { SUBJECT_IDS, type SubjectId, subjectOf } from '../../shared/records/question-subjects.ts'
import { AgeBand } from '../../shared/records/service-contact.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { questionDays } from '../../shared/rules/question-period.ts'
import { askable, tampered } from '../helpers/generated-question.ts'
import { naiveCells, naiveRowsBehind, type ViewRow } from '../helpers/naive-question.ts'
import { rawRegister } from '../helpers/raw-register.ts'

const RUNS = Number(process.env.OST_QUESTIONS ?? 600)
const TODAY = '2026-02-03' as ClinicDay
const views = new Map(SUBJECT_IDS.map((id) => [subjectOf(id).view, id]))

/** The columns of a view as the register has them, and no type besides. */
function columnsOf(db: Writer, view: string): string[] {
  return db
    .prepare(`SELECT * FROM ${view}`)
    .columns()
    .map(({ name }) => name)
}

/**
 * A file in which the whitelisted views stand as tables and nothing else exists: a statement that reads anything besides
 * them cannot even be prepared.
 */
function nothingButViews(): Writer {
  const { db } = rawRegister()
  const bare = openWriter(join(mkdtempSync(join(tmpdir(), 'ost-views-')), 'views.db'), randomBytes(32))
  for (const view of views.keys()) bare.exec(`CREATE TABLE ${view} (${columnsOf(db, view).join(', ')})`)
  db.close()
  return bare
}

const day = fc
  .integer({ min: 0, max: 70 })
  .map((back) => new Date(Date.UTC(2026, 1, 3) - back * 86_400_000).toISOString().slice(0, 10))

/** Rows of one view, each column filled as the whitelist says that it may be, some of them empty. */
function rowsFor(id: SubjectId, columns: readonly string[]): fc.Arbitrary<ViewRow[]> {
  const subject = subjectOf(id)
  const known = Object.values(subject.columns)
  const value = (name: string): fc.Arbitrary<GroupKey> => {
    if (name === 'client_id' || name === 'register_number')
      return fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5 })
    if (name === 'birth_year') return fc.option(fc.integer({ min: 1998, max: 2004 }), { freq: 4 })
    if (name === 'age_band') return fc.option(fc.constantFrom(...AgeBand.options))
    const flag = known.find(({ reads }) => reads.as === 'yes_no' && reads.column === name)
    if (flag) return fc.constantFrom(0, 1)
    if (name === subject.day) return day
    const its = known.find(({ reads }) => reads.as === 'it_is' && reads.column === name)
    if (name.endsWith('day') || its?.type === 'day') return fc.option(day)
    if (its?.type === 'code') return fc.option(fc.constantFrom(...its.codes), { freq: 6 })
    if (its?.type === 'amount') return fc.option(fc.constantFrom(2_000, 8_000, 60_000))
    return fc.option(fc.integer({ min: 0, max: 5 }))
  }
  return fc.array(fc.record(Object.fromEntries(columns.map((name) => [name, value(name)]))), {
    maxLength: 25,
  })
}

describe('a question', () => {
  const db = nothingButViews()
  const seeds = SUBJECT_IDS.map((id, index) => {
    const columns = columnsOf(db, subjectOf(id).view)
    const site = fc.sample(rowsFor(id, columns), { numRuns: 12, seed: 20_260_203 + index }).flat()
    const insert = db.prepare(
      `INSERT INTO ${subjectOf(id).view} VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (const row of site) insert.run(...columns.map((name) => row[name] ?? null))
    return [id, site] as const
  })
  const rowsOf = new Map(seeds)

  it('that the contract takes reads nothing but its view, and counts what a person would count', () => {
    let cellsSeen = 0
    fc.assert(
      fc.property(askable, (asked) => {
        const question = Question.parse(asked)
        const days = questionDays(question.period, TODAY)
        const rows = rowsOf.get(question.subject) ?? []
        const { cells, more, whole } = answerQuestion(db, question, days)
        expect(more).toBe(false)
        expect(cells).toEqual(naiveCells(question, days, rows))
        expect(whole).toEqual(naiveCells({ ...question, groups: [] }, days, rows)[0] ?? null)
        cellsSeen += cells.length
        const opened = cells[cells.length >> 1]
        if (!opened) return
        const found = questionRows(db, question, days, opened.keys, { offset: 0, limit: 1_000 })
        expect(found.total).toBe(opened.rows)
        const numbers = (list: readonly (GroupKey | undefined)[]) =>
          list.map((one) => one ?? 0).toSorted((a, b) => Number(a) - Number(b))
        expect(numbers(found.rows.map(({ registerNumber }) => registerNumber))).toEqual(
          numbers(naiveRowsBehind(question, days, rows, opened.keys).map((row) => row.register_number)),
        )
      }),
      { numRuns: RUNS },
    )
    expect(cellsSeen).toBeGreaterThan(RUNS)
  })

  it('with more parts than anybody reads says so, and still counts all of them', () => {
    const many = nothingButViews()
    const [view] = [subjectOf('clients').view]
    many.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
      INSERT INTO ${view} (client_id, register_number, sex, birth_year, enrolled_day)
      SELECT i, i, 'F', 1990, '2026-02-01' FROM n`)
    const { cells, more, whole } = answerQuestion(
      many,
      Question.parse({
        ...{ subject: 'clients', period: { kind: 'named', name: 'all' }, filters: [] },
        ...{ groups: [{ column: 'client', grain: null }], measure: { kind: 'count' } },
        ...{ sort: 'largest', chart: 'none' },
      }),
      null,
    )
    expect([cells.length, more, whole?.count]).toEqual([2_000, true, 2_100])
    many.close()
  })

  it('that names anything outside the list is not taken, and would not become SQL', () => {
    fc.assert(
      fc.property(tampered, (asked) => {
        expect(Question.safeParse(asked).success).toBe(false)
        if (!SUBJECT_IDS.some((id) => id === asked.subject)) return
        expect(() => answerQuestion(db, asked as Question, null)).toThrow(NotInTheList)
      }),
      { numRuns: RUNS },
    )
  })
})
