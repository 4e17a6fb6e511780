import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ClientOrders, OrderView } from '../../shared/contract/orders.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Warnings } from './order-confirming.tsx'
import { fieldId, fieldOf } from './order-fields.ts'
import { amountField, emptyOrder, type OrderValues } from './order-values.ts'
import { useOrderForm } from './use-order-form.ts'

const say = words.orders.decide

const SLOTS = [0, 1, 2, 3]

export type OrderDecision = 'resume' | 'lower' | 'induce'

/** A short order: everything but the dose and the reason is filled in from the last one, the dose never. */
export function DecideOrder(props: {
  decision: OrderDecision
  data: ClientOrders
  onDone: (reply: ClientOrders) => void
}) {
  const { decision, data, onDone } = props
  const last = data.orders.find(({ id }) => id === data.lastOrderId)
  const form = useOrderForm(data, 'doctor', onDone, {
    draft: `order-${decision}`,
    values: beginWith(decision, last, data),
  })
  const { values, change } = form
  const field = fieldOf(form.fieldProblems)
  const ordered = last ? slotsNow(last) : []
  const [step] = values.steps
  const drugs = [...new Set((data.facts?.shelf ?? []).map(({ drug }) => drug))]
  useKey('ctrl+enter', say.save[decision], form.submit)
  const type = (slot: number, text: string) =>
    change({
      steps: [{ days: '', amounts: (step?.amounts ?? []).map((old, at) => (at === slot ? text : old)) }],
    })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <Stack>
        <DraftNotice at={form.restoredAt} onDrop={form.drop} />
        <ErrorSummary error={form.error} problems={form.said} fieldId={fieldId} />
        {last === undefined && (
          <NativeSelect
            label={words.orders.form.drug}
            value={values.drug}
            data={[{ value: '', label: '', disabled: true }, ...drugs]}
            onChange={(event) => change({ drug: event.currentTarget.value as OrderValues['drug'] })}
            {...field('drug')}
          />
        )}
        <Text c="dimmed">{say.typeIt}</Text>
        <Group align="flex-start">
          {SLOTS.slice(0, values.slots).map((slot) => (
            <AmountField
              key={slot}
              autoFocus={slot === 0}
              label={
                ordered[slot] === undefined
                  ? say.doseAlone
                  : say.dose(slot + 1, values.slots, amount(ordered[slot]))
              }
              value={step?.amounts[slot] ?? ''}
              onChange={(text) => type(slot, text)}
              {...field(amountField(0, slot, values.slots))}
            />
          ))}
          <TextInput
            label={say.days}
            inputMode="numeric"
            w={170}
            maxLength={3}
            autoComplete="off"
            value={values.days}
            onChange={(event) => change({ days: event.currentTarget.value })}
            {...field('endDay')}
          />
        </Group>
        {form.endDay && <Text>{words.orders.form.until(form.endDay)}</Text>}
        <Textarea
          label={say.reason}
          description={words.orders.form.reasonHow}
          maxLength={300}
          rows={2}
          value={values.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          {...field('reason')}
        />
        {form.warnings.length > 0 && (
          <Warnings
            warnings={form.warnings}
            reason={form.confirm.reason}
            again={form.confirm.again}
            several={values.slots > 1}
            field={field}
            onReason={form.confirm.setReason}
            onAgain={form.confirm.setAgain}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={form.saving} rightSection={<KeyHint keys="ctrl+enter" />}>
            {form.warnings.length > 0 ? words.orders.form.saveWarned : say.save[decision]}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The slots of the step that holds, or of the last one. */
function slotsNow({ steps, stepNow }: OrderView): number[] {
  const step = stepNow ?? Math.max(...steps.map((one) => one.step))
  return steps.filter((one) => one.step === step).map(({ amountMicrograms }) => amountMicrograms)
}

function beginWith(
  decision: OrderDecision,
  last: OrderView | undefined,
  data: ClientOrders,
): Partial<OrderValues> {
  if (last === undefined) return { kind: 'induction' }
  const { drug, kind, everyDays, endDay, steps } = last
  const left = daysBetween(data.today, endDay) + 1
  if (decision === 'induce') return { drug, kind: 're_induction', everyDays: '1' }
  const now = steps.filter(({ step }) => step === (last.stepNow ?? 1))
  const hours = emptyOrder('', 'doctor').hours.map((empty, slot) => String(now[slot]?.leastHours ?? empty))
  return {
    drug,
    kind: kind === 'maintenance' || kind === 'taper' ? kind : 'titration',
    everyDays: everyDays === 2 ? '2' : '1',
    slots: Math.max(1, slotsNow(last).length),
    hours,
    days: left > 0 ? String(left) : '',
  }
}
