import type { TakeHomeReason } from './take-home.ts'

/** A reason as the contract carries it and the words know it: a list becomes text joined by a blank. */
export function plainTakeHomeReason({ code, ...params }: TakeHomeReason): {
  code: string
  params: Record<string, string | number | null>
} {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(' ') : value,
  ])
  return { code, params: Object.fromEntries(entries) }
}
