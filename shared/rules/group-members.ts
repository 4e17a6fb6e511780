import type { MemberEndReason } from '../records/peer-group.ts'
import type { ClinicDay } from '../records/time.ts'

/** When somebody belonged to a group: from the day they joined to the day they left, both included. */
export interface Membership {
  readonly joined: ClinicDay
  readonly left: ClinicDay | null
  /** Entered by mistake: never belonged. */
  readonly mistaken: boolean
}

/** Whether a person belonged to the group on a day. */
export function belongsOn({ joined, left, mistaken }: Membership, day: ClinicDay): boolean {
  return !mistaken && joined <= day && (left === null || day <= left)
}

export interface JoinFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  readonly group: { begun: ClinicDay; ended: ClinicDay | null }
  /** Earlier memberships of the same person in the same group. */
  readonly earlier: readonly Membership[]
}

export interface DayProblem {
  readonly field: string
  readonly code: string
  readonly params?: Record<string, string | number | null>
}

/** Why somebody cannot join on a day: nobody is a member twice, and not before the group began or after it ended. */
export function joinProblem({ day, today, group, earlier }: JoinFacts): DayProblem | null {
  if (day > today) return { field: 'day', code: 'day_in_future' }
  if (group.ended !== null) return { field: 'day', code: 'group_ended', params: { day: group.ended } }
  if (day < group.begun) return { field: 'day', code: 'before_group_began', params: { day: group.begun } }
  const real = earlier.filter(({ mistaken }) => !mistaken)
  const standing = real.find(({ left }) => left === null)
  if (standing) return { field: 'who', code: 'member_already', params: { day: standing.joined } }
  const until = real.flatMap(({ left }) => left ?? []).toSorted()
  const last = until.at(-1)
  if (last !== undefined && day <= last) return { field: 'day', code: 'member_until', params: { day: last } }
  return null
}

export interface LeaveFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  readonly reason: MemberEndReason
  readonly joined: ClinicDay
  /** Meetings that count at which this member was written as present. */
  readonly came: readonly ClinicDay[]
}

/** Why a membership cannot end on a day. Who came is not *entered by mistake*, and did not leave before they came. */
export function leaveProblem({ day, today, reason, joined, came }: LeaveFacts): DayProblem | null {
  if (day > today) return { field: 'day', code: 'day_in_future' }
  if (reason === 'entered_by_mistake')
    return came.length > 0
      ? { field: 'reason', code: 'member_has_come', params: { count: came.length } }
      : null
  if (day < joined) return { field: 'day', code: 'left_before_joining', params: { day: joined } }
  const last = came.toSorted().at(-1)
  if (last !== undefined && day < last)
    return { field: 'day', code: 'came_after_leaving', params: { day: last } }
  return null
}
