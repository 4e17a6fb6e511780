import { Button, Checkbox, Group, NativeSelect, Paper, Stack, TextInput } from '@mantine/core'
import type { Problem } from '../../shared/contract/call.ts'
import type { Shelf, ShelfBatch, ShelfProduct } from '../../shared/contract/stock.ts'
import type { LeavingLineInput } from '../../shared/contract/stock-leaving.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { type Leaving, leavingProblems } from '../../shared/rules/stock-leaving.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { clinicDay } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'

/** One batch that leaves the shelf, as it was typed. */
export interface TypedLeaving {
  key: string
  batchId: string
  quantity: string
  sealed: boolean
}
export const emptyLeaving = (): TypedLeaving => ({
  key: crypto.randomUUID(),
  batchId: '',
  quantity: '',
  sealed: false,
})

export type LeavingErrors = Partial<Record<'batchId' | 'quantity', string>>[]

type OnShelf = { batch: ShelfBatch; product: ShelfProduct }
export const onShelf = ({ products }: Shelf): OnShelf[] =>
  products.flatMap((product) =>
    product.batches.filter(({ balanceSteps }) => balanceSteps > 0).map((batch) => ({ batch, product })),
  )

/** The lines as the calls take them, or what is still wrong with each of them. */
export function checkedLeaving(
  typed: readonly TypedLeaving[],
  shelf: Shelf,
  kind: Leaving,
): { lines: LeavingLineInput[] } | { errors: LeavingErrors } {
  const stocked = onShelf(shelf)
  const errors: LeavingErrors = typed.map(() => ({}))
  const lines = typed.flatMap((line, index) => {
    const found = stocked.find(({ batch }) => String(batch.id) === line.batchId)
    const own = errors[index] ?? {}
    if (!found) {
      own.batchId = words.boxes.leaving.missing.batch
      return []
    }
    const quantity = quantityOf(line.quantity, found.product)
    const problem = words.stock.quantityProblem(quantity, found.product, {
      atLeast: 1,
      atMost: found.batch.balanceSteps,
    })
    if (problem) own.quantity = problem
    return quantity.ok && !problem
      ? [{ batchId: found.batch.id, steps: quantity.steps, fromSealedPacks: line.sealed }]
      : []
  })
  if (lines.length < typed.length) return { errors }
  const known = stocked.map(({ batch, product }) => ({ ...batch, isOpen: product.openBatchId === batch.id }))
  const problems = leavingProblems(kind, lines, known, shelf.day)
  return problems.length > 0 ? { errors: leavingErrors(problems, typed.length) } : { lines }
}

/** Problems of the rule or of the server side, laid beside the fields they belong to. */
export function leavingErrors(problems: readonly Problem[], count: number): LeavingErrors {
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      problems
        .filter(({ field }) => field.startsWith(`lines.${index}.`))
        .map((problem) => [problem.field.endsWith('steps') ? 'quantity' : 'batchId', sentence(problem)]),
    ),
  )
}

/** Which batches leave, and how much of each. */
export function LeavingLines(props: {
  shelf: Shelf
  lines: readonly TypedLeaving[]
  errors: LeavingErrors
  onChange: (lines: TypedLeaving[]) => void
}) {
  const { shelf, lines, errors, onChange } = props
  const say = words.boxes.leaving
  const stocked = onShelf(shelf)
  const add = () => onChange([...lines, emptyLeaving()])
  useKey('f8', words.stock.keys.addLine, add)
  const change = (at: number, changes: Partial<TypedLeaving>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...changes } : line)))
  return (
    <Stack>
      {lines.map((line, index) => {
        const found = stocked.find(({ batch }) => String(batch.id) === line.batchId)
        const quantity = found ? quantityOf(line.quantity, found.product) : null
        const isOpen = found !== undefined && found.product.openBatchId === found.batch.id
        return (
          <Paper key={line.key} component="fieldset" p="md" m={0} bd="1px solid var(--mantine-color-slate-3)">
            <legend>
              <strong>{say.line(index + 1)}</strong>
            </legend>
            <Group align="flex-start" gap="md">
              <NativeSelect
                label={say.batch}
                w={560}
                maw="100%"
                value={line.batchId}
                error={errors[index]?.batchId}
                autoFocus={index > 0}
                onChange={(event) => change(index, { batchId: event.currentTarget.value, sealed: false })}
                data={[
                  { value: '', label: say.choose, disabled: true },
                  ...stocked.map(({ batch, product }) => ({
                    value: String(batch.id),
                    label: `${batch.batchNumber} · ${product.drug} ${words.stock.strength(product)} · ${words.stock.quantity(batch.balanceSteps, product)} · ${clinicDay(batch.expiryDay)}`,
                  })),
                ]}
              />
              <TextInput
                label={say.quantity}
                description={
                  quantity?.ok && found ? words.stock.total(quantity.steps, found.product) : undefined
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                inputMode="decimal"
                autoComplete="off"
                w={220}
                value={line.quantity}
                error={errors[index]?.quantity}
                onChange={(event) => change(index, { quantity: event.currentTarget.value })}
              />
            </Group>
            {isOpen && (
              <Checkbox
                mt="sm"
                label={say.sealed}
                checked={line.sealed}
                onChange={(event) => change(index, { sealed: event.currentTarget.checked })}
              />
            )}
            {lines.length > 1 && (
              <Group justify="flex-end">
                <Button variant="subtle" onClick={() => onChange(lines.filter((_, at) => at !== index))}>
                  {say.removeLine(index + 1)}
                </Button>
              </Group>
            )}
          </Paper>
        )
      })}
      <Group>
        <Button variant="default" onClick={add} rightSection={<KeyHint keys="f8" />}>
          {say.add}
        </Button>
      </Group>
    </Stack>
  )
}
