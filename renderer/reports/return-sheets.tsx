import type { ReportSection } from '../../shared/rules/indicators/definitions.ts'
import { packSheets } from '../ui/sheet-packing.ts'
import { words } from '../words/index.ts'
import { type BlockRow, tableOf } from './block-table.tsx'
import { type Block, blocksOf, type FigureList } from './figures.ts'

const say = words.reports

/** Of a wide sheet of A4 between head and foot, and of a table's own head, in mm; measured on the page. */
const PAGE_MM = 146
const HEAD_MM = 8
const LINE_MM = 4.6
const ROW_MM = 3
/** How many characters a line holds: of the first column, and of the whole page. */
const COLUMN = 58
const PAGE = 135

interface Before {
  readonly text: string
  readonly strong: boolean
}
/** A row of a table, or a definition under it, with what stands above it: the title of its section. */
export interface PaperPart {
  readonly key: string
  readonly before: readonly Before[]
  readonly heads: readonly string[]
  readonly textColumns: number
  readonly row: BlockRow | null
  readonly text: { title: string; body: string } | null
  readonly lines: number
  /** The head of its table stands above it. */
  readonly opensTable: boolean
}

const linesIn = (text: string, width: number): number => Math.ceil(text.length / width)

function definitionOf(id: string): string[] {
  const { counts = '', of, source } = say.indicators[id] ?? {}
  return [
    `${say.counted}: ${counts}`,
    ...(of ? [`${say.outOf}: ${of}`] : []),
    ...(source ? [`${say.source}: ${source}`] : []),
  ]
}

/** These sections of the return in their order, divided into sheets by their height. */
export function returnSheets(
  list: FigureList,
  sections: readonly ReportSection[],
  first: readonly Before[],
): PaperPart[][] {
  const parts = sections.flatMap((section, place) =>
    blocksOf(section).flatMap((block, index) => {
      const title: Before[] = [
        ...(place === 0 && index === 0 ? first : []),
        ...(index === 0
          ? [
              { text: say.sections[section].title, strong: true },
              { text: say.sections[section].lead, strong: false },
            ]
          : []),
      ]
      return partsOf(list, block, title)
    }),
  )
  return packSheets(parts, heightOf, PAGE_MM - HEAD_MM)
}

function partsOf(list: FigureList, block: Block, title: readonly Before[]): PaperPart[] {
  const inRow = block.kind === 'person' || block.indicators[0]?.cells.length === 1
  const { heads, rows } = tableOf({ block, list, defined: inRow, onOpen: null })
  const name = block.indicators[0]?.id ?? ''
  const shared = { heads, textColumns: block.kind === 'product' ? 2 : 1 }
  const nothing = { title: say.indicators[name]?.title ?? name, body: say.nothing }
  const made: PaperPart[] =
    rows.length === 0
      ? [
          {
            ...shared,
            key: `${name} none`,
            before: title,
            row: null,
            text: nothing,
            lines: 1,
            opensTable: false,
          },
        ]
      : rows.map((row, index) => ({
          ...shared,
          ...{ key: `${name} ${row.key}`, before: index === 0 ? title : [], row, text: null },
          lines: inRow
            ? definitionOf(row.key).reduce((sum, text) => sum + linesIn(text, COLUMN) + 0.3, 1)
            : 2,
          opensTable: index === 0,
        }))
  if (inRow) return made
  return [
    ...made,
    ...block.indicators.map(({ id }) => {
      const text = { title: say.indicators[id]?.title ?? id, body: definitionOf(id).join(' ') }
      const lines = linesIn(text.title + text.body, PAGE)
      return { ...shared, key: `${id} defined`, before: [], row: null, text, lines, opensTable: false }
    }),
  ]
}

function heightOf({ before, lines, row, opensTable }: PaperPart): number {
  const above = before.reduce(
    (sum, { text, strong }) => sum + (strong ? 9 : 3 + LINE_MM * linesIn(text, PAGE)),
    0,
  )
  return above + (opensTable ? HEAD_MM : 0) + ROW_MM + LINE_MM * lines + (row === null ? 1 : 0)
}

interface OnSheet {
  readonly key: string
  readonly before: readonly Before[] | null
  readonly text: PaperPart['text']
  readonly table: { heads: readonly string[]; textColumns: number; rows: BlockRow[] } | null
}

/** The parts of one sheet, rows of one table joined again. */
export function tablesOf(parts: readonly PaperPart[]): OnSheet[] {
  const made: OnSheet[] = []
  for (const { key, before, heads, textColumns, row, text } of parts) {
    const last = made.at(-1)
    if (row && last?.table && last.table.heads.join() === heads.join() && before.length === 0)
      last.table.rows.push(row)
    else
      made.push({
        ...{ key, before: before.length > 0 ? before : null, text },
        table: row ? { heads, textColumns, rows: [row] } : null,
      })
  }
  return made
}
