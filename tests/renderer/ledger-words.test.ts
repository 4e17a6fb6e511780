import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TABLES } from '../../electron/db/tables.ts'
import { ledgerActs } from '../../renderer/words/en/ledger-acts.ts'
import { words } from '../../renderer/words/index.ts'

it('says every act that the server side writes into the ledger in words', () => {
  const acts = globSync('electron/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bact(?::| =) '([a-z_.]+)'/g)].map(([, act]) => act ?? ''),
  )
  expect(acts.length).toBeGreaterThan(30)
  expect([...new Set(acts)].filter((act) => !Object.hasOwn(ledgerActs, act))).toEqual([])
})

it('names every table that the ledger covers', () => {
  const unnamed = Object.keys(TABLES).filter((table) =>
    words.ledger.row(table, 1, 'written').startsWith('entry'),
  )
  expect(unnamed).toEqual([])
})
