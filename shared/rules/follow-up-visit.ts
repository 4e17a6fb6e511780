import type { FollowUpEvidence, FollowUpOutcome, VisitMet } from '../records/follow-up.ts'
import type { ClinicDay } from '../records/time.ts'

export interface VisitToJudge {
  readonly day: ClinicDay
  readonly met: VisitMet
  readonly outcome: FollowUpOutcome | null
  readonly evidence: FollowUpEvidence | null
  /** Asked only when the outcome is *died*. */
  readonly diedOn: ClinicDay | null
}

export interface VisitSurroundings {
  readonly today: ClinicDay
  readonly closedDay: ClinicDay
  /** The last day on which somebody met the client in person, after this or any discharge. */
  readonly lastMetDay: ClinicDay | null
  /** A death that is reported or confirmed and no error. */
  readonly deathDay: ClinicDay | null
}

export type VisitProblem = { field: 'day' | 'outcome' | 'evidence' | 'diedOn'; code: string }

/** Outcomes that nobody can hear from the client. */
const notFromClient: readonly (FollowUpOutcome | null)[] = ['lost', 'died']

/** What is wrong with one line of a round; an empty list: it may be written down. */
export function visitProblems(visit: VisitToJudge, facts: VisitSurroundings): VisitProblem[] {
  const { day, met, outcome, evidence, diedOn } = visit
  const problems: VisitProblem[] = []
  const wrong = (field: VisitProblem['field'], code: string) => problems.push({ field, code })
  if (day > facts.today) wrong('day', 'visit_in_future')
  if (day < facts.closedDay) wrong('day', 'follow_up_before_discharge')
  if (met !== 'nobody' && outcome === null) wrong('outcome', 'outcome_missing')
  if (met === 'client' && notFromClient.includes(outcome)) wrong('outcome', 'outcome_not_of_client')
  if (met === 'nobody' && outcome !== null && !notFromClient.includes(outcome))
    wrong('outcome', 'outcome_of_nobody')
  if (outcome !== null && evidence === null) wrong('evidence', 'evidence_missing')
  if (outcome === null && evidence !== null) wrong('evidence', 'evidence_of_nothing')
  if (evidence === 'own_word' && met !== 'client') wrong('evidence', 'evidence_not_met')
  if (outcome === 'died') {
    if (facts.deathDay !== null) wrong('outcome', 'death_known')
    else if (diedOn === null) wrong('diedOn', 'death_day_missing')
    else if (diedOn > day) wrong('diedOn', 'death_after_visit')
    else if (facts.lastMetDay !== null && diedOn < facts.lastMetDay)
      wrong('diedOn', 'death_before_last_visit')
  } else if (facts.deathDay !== null && facts.deathDay < day && (met === 'client' || outcome !== null))
    wrong('day', 'visit_after_death')
  return problems
}
