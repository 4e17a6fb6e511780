import type { ChartView } from '../../shared/contract/detox-views.ts'
import { words } from '../words/index.ts'

const text = (value: number | null): string => (value === null ? '–' : String(value))

/** What a chart says, cell by cell, for table and paper. */
export function chartCells({ body, cows, note }: ChartView) {
  const { pulse, systolic, diastolic, temperatureTenths, breaths } = body.vitals
  return {
    cows: cows === null ? '–' : words.detox.cows(cows.total, cows.band),
    pulse: text(pulse),
    pressure: systolic === null || diastolic === null ? '–' : `${systolic}/${diastolic}`,
    temperature: temperatureTenths === null ? '–' : (temperatureTenths / 10).toFixed(1),
    breaths: text(breaths),
    sleep: text(body.sleepHours),
    food: body.food === null ? '–' : words.detox.food[body.food],
    complications: body.complications.map((one) => words.detox.complications[one]).join(', '),
    other: body.otherMedicines,
    note: note ?? '',
  }
}
