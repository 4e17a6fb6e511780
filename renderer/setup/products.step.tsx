import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { NewProduct } from '../../shared/contract/setup.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { words } from '../words/index.ts'
import { field, type StepProps } from './step.ts'

const say = words.setup.products
type Drug = NewProduct['drug']
type Form = NewProduct['form']

/** What such clinics usually have (clinic.md, *Medicines and amounts*); nothing is chosen beforehand. */
const OFFERED: readonly NewProduct[] = [
  { drug: 'buprenorphine', form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 },
  { drug: 'buprenorphine', form: 'tablet', strengthMicrograms: 400, stepsPerUnit: 1 },
  { drug: 'buprenorphine-naloxone', form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 },
  { drug: 'methadone', form: 'liquid', strengthMicrograms: 5_000, stepsPerUnit: 10 },
]
const STEPS: Record<Form, readonly number[]> = { tablet: [1, 2], liquid: [10, 5, 2, 1] }

const same = (a: NewProduct, b: NewProduct) =>
  a.drug === b.drug && a.form === b.form && a.strengthMicrograms === b.strengthMicrograms
const keyOf = ({ drug, form, strengthMicrograms }: NewProduct) => `${drug} ${form} ${strengthMicrograms}`

export function ProductsStep({ values: { products }, change, problems }: StepProps) {
  const { id, error } = field(problems, 'products')
  const [offered, setOffered] = useState<readonly NewProduct[]>([
    ...OFFERED,
    ...products.filter((product) => !OFFERED.some((other) => same(other, product))),
  ])
  const set = (product: NewProduct, chosen: boolean) => {
    const others = products.filter((other) => !same(other, product))
    change({ products: chosen ? [...others, product] : others })
  }
  const add = (product: NewProduct) => {
    if (!offered.some((other) => same(other, product))) setOffered([...offered, product])
    set(product, true)
  }
  return (
    <Stack gap="lg">
      <Checkbox.Group label={say.lead} value={products.map(keyOf)} id={id} error={error}>
        <Stack gap={4} mt="xs">
          {offered.map((offer) => {
            const chosen = products.find((product) => same(product, offer))
            return (
              <Offer
                key={keyOf(offer)}
                product={chosen ?? offer}
                chosen={chosen !== undefined}
                onChange={(product, on) => set(product, on)}
              />
            )
          })}
        </Stack>
      </Checkbox.Group>
      <OtherStrength onAdd={add} />
    </Stack>
  )
}

function Offer(props: {
  product: NewProduct
  chosen: boolean
  onChange: (product: NewProduct, chosen: boolean) => void
}) {
  const { product, chosen, onChange } = props
  const { drug, form, strengthMicrograms, stepsPerUnit } = product
  return (
    <Group justify="space-between" wrap="nowrap" mih={52}>
      <Checkbox
        value={keyOf(product)}
        label={say.line(drug, form, strengthMicrograms)}
        description={drug === 'buprenorphine-naloxone' ? say.naloxone(strengthMicrograms) : undefined}
        onChange={(event) => onChange(product, event.currentTarget.checked)}
        styles={{ label: { fontWeight: 600 }, description: { fontSize: '1rem' } }}
      />
      {chosen && (
        <Group gap="sm" wrap="nowrap">
          <Text c="dimmed" aria-hidden>
            {say.stepShort}
          </Text>
          <NativeSelect
            aria-label={`${say.step}, ${say.line(drug, form, strengthMicrograms)}`}
            value={String(stepsPerUnit)}
            data={stepOptions(form, strengthMicrograms)}
            onChange={(event) =>
              onChange({ ...product, stepsPerUnit: Number(event.currentTarget.value) }, true)
            }
          />
        </Group>
      )}
    </Group>
  )
}

const stepOptions = (form: Form, micrograms: number) =>
  STEPS[form]
    .filter((steps) => micrograms % steps === 0)
    .map((steps) => ({ value: String(steps), label: say.smallest(form, steps) }))

function OtherStrength({ onAdd }: { onAdd: (product: NewProduct) => void }) {
  const [drug, setDrug] = useState<Drug>('buprenorphine')
  const [strength, setStrength] = useState('')
  const [error, setError] = useState<string>()
  const form: Form = drug === 'methadone' ? 'liquid' : 'tablet'
  const add = () => {
    const read = readAmount(strength)
    if ('problem' in read) return setError(words.kit.amount[read.problem])
    if (read.micrograms < 1 || read.micrograms > 100_000) return setError(say.range)
    onAdd({ drug, form, strengthMicrograms: read.micrograms, stepsPerUnit: form === 'tablet' ? 1 : 10 })
    setStrength('')
  }
  return (
    <Stack gap={6} component="fieldset" m={0} p={0} bd="none">
      <legend>
        <Text fw={500}>{say.other}</Text>
      </legend>
      <Group align="flex-start">
        <NativeSelect
          label={say.drug}
          value={drug}
          data={['buprenorphine', 'buprenorphine-naloxone', 'methadone'] satisfies Drug[]}
          onChange={(event) => setDrug(event.currentTarget.value as Drug)}
        />
        <AmountField
          label={say.strength[form]}
          value={strength}
          error={error}
          onChange={(text) => {
            setStrength(text)
            setError(undefined)
          }}
        />
        <Button variant="default" mt={28} onClick={add}>
          {say.add}
        </Button>
      </Group>
    </Stack>
  )
}
