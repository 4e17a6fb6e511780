import type { Problem } from '../../shared/contract/call.ts'
import {
  CONTACT_FIELDS,
  type ContactCells,
  type ContactField,
  type ReadContact,
  readContactLine,
} from '../../shared/rules/contact-line.ts'

/** A line with the id of its act: sent twice, it is one contact. */
export interface GridLine {
  requestId: string
  cells: ContactCells
}

/** What stands in the grid; all of it is kept as a draft. */
export interface GridValues extends Record<string, unknown> {
  day: string
  place: string
  lines: GridLine[]
}

export const LINES_AT_FIRST = 20

export const emptyLine = (): GridLine => ({
  requestId: crypto.randomUUID(),
  cells: Object.fromEntries(CONTACT_FIELDS.map((field) => [field, ''])) as ContactCells,
})

export const emptyLines = (count: number): GridLine[] => Array.from({ length: count }, emptyLine)

/** Problems by line and field: `<requestId>.who`. A line keeps its problems when others above it are saved. */
export type LineProblems = Readonly<Record<string, Problem>>

export const cellId = (requestId: string, field: string): string => `contact-${requestId}-${field}`

export interface GoodLine extends ReadContact {
  requestId: string
}

/** The lines that can be sent, and what is wrong with the others; blank ones are neither. */
export function readGrid(lines: readonly GridLine[]): {
  good: GoodLine[]
  problems: Record<string, Problem>
} {
  const good: GoodLine[] = []
  const problems: Record<string, Problem> = {}
  for (const { requestId, cells } of lines) {
    const read = readContactLine(cells)
    if ('contact' in read) good.push({ requestId, ...read.contact })
    if ('problems' in read) for (const one of read.problems) problems[`${requestId}.${one.field}`] = one
  }
  return { good, problems }
}

/** Saved lines go; what is left moves up, and blank lines fill the grid again. */
export function withoutSaved(lines: readonly GridLine[], saved: ReadonlySet<string>): GridLine[] {
  const left = lines.filter(({ requestId }) => !saved.has(requestId))
  const filled = left.filter(({ cells }) => CONTACT_FIELDS.some((field) => cells[field].trim() !== ''))
  return [...filled, ...emptyLines(Math.max(0, LINES_AT_FIRST - filled.length))]
}

/** Which cell a problem of the server side belongs to; one of the day or place belongs to no line. */
export const fieldOfProblem = ({ field }: Problem): ContactField =>
  CONTACT_FIELDS.find((one) => one === field) ?? 'who'

/** The uppermost cell that is marked. */
export function firstProblem(
  lines: readonly GridLine[],
  problems: LineProblems,
): { requestId: string; field: ContactField } | undefined {
  return lines
    .flatMap(({ requestId }) => CONTACT_FIELDS.map((field) => ({ requestId, field })))
    .find(({ requestId, field }) => problems[`${requestId}.${field}`] !== undefined)
}
