import type { ChartView } from '../../shared/contract/detox-views.ts'
import { type ChartFood, DetoxComplication, type DetoxShift } from '../../shared/records/detox.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  type ChartCells,
  emptyChartCells,
  FOOD_DIGITS,
  SHIFT_DIGITS,
} from '../../shared/rules/chart-cells.ts'
import { clinicDay } from '../words/format.ts'

/** What stands in the fields of a chart; all of it is kept as a draft. */
export interface ChartValues extends Record<string, unknown> {
  day: string
  shift: DetoxShift | null
  withCows: boolean
  answers: Record<string, number>
  pulse: string
  pressure: string
  temperature: string
  breaths: string
  sleep: string
  food: ChartFood | null
  complications: string[]
  other: string
  note: string
}

const text = (value: number | null): string => (value === null ? '' : String(value))

/** An empty chart of today, or what the chart said that is put right. */
export function chartValues(today: ClinicDay, chart: ChartView | null): ChartValues {
  const { cows = null, vitals, sleepHours = null, food = null } = chart?.body ?? {}
  const { systolic = null, diastolic = null, temperatureTenths = null } = vitals ?? {}
  return {
    day: clinicDay(chart?.day ?? today),
    shift: chart?.shift ?? null,
    withCows: chart === null || cows !== null,
    answers: { ...cows },
    pulse: text(vitals?.pulse ?? null),
    pressure: systolic === null || diastolic === null ? '' : `${systolic}/${diastolic}`,
    temperature: temperatureTenths === null ? '' : (temperatureTenths / 10).toFixed(1),
    breaths: text(vitals?.breaths ?? null),
    sleep: text(sleepHours),
    food,
    complications: [...(chart?.body.complications ?? [])],
    other: chart?.body.otherMedicines ?? '',
    note: chart?.note ?? '',
  }
}

const digitOf = <T>(digits: Readonly<Record<string, T>>, value: T | null): string =>
  Object.entries(digits).find(([, one]) => one === value)?.[0] ?? ''

/** The same as the line of a paper chart, so that one rule reads both. The scale is answered item by item here. */
export function cellsOf(values: ChartValues): ChartCells {
  const { day, pulse, pressure, temperature, breaths, sleep, other, note } = values
  return {
    ...emptyChartCells(),
    ...{ day, pulse, pressure, temperature, breaths, sleep, other, note },
    shift: digitOf(SHIFT_DIGITS, values.shift),
    food: digitOf(FOOD_DIGITS, values.food),
    complications: values.complications
      .map((one) => DetoxComplication.options.indexOf(one as DetoxComplication) + 1)
      .join(''),
  }
}
