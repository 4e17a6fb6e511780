import type { StockEntryKind } from '../records/stock-entry.ts'
import type { ClinicDay } from '../records/time.ts'

/** What moved of one batch on one day: doses and their returns as sums, everything else entry by entry. */
export interface PageMovement {
  readonly day: ClinicDay
  readonly batchId: number
  readonly kind: StockEntryKind
  /** With its sign, in steps. */
  readonly steps: number
  /** How many doses stand behind an issue or a return. */
  readonly doses: number
}

export interface PageSums {
  /** In steps, each counted from zero upwards; `corrected` has a sign. */
  readonly received: number
  readonly issued: number
  readonly doses: number
  readonly returned: number
  readonly wasted: number
  readonly sent: number
  readonly corrected: number
}

export interface PageLine<M extends PageMovement> extends PageSums {
  readonly day: ClinicDay
  readonly batchId: number
  /** What is left of the product over all its batches after this line, in steps. */
  readonly balance: number
  /** The entry with document, reason and names; null on the line of a day's doses. */
  readonly entry: M | null
}

export interface NarcoticPage<M extends PageMovement> {
  readonly broughtForward: number
  readonly lines: PageLine<M>[]
  readonly totals: PageSums
  readonly carriedForward: number
}

const nothing: PageSums = {
  received: 0,
  issued: 0,
  doses: 0,
  returned: 0,
  wasted: 0,
  sent: 0,
  corrected: 0,
}

/** The column of each kind, and whether it is written there without its minus. */
const COLUMN: Record<StockEntryKind, { column: Exclude<keyof PageSums, 'doses'>; sign: 1 | -1 }> = {
  opening: { column: 'received', sign: 1 },
  receipt: { column: 'received', sign: 1 },
  transfer_in: { column: 'received', sign: 1 },
  box_in: { column: 'received', sign: 1 },
  issue: { column: 'issued', sign: -1 },
  return: { column: 'returned', sign: 1 },
  wastage: { column: 'wasted', sign: -1 },
  transfer_out: { column: 'sent', sign: -1 },
  supplier_return: { column: 'sent', sign: -1 },
  box_out: { column: 'sent', sign: -1 },
  adjustment: { column: 'corrected', sign: 1 },
}

/**
 * A month of one product as a page of the narcotic register: one line a day and batch for the doses, one for each
 * other entry, what came in before what went out, the balance running through (clinic.md, *Narcotic stock*). The
 * identity *brought forward + received + returned − issued − wasted − sent + corrected = carried forward* holds by
 * construction and is tested against the plain sum.
 *
 * @param broughtForward steps of all batches on the morning of the first day
 * @param movements of the days in question, in the order of their days and entries
 */
export function narcoticPage<M extends PageMovement>(
  broughtForward: number,
  movements: readonly M[],
): NarcoticPage<M> {
  let balance = broughtForward
  let totals = nothing
  const lines = linesOf(movements).map(({ entry, own }): PageLine<M> => {
    const sums = own.reduce(withMovement, nothing)
    balance += own.reduce((sum, { steps }) => sum + steps, 0)
    totals = addSums(totals, sums)
    const [first] = own
    if (!first) throw new RangeError('a line without a movement')
    return { day: first.day, batchId: first.batchId, ...sums, balance, entry }
  })
  return { broughtForward, lines, totals, carriedForward: balance }
}

const isDose = ({ kind }: PageMovement): boolean => kind === 'issue' || kind === 'return'

function linesOf<M extends PageMovement>(movements: readonly M[]): { entry: M | null; own: M[] }[] {
  const days = [...new Set(movements.map(({ day }) => day))]
  return days.flatMap((day) => {
    const ofDay = movements.filter((movement) => movement.day === day)
    const others = ofDay.filter((movement) => !isDose(movement)).map((entry) => ({ entry, own: [entry] }))
    const doses = ofDay.filter(isDose)
    const ofDoses = [...new Set(doses.map(({ batchId }) => batchId))].map((batchId) => ({
      entry: null,
      own: doses.filter((movement) => movement.batchId === batchId),
    }))
    const comesIn = ({ entry }: { entry: M | null }) => (entry?.steps ?? 0) > 0
    return [...others.filter(comesIn), ...ofDoses, ...others.filter((line) => !comesIn(line))]
  })
}

function withMovement(sums: PageSums, { kind, steps, doses }: PageMovement): PageSums {
  const { column, sign } = COLUMN[kind]
  return {
    ...sums,
    [column]: sums[column] + sign * steps,
    doses: sums.doses + (kind === 'issue' ? doses : 0),
  }
}

function addSums(a: PageSums, b: PageSums): PageSums {
  return {
    received: a.received + b.received,
    issued: a.issued + b.issued,
    doses: a.doses + b.doses,
    returned: a.returned + b.returned,
    wasted: a.wasted + b.wasted,
    sent: a.sent + b.sent,
    corrected: a.corrected + b.corrected,
  }
}
