import type { Sheet } from '../../shared/contract/downtime.ts'
import { readPaperCells } from '../../shared/rules/paper-cells.ts'
import { call } from '../call.ts'
import { SwallowedForm } from '../ui/swallowed.form.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import type { EntryRow } from './entry-rows.ts'

/** What was swallowed although the counter would have refused it. */
export function PaperIncident(props: {
  row: EntryRow
  sheet: Sheet
  givenBy: number
  onClose: () => void
  onSaved: (sheet: Sheet) => void
}) {
  const { row, sheet, givenBy, onClose, onSaved } = props
  const [requestId] = useRequestId()
  const read = readPaperCells(row.cells, sheet.bounds.from)
  if (!read.ok) return null
  const line = read.typed
  return (
    <SwallowedForm
      registerNumber={line.registerNumber}
      amountMicrograms={line.amountMicrograms}
      reasons={row.judged?.reasons ?? []}
      order={row.judged?.as === 'second'}
      record={(answers) =>
        call.downtime.enterIncident({ requestId, sheetId: sheet.head.id, givenBy, line, ...answers })
      }
      onClose={onClose}
      onSaved={onSaved}
    />
  )
}
