import type { SheetView } from '../../shared/contract/detox-views.ts'
import { cowsItems } from '../../shared/records/cows.ts'
import { DetoxComplication } from '../../shared/records/detox.ts'
import { addDays } from '../../shared/rules/days.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './chart.module.css'

const say = words.detox.paper
const columns = words.detox.client.columns

/** Empty boxes of a line behind the scale, as the heading names them. */
const AFTER_SCALE = 11

/** One page a chart: a line a shift, a box for each item of the scale, what the digits mean at its foot. */
export function BlankCharts({ sheets, onClose }: { sheets: readonly SheetView[]; onClose: () => void }) {
  const [first] = sheets
  const one = sheets.length === 1 && first
  return (
    <PaperDialog
      title={one ? say.blankTitle(first.id) : words.detox.list.sheets}
      landscape
      fileName={`detox-charts-${first?.id ?? 0}`}
      onClose={onClose}
      sheets={sheets.map((sheet) => <BlankChart key={sheet.id} sheet={sheet} />)}
    />
  )
}

function BlankChart({ sheet }: { sheet: SheetView }) {
  const { id, place, firstDay, days, registerNumber } = sheet
  const lines = Array.from({ length: days * 3 }, (_, index) => ({
    day: addDays(firstDay, Math.floor(index / 3)),
    shift: (index % 3) + 1,
  }))
  return (
    <>
      <p className={classes.top}>
        <strong>{say.blankTitle(id)}</strong>
        <span>{say.blankPeriod(place ?? words.detox.settings.home, firstDay, days)}</span>
        <span>
          {say.number}: <strong>{registerNumber ?? '________'}</strong>
        </span>
      </p>
      <table className={classes.blank} data-tight={days > 5 || undefined}>
        <thead>
          <tr>
            <th>{columns.day}</th>
            <th>{columns.shift}</th>
            {cowsItems.map((item, index) => (
              <th key={item} className={classes.item}>
                {index + 1}
              </th>
            ))}
            <th>{columns.pulse}</th>
            <th>{columns.pressure}</th>
            <th className={classes.degrees}>°C</th>
            <th>{columns.breaths}</th>
            <th>{columns.sleep}</th>
            <th>{columns.food}</th>
            <th>{words.detox.enter.columns.complications}</th>
            <th className={classes.wide}>{say.medicine}</th>
            <th>{columns.other}</th>
            <th className={classes.wide}>{columns.note}</th>
            <th>{say.sign}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ day, shift }) => (
            <tr key={`${day} ${shift}`}>
              <td className="ost-nowrap">{shift === 1 ? clinicDay(day) : ''}</td>
              <td>{shift}</td>
              {Array.from({ length: cowsItems.length + AFTER_SCALE }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty box is known by its place
                <td key={index} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.foot}>
        <strong>{say.items}:</strong>{' '}
        {cowsItems
          .map((item, index) => {
            const values = Object.keys(words.cows.items[item].values).join(' ')
            return `${index + 1} ${words.cows.items[item].title} (${values})`
          })
          .join(' · ')}
        <br />
        {say.legend} <strong>{say.complications}:</strong>{' '}
        {DetoxComplication.options
          .map((one, index) => `${index + 1} ${words.detox.complications[one].toLowerCase()}`)
          .join(', ')}
        . {say.noName}
        <br />
        {say.ordered} ______________________________________________
      </p>
    </>
  )
}
