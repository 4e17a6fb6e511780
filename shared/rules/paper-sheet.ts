import type { Drug, Product } from '../records/product.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { doseEligibility } from './dose-eligibility.ts'
import type { DoseFacts, DoseNotice, DoseVerdict } from './dose-facts.ts'
import { visitsBefore } from './dose-gap.ts'
import { type PlainReason, refusalReasons } from './dose-refusal.ts'
import { type OrderStep, orderOfDay, stepInForce } from './order-step.ts'

type Measure = Pick<Product, 'form' | 'strengthMicrograms' | 'stepsPerUnit'>

/** What a line of the sheet allows: one slot of the day. */
export type SheetDose = {
  slot: number
  slots: number
  drug: Drug
  amountMicrograms: number
  parts: (Measure & { steps: number })[]
  /** Not before this moment: the last dose is too near. */
  notBefore: Instant | null
  /** Not after this moment: a telephone order ends. */
  until: Instant | null
  /** Hours after the dose before; 0 for the first of the day. */
  leastHours: number
  notices: DoseNotice[]
}

/** One line of paper: a dose to give, or why none may be given. */
export type SheetLine = {
  line: number
  /** The register's own key: never printed. */
  clientId: number
  registerNumber: number
  sex: 'M' | 'F' | 'T'
  birthYear: number
  lastDoseDay: ClinicDay | null
  /** The last day's ordered amount, in micrograms. */
  lastDoseMicrograms: number | null
  dose: SheetDose | null
  outcome: DoseVerdict['outcome']
  reasons: PlainReason[]
}

export type SheetBatch = Measure & {
  drug: Drug
  batchNumber: string
  expiryDay: ClinicDay
  balanceSteps: number
  /** The pack from which the sheet's tablets are counted. */
  open: boolean
}

/** Everything that is printed; kept as it was printed. */
export type SheetBody = {
  day: ClinicDay
  lines: SheetLine[]
  /** Numbered empty lines after the last, for a client who is not on the list. */
  spareLines: number
  batches: SheetBatch[]
}

type Dosing = Pick<SheetLine, 'dose' | 'outcome' | 'reasons'>

/**
 * What a client may be given on the sheet's day, by the rule of the counter and by nothing else: `doseEligibility`
 * asked for the first and for the last moment of that day. What it allows at both is given; what only a few hours
 * part (least hours, the end of a telephone order) is given with that hour beside it.
 *
 * @param facts of that day, as it is known when the sheet is made; `now` and `slot` are set here
 * @param bounds the first moment of the day and the first of the next
 * @returns one entry a slot, at least one
 */
export function sheetDoses(facts: DoseFacts, bounds: { from: Instant; to: Instant }): Dosing[] {
  const slots = slotsOf(facts)
  const first = dosingOf({ ...facts, slot: null }, bounds, slots[0])
  if (first.outcome !== 'due' || first.dose === null) return [first]
  const reached = first.dose.slot
  const later = slots
    .filter(({ slot }) => slot > reached)
    .map((slot) => dosingOf({ ...facts, slot: slot.slot }, bounds, slot))
  return [first, ...later]
}

function slotsOf(facts: DoseFacts): readonly OrderStep[] {
  const found = orderOfDay(facts.orders, facts.today)
  return found.found ? stepInForce(found.order, facts.today).slots : []
}

function dosingOf(
  facts: DoseFacts,
  { from, to }: { from: Instant; to: Instant },
  slot: OrderStep | undefined,
): Dosing {
  const early = doseEligibility({ ...facts, now: from })
  const late = doseEligibility({ ...facts, now: (to - 1) as Instant })
  const wait =
    early.outcome === 'blocked' ? early.reasons.find(({ code }) => code === 'wait_hours') : undefined
  if (wait?.code === 'wait_hours' && late.outcome === 'due')
    return allowed(late, { notBefore: wait.until, until: null, slot })
  if (early.outcome !== 'due') return { dose: null, outcome: early.outcome, reasons: refusalReasons(early) }
  const until = late.outcome === 'due' ? null : telephoneEnd(facts, early.orderId)
  return late.outcome === 'due' || until !== null
    ? allowed(early, { notBefore: null, until, slot })
    : { dose: null, outcome: late.outcome, reasons: refusalReasons(late) }
}

/** A telephone order may end in the middle of the day. */
function telephoneEnd(facts: DoseFacts, orderId: number): Instant | null {
  const order = facts.orders.find(({ id }) => id === orderId)
  const hours = facts.pack?.body.telephoneOrders.endAfterHours ?? 0
  return order?.telephoneAt ? ((order.telephoneAt + hours * 3_600_000) as Instant) : null
}

function allowed(
  verdict: Extract<DoseVerdict, { outcome: 'due' }>,
  { notBefore, until, slot }: Pick<SheetDose, 'notBefore' | 'until'> & { slot: OrderStep | undefined },
): Dosing {
  const own = slot?.slot === verdict.slot ? slot : undefined
  return {
    outcome: 'due',
    reasons: [],
    dose: {
      slot: verdict.slot,
      slots: verdict.slots,
      drug: verdict.drug,
      amountMicrograms: verdict.amountMicrograms,
      parts: verdict.lines.map(({ form, strengthMicrograms, stepsPerUnit, steps }) => ({
        form,
        strengthMicrograms,
        stepsPerUnit,
        steps,
      })),
      notBefore,
      until,
      leastHours: verdict.slot > 1 ? (own?.leastHours ?? 0) : 0,
      notices: verdict.notices,
    },
  }
}

/** The last day with a dose before the sheet's, and what the order said for it. */
export function lastDoseOf(facts: DoseFacts): Pick<SheetLine, 'lastDoseDay' | 'lastDoseMicrograms'> {
  const [last] = visitsBefore(facts)
  return { lastDoseDay: last?.day ?? null, lastDoseMicrograms: last?.totalMicrograms ?? null }
}
