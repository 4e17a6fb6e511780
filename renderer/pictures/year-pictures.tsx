import type { Pictures } from '../../shared/contract/pictures.ts'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { CurveChart, LineChart } from './charts.tsx'
import { HeatCalendar } from './heat-calendar.tsx'
import type { Picture } from './picture-list.tsx'

const say = words.pictures

export function overTimePicture({ overTime, dropoutDays }: Pictures): Picture {
  const own = say.overTime
  const some = overTime.some(({ active, dosed }) => active + dosed > 0)
  return {
    id: 'over-time',
    title: own.title,
    lead: own.lead(dropoutDays),
    none: some ? own.one : own.none,
    drawing:
      some && overTime.length > 1 ? (
        <LineChart
          label={own.title}
          at={overTime.map(({ period }) => say.monthShort(period.firstDay))}
          series={[
            { name: own.active, values: overTime.map(({ active }) => active), look: 'whole' },
            { name: own.dosed, values: overTime.map(({ dosed }) => dosed), look: 'broken' },
          ]}
        />
      ) : null,
    columns: own.columns,
    rows: overTime.map(({ period, came, left, active, dosed }) => [
      say.monthName(period.firstDay),
      ...[came, left, active, dosed].map(number),
    ]),
  }
}

export function retentionPicture({ retention }: Pictures): Picture {
  const own = say.retention
  const reached = retention.filter(({ of }) => of > 0)
  return {
    id: 'retention',
    title: own.title,
    lead: own.lead,
    none: own.none,
    drawing:
      reached.length === 0 ? null : (
        <CurveChart
          label={own.title}
          axis={own.axis}
          points={[
            { at: 0, name: own.start, share: 1, words: '' },
            ...reached.map(({ months, held, of }) => ({
              at: months,
              name: number(months),
              share: held / of,
              words: `${say.percent(held, of)}, ${own.of(held, of)}`,
            })),
          ]}
        />
      ),
    columns: own.columns,
    rows: retention.map(({ months, held, of }) => [
      own.months(months),
      number(held),
      number(of),
      say.percent(held, of),
    ]),
  }
}

export function daysPicture({ days, year }: Pictures): Picture {
  const own = say.days
  const months = monthsOf(year.firstDay, year.lastDay)
  const held = months
    .map((month) => {
      const inMonth = days.filter(({ day }) => day.startsWith(month))
      const sum = (of: 'expected' | 'came') => inMonth.reduce((total, one) => total + one[of], 0)
      return { month, held: inMonth.length > 0, expected: sum('expected'), came: sum('came') }
    })
    .filter((one) => one.held)
  return {
    id: 'days',
    title: own.title,
    lead: own.lead,
    none: own.none,
    drawing: held.length === 0 ? null : <HeatCalendar months={held.map(({ month }) => month)} days={days} />,
    columns: own.columns,
    rows: held.map(({ month, expected, came }) => [
      say.monthName(`${month}-01`),
      ...[expected, came, expected - came].map(number),
      say.percent(came, expected),
    ]),
  }
}

function monthsOf(firstDay: string, lastDay: string): string[] {
  const [year = 0, month = 1] = firstDay.split('-').map(Number)
  return Array.from({ length: 12 }, (_, index) => {
    const at = month - 1 + index
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  }).filter((one) => one <= lastDay)
}
