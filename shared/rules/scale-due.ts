import type { ScaleOccasion } from '../records/scale.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

/**
 * When a questionnaire is asked [inference: the issue asks for intake, three months and closing; the spans around them
 * give a counsellor who is there some days a week time to do it]. In days: of the treatment, or after its close.
 */
export const scaleSpans = {
  intake: { first: 0, last: 30 },
  three_months: { first: 80, last: 150 },
  closing: { first: 0, last: 30 },
} as const

export interface ScaleFacts {
  readonly today: ClinicDay
  /** The treatment that runs, or the one closed last. */
  readonly opened: ClinicDay
  readonly closed: ClinicDay | null
  /** Brought over in the midst of it: what the paper book held at intake is not asked for again. */
  readonly broughtOver: boolean
  /** What stands, voided ones left out. */
  readonly results: readonly { instrument: string; occasion: ScaleOccasion; day: ClinicDay }[]
  /** Codes of the instruments that the site uses. */
  readonly instruments: readonly string[]
}

export interface ScaleDue {
  readonly occasion: 'intake' | 'three_months' | 'closing'
  readonly instruments: readonly string[]
}

/** The occasion whose time has come, with the instruments that were not asked for it; null when there is none. */
export function scaleDue(facts: ScaleFacts): ScaleDue | null {
  const occasion = occasionNow(facts)
  if (occasion === null) return null
  const asked = new Set(
    facts.results
      .filter((result) => result.occasion === occasion && result.day >= facts.opened)
      .map(({ instrument }) => instrument),
  )
  const instruments = facts.instruments.filter((instrument) => !asked.has(instrument))
  return instruments.length === 0 ? null : { occasion, instruments }
}

function occasionNow({ today, opened, closed, broughtOver }: ScaleFacts): ScaleDue['occasion'] | null {
  const within = (since: ClinicDay, { first, last }: { first: number; last: number }) => {
    const days = daysBetween(since, today)
    return days >= first && days <= last
  }
  if (closed !== null) return within(closed, scaleSpans.closing) ? 'closing' : null
  if (!broughtOver && within(opened, scaleSpans.intake)) return 'intake'
  return within(opened, scaleSpans.three_months) ? 'three_months' : null
}
