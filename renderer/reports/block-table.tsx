import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { readDoseCell } from '../../shared/rules/indicators/product-cells.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { IndicatorTitle } from './definition.tsx'
import { FigureCell } from './figure-cell.tsx'
import { type Block, cellsWithFigures, type FigureList, figureOf, type Opened } from './figures.ts'
import classes from './reports.module.css'
import { stockLines } from './stock-lines.ts'

const say = words.reports
const PERSON_COLUMNS = ['', 'M', 'F', 'T', 'under_25', 'from_25'] as const

export interface BlockProps {
  readonly block: Block
  readonly list: FigureList
  readonly defined: boolean
  /** Null on paper, where nothing opens. */
  readonly onOpen: ((opened: Opened) => void) | null
}

/** One row of a table of figures: what it is, and its cells. */
export interface BlockRow {
  readonly key: string
  readonly strong: boolean
  readonly cells: readonly ReactNode[]
}
export interface BlockTable {
  readonly heads: readonly string[]
  readonly rows: readonly BlockRow[]
}

/** A block as rows and columns; the screen and the paper draw the same. */
export function tableOf(props: BlockProps): BlockTable {
  const { block } = props
  if (block.kind === 'person') return personTable(props)
  if (block.kind === 'product') return stockTable(props)
  if (block.kind === 'dose') return doseTable(props)
  return block.indicators[0]?.cells.length === 1 ? plainTable(props) : listTable(props)
}

const isTotal = (id: string): boolean => id === 'active_start' || id === 'active_end'

/** In the flow: what comes and what goes, so that the page can be added up by eye. */
function signOf(id: string): string {
  if (id.startsWith('entered_') || id === 'came_back') return '+ '
  return id.startsWith('left_') ? '− ' : ''
}

function personTable({ block, list, defined, onOpen }: BlockProps): BlockTable {
  return {
    heads: [say.columns.what, ...PERSON_COLUMNS.map((cell) => say.cell('', cell))],
    rows: block.indicators.map(({ id }) => ({
      key: id,
      strong: isTotal(id),
      cells: [
        <IndicatorTitle key="title" indicator={id} defined={defined} sign={signOf(id)} />,
        ...PERSON_COLUMNS.map((cell) => (
          <FigureCell key={cell} figure={figureOf(list, id, cell)} onOpen={onOpen} />
        )),
      ],
    })),
  }
}

/** Indicators of one figure each, one under the other. */
function plainTable({ block, list, defined, onOpen }: BlockProps): BlockTable {
  return {
    heads: [say.columns.what, say.columns.count],
    rows: block.indicators.map(({ id }) => ({
      key: id,
      strong: false,
      cells: [
        <IndicatorTitle key="title" indicator={id} defined={defined} />,
        <FigureCell key="count" figure={figureOf(list, id, '')} onOpen={onOpen} />,
      ],
    })),
  }
}

/** Cells down, indicators across; what is nothing in all of them is left out. */
function listTable({ block, list, defined, onOpen }: BlockProps): BlockTable {
  const definitions: BlockRow[] = defined
    ? [
        {
          key: 'definitions',
          strong: false,
          cells: [
            '',
            ...block.indicators.map(({ id }) => <IndicatorTitle key={id} indicator={id} defined />),
          ],
        },
      ]
    : []
  return {
    heads: [say.columns.what, ...block.indicators.map(({ id }) => say.indicators[id]?.title ?? id)],
    rows: [
      ...definitions,
      ...cellsWithFigures(list, block).map((cell) => ({
        key: cell,
        strong: false,
        cells: [
          say.cell(block.indicators[0]?.id ?? '', cell),
          ...block.indicators.map(({ id }) => (
            <FigureCell key={id} figure={figureOf(list, id, cell)} onOpen={onOpen} />
          )),
        ],
      })),
    ],
  }
}

function doseTable({ block, list, onOpen }: BlockProps): BlockTable {
  const id = block.indicators[0]?.id ?? ''
  const cells = [...list.values()]
    .filter(({ indicator }) => indicator === id)
    .map((figure) => ({ figure, dose: readDoseCell(figure.cell) }))
    .toSorted(
      (a, b) =>
        (a.dose?.drug ?? '').localeCompare(b.dose?.drug ?? '') ||
        (a.dose?.amountMicrograms ?? 0) - (b.dose?.amountMicrograms ?? 0),
    )
  return {
    heads: [say.doses.bands, say.units.clients],
    rows: cells.map(({ figure }) => ({
      key: figure.cell,
      strong: false,
      cells: [say.cell(id, figure.cell), <FigureCell key="count" figure={figure} onOpen={onOpen} />],
    })),
  }
}

function stockTable({ list, onOpen }: BlockProps): BlockTable {
  return {
    heads: [say.stock.product, say.stock.line, say.columns.count, say.stock.units, say.stock.grams],
    rows: stockLines(list).map(({ figure, product, line, units, grams }) => ({
      key: figure.cell,
      strong: line === 'before' || line === 'after',
      cells: [
        line === 'before' ? say.product(figure.cell) : '',
        say.lines[line],
        <FigureCell key="count" figure={figure} onOpen={onOpen} />,
        `${number(units)} ${product.form === 'liquid' ? 'mL' : 'tablets'}`,
        say.grams(grams),
      ],
    })),
  }
}

/** The block on the screen. */
export function BlockOnScreen(props: BlockProps) {
  const { heads, rows } = tableOf(props)
  const { block } = props
  const caption = block.indicators.map(({ id }) => say.indicators[id]?.title ?? id).join(', ')
  const textColumns = block.kind === 'product' ? 2 : 1
  const columns: Column<BlockRow>[] = heads.map((title, index) => ({
    key: String(index),
    title,
    cell: ({ cells }) => cells[index],
    ...(index >= textColumns && { numeric: true }),
    ...(index === 0 && { width: '34%' }),
  }))
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      rowClass={({ strong }) => (strong ? classes.total : undefined)}
      empty={
        <Text c="dimmed">
          {caption}: {say.nothing}
        </Text>
      }
    />
  )
}
