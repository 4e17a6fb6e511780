import type { Problem } from '../../shared/contract/call.ts'
import type { AbscessFinding, AbscessOutcome, AbscessStage } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from '../ui/read-date.ts'
import { readNext } from '../ui/read-time.ts'

/** A day that was typed, with what is wrong with it beside its field. */
export function dayIn(typed: string, field: string): { day: ClinicDay | null; problems: Problem[] } {
  const read = readDate(typed)
  return 'day' in read
    ? { day: read.day, problems: [] }
    : { day: null, problems: [{ field, code: 'not_a_date' }] }
}

/** As `dayIn`, with `+90` for so many days after `from`. */
export function nextIn(
  typed: string,
  field: string,
  from: ClinicDay,
): { day: ClinicDay | null; problems: Problem[] } {
  const day = readNext(typed, from) ?? null
  return { day, problems: day === null ? [{ field, code: 'not_a_date' }] : [] }
}

export interface AbscessValues extends Record<string, unknown> {
  day: string
  bodyPart: string
  stage: AbscessStage | null
  size: string
  dressing: string
  note: string
  outcome: 'on' | AbscessOutcome
}

export function readAbscess(values: AbscessValues): {
  problems: Problem[]
  day: ClinicDay | null
  finding: AbscessFinding | null
} {
  const { day, problems } = dayIn(values.day, 'day')
  const bodyPart = values.bodyPart.trim()
  const size = latinDigits(values.size).trim()
  const sizeMm = size === '' ? null : /^\d{1,3}$/.test(size) ? Number(size) : undefined
  if (bodyPart === '') problems.push({ field: 'bodyPart', code: 'body_part_missing' })
  if (values.stage === null) problems.push({ field: 'stage', code: 'stage_missing' })
  if (sizeMm === undefined || (sizeMm ?? 0) > 500) problems.push({ field: 'size', code: 'size_not_read' })
  const { stage, dressing, note } = values
  const finding = stage === null || sizeMm === undefined ? null : { bodyPart, stage, sizeMm, dressing, note }
  return { problems, day, finding }
}
