import type { ScaleResultView } from '../../shared/contract/scales.ts'
import { instrumentOf } from '../../shared/records/instruments.ts'
import { scoreRange } from '../../shared/rules/scale-score.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { words } from '../words/index.ts'

const say = words.plans.scale

/** The score beside the highest one that there is. */
export function scoreText({ instrument, score }: Pick<ScaleResultView, 'instrument' | 'score'>): string {
  const known = instrumentOf(instrument)
  return known && score !== null ? say.score(score, scoreRange(known).most) : ''
}

/** Answers, the newest first; Enter opens them. */
export function ScaleTable(props: {
  results: readonly ScaleResultView[]
  onOpen: (result: ScaleResultView) => void
}) {
  return (
    <DataTable
      caption={say.caption}
      rows={props.results}
      rowKey={({ id }) => id}
      onOpen={props.onOpen}
      empty={null}
      columns={[
        { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} /> },
        {
          key: 'what',
          title: say.columns.what,
          cell: ({ instrument }) => instrumentOf(instrument)?.title ?? instrument,
        },
        {
          key: 'occasion',
          title: say.columns.occasion,
          cell: ({ occasion }) => words.plans.occasions[occasion],
        },
        { key: 'score', title: say.columns.score, numeric: true, cell: scoreText },
        { key: 'by', title: say.columns.by, cell: ({ by }) => by },
        {
          key: 'void',
          title: say.columns.void,
          cell: ({ voided }) => (voided === null ? say.counts : say.voided[voided]),
        },
      ]}
    />
  )
}
