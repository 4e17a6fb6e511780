import type { ChartView, DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './chart.module.css'
import { chartCells } from './chart-cells-text.ts'
import { DetoxTimeline } from './detox-timeline.tsx'
import { quantityOfGift } from './episode-part.tsx'

const say = words.detox.client
/** Shifts that a page has room for, even when every note runs over three lines. */
const A_PAGE = 12
const COLUMNS = ['cows', 'pulse', 'pressure', 'temperature', 'breaths', 'sleep', 'food'] as const

/** The course on the first page, the charts on those after it: number, never a name. */
export function ChartPaper(props: { episode: DetoxEpisodeView; today: ClinicDay; onClose: () => void }) {
  const { episode, today, onClose } = props
  const { registerNumber, place, setting, from, to, charts, given, discharge } = episode
  return (
    <PaperDialog
      title={words.detox.paper.title(registerNumber)}
      period={words.detox.paper.period(place ?? words.detox.settings[setting], from, to)}
      landscape
      fileName={`detox-${registerNumber}-${from}`}
      onClose={onClose}
      sheets={[
        <div key="course">
          <DetoxTimeline episode={episode} today={today} />
          {discharge && (
            <p>
              {say.discharged(words.detox.outcomes[discharge.outcome], discharge.day)},{' '}
              {say.talkHeld[discharge.toleranceTalk]}, {words.detox.dischargeForm.kit.toLowerCase()}:{' '}
              {words.detox.kits[discharge.naloxone].toLowerCase()}
            </p>
          )}
        </div>,
        ...inSheets(charts, A_PAGE).map((page, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number and by nothing else
          <Charts key={index} charts={page} />
        )),
        ...(given.length === 0 ? [] : inSheets(given, 24)).map((page) => (
          <table key={`given ${page[0]?.from} ${page[0]?.id}`} className={classes.chart}>
            <thead>
              <tr>
                <th>{say.columns.day}</th>
                <th>{say.columns.shift}</th>
                <th>{say.columns.medicine}</th>
                <th>{say.columns.from}</th>
                <th>{say.columns.by}</th>
              </tr>
            </thead>
            <tbody>
              {page.map((gift) => (
                <tr key={`${gift.from} ${gift.id}`}>
                  <td className="ost-nowrap">{clinicDay(gift.day)}</td>
                  <td>{gift.shift === null ? '' : words.detox.shifts[gift.shift]}</td>
                  <td>{quantityOfGift(gift)}</td>
                  <td>{say.sources[gift.from]}</td>
                  <td>{gift.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )),
      ]}
    />
  )
}

function Charts({ charts }: { charts: readonly ChartView[] }) {
  return (
    <table className={classes.chart}>
      <thead>
        <tr>
          <th>{say.columns.day}</th>
          <th>{say.columns.shift}</th>
          {COLUMNS.map((column) => (
            <th key={column}>{say.columns[column]}</th>
          ))}
          <th>{say.columns.complications}</th>
          <th>{say.columns.other}</th>
          <th style={{ width: '58mm' }}>{say.columns.note}</th>
          <th>{say.columns.by}</th>
        </tr>
      </thead>
      <tbody>
        {charts.length === 0 && (
          <tr>
            <td colSpan={13}>{say.noCharts}</td>
          </tr>
        )}
        {charts.map((chart) => {
          const cells = chartCells(chart)
          return (
            <tr key={chart.id}>
              <td className="ost-nowrap">{clinicDay(chart.day)}</td>
              <td>{words.detox.shifts[chart.shift]}</td>
              {COLUMNS.map((column) => (
                <td key={column}>{cells[column]}</td>
              ))}
              <td>{cells.complications}</td>
              <td>{cells.other}</td>
              <td>{cells.note}</td>
              <td>{chart.by}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
