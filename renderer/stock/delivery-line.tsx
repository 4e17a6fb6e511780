import { Button, Checkbox, Group, NativeSelect, Paper, Text, TextInput } from '@mantine/core'
import type { ShelfProduct } from '../../shared/contract/stock.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { endOfExpiryMonth } from '../../shared/rules/expiry-month.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { batchNumberOf } from '../../shared/rules/receipt.ts'
import { readDate } from '../ui/read-date.ts'
import { words } from '../words/index.ts'
import classes from './delivery-line.module.css'

/** One batch of a delivery as it was typed; nothing of it is lost by a mistake. */
export interface TypedLine {
  key: string
  productId: string
  batchNumber: string
  expiry: string
  quantity: string
  /** The expiry for which *the packs really say so* was ticked. */
  otherExpiry: string
}

export const emptyLine = (productId = ''): TypedLine => ({
  key: crypto.randomUUID(),
  productId,
  batchNumber: '',
  expiry: '',
  quantity: '',
  otherExpiry: '',
})

/** The last day of use that was typed, whether as a day or as a month alone; null when it is none, or two. */
export function expiryOf(typed: string): ClinicDay | null {
  const read = readDate(typed)
  return endOfExpiryMonth(typed) ?? ('day' in read ? read.day : null)
}

export const lineId = (index: number, field: keyof TypedLine): string => `line-${index}-${field}`

export function DeliveryLine(props: {
  index: number
  line: TypedLine
  products: readonly ShelfProduct[]
  errors: Partial<Record<keyof TypedLine, string | undefined>>
  expiryAsked: boolean
  autoFocus: boolean
  onChange: (changes: Partial<TypedLine>) => void
  onRemove: (() => void) | null
}) {
  const { index, line, products, errors, expiryAsked, autoFocus, onChange, onRemove } = props
  const say = words.stock.delivery
  const product = products.find(({ id }) => String(id) === line.productId)
  const quantity = product ? quantityOf(line.quantity, product) : null
  const expiry = expiryOf(line.expiry)
  const text = (field: 'batchNumber' | 'expiry' | 'quantity') => ({
    id: lineId(index, field),
    value: line[field],
    error: errors[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  })
  return (
    <Paper component="fieldset" p="md" m={0} bd="1px solid var(--mantine-color-slate-3)">
      <legend>
        <strong>{say.line(index + 1)}</strong>
      </legend>
      <div className={classes.line}>
        <NativeSelect
          id={lineId(index, 'productId')}
          label={say.product}
          value={line.productId}
          error={errors.productId}
          autoFocus={autoFocus}
          onChange={(event) => onChange({ productId: event.currentTarget.value })}
          data={[
            { value: '', label: say.chooseProduct, disabled: true },
            ...products.map((one) => ({
              value: String(one.id),
              label: `${one.drug} ${words.stock.strength(one)}`,
            })),
          ]}
        />
        <TextInput label={say.batchNumber} spellCheck={false} {...text('batchNumber')} />
        <TextInput
          label={say.expiry}
          description={errors.expiry ? undefined : say.expiryHow}
          inputWrapperOrder={order}
          {...text('expiry')}
        />
        <TextInput label={say.quantity(product?.form ?? null)} inputMode="decimal" {...text('quantity')} />
      </div>
      <Group justify="space-between" mt="xs" mih={28}>
        <Text component="output" aria-live="polite" className="ost-numbers">
          {expiry && say.expiryReads(expiry)}
          {expiry && quantity?.ok && product && ' · '}
          {quantity?.ok && product && say.quantityReads(quantity.steps, product)}
        </Text>
        {onRemove && (
          <Button variant="subtle" onClick={onRemove}>
            {say.removeLine(index + 1)}
          </Button>
        )}
      </Group>
      {expiryAsked && expiry && (
        <Checkbox
          mt="sm"
          label={say.otherExpiry(batchNumberOf(line.batchNumber), expiry)}
          checked={line.otherExpiry === expiry}
          onChange={(event) => onChange({ otherExpiry: event.currentTarget.checked ? expiry : '' })}
        />
      )}
    </Paper>
  )
}

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
