import type { Return } from '../../shared/contract/reports.ts'
import { SECTIONS } from '../../shared/rules/indicators/definitions.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { type BlockTable, tableOf } from './block-table.tsx'
import { DefinitionText } from './definition.tsx'
import { blocksOf, listFigures } from './figures.ts'
import { identityText, noteText } from './return-head.tsx'

const say = words.reports

/** The return on paper: each section on its own sheets, each table with the definitions under it. No name is on it. */
export function ReturnPaper(props: {
  found: Return
  /** At an office: which sites are in the figures, and which are missing. */
  lines: readonly string[]
  onClose: () => void
}) {
  const { found, lines, onClose } = props
  const { period } = found.scope
  const list = listFigures(found.figures)
  const head = (
    <>
      {lines.map((line) => (
        <p key={line}>
          <strong>{line}</strong>
        </p>
      ))}
      <p>{say.definition(found.scope.dropoutDays)}</p>
      {found.notes.map(({ code, params }) => (
        <p key={`${code} ${JSON.stringify(params)}`}>
          <strong>{noteText(code, params ?? {})}</strong>
        </p>
      ))}
      <p>
        <strong>{identityText(list)}</strong>
      </p>
    </>
  )
  const sheets = SECTIONS.flatMap((section) =>
    blocksOf(section).map((block, index) => (
      <div key={`${section} ${block.indicators[0]?.id}`}>
        {section === 'flow' && index === 0 && head}
        <h3>{say.sections[section].title}</h3>
        {index === 0 && <p>{say.sections[section].lead}</p>}
        <FigureSheet
          table={tableOf({ block, list, defined: false, onOpen: null })}
          text={block.kind === 'product' ? 2 : 1}
        />
        {block.indicators.map(({ id }) => (
          <div key={id}>
            <strong>{say.indicators[id]?.title}</strong>
            <DefinitionText indicator={id} />
          </div>
        ))}
      </div>
    )),
  )
  return (
    <PaperDialog
      title={say.title}
      period={say.period(period.firstDay, period.lastDay)}
      sheets={sheets}
      landscape
      fileName={`return-${period.firstDay}-${period.lastDay}`}
      onClose={onClose}
    />
  )
}

function FigureSheet({ table, text }: { table: BlockTable; text: number }) {
  if (table.rows.length === 0) return <p>{say.nothing}</p>
  return (
    <table>
      <thead>
        <tr>
          {table.heads.map((head, index) => (
            <th key={head} {...(index >= text && { 'data-number': true })}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, strong, cells }) => (
          <tr key={key} style={strong ? { fontWeight: 650 } : {}}>
            {cells.map((cell, index) => (
              <td key={table.heads[index]} {...(index >= text && { 'data-number': true })}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
