import { Button } from '@mantine/core'
import { useState } from 'react'
import type {
  ClientDetox,
  DetoxEpisodeView,
  SheetLine,
  SheetView,
} from '../../shared/contract/detox-views.ts'
import { isSwallowedCode } from '../../shared/rules/detox-medication.ts'
import { microgramsOf } from '../../shared/rules/quantity.ts'
import { call } from '../call.ts'
import { SwallowedForm } from '../ui/swallowed.form.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { type EnterRow, lineOf } from './enter-rows.ts'
import type { MedicineChoice } from './medicine-choices.ts'

/** Under a line whose medicine was refused: what was swallowed all the same goes in as the incident that it is. */
export function Swallowed(props: {
  row: EnterRow
  place: number
  choices: readonly MedicineChoice[]
  sheet: SheetView
  episode: DetoxEpisodeView
  paperDoctorId: number | null
  onSaved: (line: number, client: ClientDetox) => void
}) {
  const { row, place, choices, sheet, episode, paperDoctorId, onSaved } = props
  const [open, setOpen] = useState(false)
  const [requestId] = useRequestId()
  const reasons = row.problems.filter(({ code }) => isSwallowedCode(code))
  const line = reasons.length > 0 ? lineOf(row, choices) : []
  if (Array.isArray(line) || line.gift === null || reasons.length < row.problems.length) return null
  const product = choices.find(({ key }) => key === row.batch)?.product
  const withGift: SheetLine & { gift: NonNullable<SheetLine['gift']> } = { ...line, gift: line.gift }
  return (
    <>
      <Button size="compact-md" variant="default" ml="sm" onClick={() => setOpen(true)}>
        {words.detox.enter.swallowed(place + 1)}
      </Button>
      {open && (
        <SwallowedForm
          registerNumber={episode.registerNumber}
          amountMicrograms={product ? microgramsOf(line.gift.steps, product) : null}
          reasons={reasons}
          order={false}
          record={(answers) =>
            call.detox.enterIncident({
              ...{ requestId, sheetId: sheet.id, episodeId: episode.episodeId, paperDoctorId },
              ...{ line: withGift, ...answers },
            })
          }
          onClose={() => setOpen(false)}
          onSaved={(client) => onSaved(row.line, client)}
        />
      )}
    </>
  )
}
