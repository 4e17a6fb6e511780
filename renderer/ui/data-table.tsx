import { Box, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { words } from '../words/index.ts'
import classes from './data-table.module.css'

export interface Column<Row> {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand under each other, at the right. */
  numeric?: boolean
  width?: string
}

interface Props<Row> {
  /** What the table holds, for those who cannot see it. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void
  /** How the row is drawn apart: a class of the caller's own CSS module. */
  rowClass?: (row: Row) => string | undefined
  /** What stands here when there is no row. */
  empty: ReactNode
  /** For thousands of rows: only those in sight are drawn, in a box of this height. */
  virtualHeight?: string
}

const ROW_PX = 44

/** One plain table: sticky head, arrow keys from row to row, Enter opens. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, onOpen, rowClass, empty, virtualHeight } = props
  const [here, setHere] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: virtualHeight !== undefined,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  if (rows.length === 0) return <Box p="lg">{empty}</Box>

  const shown = virtualHeight
    ? virtual.getVirtualItems().map(({ index, start, end }) => ({ index, start, end }))
    : rows.map((_, index) => ({ index, start: 0, end: 0 }))
  const above = virtualHeight ? (shown[0]?.start ?? 0) : 0
  const below = virtualHeight ? virtual.getTotalSize() - (shown.at(-1)?.end ?? 0) : 0
  const active = Math.min(here, rows.length - 1)

  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index))
    setHere(to)
    if (virtualHeight) virtual.scrollToIndex(to)
    const row = () => box.current?.querySelector<HTMLElement>(`[data-row='${to}']`)
    // A row that is not drawn yet is there a frame later; all others take the focus at once, for held keys.
    if (row()) row()?.focus()
    else requestAnimationFrame(() => row()?.focus())
  }
  const key = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) goTo(to)
    else if (event.key === 'Enter' && onOpen) onOpen(row)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={box}
      className={classes.box}
      style={virtualHeight ? { maxHeight: virtualHeight, overflow: 'auto' } : {}}
    >
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <caption className={classes.caption}>
          {caption}. {onOpen && words.kit.table.keys}
        </caption>
        <thead>
          <tr>
            {columns.map(({ key: name, title, numeric, width }) => (
              <th key={name} scope="col" data-numeric={numeric || undefined} style={width ? { width } : {}}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} columns={columns.length} />}
          {shown.map(({ index }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <tr
                key={rowKey(row)}
                data-row={index}
                data-opens={onOpen ? true : undefined}
                className={rowClass?.(row)}
                aria-rowindex={index + 2}
                tabIndex={onOpen && index === active ? 0 : -1}
                onFocus={() => setHere(index)}
                onKeyDown={(event) => key(event, row, index)}
                onClick={onOpen && (() => onOpen(row))}
              >
                {columns.map(({ key: name, cell, numeric }) => (
                  <td key={name} data-numeric={numeric || undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 && <Spacer height={below} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

/** How many rows there are, and how they are filtered and sorted: always said. */
export function TableNote({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" px="md" py="xs" role="status">
      {children}
    </Text>
  )
}
