import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import type { Drug } from '../../shared/records/product.ts'
import type { ShelfProduct } from '../../shared/rules/dose-facts.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { amount, milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { FieldOf } from './order-fields.ts'
import {
  advanceOf,
  amountField,
  type OrderValues,
  type StepValues,
  stepsShown,
  withStep,
} from './order-values.ts'
import { inHand } from './order-words.ts'

const say = words.orders.form

/** The amounts: one throughout, or steps. Each says at once what is taken in the hand, or what could be. */
export function OrderSteps(props: {
  values: OrderValues
  change: (some: Partial<OrderValues>) => void
  field: FieldOf
  shelf: readonly ShelfProduct[]
  maySteps: boolean
}) {
  const { values, change, field, shelf, maySteps } = props
  const shown = stepsShown(values)
  const setStep = (place: number, some: Partial<StepValues>) =>
    change({ steps: values.steps.map((step, at) => (at === place ? { ...step, ...some } : step)) })
  const setAmount = (place: number, slot: number, typed: string) => {
    const amounts = (values.steps[place]?.amounts ?? []).map((one, at) => (at === slot ? typed : one))
    setStep(place, { amounts })
  }
  return (
    <Stack>
      {maySteps && (
        <Radio.Group
          label={say.plan}
          value={values.stepped ? 'steps' : 'flat'}
          onChange={(plan) =>
            change({
              stepped: plan === 'steps',
              ...(plan === 'steps' && values.steps.length < 2 ? { steps: withStep(values).steps } : {}),
            })
          }
        >
          <Group mt={6} gap="xl">
            <Radio value="flat" label={say.flat} />
            <Radio value="steps" label={say.steps} />
          </Group>
        </Radio.Group>
      )}
      {shown.map((step, place) => (
        <Stack
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
          key={place}
          component="fieldset"
          gap="xs"
          m={0}
          p={values.stepped ? 'md' : 0}
          bd={values.stepped ? '1px solid var(--mantine-color-slate-3)' : 0}
          style={{ borderRadius: 8 }}
        >
          {values.stepped && (
            <legend>
              <Text fw={650} px={6}>
                {say.step(place + 1)}
              </Text>
            </legend>
          )}
          <Group align="flex-start" gap="xl">
            {step.amounts.slice(0, values.slots).map((typed, slot) => (
              <Amount
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what a dose is known by
                key={slot}
                label={say.amount(slot + 1, values.slots)}
                typed={typed}
                drug={values.drug}
                shelf={shelf}
                field={field(amountField(place, slot, values.slots))}
                onChange={(text) => setAmount(place, slot, text)}
              />
            ))}
            {values.stepped && place < shown.length - 1 && (
              <TextInput
                label={say.stepDays}
                inputMode="numeric"
                maxLength={3}
                autoComplete="off"
                w={180}
                value={step.days}
                onChange={(event) => setStep(place, { days: event.currentTarget.value })}
                {...field(`steps.${place * values.slots}.days`)}
              />
            )}
          </Group>
          {values.stepped && (
            <Text c="dimmed">
              {place === shown.length - 1 ? say.last : say.stepHow[advanceOf(values.kind)]}
            </Text>
          )}
          {values.stepped && shown.length > 2 && (
            <Button
              variant="subtle"
              style={{ alignSelf: 'start' }}
              onClick={() => change({ steps: values.steps.filter((_, at) => at !== place) })}
            >
              {say.removeStep(place + 1)}
            </Button>
          )}
        </Stack>
      ))}
      {values.stepped && (
        <Button
          variant="default"
          style={{ alignSelf: 'start' }}
          onClick={() => change({ steps: withStep(values).steps })}
        >
          {say.addStep}
        </Button>
      )}
    </Stack>
  )
}

function Amount(props: {
  label: string
  typed: string
  drug: Drug | ''
  shelf: readonly ShelfProduct[]
  field: { id: string; error?: string }
  onChange: (text: string) => void
}) {
  const { label, typed, drug, shelf, field, onChange } = props
  const read = readAmount(typed)
  const made = drug !== '' && 'micrograms' in read && read.micrograms > 0 ? read.micrograms : null
  const hand = made !== null && drug !== '' ? inHand(made, drug, shelf) : null
  return (
    <div>
      <AmountField label={label} value={typed} onChange={onChange} {...field} />
      <div role="status">
        {hand && 'lines' in hand && made !== null && (
          <Text maw={340}>
            {words.orders.inWords(made)}: {hand.lines}
          </Text>
        )}
        {hand && 'nearest' in hand && (
          <Group gap="sm" mt={6}>
            <Text>{say.nearest}</Text>
            {hand.nearest.map((micrograms) => (
              <Button key={micrograms} variant="default" onClick={() => onChange(milligrams(micrograms))}>
                {amount(micrograms)}
              </Button>
            ))}
          </Group>
        )}
      </div>
    </div>
  )
}
