import { Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { Reason } from '../../shared/contract/call.ts'
import type { ClientOrders, OrderInput } from '../../shared/contract/orders.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import type { FieldOf } from './order-fields.ts'
import type { OrderValues } from './order-values.ts'
import { amountsOf, stepNumbers } from './order-words.ts'

const say = words.orders.form

/** What the rules warn of, with the reason and the second typing that it takes. */
export function Warnings(props: {
  warnings: readonly Reason[]
  reason: string
  again: string
  /** More than one amount in the order, so that it must be said which one. */
  several: boolean
  field: FieldOf
  onReason: (text: string) => void
  onAgain: (text: string) => void
}) {
  const { warnings, reason, again, several, field, onReason, onAgain } = props
  return (
    <Stack>
      <StatusBar tone="warn" title={say.warnings} live>
        <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
          {warnings.map((warning) => (
            <li key={warning.code}>{sentence(warning)}</li>
          ))}
        </ul>
      </StatusBar>
      <Textarea
        label={say.warningReason}
        value={reason}
        maxLength={300}
        rows={2}
        autoFocus
        onChange={(event) => onReason(event.currentTarget.value)}
        {...field('warningReason')}
      />
      <AmountField
        label={several ? say.againHighest : say.again}
        value={again}
        onChange={onAgain}
        {...field('amountAgain')}
      />
    </Stack>
  )
}

/** Who spoke, and when. */
export function TelephoneFields(props: {
  values: OrderValues
  change: (some: Partial<OrderValues>) => void
  field: FieldOf
  doctors: ClientOrders['doctors']
}) {
  const { values, change, field, doctors } = props
  return (
    <Group align="flex-start" gap="xl">
      <NativeSelect
        label={say.doctor}
        value={values.doctorId}
        data={[
          { value: '', label: say.chooseDoctor, disabled: true },
          ...doctors.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(event) => change({ doctorId: event.currentTarget.value })}
        {...field('doctorId')}
      />
      <TextInput
        label={say.calledAt}
        description={say.calledAtHow}
        w={220}
        autoComplete="off"
        value={values.calledAt}
        onChange={(event) => change({ calledAt: event.currentTarget.value })}
        {...field('telephoneAt')}
      />
    </Group>
  )
}

/** The whole order in words and figures, to be read back; ticked when the doctor said yes. */
export function ReadBack(props: {
  order: OrderInput | null
  checked: boolean
  field: FieldOf
  onChange: (checked: boolean) => void
}) {
  const { order, checked, field, onChange } = props
  const [step] = order ? stepNumbers(order.steps) : []
  return (
    <Stack gap="xs">
      {order && step !== undefined && (
        <Text fz="lg" fw={650}>
          {words.orders.readBack({
            drug: order.drug,
            amounts: amountsOf(order.steps, step),
            everyDays: order.everyDays,
            from: order.startDay,
            to: order.endDay,
          })}
        </Text>
      )}
      <Checkbox
        label={say.readBack}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        {...field('readBack')}
      />
    </Stack>
  )
}
