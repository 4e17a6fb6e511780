import { hourOfInstant, hourTimes } from '../../shared/rules/stopwatch.ts'
import { settingOf } from '../db/setting.ts'
import { siteOf } from '../db/site.ts'
import { timedDoses } from '../db/stopwatch.ts'
import { invalid, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'

export const stopwatch = {
  hours: signedIn.stopwatch.hours.handler(({ input: { from, to }, context: { register } }) => {
    if (!settingOf(register.db, 'counter.stopwatch')) refuse('stopwatch_off')
    if (to < from) invalid('to', 'period_backwards')
    const { timeZone } = siteOf(register.db)
    return hourTimes(
      timedDoses(register.db, from, to).map(({ preparedAt, tookMs }) => ({
        hour: hourOfInstant(preparedAt, timeZone),
        seconds: Math.round(tookMs / 1000),
      })),
    )
  }),
}
