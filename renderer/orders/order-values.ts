import type { Problem } from '../../shared/contract/call.ts'
import type { OrderInput, OrderStepView } from '../../shared/contract/orders.ts'
import type { OrderKind } from '../../shared/records/dose-order.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readAmount } from '../ui/read-amount.ts'
import { readDate } from '../ui/read-date.ts'

/** What stands in the fields, as typed: nothing of it is lost when something is wrong. */
export interface OrderValues extends Record<string, unknown> {
  drug: Drug | ''
  kind: OrderKind | ''
  startDay: string
  days: string
  everyDays: '1' | '2'
  slots: number
  hours: string[]
  stepped: boolean
  steps: StepValues[]
  takeHomeDays: string
  reason: string
  doctorId: string
  calledAt: string
  readBack: boolean
}

export interface StepValues {
  /** One a dose of the day. */
  amounts: string[]
  days: string
}

export const MOST_SLOTS = 4
const emptyStep = (): StepValues => ({ amounts: Array.from({ length: MOST_SLOTS }, () => ''), days: '' })

/** The amount always starts empty; only what cannot hurt is filled in. */
export function emptyOrder(startDay: string, via: 'doctor' | 'telephone'): OrderValues {
  return {
    drug: '',
    kind: '',
    startDay,
    days: via === 'telephone' ? '3' : '',
    everyDays: '1',
    slots: 1,
    hours: Array.from({ length: MOST_SLOTS }, () => ''),
    stepped: false,
    steps: [emptyStep()],
    takeHomeDays: '0',
    reason: '',
    doctorId: '',
    calledAt: '',
    readBack: false,
  }
}

export const withStep = (values: OrderValues): OrderValues => ({
  ...values,
  steps: [...values.steps, emptyStep()],
})

/** A taper goes by date; every other step waits until the one before was swallowed. */
export const advanceOf = (kind: OrderKind | ''): OrderStepView['advance'] =>
  kind === 'taper' ? 'date' : 'swallowed'

/** The steps that count: the first alone while one amount holds throughout. */
export const stepsShown = ({ stepped, steps }: OrderValues): StepValues[] =>
  stepped ? steps : steps.slice(0, 1)

/** Where an amount stands, in the contract's `steps` list and in the form: `steps.INDEX.amountMicrograms`. */
export const amountField = (step: number, slot: number, slots: number): string =>
  `steps.${step * slots + slot}.amountMicrograms`

/** Reads the fields. Problems name what is not filled in; the rules look at the rest. */
export function readOrder(values: OrderValues): {
  order: OrderInput | null
  /** Known from first day and number of days, whatever else is missing. */
  endDay: ClinicDay | null
  problems: Problem[]
} {
  const problems: Problem[] = []
  const say = (field: string, code: string) => {
    problems.push({ field, code })
    return null
  }
  const { drug, kind } = values
  if (drug === '') say('drug', 'order_drug_missing')
  if (kind === '') say('kind', 'order_kind_missing')
  const date = readDate(values.startDay)
  const startDay = 'day' in date ? date.day : say('startDay', 'order_days_missing')
  const days = wholeNumber(values.days)
  const endDay =
    startDay && days !== null && days >= 1 ? addDays(startDay, days - 1) : say('endDay', 'order_days_missing')
  const takeHomeDays = wholeNumber(values.takeHomeDays) ?? say('takeHomeDays', 'order_days_missing')
  const steps = readSteps(values, say)
  if (values.reason.trim().length < 3) say('reason', 'order_reason_missing')
  if (drug === '' || kind === '' || !startDay || !endDay || takeHomeDays === null || problems.length > 0)
    return { order: null, endDay, problems }
  const everyDays = values.everyDays === '2' ? 2 : 1
  const reason = values.reason.trim()
  return { problems, endDay, order: { drug, kind, startDay, endDay, everyDays, takeHomeDays, steps, reason } }
}

function readSteps(values: OrderValues, say: (field: string, code: string) => null): OrderStepView[] {
  const shown = stepsShown(values)
  const { slots, hours } = values
  return shown.flatMap(({ amounts, days }, place) => {
    const isLast = place === shown.length - 1
    const lasts = isLast ? null : wholeNumber(days)
    if (!isLast && lasts === null) say(`steps.${place * slots}.days`, 'order_step_without_days')
    return Array.from({ length: slots }, (_, slot) => {
      const read = readAmount(amounts[slot] ?? '')
      const field = amountField(place, slot, slots)
      const amountMicrograms = 'micrograms' in read ? read.micrograms : 0
      if (amountMicrograms <= 0) say(field, 'order_amount_missing')
      const leastHours = slot === 0 ? 0 : wholeNumber(hours[slot] ?? '')
      if (leastHours === null && place === 0) say(`steps.${slot}.leastHours`, 'order_hours_missing')
      return {
        step: place + 1,
        days: lasts,
        advance: advanceOf(values.kind),
        slot: slot + 1,
        leastHours: leastHours ?? 0,
        amountMicrograms,
      }
    })
  })
}

function wholeNumber(typed: string): number | null {
  const text = latinDigits(typed).trim()
  return /^\d{1,3}$/.test(text) ? Number(text) : null
}

/** `09:40` of a day in the site's zone, or nothing; the instant is found by trying the offsets that zones have. */
export function readTimeOfCall(typed: string, day: ClinicDay, shown: (at: number) => string): Instant | null {
  const match = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(latinDigits(typed).trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || hour > 23 || minute > 59) return null
  const wanted = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const utc = Date.parse(`${day}T${wanted}:00Z`)
  for (let quarter = -14 * 4; quarter <= 14 * 4; quarter += 1) {
    const at = utc - quarter * 900_000
    if (shown(at) === `${day} ${wanted}`) return at as Instant
  }
  return null
}
