import { NativeSelect, TextInput } from '@mantine/core'
import type { AdjustmentReason } from '../../shared/contract/stock.ts'
import { words } from '../words/index.ts'

/** Why a count differs: a list, for several of them stand on one screen and digits would mean all of them. */
export function CountReason(props: {
  reasons: readonly AdjustmentReason[]
  reason: AdjustmentReason | null
  note: string
  tried: boolean
  onChange: (changes: { reason?: AdjustmentReason; note?: string }) => void
}) {
  const { reasons, reason, note, tried, onChange } = props
  const say = words.stock.count
  return (
    <>
      <NativeSelect
        label={say.reason}
        w={480}
        maw="100%"
        value={reason ?? ''}
        error={tried && reason === null ? words.stock.missing.reason : undefined}
        onChange={(event) => onChange({ reason: event.currentTarget.value as AdjustmentReason })}
        data={[
          { value: '', label: words.stock.missing.reason, disabled: true },
          ...reasons.map((value) => ({ value, label: say.reasons[value] })),
        ]}
      />
      <TextInput
        label={say.note}
        maxLength={200}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
