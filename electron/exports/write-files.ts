import { createWriteStream } from 'node:fs'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { Figure } from '../../shared/records/report.ts'
import { INDICATOR_BY_ID } from '../../shared/rules/indicators/definitions.ts'
import type { Reader } from '../db/connection.ts'
import { type Cell, EXPORT_TABLES, exportRows, holdMoment } from '../db/export-tables.ts'
import { readFigures } from '../report/figures.ts'
import type { ExportAnswers, FilesOrder } from './export-order.ts'
import { namesOf } from './file-names.ts'
import { asNotPut, dropParts, partOf, syncParts } from './put-files.ts'
import type { Sheet, SheetWatch } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { writeJson } from './write-json.ts'
import { writeXlsx } from './write-xlsx.ts'

/**
 * Writes all tables of one moment as `.part` files beside their future names, synced. Who gives them their names does so
 * after the ledger has its line. @throws NotPut, and nothing is left
 */
export async function writeFiles(
  db: Reader,
  order: FilesOrder,
  onRows: (rows: number) => void,
): Promise<ExportAnswers['files']> {
  const names = namesOf(order)
  const release = holdMoment(db)
  let written = 0
  const watch: SheetWatch = {
    timeZone: order.timeZone,
    onRows: async (rows) => {
      written += rows
      onRows(written)
      await letOthersWork()
    },
  }
  await dropParts(order.folder, names)
  let name = names[0] ?? ''
  try {
    const sheets = sheetsOf(db, order)
    const only = partOf(order.folder, name)
    if (order.format === 'xlsx')
      await writeXlsx(
        createWriteStream(only, { flags: 'wx', mode: 0o600 }),
        sheets,
        new Date(order.made),
        watch,
      )
    else if (order.format === 'json') await writeJson(only, Object.fromEntries(order.about), sheets, watch)
    else
      for (const [index, sheet] of sheets.entries()) {
        name = names[index] ?? name
        await writeCsv(partOf(order.folder, name), sheet, order.bom, watch)
      }
    await syncParts(order.folder, names)
    return { names, rows: written }
  } catch (cause) {
    await dropParts(order.folder, names)
    throw asNotPut(cause, name)
  } finally {
    release()
  }
}

/** In the order of `namesOf`. A workbook begins with what a reader opens first. */
function sheetsOf(db: Reader, order: FilesOrder): Sheet[] {
  const { about, figures, scope, words, tables } = order
  const chosen = EXPORT_TABLES.filter(({ name }) => tables.includes(name))
  return [
    {
      name: 'about',
      columns: [
        { name: 'what', type: 'text' },
        { name: 'value', type: 'text' },
      ],
      rows: about,
    },
    ...(figures === false ? [] : returnSheets(figures ?? readFigures(db, scope), words)),
    ...chosen.map((table) => ({
      name: table.name,
      columns: table.columns,
      rows: exportRows(db, table, scope.period),
    })),
  ]
}

function returnSheets(figures: readonly Figure[], { definitions, cells }: FilesOrder['words']): Sheet[] {
  const titles = new Map(definitions.map(({ indicator, title }) => [indicator, title]))
  const parts = new Map(cells.map(({ indicator, cell, title }) => [`${indicator} ${cell}`, title]))
  return [
    {
      name: 'return',
      columns: [
        { name: 'section', type: 'text' },
        { name: 'indicator', type: 'text' },
        { name: 'cell', type: 'text' },
        { name: 'title', type: 'text' },
        { name: 'part', type: 'text' },
        { name: 'unit', type: 'text' },
        { name: 'count', type: 'whole' },
        { name: 'of', type: 'whole' },
        { name: 'share', type: 'share' },
        { name: 'mean_mg', type: 'milligrams' },
      ],
      rows: figures.map(({ indicator, cell, count, of }): Cell[] => {
        const { section = '', unit = '' } = INDICATOR_BY_ID.get(indicator) ?? {}
        const ratio = of === null || of === 0 ? null : count / of
        const mean = unit === 'micrograms'
        return [
          ...[section, indicator, cell, titles.get(indicator) ?? '', parts.get(`${indicator} ${cell}`) ?? ''],
          ...[unit, count, of, mean ? null : ratio, mean ? ratio : null],
        ]
      }),
    },
    {
      name: 'definitions',
      columns: ['indicator', 'title', 'numerator', 'denominator', 'source'].map((name) => ({
        name,
        type: 'text',
      })),
      rows: definitions.map((one) => [
        ...[one.indicator, one.title, one.numerator, one.denominator, one.source],
      ]),
    },
  ]
}
