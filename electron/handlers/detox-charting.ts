import type { ChartBody, DetoxShift } from '../../shared/records/detox.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type ChartProblem, chartProblems } from '../../shared/rules/detox-chart.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { type AdmissionStored, chartsOf } from '../db/detox.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'

export interface Charting {
  readonly day: ClinicDay
  readonly shift: DetoxShift
  readonly body: ChartBody
  readonly note: string
  readonly replaces: number | null
  readonly sheetId: number | null
  /** Medicine is written with it, in the same act. */
  readonly medicated: boolean
}

/** What stands against a chart of an admission, as the register is now. */
export function problemsOfChart(
  register: Register,
  admission: AdmissionStored,
  { day, shift, body, note, replaces, medicated }: Charting,
): ChartProblem[] {
  return chartProblems({
    ...{ day, shift, body, note, medicated },
    today: todayOf(register),
    stay: { from: admission.day, to: admission.closedDay },
    charted: chartsOf(register.db, admission.episodeId).filter(({ id }) => id !== replaces),
  })
}

/** Writes the chart of one shift. Invalid as `chartProblems` says. @returns its key */
export function writeChart(tx: Tx, register: Register, admission: AdmissionStored, chart: Charting): number {
  const problems = problemsOfChart(register, admission, chart)
  if (problems.length > 0) throw new InvalidInput(problems)
  const id = nextId(tx, 'detox_chart')
  const body = { ...chart.body, otherMedicines: cleanText(chart.body.otherMedicines) }
  return insert(tx, 'detox_chart', {
    id,
    episodeId: admission.episodeId,
    day: chart.day,
    shift: chart.shift,
    detail: seal(register, 'detox_chart', 'detail', id, JSON.stringify(body)),
    note: seal(register, 'detox_chart', 'note', id, cleanText(chart.note) || null),
    detoxSheetId: chart.sheetId,
    replaces: chart.replaces,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
}
