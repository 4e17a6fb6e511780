import type { ReportScope } from '../../shared/records/report.ts'
import type { Register } from '../register.ts'
import { reportDays } from '../report/days.ts'
import { reportDesk } from '../report/report-desk.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'

/** So many rows of a list come at once; the rest when somebody turns the page. */
const PAGE_ROWS = 200

export const reports = {
  facts: signedIn.reports.facts.handler(({ context: { register } }) => ({
    today: todayOf(register),
    dropoutDays: dropoutDaysOf(register),
    knownUntil: reportDays(register.db).knownUntil,
  })),

  return: signedIn.reports.return.handler(async ({ input, context: { register, session }, signal }) => {
    const scope = scopeOf(register, input)
    return { scope, ...(await reportDesk(register, session).figures(scope, signal)) }
  }),

  rows: signedIn.reports.rows.handler(async ({ input, context: { register, session }, signal }) => {
    const { indicator, cell, part, offset } = input
    const page = { offset, limit: PAGE_ROWS }
    const asked = { indicator, cell, part }
    const found = await reportDesk(register, session).rows(scopeOf(register, input), asked, page, signal)
    return { ...found, limit: PAGE_ROWS }
  }),
}

function scopeOf(
  register: Register,
  { period, dropoutDays }: Omit<ReportScope, 'dropoutDays'> & { dropoutDays: number | null },
): ReportScope {
  return { period, dropoutDays: dropoutDays ?? dropoutDaysOf(register) }
}
