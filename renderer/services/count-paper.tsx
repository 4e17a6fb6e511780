import type { ServiceCount } from '../../shared/contract/services.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { balanceText } from './balance-text.ts'
import { countColumns } from './count-table.tsx'

const say = words.services.summary

/** The counts on one page, with their definition; no person is on it. */
export function CountPaper(props: {
  from: ClinicDay
  to: ClinicDay
  rows: readonly ServiceCount[]
  totals: string
  onClose: () => void
}) {
  const { from, to, rows, totals, onClose } = props
  const sheet = (
    <>
      <p>{totals}</p>
      <table>
        <thead>
          <tr>
            {countColumns.map(({ key, title, numeric }) => (
              <th key={key} {...(numeric && { 'data-number': true })}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.kind}>
              {countColumns.map(({ key, cell, numeric }) => (
                <td key={key} {...(numeric && { 'data-number': true })}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{balanceText(rows)}</p>
      <p>{say.definition}</p>
    </>
  )
  return (
    <PaperDialog
      title={say.title}
      period={say.period(from, to)}
      sheets={[sheet]}
      landscape
      fileName={`service-counts-${from}-${to}`}
      onClose={onClose}
    />
  )
}
