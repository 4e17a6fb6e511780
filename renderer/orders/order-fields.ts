import type { Problem } from '../../shared/contract/call.ts'
import { sentence } from '../words/index.ts'

/** Id and error of a field, by the path that a problem names. */
export type FieldOf = (path: string) => { id: string; error?: string }

export const fieldId = (path: string): string => `order-${path.replace(/^order\./, '')}`

/** Joins problems to their fields; a path of the contract's input and one of the rule mean the same field. */
export function fieldOf(problems: readonly Problem[]): FieldOf {
  const byId = new Map(problems.map((problem) => [fieldId(problem.field), sentence(problem)]))
  return (path) => {
    const id = fieldId(path)
    const error = byId.get(id)
    return error === undefined ? { id } : { id, error }
  }
}
