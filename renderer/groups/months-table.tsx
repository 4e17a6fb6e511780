import type { GroupYearView } from '../../shared/contract/group-views.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.groups.year

/** Twelve months beside each other: meetings, and how many people came to the average one. */
export function MonthsTable(props: {
  months: GroupYearView['figures']['months']
  className?: string | undefined
}) {
  const { months, className } = props
  return (
    <table className={className} aria-label={say.months}>
      <thead>
        <tr>
          <th scope="col">{say.monthColumns.month}</th>
          {months.map(({ month }) => (
            <th key={month} scope="col" data-number>
              {clinicDay(`${month}-01`).slice(3, 6)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{say.monthColumns.meetings}</th>
          {months.map(({ month, meetings }) => (
            <td key={month} data-number>
              {meetings === 0 ? say.dash : meetings}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{say.monthColumns.average}</th>
          {months.map(({ month, averagePresentTenths }) => (
            <td key={month} data-number>
              {averagePresentTenths === null ? say.dash : words.groups.tenths(averagePresentTenths)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
