import type { Reader } from '../db/connection.ts'
import { inOneMoment } from '../db/ledger-check.ts'
import { readReturn } from './figures.ts'
import { type RowsFound, readRows } from './rows.ts'
import type { FiguresFound, ReportAsk } from './run-report.ts'

/** All of an answer is read of one moment, so that a dose given meanwhile stands in every line of it or in none. */
export function answerReport(db: Reader, order: ReportAsk): FiguresFound | RowsFound {
  return inOneMoment(db, () =>
    order.kind === 'figures'
      ? readReturn(db, order.scope)
      : readRows(db, order.scope, order.asked, order.page),
  )
}
