import type { ReactNode } from 'react'
import type { ReturnView } from '../../shared/contract/returns.ts'
import type { ReturnBody } from '../../shared/records/monthly-return.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { useSite } from '../ui/session-context.tsx'
import { clinicDay, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { type FigureRow, rowsOfSection, sectionsOf } from './figure-rows.ts'

const say = words.returns.paper
const one = words.returns.one
/** Lines of a table that fit on a page of A4 under its heading. */
const ROWS_A_PAGE = 34
const DEFINITIONS_A_PAGE = 9

/** The signed return on paper: both signers, the mark at the foot of each page, the definitions at the end. */
export function ReturnPaper(props: { one: ReturnView; body: ReturnBody; onClose: () => void }) {
  const { one: view, body, onClose } = props
  const { timeZone } = useSite()
  const { firstDay, lastDay } = body.period
  const parts = sectionsOf(body.figures).flatMap((section) =>
    inSheets(rowsOfSection(body.figures, section), ROWS_A_PAGE).map((rows) => ({ section, rows })),
  )
  const sheets: ReactNode[] = [
    <Cover key="cover" view={view} body={body} timeZone={timeZone} />,
    ...parts.map(({ section, rows }) => (
      <FigureTable key={rows[0]?.key ?? section} title={words.reports.sections[section].title} rows={rows} />
    )),
    ...inSheets(body.words.definitions, DEFINITIONS_A_PAGE).map((definitions) => (
      <div key={definitions[0]?.indicator ?? 'definitions'}>
        <h3>{say.definitions}</h3>
        {definitions.map(({ indicator, title, numerator, denominator, source }) => (
          <p key={indicator}>
            <strong>{title}</strong>
            <br />
            {numerator}
            {denominator !== '' && ` ${say.of}: ${denominator}`}
            {source !== '' && ` ${say.source}: ${source}`}
          </p>
        ))}
      </div>
    )),
  ]
  return (
    <PaperDialog
      title={say.title(body.month)}
      period={`${clinicDay(firstDay)} – ${clinicDay(lastDay)}`}
      mark={view.approved ? say.mark(view.mark) : say.draft}
      sheets={sheets}
      fileName={`${body.site.code}-return-${body.month}`}
      onClose={onClose}
    />
  )
}

function Cover({ view, body, timeZone }: { view: ReturnView; body: ReturnBody; timeZone: string }) {
  const signed = [
    [one.prepared, view.prepared],
    [one.approved, view.approved],
  ] as const
  return (
    <>
      {!view.approved && (
        <p>
          <strong>{say.draft}</strong>
        </p>
      )}
      <p>
        {body.site.name} ({body.site.code}), {body.site.district}
      </p>
      <p>{one.basis(body.dropoutDays, body.program, body.definitionsVersion)}</p>
      {body.daysWithoutRegister.length > 0 && <p>{one.missingDays(body.daysWithoutRegister)}</p>}
      <table>
        <tbody>
          {signed.map(([label, by]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{by ? say.signed(by.name, dayAndTime(by.at, timeZone)) : ''}</td>
              <td style={{ width: '35%', height: '14mm', verticalAlign: 'top' }}>{say.by}</td>
            </tr>
          ))}
          {view.sent && (
            <tr>
              <th scope="row">{one.sent(view.sent.how)}</th>
              <td>{say.signed(view.sent.name, dayAndTime(view.sent.at, timeZone))}</td>
              <td />
            </tr>
          )}
          <tr>
            <th scope="row">{one.mark}</th>
            <td colSpan={2}>{view.mark}</td>
          </tr>
        </tbody>
      </table>
      <p>{one.markHow}</p>
    </>
  )
}

function FigureTable({ title, rows }: { title: string; rows: readonly FigureRow[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{one.head.indicator}</th>
            <th scope="col">{one.head.part}</th>
            <th scope="col" data-number>
              {one.head.count}
            </th>
            <th scope="col" data-number>
              {one.head.of}
            </th>
            <th scope="col" data-number>
              {one.head.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.title}</td>
              <td>{row.part}</td>
              <td data-number>{row.count}</td>
              <td data-number>{row.of}</td>
              <td data-number>{row.share}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
