import type { Problem } from '../../shared/contract/call.ts'
import type { ReceiptLine, ShelfProduct } from '../../shared/contract/stock.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { receiptProblems } from '../../shared/rules/receipt.ts'
import { readDate } from '../ui/read-date.ts'
import { sentence, words } from '../words/index.ts'
import { expiryOf, type TypedLine } from './delivery-line.tsx'

export interface LineErrors {
  readonly fields: Partial<Record<keyof TypedLine, string | undefined>>
  /** The number is known with another expiry: ask whether the packs really differ. */
  readonly expiryAsked: boolean
}

/** The lines as the call takes them, or what is still wrong with each of them. */
export function checkedLines(
  typed: readonly TypedLine[],
  products: readonly ShelfProduct[],
  day: ClinicDay,
): { lines: ReceiptLine[] } | { errors: LineErrors[] } {
  const read = typed.map((line) => readLine(line, products))
  const errors: LineErrors[] = read.map(({ fields }) => ({ fields, expiryAsked: false }))
  const lines = read.flatMap(({ line }) => line ?? [])
  if (lines.length < typed.length) return { errors }
  const known = products.flatMap(({ id, batches }) => batches.map((batch) => ({ ...batch, productId: id })))
  const problems = receiptProblems(lines, day, known)
  return problems.length > 0 ? { errors: problemsByLine(problems, typed.length) } : { lines }
}

function readLine(
  typed: TypedLine,
  products: readonly ShelfProduct[],
): { line?: ReceiptLine; fields: LineErrors['fields'] } {
  const say = words.stock.missing
  const fields: Partial<Record<keyof TypedLine, string>> = {}
  const product = products.find(({ id }) => String(id) === typed.productId)
  const expiryDay = expiryOf(typed.expiry)
  const quantity = quantityOf(typed.quantity, product ?? { stepsPerUnit: 1 })
  if (!product) fields.productId = say.product
  if (typed.batchNumber.trim() === '') fields.batchNumber = say.batchNumber
  if (!expiryDay) fields.expiry = 'either' in readDate(typed.expiry) ? words.kit.date.ambiguous : say.expiry
  const problem = words.stock.quantityProblem(quantity, product ?? { form: 'tablet', stepsPerUnit: 1 }, {
    atLeast: 1,
    atMost: Infinity,
  })
  if (problem) fields.quantity = problem
  if (!product || !expiryDay || !quantity.ok || Object.keys(fields).length > 0) return { fields }
  const { batchNumber, otherExpiry } = typed
  return {
    fields,
    line: {
      productId: product.id,
      batchNumber,
      expiryDay,
      steps: quantity.steps,
      otherExpiryIsRight: otherExpiry === expiryDay,
    },
  }
}

const FIELD: Record<string, keyof TypedLine> = {
  productId: 'productId',
  batchNumber: 'batchNumber',
  expiryDay: 'expiry',
  steps: 'quantity',
}

/** Problems of the rule or of the server side (`lines.2.expiryDay`), laid beside the fields they belong to. */
export function problemsByLine(problems: readonly Problem[], count: number): LineErrors[] {
  return Array.from({ length: count }, (_, index) => {
    const own = problems.filter(({ field }) => field.startsWith(`lines.${index}.`))
    return {
      fields: Object.fromEntries(
        own.map((problem) => [FIELD[problem.field.split('.')[2] ?? ''] ?? 'productId', sentence(problem)]),
      ),
      expiryAsked: own.some(({ code }) => code === 'batch_expiry_differs'),
    }
  })
}
