import type { SheetView } from '../../shared/contract/sheets.ts'
import { ROWS_A_SHEET } from '../../shared/rules/signature-sheets.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { useSite } from '../ui/session-context.tsx'
import { amount, clinicDay, time, weekday } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './day-close.module.css'

const say = words.sheets.paper

/** One page a sheet: 25 lines, number and amount, room for the client's mark and the nurse's. No names. */
export function SheetPaper(props: { day: string; sheets: readonly SheetView[]; onClose: () => void }) {
  const { day, sheets, onClose } = props
  const first = sheets[0]?.number ?? 0
  const last = sheets.at(-1)?.number ?? first
  return (
    <PaperDialog
      title={say.title(first, last)}
      period={`${weekday(day)}, ${clinicDay(day)}`}
      sheets={sheets.map((sheet) => <Sheet key={sheet.id} sheet={sheet} />)}
      fileName={say.file(first)}
      onClose={onClose}
    />
  )
}

function Sheet({ sheet }: { sheet: SheetView }) {
  const { timeZone } = useSite()
  return (
    <div className={classes.sheet}>
      <h2>{say.sheet(sheet.number)}</h2>
      <table>
        <thead>
          <tr>
            <th style={{ width: '9%' }} data-number>
              {say.columns.position}
            </th>
            <th style={{ width: '13%' }} data-number>
              {say.columns.client}
            </th>
            <th style={{ width: '14%' }} data-number>
              {say.columns.dose}
            </th>
            <th style={{ width: '12%' }}>{say.columns.time}</th>
            <th>{say.columns.mark}</th>
            <th style={{ width: '18%' }}>{say.columns.nurse}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: ROWS_A_SHEET }, (_, index) => {
            const row = sheet.rows.find(({ position }) => position === index + 1)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its position on the sheet
              <tr key={index}>
                <td data-number>{index + 1}</td>
                <td data-number>{row?.registerNumber}</td>
                <td data-number>{row && amount(row.amountMicrograms)}</td>
                <td>{row?.at ? time(row.at, timeZone) : ''}</td>
                <td />
                <td />
              </tr>
            )
          })}
        </tbody>
      </table>
      <p>{say.foot}</p>
    </div>
  )
}
