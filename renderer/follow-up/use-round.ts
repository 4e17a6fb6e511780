import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { RoundLine } from '../../shared/contract/follow-ups.ts'
import { type RoundCells, readRoundCells } from '../../shared/rules/round-cells.ts'
import { call } from '../call.ts'
import { readDate } from '../ui/read-date.ts'
import { useDraft } from '../ui/use-draft.ts'
import { useForgetFollowUps } from './follow-up.queries.ts'

export interface RoundRow {
  /** The line's request id: sent again, it is the same visit. */
  readonly key: string
  readonly cells: RoundCells
  readonly problems: readonly Problem[]
}

const EMPTY: RoundCells = {
  number: '',
  day: '',
  place: '',
  met: '',
  outcome: '',
  evidence: '',
  diedOn: '',
  note: '',
}
const newRow = (cells: Partial<RoundCells> = {}, key: string = crypto.randomUUID()): RoundRow => ({
  key,
  cells: { ...EMPTY, ...cells },
  problems: [],
})

/** A line of which no more than the printed number stands is not typed yet. */
export const isTyped = ({ cells }: RoundRow): boolean =>
  Object.entries(cells).some(([field, text]) => field !== 'number' && text.trim() !== '')

/** What a line says, or which of its cells does not. */
function readRow({ key, cells }: RoundRow): { line: RoundLine } | { problems: Problem[] } {
  const read = readRoundCells(cells)
  const day = readDate(cells.day)
  const diedOn = cells.diedOn.trim() === '' ? null : readDate(cells.diedOn)
  const problems: Problem[] = read.ok ? [] : [...read.problems]
  if (!('day' in day)) problems.push({ field: 'day', code: 'not_a_date' })
  if (diedOn !== null && !('day' in diedOn)) problems.push({ field: 'diedOn', code: 'not_a_date' })
  if (!read.ok || !('day' in day) || (diedOn !== null && !('day' in diedOn))) return { problems }
  return {
    line: {
      requestId: key,
      ...read.read,
      day: day.day,
      diedOn: diedOn === null ? null : diedOn.day,
      note: cells.note,
    },
  }
}

/** A round on its way into the register: what is not right stays typed, over a lock and a restart too. */
export function useRound(routeListId: number | null, numbers: readonly number[]) {
  const fresh = () => [...numbers.map((number) => newRow({ number: String(number) })), newRow()]
  const [rows, setRows] = useState<readonly RoundRow[]>(fresh)
  const [saved, setSaved] = useState<number | null>(null)
  const forget = useForgetFollowUps()
  const typed = rows.filter(isTyped)
  const kept = typed.map(({ key, cells }) => ({ key, cells }))
  const draft = useDraft('follow-up-round', String(routeListId ?? 0), { kept }, (back) => {
    const known = back.kept ?? []
    const numbersBack = new Set(known.map(({ cells }) => cells.number))
    setRows([
      ...known.map(({ key, cells }) => newRow(cells, key)),
      ...fresh().filter(({ cells }) => cells.number === '' || !numbersBack.has(cells.number)),
    ])
  })
  const change = (key: string, changed: Partial<RoundCells>) => {
    setSaved(null)
    setRows((all) => {
      const next = all.map((row) =>
        row.key === key ? { ...row, cells: { ...row.cells, ...changed }, problems: [] } : row,
      )
      return next.at(-1)?.key === key ? [...next, newRow()] : next
    })
  }
  const save = useMutation({
    mutationFn: async () => {
      const read = typed.map((row) => ({ key: row.key, ...readRow(row) }))
      const lines = read.flatMap((one) => ('line' in one ? [one.line] : []))
      const { results } =
        lines.length === 0
          ? { results: [] }
          : await call.followUps.record({ requestId: crypto.randomUUID(), routeListId, lines })
      return new Map<string, readonly Problem[]>([
        ...read.flatMap((one) => ('problems' in one ? [[one.key, one.problems] as const] : [])),
        ...results.map(({ requestId, problems }) => [requestId, problems] as const),
      ])
    },
    onSuccess: (judged) => {
      setRows((all) =>
        all.flatMap((row) => {
          const problems = judged.get(row.key)
          if (problems === undefined) return [row]
          return problems.length === 0 ? [] : [{ ...row, problems }]
        }),
      )
      setSaved([...judged.values()].filter((problems) => problems.length === 0).length)
      return forget()
    },
  })
  const drop = () => {
    setRows(fresh())
    draft.clear()
  }
  return { rows, typed: typed.length, saved, change, save, drop, restoredAt: draft.restoredAt }
}
