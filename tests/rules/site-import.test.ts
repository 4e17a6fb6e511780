import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../shared/rules/coverage.ts'
import { importPlan } from '../../shared/rules/import-plan.ts'
import { siteAge } from '../../shared/rules/site-age.ts'
import { type ImportBefore, type ImportFound, siteImportVerdict } from '../../shared/rules/site-import.ts'

const before: ImportBefore = {
  lineage: 'L1',
  sequence: 7,
  sha256: 's7',
  ledgerLength: 100,
  ledgerHead: 'h100',
  there: true,
}
const found: ImportFound = {
  lineage: 'L1',
  sequence: 8,
  sha256: 's8',
  previousHash: 's7',
  ledgerLength: 120,
  restorations: [],
}
const came = (afterSeq: number, previousLineage = 'L1') => [{ lineage: 'L2', previousLineage, afterSeq }]
const agree = { ours: 'h', theirs: 'h' }
const good = (continues: string, missing: object | null = null, lostLines: number | null = null) => ({
  outcome: 'good',
  continues,
  missing,
  lostLines,
})
const refused = (code: string) => ({ outcome: 'refused', code })

describe('whether a backup goes on from the one that the office has', () => {
  it.each<[string, ImportBefore | null, ImportFound, { ours: string | null; theirs: string | null }, object]>(
    [
      ['the first one', null, found, agree, good('first')],
      ['the next one', before, found, agree, good('same')],
      ['the very same file', before, { ...found, sha256: 's7' }, agree, refused('same')],
      [
        'the same file, whose data were lost',
        { ...before, there: false },
        { ...found, sha256: 's7' },
        agree,
        good('same'),
      ],
      ['an older number', before, { ...found, sequence: 6, ledgerLength: 90 }, agree, refused('older')],
      ['another file of the same number', before, { ...found, sequence: 7 }, agree, refused('twin')],
      [
        'an older number, where the data were lost',
        { ...before, there: false },
        { ...found, sequence: 6, ledgerLength: 90 },
        agree,
        good('same'),
      ],
      [
        'two numbers left out',
        before,
        { ...found, sequence: 10, previousHash: 's9' },
        agree,
        good('same', { from: 8, to: 9 }),
      ],
      ['a number that was begun and never finished', before, { ...found, sequence: 9 }, agree, good('same')],
      ['another file before it', before, { ...found, previousHash: 'x7' }, agree, refused('previousDiffers')],
      ['a site whose journal was lost', before, { ...found, previousHash: null }, agree, good('same')],
      ['a ledger that lost lines', before, { ...found, ledgerLength: 99 }, agree, refused('ledgerCut')],
      ['a past that was changed', before, found, { ours: 'h', theirs: 'x' }, refused('ledgerDiffers')],
      [
        'a register that came back whole',
        before,
        { ...found, lineage: 'L2', restorations: came(100) },
        agree,
        good('restored'),
      ],
      [
        'a register that came back from an older backup',
        before,
        { ...found, lineage: 'L2', restorations: came(80) },
        agree,
        good('restored', null, 20),
      ],
      [
        'the same with a changed past',
        before,
        { ...found, lineage: 'L2', restorations: came(80) },
        { ours: 'h', theirs: 'x' },
        refused('ledgerDiffers'),
      ],
      [
        'a lower number after coming back',
        before,
        { ...found, sequence: 5, lineage: 'L2', restorations: came(80) },
        agree,
        good('restored', null, 20),
      ],
      [
        'a register that parted from ours',
        before,
        { ...found, lineage: 'L3', restorations: came(80, 'L0') },
        agree,
        refused('otherLineage'),
      ],
      [
        'the register from before it came back',
        { ...before, lineage: 'L2' },
        found,
        agree,
        refused('otherLineage'),
      ],
    ],
  )('%s', (_, had, one, hashes, verdict) => {
    expect(siteImportVerdict(had, one, hashes)).toEqual(verdict)
  })
})

describe('what of a folder is opened', () => {
  const file = (site: string | null, sequence: number | null) => ({
    path: `${site}-${sequence}`,
    site,
    sequence,
  })
  const site = (code: string, lastSequence: number | null, trusted = true) => ({
    code,
    lastSequence,
    trusted,
  })

  it('opens only what is newer, in order, and says the rest by its name', () => {
    const files = [file('A', 3), file('A', 1), file('A', 2), file('B', 1), file('C', 1), file(null, null)]
    const plan = importPlan(files, [site('A', 2), site('B', null)])
    expect(plan.turns).toEqual([
      { files: [file('A', 2), file('A', 3)], untilGood: false },
      { files: [file('B', 1)], untilGood: true },
      { files: [file(null, null)], untilGood: false },
    ])
    expect(plan.judged).toEqual([
      { file: file('A', 1), code: 'older' },
      { file: file('C', 1), code: 'siteUnknown' },
    ])
  })

  it('begins with the newest of a site that is new here', () => {
    const plan = importPlan([file('A', 1), file('A', 3), file('A', 2)], [site('A', null)])
    expect(plan.turns).toEqual([{ files: [file('A', 3), file('A', 2), file('A', 1)], untilGood: true }])
  })

  it('opens neither of two files with one number', () => {
    const plan = importPlan([file('A', 1), file('A', 1)], [site('A', null)])
    expect(plan).toMatchObject({ turns: [], judged: [{ code: 'twin' }, { code: 'twin' }] })
  })

  it('trusts no number of a site whose card is newer than its data', () => {
    const plan = importPlan([file('A', 1)], [site('A', 7, false)])
    expect(plan.turns).toHaveLength(1)
  })
})

describe('how old a site’s data are, and how districts are covered', () => {
  const today = '2026-03-31' as never

  it.each([
    [null, true, 'never', null],
    ['2026-03-31', true, 'good', 0],
    ['2026-03-17', true, 'good', 14],
    ['2026-03-16', true, 'late', 15],
    ['2026-02-24', true, 'late', 35],
    ['2026-02-23', true, 'very_late', 36],
    ['2026-02-23', false, 'ended', 36],
  ])('last day %s, counted %s: %s', (lastDay, counted, state, daysAgo) => {
    expect(siteAge({ lastDay: lastDay as never, counted }, today)).toEqual({ state, daysAgo })
  })

  it('counts no ended site, and puts the largest district first', () => {
    const rows = coverageOf([
      { district: 'Lunglei', state: 'late', clients: 40 },
      { district: 'Aizawl', state: 'good', clients: 30 },
      { district: 'Aizawl', state: 'never', clients: 0 },
      { district: 'Champhai', state: 'ended', clients: 90 },
    ])
    expect(rows).toEqual([
      { district: 'Lunglei', expected: 1, recent: 0, clients: 40 },
      { district: 'Aizawl', expected: 2, recent: 1, clients: 30 },
    ])
  })
})
