import type { Return } from '../../shared/contract/reports.ts'
import { sectionsAt } from '../../shared/rules/indicators/definitions.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { listFigures } from './figures.ts'
import { identityText, noteText } from './return-head.tsx'
import { type PaperPart, returnSheets, tablesOf } from './return-sheets.tsx'

const say = words.reports

/** The return on paper, as many sheets as it needs, each table with its definitions. No name is on it. */
export function ReturnPaper(props: {
  found: Return
  /** At an office: which sites are in the figures, and which are missing. */
  lines: readonly string[]
  onClose: () => void
}) {
  const { found, lines, onClose } = props
  const { period } = found.scope
  const list = listFigures(found.figures)
  const sheets = returnSheets(list, sectionsAt(useSite().kind), [
    ...lines.map((text) => ({ text, strong: true })),
    { text: say.definition(found.scope.dropoutDays), strong: false },
    ...found.notes.map(({ code, params }) => ({ text: noteText(code, params ?? {}), strong: true })),
    { text: identityText(list), strong: true },
  ])
  return (
    <PaperDialog
      title={say.title}
      period={say.period(period.firstDay, period.lastDay)}
      sheets={sheets.map((parts, index) => <Sheet key={parts[0]?.key ?? index} parts={parts} />)}
      landscape
      fileName={`return-${period.firstDay}-${period.lastDay}`}
      onClose={onClose}
    />
  )
}

function Sheet({ parts }: { parts: readonly PaperPart[] }) {
  return tablesOf(parts).map(({ key, before, text, table }) => (
    <div key={key}>
      {before?.map(({ text: said, strong }) => (
        <p key={said}>{strong ? <strong>{said}</strong> : said}</p>
      ))}
      {text && (
        <p>
          <strong>{text.title}</strong> {text.body}
        </p>
      )}
      {table && <FigureSheet {...table} />}
    </div>
  ))
}

function FigureSheet(props: NonNullable<ReturnType<typeof tablesOf>[number]['table']>) {
  const { heads, rows, textColumns } = props
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th
              key={head}
              {...(index >= textColumns && { 'data-number': true })}
              style={index === 0 ? { width: '45%' } : {}}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, strong, cells }) => (
          <tr key={key} style={strong ? { fontWeight: 650 } : {}}>
            {cells.map((cell, index) => (
              <td key={heads[index]} {...(index >= textColumns && { 'data-number': true })}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
