import type { FollowUpEvidence, FollowUpOutcome, VisitMet, VisitPlace } from '../records/follow-up.ts'
import { latinDigits } from './latin-digits.ts'

/** The digits of the paper and of the grid, the same on both. */
export const PLACE_DIGITS: Readonly<Record<string, VisitPlace>> = {
  1: 'home',
  2: 'work',
  3: 'centre',
  4: 'street',
  5: 'phone',
  6: 'elsewhere',
}
export const MET_DIGITS: Readonly<Record<string, VisitMet>> = {
  1: 'client',
  2: 'family',
  3: 'peer',
  0: 'nobody',
}
export const OUTCOME_DIGITS: Readonly<Record<string, FollowUpOutcome>> = {
  1: 'abstinent',
  2: 'relapsed',
  3: 'on_ost',
  4: 'in_rehabilitation',
  5: 'in_training',
  6: 'lost',
  7: 'died',
}
export const EVIDENCE_DIGITS: Readonly<Record<string, FollowUpEvidence>> = {
  1: 'seen',
  2: 'own_word',
  3: 'family_word',
  4: 'other_word',
  5: 'paper',
}

/** One line of the grid as it is typed; days are read by the caller, who asks when a date means two days. */
export interface RoundCells {
  readonly number: string
  readonly day: string
  readonly place: string
  readonly met: string
  readonly outcome: string
  readonly evidence: string
  readonly diedOn: string
  readonly note: string
}

export interface ReadRound {
  readonly registerNumber: number
  readonly place: VisitPlace
  readonly met: VisitMet
  readonly outcome: FollowUpOutcome | null
  readonly evidence: FollowUpEvidence | null
}

export type RoundProblem = { field: keyof RoundCells; code: string }

/** The digits of a line read, or which cell is no digit of its list. Empty outcome and evidence mean none. */
export function readRoundCells(
  cells: RoundCells,
): { ok: true; read: ReadRound } | { ok: false; problems: RoundProblem[] } {
  const digit = (text: string) => latinDigits(text).trim()
  const registerNumber = Number(digit(cells.number))
  const place = PLACE_DIGITS[digit(cells.place)]
  const met = MET_DIGITS[digit(cells.met)]
  const outcome = digit(cells.outcome) === '' ? null : OUTCOME_DIGITS[digit(cells.outcome)]
  const evidence = digit(cells.evidence) === '' ? null : EVIDENCE_DIGITS[digit(cells.evidence)]
  const problems: RoundProblem[] = []
  if (!Number.isInteger(registerNumber) || registerNumber < 1)
    problems.push({ field: 'number', code: 'not_a_number' })
  if (!place) problems.push({ field: 'place', code: 'not_a_choice' })
  if (!met) problems.push({ field: 'met', code: 'not_a_choice' })
  if (outcome === undefined) problems.push({ field: 'outcome', code: 'not_a_choice' })
  if (evidence === undefined) problems.push({ field: 'evidence', code: 'not_a_choice' })
  if (!place || !met || outcome === undefined || evidence === undefined || problems.length > 0)
    return { ok: false, problems }
  return { ok: true, read: { registerNumber, place, met, outcome, evidence } }
}
