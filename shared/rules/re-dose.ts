import type { VomitingRules } from '../records/rule-pack-lines.ts'
import type { ClinicDay } from '../records/time.ts'

/** A dose that was lost, as far as a re-dose is a question of it. */
export type LostDose = {
  clinicDay: ClinicDay
  state: string
  redoseOf: number | null
  amountMicrograms: number
  /** Of *vomited*: minutes after the dose, and whether somebody of the staff saw it. */
  minutesAfter: number | null
  seenByStaff: boolean
}

export type ReDoseFacts = {
  dose: LostDose
  today: ClinicDay
  /** Somebody ordered it again already. */
  ordered: boolean
  vomiting: VomitingRules
  via: 'doctor' | 'telephone'
  telephoneAllowed: boolean
}

export type ReDoseProblem =
  | { code: 'nothing_lost' }
  | { code: 'redose_other_day' }
  | { code: 'redose_ordered_already' }
  | { code: 'redose_telephone_not_allowed' }
  | { code: 'vomited_not_repeated'; source: string }
  | { code: 'vomited_too_late'; minutes: number; within: number; source: string }
  | { code: 'vomited_not_seen'; source: string }
  | { code: 'redose_above_most'; mostMicrograms: number }

/**
 * The most that may be ordered again of a lost dose, in micrograms: all of what was spilled, and of what was vomited
 * the part that the signed pack allows. 0 where nothing may.
 */
export function mostAgain({ dose, vomiting }: Pick<ReDoseFacts, 'dose' | 'vomiting'>): number {
  if (dose.state === 'spilled') return dose.amountMicrograms
  if (dose.state !== 'vomited') return 0
  return Math.floor((dose.amountMicrograms * vomiting.mostPercent) / 100)
}

/**
 * Why a dose may not be ordered again; empty when it may. A vomited dose only early, seen by staff, and in part; a tablet
 * that dissolved under the tongue not at all; one re-dose a dose (clinic.md: *Vomited methadone: pack; a repeat only early
 * and on a doctor's order [common practice]; dissolved buprenorphine: none*). What vomiting allows is data of the pack.
 *
 * @param amountMicrograms null while nobody typed an amount
 */
export function reDoseProblems(facts: ReDoseFacts, amountMicrograms: number | null): ReDoseProblem[] {
  const { dose, vomiting } = facts
  if (dose.redoseOf !== null || (dose.state !== 'spilled' && dose.state !== 'vomited'))
    return [{ code: 'nothing_lost' }]
  if (facts.ordered) return [{ code: 'redose_ordered_already' }]
  if (dose.clinicDay !== facts.today) return [{ code: 'redose_other_day' }]
  const problems: ReDoseProblem[] = dose.state === 'vomited' ? vomitedProblems(dose, vomiting) : []
  if (facts.via === 'telephone' && !facts.telephoneAllowed)
    problems.push({ code: 'redose_telephone_not_allowed' })
  const mostMicrograms = mostAgain(facts)
  if (problems.length === 0 && amountMicrograms !== null && amountMicrograms > mostMicrograms)
    problems.push({ code: 'redose_above_most', mostMicrograms })
  return problems
}

function vomitedProblems(dose: LostDose, rules: VomitingRules): ReDoseProblem[] {
  const { repeatWithinMinutes: within, mostPercent, source } = rules
  if (within === null || mostPercent === 0) return [{ code: 'vomited_not_repeated', source }]
  const minutes = dose.minutesAfter ?? Number.POSITIVE_INFINITY
  const problems: ReDoseProblem[] = []
  if (minutes > within) problems.push({ code: 'vomited_too_late', minutes, within, source })
  if (!dose.seenByStaff) problems.push({ code: 'vomited_not_seen', source })
  return problems
}
