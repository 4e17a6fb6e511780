import { returnDifferences } from '../../shared/rules/return-difference.ts'
import type { Reader } from '../db/connection.ts'
import { countExportRows, EXPORT_TABLES } from '../db/export-tables.ts'
import { ledgerHead } from '../db/ledger.ts'
import { inOneMoment } from '../db/ledger-check.ts'
import { linesTouching } from '../db/return-causes.ts'
import { readFigures, readReturn } from '../report/figures.ts'
import type { Compared, CompareOrder, Counted, CountOrder, ExportAnswers, LookOrder } from './export-order.ts'

/** Figures and the ledger's head of one moment: what is written later is a correction, and nothing falls between. */
export function countReturn(db: Reader, { scope }: CountOrder): Counted {
  return inOneMoment(db, () => {
    const { figures, knownUntil } = readReturn(db, scope)
    const { seq, hash } = ledgerHead(db)
    return { figures, knownUntil, ledger: { seq, hash: Buffer.from(hash).toString('hex') } }
  })
}

export function lookAtTables(db: Reader, { period }: LookOrder): ExportAnswers['look'] {
  return inOneMoment(db, () => ({
    tables: EXPORT_TABLES.map((table) => ({ name: table.name, rows: countExportRows(db, table, period) })),
  }))
}

/** The figures of returns that were sent as they would be now, by the definition that they were counted by. */
export function compareReturns(db: Reader, { sent }: CompareOrder): Compared[] {
  return inOneMoment(db, () =>
    sent.map(({ id, scope, figures: before, afterSeq }) => {
      const figures = readFigures(db, scope)
      const differs = returnDifferences(before, figures).length > 0
      return { id, figures, lines: differs ? linesTouching(db, afterSeq, scope.period.lastDay) : [] }
    }),
  )
}
