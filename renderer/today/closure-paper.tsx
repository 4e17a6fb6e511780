import type { ClosureListView } from '../../shared/contract/closures.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { packSheets, rowHeight } from '../ui/sheet-packing.ts'
import { sentence, words } from '../words/index.ts'
import { carrying, type Decisions, planOf } from './closure-values.ts'

const say = words.closures
/** Between head and foot of an A4 page under the heading of the table, and a row with room for a mark, in mm. */
const PAGE_MM = 228
const ROW_MM = 9.5

/** The list for the folder: numbers only, with room for the client's mark. */
export function ClosurePaper(props: { list: ClosureListView; decisions: Decisions; onClose: () => void }) {
  const { list, decisions, onClose } = props
  const { first, last, reason, signed } = list
  const carriesText = (client: ClosureListView['clients'][number]) =>
    carrying(client, decisions) ? say.yes : `${say.no}. ${client.reasons.map(sentence).join(' ')}`
  const heightOf = (client: ClosureListView['clients'][number]) =>
    Math.max(ROW_MM, rowHeight([[carriesText(client), 26]]))
  const sheets = packSheets(list.clients, heightOf, PAGE_MM).map((clients) => (
    <table key={clients[0]?.clientId ?? 0}>
      <thead>
        <tr>
          <th data-number>{say.columns.number}</th>
          <th>{say.columns.dose}</th>
          <th style={{ width: '52mm' }}>{say.columns.carries}</th>
          <th>{say.columns.plan}</th>
          <th style={{ width: '32mm' }}>{say.paper.handed}</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => {
          const carries = carrying(client, decisions)
          const plan = planOf(client, decisions)
          return (
            <tr key={client.clientId} style={{ height: '9mm' }}>
              <td data-number>{client.registerNumber}</td>
              <td>{say.dose(client.drug, client.doses, client.amountMicrograms)}</td>
              <td>{carriesText(client)}</td>
              <td>{carries || plan === null ? '' : say.plans[plan]}</td>
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
