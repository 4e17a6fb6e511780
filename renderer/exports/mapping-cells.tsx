import { Checkbox } from '@mantine/core'
import { memo } from 'react'
import type { Dhis2Metadata, MappingLine } from '../../shared/records/dhis2.ts'
import type { NumberOfFigure } from '../../shared/rules/dhis2-mapping.ts'
import { figureInWords } from '../ui/figure-words.ts'
import { words } from '../words/index.ts'
import { IdField } from './id-field.tsx'

const say = words.dhis2.grid

/** `Doses due – Taken, denominator`. */
export function numberInWords({ indicator, cell, part }: NumberOfFigure): string {
  const figure = figureInWords(indicator, cell)
  return part === 'count' ? figure : `${figure}, ${say.parts.of}`
}

interface CellProps {
  readonly line: MappingLine
  readonly onChange: (line: MappingLine) => void
}
type WithIds = CellProps & { readonly metadata: Dhis2Metadata | null }

/** Hundreds of fields stand in the grid: a key typed into one of them draws no other one anew. */
export const SentCell = memo(function SentCell({ line, onChange }: CellProps) {
  return (
    <Checkbox
      aria-label={say.sentOf(numberInWords(line))}
      checked={line.sent}
      onChange={(event) => onChange({ ...line, sent: event.currentTarget.checked })}
    />
  )
})

export const ElementCell = memo(function ElementCell({ line, metadata, onChange }: WithIds) {
  return (
    <IdField
      hideLabel
      label={say.elementOf(numberInWords(line))}
      list="data-elements"
      known={metadata?.dataElements ?? []}
      value={line.dataElement}
      disabled={!line.sent}
      onChange={(dataElement) => onChange({ ...line, dataElement })}
    />
  )
})

export const ComboCell = memo(function ComboCell({ line, metadata, onChange }: WithIds) {
  return (
    <IdField
      hideLabel
      label={say.comboOf(numberInWords(line))}
      list="option-combos"
      known={metadata?.categoryOptionCombos ?? []}
      value={line.categoryOptionCombo}
      disabled={!line.sent}
      onChange={(categoryOptionCombo) => onChange({ ...line, categoryOptionCombo })}
    />
  )
})
