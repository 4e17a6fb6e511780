import type { ChartBody, DetoxShift, Vitals } from '../records/detox.ts'
import type { DetoxRules } from '../records/rule-pack-lines.ts'
import type { ClinicDay } from '../records/time.ts'

export type VitalWarning =
  | 'pulse_unlikely'
  | 'pressure_unlikely'
  | 'temperature_unlikely'
  | 'breaths_slow'
  | 'breaths_fast'

/** Measurements that want a second look: said, never refused. The ranges are the rule pack's. */
export function vitalWarnings(vitals: Vitals, rules: DetoxRules): VitalWarning[] {
  const outside = (value: number | null, from: number, to: number) =>
    value !== null && (value < from || value > to)
  const { pulse, systolic, diastolic, temperatureTenths, breaths } = vitals
  const found: VitalWarning[] = []
  if (outside(pulse, rules.pulseFrom, rules.pulseTo)) found.push('pulse_unlikely')
  if (
    outside(systolic, rules.systolicFrom, rules.systolicTo) ||
    outside(diastolic, rules.diastolicFrom, rules.diastolicTo)
  )
    found.push('pressure_unlikely')
  if (outside(temperatureTenths, rules.temperatureFromTenths, rules.temperatureToTenths))
    found.push('temperature_unlikely')
  if (breaths !== null && breaths < rules.slowBreathsBelow) found.push('breaths_slow')
  if (breaths !== null && breaths > rules.breathsTo) found.push('breaths_fast')
  return found
}

export interface ChartFacts {
  readonly day: ClinicDay
  readonly shift: DetoxShift
  readonly body: ChartBody
  readonly note: string
  readonly today: ClinicDay
  readonly stay: { readonly from: ClinicDay; readonly to: ClinicDay | null }
  /** Shifts that have a chart already, but for one that this chart puts right. */
  readonly charted: readonly { readonly day: ClinicDay; readonly shift: DetoxShift }[]
  /** Medicine is written in the same act. */
  readonly medicated: boolean
}

export type ChartProblem = {
  field: 'day' | 'shift' | 'pressure' | 'cows'
  code:
    | 'day_ahead'
    | 'before_admission'
    | 'after_discharge'
    | 'shift_charted'
    | 'pressure_upside_down'
    | 'pressure_half'
    | 'chart_empty'
}

/** What stands against a chart of one shift. */
export function chartProblems(facts: ChartFacts): ChartProblem[] {
  const { day, shift, body, note, today, stay, charted, medicated } = facts
  const problems: ChartProblem[] = []
  if (day > today) problems.push({ field: 'day', code: 'day_ahead' })
  else if (day < stay.from) problems.push({ field: 'day', code: 'before_admission' })
  else if (stay.to !== null && day > stay.to) problems.push({ field: 'day', code: 'after_discharge' })
  if (charted.some((other) => other.day === day && other.shift === shift))
    problems.push({ field: 'shift', code: 'shift_charted' })
  const { systolic, diastolic } = body.vitals
  if ((systolic === null) !== (diastolic === null))
    problems.push({ field: 'pressure', code: 'pressure_half' })
  else if (systolic !== null && diastolic !== null && systolic <= diastolic)
    problems.push({ field: 'pressure', code: 'pressure_upside_down' })
  if (isEmptyChart(body) && note.trim() === '' && !medicated)
    problems.push({ field: 'cows', code: 'chart_empty' })
  return problems
}

/** Whether nothing was measured, seen or given. */
export function isEmptyChart(body: ChartBody): boolean {
  return (
    body.cows === null &&
    Object.values(body.vitals).every((value) => value === null) &&
    body.sleepHours === null &&
    body.food === null &&
    body.complications.length === 0 &&
    body.otherMedicines.trim() === ''
  )
}
