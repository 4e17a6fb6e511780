import type { Problem } from '../../shared/contract/call.ts'
import { sentence } from '../words/index.ts'
import type { SetupValues } from './setup-values.ts'

/** What every step of the wizard gets: the values, a way to change some, and what is wrong with a field. */
export interface StepProps {
  values: SetupValues
  change: (some: Partial<SetupValues>) => void
  problems: readonly Problem[]
}

export const fieldId = (field: string): string => `setup-${field}`

/** The id, and the words for what is wrong, of one field. */
export function field(problems: readonly Problem[], name: string): { id: string; error?: string } {
  const problem = problems.find((one) => one.field === name)
  return problem ? { id: fieldId(name), error: sentence(problem) } : { id: fieldId(name) }
}

/** A list with one entry changed, found by its key. */
export const changed = <T extends { key: string }>(rows: readonly T[], key: string, some: Partial<T>): T[] =>
  rows.map((row) => (row.key === key ? { ...row, ...some } : row))

export const without = <T extends { key: string }>(rows: readonly T[], key: string): T[] =>
  rows.filter((row) => row.key !== key)
