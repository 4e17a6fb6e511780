import { useQuery } from '@tanstack/react-query'
import type { ClientScales, ScaleResultView } from '../../shared/contract/scales.ts'
import { instrumentOf } from '../../shared/records/instruments.ts'
import { ask } from '../call.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { ScaleChart } from './scale-chart.tsx'
import { scoreText } from './scale-table.tsx'

const say = words.plans.scale
/** Rows under a chart of so many strips; what it was drawn from and its sources share the page. */
const firstPage = (strips: number) => Math.max(4, 18 - 2 * strips)
const A_PAGE = 30

/** The chart, and under it the numbers that it was drawn from. By register number alone. */
export function MeasuresPaper(props: { clientId: number; data: ClientScales; onClose: () => void }) {
  const { clientId, data, onClose } = props
  const profile = useQuery(ask.clients.profile.queryOptions({ input: { id: clientId } })).data
  if (!profile) return null
  const rows = data.results.filter(({ voided }) => voided === null)
  const codes = new Set(rows.map(({ instrument }) => instrument))
  const first = firstPage(codes.size)
  const more = rows.length > first ? inSheets(rows.slice(first), A_PAGE) : []
  return (
    <PaperDialog
      title={say.paperTitle(profile.registerNumber)}
      period={clinicDay(data.today)}
      fileName={say.paperFile(profile.registerNumber)}
      onClose={onClose}
      sheets={[
        <div key="first">
          <ScaleChart data={data} />
          <Rows rows={rows.slice(0, first)} />
          <h3>{say.sources}</h3>
          {[...codes].map((code) => {
            const instrument = instrumentOf(code)
            return (
              instrument && (
                <p key={code} style={{ margin: '0 0 1mm', fontSize: '8.5pt', lineHeight: 1.25 }}>
                  {instrument.title}: {instrument.source} {instrument.licence}
                </p>
              )
            )
          })}
        </div>,
        ...more.map((page) => <Rows key={page[0]?.id} rows={page} />),
      ]}
    />
  )
}

function Rows({ rows }: { rows: readonly ScaleResultView[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{say.columns.day}</th>
          <th>{say.columns.what}</th>
          <th>{say.columns.occasion}</th>
          <th data-number>{say.columns.score}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{clinicDay(row.day)}</td>
            <td>{instrumentOf(row.instrument)?.title ?? row.instrument}</td>
            <td>{words.plans.occasions[row.occasion]}</td>
            <td data-number>{scoreText(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
