import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

/** Why a client stands on the list; the order is that of the list, the worst first. */
export const WHY = [
  'glass_broken',
  'withheld',
  'missed',
  'appointment_overdue',
  'appointment_today',
  'review_due',
  'treatment_ends',
  'treatment_began',
  'scales_due',
] as const
export type Why = (typeof WHY)[number]

/** Where Enter leads. */
export type Leads = 'sessions' | 'counselling' | 'plan'

export interface MyDayReason {
  readonly why: Why
  /** A day that belongs to it: of the appointment, the review, the end. */
  readonly day: ClinicDay | null
  /** Days missed in a row, or how many questionnaires. */
  readonly count: number | null
  readonly startMinute: number | null
}

export interface MyDayClient {
  readonly clientId: number
  readonly reasons: readonly MyDayReason[]
  readonly leads: Leads
}

/** All that may bring a client to a counsellor's mind today. No amount of any dose is among it. */
export interface MyDayFacts {
  readonly clientId: number
  readonly today: ClinicDay
  readonly glassBroken: boolean
  /** Came today or on the clinic day before, and the dose was withheld. */
  readonly withheldDay: ClinicDay | null
  /** Days in a row before today on which the client was due and did not come. */
  readonly missedDays: number
  /** Waiting, of this counsellor or of nobody in particular. */
  readonly appointments: readonly { day: ClinicDay; startMinute: number | null }[]
  /** When the plan in force is to be looked at; null without a plan, or when it ended. */
  readonly reviewDay: ClinicDay | null
  readonly openedDay: ClinicDay | null
  /** The last day of the last order, when the rule pack's days of warning have begun and nothing follows it. */
  readonly orderEndDay: ClinicDay | null
  readonly scalesDue: number
}

/** A treatment is new for two weeks [inference]. */
export const newDays = 14

/** Why a client stands on the list today, the worst reason first; null when there is none. */
export function myDayOf(facts: MyDayFacts): MyDayClient | null {
  const reasons = WHY.flatMap((why) => reasonsFor(why, facts))
  const [first] = reasons
  return first ? { clientId: facts.clientId, reasons, leads: LEADS[first.why] } : null
}

const LEADS: Record<Why, Leads> = {
  glass_broken: 'sessions',
  withheld: 'counselling',
  missed: 'counselling',
  appointment_overdue: 'counselling',
  appointment_today: 'counselling',
  review_due: 'plan',
  treatment_ends: 'plan',
  treatment_began: 'counselling',
  scales_due: 'plan',
}

function reasonsFor(why: Why, facts: MyDayFacts): MyDayReason[] {
  const { today, appointments, reviewDay, openedDay, orderEndDay, withheldDay } = facts
  const reason = (more: Partial<MyDayReason> = {}): MyDayReason => ({
    why,
    day: null,
    count: null,
    startMinute: null,
    ...more,
  })
  switch (why) {
    case 'glass_broken':
      return facts.glassBroken ? [reason()] : []
    case 'withheld':
      return withheldDay === null ? [] : [reason({ day: withheldDay })]
    case 'missed':
      return facts.missedDays > 0 ? [reason({ count: facts.missedDays })] : []
    case 'appointment_overdue':
      return appointments.filter(({ day }) => day < today).map((one) => reason(one))
    case 'appointment_today':
      return appointments.filter(({ day }) => day === today).map((one) => reason(one))
    case 'review_due':
      return reviewDay !== null && reviewDay <= today ? [reason({ day: reviewDay })] : []
    case 'treatment_ends':
      return orderEndDay === null ? [] : [reason({ day: orderEndDay })]
    case 'treatment_began':
      return openedDay !== null && daysBetween(openedDay, today) < newDays ? [reason({ day: openedDay })] : []
    case 'scales_due':
      return facts.scalesDue > 0 ? [reason({ count: facts.scalesDue })] : []
  }
}

/** The worst first: by the first reason, then by the time agreed, then by number. */
export function inOrder<T extends { reasons: readonly MyDayReason[]; registerNumber: number }>(
  clients: readonly T[],
): T[] {
  const rank = ({ reasons: [first] }: T) => (first ? WHY.indexOf(first.why) : WHY.length)
  const minute = ({ reasons: [first] }: T) => first?.startMinute ?? 1440
  return clients.toSorted(
    (a, b) => rank(a) - rank(b) || minute(a) - minute(b) || a.registerNumber - b.registerNumber,
  )
}
