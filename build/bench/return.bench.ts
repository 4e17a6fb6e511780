import { rmSync } from 'node:fs'
import { openReader } from '../../electron/db/connection.ts'
import { readFigures } from '../../electron/report/figures.ts'
import { readRows } from '../../electron/report/rows.ts'
import { reportWorker } from '../../electron/report/run-report.ts'
import type { ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Figure, figure, median } from './figures.ts'
import { returnRegister } from './return-register.ts'

const ROUNDS = 7
const CELLS = [
  { indicator: 'active_end', cell: 'M', part: 'count' },
  { indicator: 'dosed', cell: '', part: 'of' },
  { indicator: 'retained_6_months', cell: '', part: 'count' },
  { indicator: 'dose_outcome', cell: 'missed', part: 'count' },
] as const

/** Of the doses that a return needs: the month's, and the half year's that *held for six months* looks back on. */
const SCAN = `SELECT client_id, outcome, due, count(*), sum(amount_micrograms) FROM day_line l
  WHERE clinic_day_id IN (SELECT id FROM clinic_day WHERE day BETWEEN ? AND ?)
    AND NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)
  GROUP BY client_id, outcome, due`

async function timed(run: () => unknown): Promise<number> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    await run()
    samples.push(performance.now() - begun)
  }
  return median(samples)
}

/** A month's return over years of doses, against a bare scan of the doses that it needs; and a cell that opens. */
export async function returnBench(clients: number, years: number): Promise<Figure[]> {
  console.log(`Filling ${years} years of ${clients} clients …`)
  const { folder, file, key, lastDay, lines } = returnRegister(clients, years)
  const db = openReader(file, key)
  const worker = reportWorker({ file, key })
  try {
    const firstDay = `${lastDay.slice(0, 8)}01` as ClinicDay
    const scope = (dropoutDays: number): ReportScope => ({ period: { firstDay, lastDay }, dropoutDays })
    const month = await timed(() => db.prepare(SCAN).all(firstDay, lastDay))
    const halfYear = await timed(() => db.prepare(SCAN).all('2025-08-01', lastDay))
    const ours = await timed(() => readFigures(db, scope(60)))
    const seven = await timed(() => readFigures(db, scope(7)))
    const inWorker = await timed(() => worker.figures(scope(60)))
    const opening = await timed(() => worker.rows(scope(60), CELLS[0], { offset: 0, limit: 200 }))
    const cells: number[] = []
    for (const asked of CELLS)
      cells.push(await timed(() => readRows(db, scope(60), asked, { offset: 0, limit: 200 })))
    const name = `a month’s return of ${lines} lines`
    return [
      figure(`${name}, 60 days`, ours, 'a bare scan of the month', month),
      figure(`${name}, 60 days`, ours, 'a bare scan of the half year', halfYear),
      figure(`${name}, 7 days`, seven, 'a bare scan of the half year', halfYear),
      figure(`${name}, in the worker`, inWorker, 'the same on one thread', ours),
      figure('opening a cell, in the worker', opening, 'the limit', 100),
      figure('opening the slowest cell', Math.max(...cells), 'the limit', 100),
    ]
  } finally {
    await worker.end()
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
