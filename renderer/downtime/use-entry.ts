import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { JudgedLine, Sheet } from '../../shared/contract/downtime.ts'
import { type PaperCells, readPaperCells } from '../../shared/rules/paper-cells.ts'
import { ask, call } from '../call.ts'
import { useDraft } from '../ui/use-draft.ts'
import { type EntryRow, emptyCells, isEmpty, lineFor } from './entry-rows.ts'

/** Lines that are sent to the register in one go. */
const AT_ONCE = 40

let lastKey = 0
const newRow = (cells = emptyCells()): EntryRow => {
  lastKey += 1
  return { key: lastKey, cells, judged: null }
}

/** The grid: what is typed stays until it is in the register, over a lock, a restart and a refused line. */
export function useEntry(sheet: Sheet, givenBy: number) {
  const [rows, setRows] = useState<readonly EntryRow[]>(() => [newRow()])
  const [saved, setSaved] = useState<number | null>(null)
  const cache = useQueryClient()
  const { from } = sheet.bounds
  const now = useRef({ rows, sheet })
  now.current = { rows, sheet }
  const cells = rows.filter((row) => !isEmpty(row)).map((row) => row.cells)
  const draft = useDraft('paper-sheet', String(sheet.head.id), { cells }, (kept) => {
    if (kept.cells && kept.cells.length > 0) {
      const restored = [...kept.cells.map((one) => newRow({ ...emptyCells(), ...one })), newRow()]
      setRows(restored)
      void judge(restored)
    }
  })

  const take = useCallback((judged: readonly JudgedLine[]) => {
    const byLine = new Map(judged.map((one) => [one.line, one]))
    setRows((all) => all.map((row) => ({ ...row, judged: byLine.get(Number(row.cells.line)) ?? row.judged })))
  }, [])
  const judge = async (which: readonly EntryRow[]) => {
    const lines = typedOf(which)
    if (lines.length > 0) take(await call.downtime.check({ sheetId: sheet.head.id, lines }))
  }
  const typedOf = (which: readonly EntryRow[]) =>
    which.flatMap((row) => {
      const read = readPaperCells(row.cells, from)
      return read.ok ? [read.typed] : []
    })

  /** A cell was typed in: what the register said of the row no longer holds. */
  const change = useCallback((key: number, changed: Partial<PaperCells>) => {
    setSaved(null)
    setRows((all) =>
      all.map((row) => {
        if (row.key !== key) return row
        // Another number is another line: what was found for the one before goes.
        const anew = changed.number === undefined ? {} : { line: '', mg: '' }
        return { ...row, cells: { ...row.cells, ...anew, ...changed }, judged: null }
      }),
    )
  }, [])

  /** The number is typed: line and amount come from the sheet, unless the line was found for it before. */
  const findLine = useCallback(
    (key: number) => {
      const state = now.current
      const row = state.rows.find((one) => one.key === key)
      if (!row || row.cells.number.trim() === '' || row.cells.line !== '') return row?.cells.mg ?? ''
      const found = lineFor(state.sheet, state.rows, key, row.cells.number)
      change(key, found)
      return found.mg ?? ''
    },
    [change],
  )

  /** The row is typed: the register is asked about it, and the next row stands ready. */
  const complete = useCallback(
    (key: number) => {
      const state = now.current
      const row = state.rows.find((one) => one.key === key)
      if (!row) return
      if (state.rows.at(-1)?.key === key) setRows((all) => [...all, newRow()])
      const read = readPaperCells(row.cells, from)
      if (!read.ok) {
        const reasons = read.problems.map(({ code }) => ({ code }))
        const judged = { line: Number(row.cells.line) || 0, outcome: 'mend' as const, as: null, reasons }
        setRows((all) => all.map((one) => (one.key === key ? { ...one, judged } : one)))
        return
      }
      call.downtime
        .check({ sheetId: state.sheet.head.id, lines: [read.typed] })
        .then(take)
        .catch(() => undefined)
    },
    [from, take],
  )

  const settle = (next: Sheet) => {
    cache.setQueryData(ask.downtime.sheet.queryKey({ input: { sheetId: next.head.id } }), next)
    const entered = new Set(next.entered.map(({ line }) => line))
    const left = (row: EntryRow) => !isEmpty(row) && !entered.has(Number(row.cells.line))
    setRows((all) => {
      const stay = all.filter(left)
      return [...stay, newRow()]
    })
    if (rows.filter(left).length === 0) draft.clear()
  }
  const save = useMutation({
    mutationFn: async () => {
      const typed = typedOf(rows)
      const lines: JudgedLine[] = []
      let next = sheet
      // In pieces, so that nothing else waits long; a piece that is sent again finds its lines entered.
      for (let at = 0; at < typed.length; at += AT_ONCE) {
        const piece = typed.slice(at, at + AT_ONCE)
        const requestId = crypto.randomUUID()
        const reply = await call.downtime.enter({ requestId, sheetId: sheet.head.id, givenBy, lines: piece })
        lines.push(...reply.lines)
        next = reply.sheet
      }
      return { lines, sheet: next }
    },
    onSuccess: ({ lines, sheet: next }) => {
      take(lines)
      setSaved(lines.filter(({ outcome }) => outcome === 'entered').length)
      settle(next)
    },
  })
  return {
    rows,
    saved,
    restoredAt: draft.restoredAt,
    change,
    findLine,
    complete,
    save,
    settle,
    typedOf,
    drop: () => {
      draft.clear()
      setRows([newRow()])
    },
  }
}
