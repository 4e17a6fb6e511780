import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Writer } from '../../../electron/db/connection.ts'
import { canonicalFlat } from '../../../electron/db/ledger.ts'
import { checkChain, checkRows, type LedgerFinding } from '../../../electron/db/ledger-check.ts'
import { insert, write } from '../../../electron/db/write.ts'
import { registerWithDay, TEST_ACT } from '../../helpers/raw-register.ts'

let db: Writer
beforeEach(() => {
  db = registerWithDay().db
  write(db, { ...TEST_ACT, actor: 1, act: 'closure.mark' }, (tx) => {
    for (let day = 10; day < 30; day += 1)
      insert(tx, 'closure', {
        day: `2026-03-${day}` as never,
        kind: 'planned',
        reason: 'bandh',
        staffId: 1,
        at: tx.at,
      })
  })
})
afterEach(() => db.close())

function findings(): LedgerFinding[] {
  const chain = [...checkChain(db)].flatMap((slice) => slice.findings)
  return [...chain, ...[...checkRows(db)].flatMap((slice) => slice.findings)]
}

/** As somebody with the key and a SQLite program would: the triggers go first. */
function tamper(sql: string): void {
  const triggers = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all()
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
}

describe('the ledger', () => {
  it('holds for a register that the program wrote', () => {
    expect(findings()).toEqual([])
  })

  const mutations: Record<string, string> = {
    'a row edited': "UPDATE closure SET reason = 'flood' WHERE id = 7",
    'a row removed': 'DELETE FROM closure WHERE id = 7',
    'a row put in':
      "INSERT INTO closure (day, kind, reason, staff_id, at) VALUES ('2026-04-01', 'planned', 'x', 1, 0)",
    'two rows swapped':
      "UPDATE closure SET reason = 'x' WHERE id = 3; UPDATE closure SET day = '2027-01-01' WHERE id = 4",
    'a line edited': "UPDATE ledger SET reason = 'x' WHERE seq = 9",
    'a line removed': 'DELETE FROM ledger WHERE seq = 9',
    'the last line removed': 'DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)',
    'a line put in at the end':
      'INSERT INTO ledger SELECT seq + 1, utc_ms, actor, approver, act, table_name, row_id, row_hash, reason, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1',
    'an actor exchanged': 'UPDATE ledger SET actor = NULL WHERE seq = 12',
  }
  for (const [what, sql] of Object.entries(mutations))
    it(`notices ${what}`, () => {
      tamper(sql)
      expect(findings()).not.toEqual([])
    })

  it('keeps a row and its line together: when the line cannot be written, neither is the row', () => {
    const before = db.prepare('SELECT count(*) AS n FROM closure').get()
    expect(() =>
      write(db, TEST_ACT, (tx) => {
        insert(tx, 'closure', {
          day: '2026-05-01' as never,
          kind: 'planned',
          reason: 'x',
          staffId: 1,
          at: tx.at,
        })
        throw new Error('the plug')
      }),
    ).toThrow('the plug')
    expect(db.prepare('SELECT count(*) AS n FROM closure').get()).toEqual(before)
    expect(findings()).toEqual([])
  })
})

it('writes a line and a row as the library for RFC 8785 does, whatever their texts and numbers are', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.constant(null),
  )
  const finite = (members: Record<string, unknown>) =>
    Object.values(members).every((one) => typeof one !== 'number' || Number.isFinite(one))
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-zA-Z_]\w*$/), value), (members) => {
      fc.pre(finite(members))
      expect(canonicalFlat(members)).toBe(canonicalize(members))
    }),
    { numRuns: 500 },
  )
  expect(() => canonicalFlat({ steps: Number.POSITIVE_INFINITY })).toThrow(TypeError)
})
