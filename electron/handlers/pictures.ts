import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import { siteOf } from '../db/site.ts'
import { invalid } from '../refusal.ts'
import { reportDays } from '../report/days.ts'
import { reportDesk } from '../report/report-desk.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { stockOutlook } from './stock-outlook.ts'

export const pictures = {
  look: signedIn.pictures.look.handler(async ({ input, context: { register, session }, signal }) => {
    const today = todayOf(register)
    const { knownUntil } = reportDays(register.db)
    const month = monthOf(input.month ?? (knownUntil ?? today).slice(0, 7))
    if (month.firstDay > today) invalid('month', 'period_in_future')
    const year = { firstDay: addMonths(month.firstDay, -11), lastDay: month.lastDay }
    const dropoutDays = dropoutDaysOf(register)
    const facts = await reportDesk(register, session).pictures({ month, year, dropoutDays }, signal)
    const { kind } = siteOf(register.db)
    const gives = kind === 'ost_centre' || kind === 'treatment_centre'
    return {
      ...facts,
      month,
      year,
      dropoutDays,
      knownUntil,
      today,
      runway: gives ? stockOutlook(register) : null,
    }
  }),
}

function monthOf(month: string): ReportPeriod {
  const firstDay = `${month}-01` as ClinicDay
  return { firstDay, lastDay: addDays(addMonths(firstDay, 1), -1) }
}
