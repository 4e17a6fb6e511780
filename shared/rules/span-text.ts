import type { FollowUpSpan } from '../records/follow-up.ts'
import { latinDigits } from './latin-digits.ts'

/** `1w 2w 2m` as spans; null when a part is no span of 1 to 60 weeks or months, or none is there. */
export function readSpans(text: string): FollowUpSpan[] | null {
  const parts = latinDigits(text)
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const spans: FollowUpSpan[] = []
  for (const part of parts) {
    const [, count, unit] = /^(\d{1,2})([wm])$/.exec(part) ?? []
    if (count === undefined || Number(count) < 1 || Number(count) > 60) return null
    spans.push({ unit: unit === 'w' ? 'weeks' : 'months', count: Number(count) })
  }
  return spans.length === 0 ? null : spans
}

export const spansText = (spans: readonly FollowUpSpan[]): string =>
  spans.map(({ unit, count }) => `${count}${unit === 'weeks' ? 'w' : 'm'}`).join(' ')
