import type { Reader } from '../db/connection.ts'
import { inOneMoment } from '../db/ledger-check.ts'
import { answerQuestion, questionRows } from '../db/question.ts'
import { readReturn } from './figures.ts'
import { readPictures } from './pictures.ts'
import { readRows } from './rows.ts'
import type { ReportAnswer, ReportAsk } from './run-report.ts'

/** All of an answer is read of one moment, so that a dose given meanwhile stands in every line of it or in none. */
export function answerReport(db: Reader, order: ReportAsk): ReportAnswer {
  return inOneMoment(db, () => {
    switch (order.kind) {
      case 'figures':
        return readReturn(db, order.scope)
      case 'rows':
        return readRows(db, order.scope, order.asked, order.page)
      case 'question':
        return answerQuestion(db, order.question, order.days)
      case 'questionRows':
        return questionRows(db, order.question, order.days, order.keys, order.page)
      case 'pictures':
        return readPictures(db, order.scope)
    }
  })
}
