import type { ExportStep, FiguresChosen } from '../../shared/contract/exports.ts'
import { type FigureWords, ReturnBody } from '../../shared/records/monthly-return.ts'
import type { ReportPeriod, ReportScope } from '../../shared/records/report.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { monthOf, periodOfMonth } from '../../shared/rules/return-month.ts'
import { placeOf } from '../backup-places.ts'
import { returnById, returnText } from '../db/monthly-return.ts'
import { siteOf } from '../db/site.ts'
import { noteAct } from '../db/write.ts'
import type { FilesOrder } from '../exports/export-order.ts'
import { namesOf } from '../exports/file-names.ts'
import { dropParts } from '../exports/put-files.ts'
import { runExport } from '../exports/run-export.ts'
import { programVersion } from '../program.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import type { Services } from '../services.ts'
import { todayOf } from '../today.ts'
import { offerFolder, placesOf } from './backup-facts.ts'
import { answering, signedIn } from './base.ts'
import { baseName, inWords, oneAtATime, release, requireTarget } from './export-places.ts'
import { names } from './names-export.ts'
import { markOf } from './return-facts.ts'
import { staffNames } from './staff-facts.ts'
import { stepStream } from './step-stream.ts'

/** A year and a leap day at once; a longer file is another one. */
const MOST_DAYS = 366
/** A sheet of a workbook holds no more, its heading included. */
const MOST_ROWS = 1_048_575

export const exports = {
  places: signedIn.exports.places.handler(({ context: { register } }) => placesOf(register)),

  chooseFolder: signedIn.exports.chooseFolder.handler(async ({ context: { register, window } }) => {
    const folder = await window.chooseFolder()
    if (folder === null) return null
    offerFolder(register, folder)
    return placeOf(folder, 'folder', true)
  }),

  look: signedIn.exports.look.handler(({ input, context: { register }, signal }) => {
    checkPeriod(register, input.period)
    return runExport({ ...sourceOf(register), order: { kind: 'look', period: input.period } }, { signal })
  }),

  make: signedIn.exports.make.handler(async ({ input, context, signal }) => {
    const { register, log } = context
    checkPeriod(register, input.period)
    if (input.figures.kind === 'none' && input.tables.length === 0) return refuse('export_nothing_chosen')
    const order = orderOf(register, context.staff.name, input)
    await requireTarget(register, input.folder, namesOf(order), input.replace)
    const steps = stepStream<ExportStep>(signal, (push, stop) =>
      oneAtATime(register, () => make(context, input.requestId, order, { signal: stop, push })),
    )
    return answering(log, steps)
  }),

  names,
}

export const sourceOf = ({ files, keys }: Register) => ({ file: files.database, key: keys.databaseKey })

async function make(
  { register, session, staff }: Services & { register: Register; staff: { id: number } },
  requestId: string,
  order: FilesOrder,
  { signal, push }: { signal: AbortSignal; push: (step: ExportStep) => void },
): Promise<ExportStep> {
  const source = sourceOf(register)
  const { period } = order.scope
  const { tables } = await runExport({ ...source, order: { kind: 'look', period } }, { signal })
  const rows = tables.filter(({ name }) => order.tables.includes(name))
  if (order.format === 'xlsx' && rows.some((table) => table.rows > MOST_ROWS)) refuse('export_too_many_rows')
  const total = rows.reduce((sum, table) => sum + table.rows, 0)
  const made = await inWords(() =>
    runExport(
      { ...source, order },
      { signal, onRows: (done) => push({ kind: 'progress', rows: done, total }) },
    ),
  )
  // Stopped at the very end: what was written goes, as it would have a moment before.
  if (signal.aborted) await dropParts(order.folder, made.names)
  signal.throwIfAborted()
  await release(register, session, order.folder, made.names, () => {
    const reason = `${order.baseName} ${order.format}`
    register.writeOnce(requestId, { act: 'export.make', actor: staff.id, reason }, (tx) => {
      noteAct(tx, 'site', 1)
      return 1
    })
  })
  return { kind: 'done', folder: order.folder, files: made.names, rows: made.rows }
}

/** Invalid: `period.firstDay` in the future, `period.lastDay` too long after it. */
function checkPeriod(register: Register, { firstDay, lastDay }: ReportPeriod): void {
  if (firstDay > todayOf(register)) invalid('period.firstDay', 'period_in_future')
  if (daysBetween(firstDay, lastDay) >= MOST_DAYS)
    invalid('period.lastDay', 'export_period_too_long', { days: MOST_DAYS })
}

interface MakeInput {
  readonly folder: string
  readonly period: ReportPeriod
  readonly figures: FiguresChosen
  readonly tables: readonly string[]
  readonly format: FilesOrder['format']
  readonly bom: boolean
  readonly words: FigureWords
}

function orderOf(register: Register, by: string, input: MakeInput): FilesOrder {
  const { db } = register
  const site = siteOf(db)
  const { period, format, folder, bom } = input
  const chosen = figuresOf(register, input)
  const { scope, figures, words } = chosen
  const made = register.now()
  const months = monthOf(period.firstDay)
  const whole = periodOfMonth(months)
  const isMonth = whole.firstDay === period.firstDay && whole.lastDay === period.lastDay
  return {
    kind: 'files',
    folder,
    format,
    bom,
    scope,
    figures,
    words,
    tables: [...new Set(input.tables)],
    baseName: isMonth
      ? baseName(register, months)
      : baseName(register, period.firstDay, 'to', period.lastDay),
    timeZone: site.timeZone,
    made,
    about: [
      ['site', site.name],
      ['site_code', site.code],
      ['district', site.district],
      ['first_day', period.firstDay],
      ['last_day', period.lastDay],
      ['dropout_after_days', scope.dropoutDays],
      ['time_zone', site.timeZone],
      ...chosen.about,
      ['made_by', by],
      ['made_at', new Date(made).toISOString()],
      ['program', `OST Register ${programVersion}`],
    ],
  }
}

interface FiguresFound {
  readonly scope: ReportScope
  readonly figures: FilesOrder['figures']
  readonly words: FigureWords
  readonly about: readonly (readonly [string, string])[]
}

/** A return that was sent brings its own figures, words and definition of a dropout; nothing is counted anew. */
function figuresOf(register: Register, { figures, period, words }: MakeInput): FiguresFound {
  const scope = { period, dropoutDays: dropoutDaysOf(register) }
  if (figures.kind === 'none') return { scope, figures: false, words, about: [] }
  if (figures.kind === 'now')
    return { scope, figures: null, words, about: [['figures', 'as counted when this file was made']] }
  const { body, stored } = sentReturn(register, figures.monthlyReturnId)
  const by = staffNames(register)
  return {
    scope: { period: body.period, dropoutDays: body.dropoutDays },
    figures: body.figures,
    // Cells that the data brought along have a name only in the window that knows the figures.
    words: { ...body.words, cells: [...words.cells, ...body.words.cells] },
    about: [
      ['figures', `as sent in the return of ${body.month}`],
      ['prepared_by', by.get(stored.staffId) ?? ''],
      ['approved_by', by.get(stored.approvedBy ?? 0) ?? ''],
      ['mark', markOf(stored.digest)],
    ],
  }
}

/** A return as it was sent. @throws NotFound for one that was not */
export function sentReturn(register: Register, id: number) {
  const stored = returnById(register.db, id)
  const text = returnText(register.db, id)
  if (!stored || text === undefined || stored.sentAt === null) throw new NotFound('monthly_return')
  return { stored, body: ReturnBody.parse(JSON.parse(text)) }
}
