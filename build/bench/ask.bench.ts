import { rmSync } from 'node:fs'
import { openReader } from '../../electron/db/connection.ts'
import { reportWorker } from '../../electron/report/run-report.ts'
import { READY_MADE } from '../../renderer/ask/ready-made.ts'
import type { Question } from '../../shared/records/question.ts'
import { questionDays } from '../../shared/rules/question-period.ts'
import { type Figure, figure, median } from './figures.ts'
import { returnRegister } from './return-register.ts'

const ROUNDS = 5

async function timed(run: () => unknown): Promise<number> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    await run()
    samples.push(performance.now() - begun)
  }
  return median(samples)
}

/** Three ready-made questions over years of doses, in the worker, against a bare scan of the year that they mean. */
export async function askBench(clients: number, years: number): Promise<Figure[]> {
  console.log(`Filling ${years} years of ${clients} clients …`)
  const { folder, file, key, lastDay } = returnRegister(clients, years)
  const worker = reportWorker({ file, key })
  const db = openReader(file, key)
  try {
    const days = questionDays(READY_MADE.missed_by_weekday.period, lastDay)
    const scan = db.prepare(`SELECT outcome, count(*), sum(amount_micrograms) FROM day_line
      WHERE clinic_day_id IN (SELECT id FROM clinic_day WHERE day BETWEEN ? AND ?) GROUP BY outcome`)
    const bare = await timed(() => scan.all(days?.firstDay, days?.lastDay))
    const asked = (question: Question) => timed(() => worker.question({ question, days }))
    const opened = await timed(() =>
      worker.questionRows({ question: READY_MADE.missed_by_weekday, days }, [1], { offset: 0, limit: 100 }),
    )
    const all = await timed(() => worker.question({ question: READY_MADE.missed_by_weekday, days: null }))
    const against = 'a bare scan of the year'
    return [
      figure('missed doses by weekday, a year', await asked(READY_MADE.missed_by_weekday), against, bare),
      figure('mean dose by month and medicine, a year', await asked(READY_MADE.dose_by_month), against, bare),
      figure('new clients by month, a year', await asked(READY_MADE.new_by_month), against, bare),
      figure('missed doses by weekday, all days', all, 'the time a question may take', 30_000),
      figure('the rows behind one weekday', opened, against, bare),
    ]
  } finally {
    await worker.end()
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
