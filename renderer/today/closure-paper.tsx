import type { ClosureListView } from '../../shared/contract/closures.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { packSheets, rowHeight } from '../ui/sheet-packing.ts'
import { sentence, words } from '../words/index.ts'
import { carrying, type Decisions, planOf } from './closure-values.ts'

const say = words.closures
/** Between head and foot of an A4 page under the heading of the table, and a row with room for a mark, in mm. */
const PAGE_MM = 222
const ROW_MM = 9.5

/** The list for the folder: numbers only, with room for the client's mark. */
export function ClosurePaper(props: { list: ClosureListView; decisions: Decisions; onClose: () => void }) {
  const { list, decisions, onClose } = props
  const { first, last, reason, signed } = list
  const carriesText = (client: ClosureListView['clients'][number]) =>
    carrying(client, decisions) ? say.yes : `${say.no}. ${client.reasons.map(sentence).join(' ')}`
  const doseText = ({ drug, doses, amountMicrograms }: ClosureListView['clients'][number]) =>
    say.dose(drug, doses, amountMicrograms)
  const planText = (client: ClosureListView['clients'][number]) => {
    const plan = planOf(client, decisions)
    return carrying(client, decisions) || plan === null ? '' : say.plans[plan]
  }
  // So many letters fit on a line of each column.
  const heightOf = (client: ClosureListView['clients'][number]) =>
    Math.max(
      ROW_MM,
      rowHeight([
        [doseText(client), 30],
        [carriesText(client), 20],
        [planText(client), 16],
      ]),
    )
  const sheets = packSheets(list.clients, heightOf, PAGE_MM).map((clients) => (
    <table key={clients[0]?.clientId ?? 0} style={{ tableLayout: 'fixed', fontSize: '9.5pt' }}>
      <thead>
        <tr>
          <th data-number style={{ width: '20mm' }}>
            {say.columns.number}
          </th>
          <th>{say.columns.dose}</th>
          <th style={{ width: '42mm' }}>{say.columns.carries}</th>
          <th style={{ width: '34mm' }}>{say.columns.plan}</th>
          <th style={{ width: '30mm' }}>{say.paper.handed}</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => {
          return (
            <tr key={client.clientId} style={{ height: '9mm' }}>
              <td data-number>{client.registerNumber}</td>
              <td>{doseText(client)}</td>
              <td>{carriesText(client)}</td>
              <td>{planText(client)}</td>
              <td />
            </tr>
          )
        })}
      </tbody>
    </table>
  ))
  return (
    <PaperDialog
      title={say.paper.title}
      period={say.span(first, last, reason)}
      mark={signed ? say.paper.mark(signed.code) : say.paper.unsigned}
      sheets={sheets}
      fileName={say.paper.fileName(first)}
      onClose={onClose}
    />
  )
}
