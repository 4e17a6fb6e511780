import type { Role, StaffEvent } from '../records/staff.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays } from './days.ts'

/** A relief nurse works so many days, the first included (decisions.md, *People, acts, second person*). */
export const reliefDays = 7

/** A person of the staff as far as access goes: the kind of the last event, and a relief nurse's last day. */
export interface AccessFacts {
  readonly id: number
  readonly role: Role
  readonly kind: StaffEvent['kind']
  readonly untilDay: ClinicDay | null
}

/** What a person's PIN can do on a day. */
export function accessOn(
  { kind, untilDay }: AccessFacts,
  today: ClinicDay,
): 'works' | 'relief' | 'relief_over' | 'disabled' | 'left' {
  if (kind === 'disabled' || kind === 'left') return kind
  if (kind !== 'relief') return 'works'
  return untilDay === null || untilDay >= today ? 'relief' : 'relief_over'
}

/** The last day on which a relief nurse added today works. */
export function reliefUntil(today: ClinicDay): ClinicDay {
  return addDays(today, reliefDays - 1)
}

/**
 * Why a person's access may not be ended, or nothing. Somebody who may add staff always stays, or nobody could
 * ever be added again; and nobody ends their own, which would leave an act without a person. A PIN that is
 * disabled, or a relief that is over, can still leave: the key slot and the tile go.
 */
export function endingProblem(
  people: readonly AccessFacts[],
  staffId: number,
  actorId: number,
  today: ClinicDay,
  how: 'disable' | 'leave',
): 'not_yourself' | 'access_ended' | 'last_manager' | undefined {
  const person = people.find(({ id }) => id === staffId)
  const works = (one: AccessFacts) => accessOn(one, today) === 'works' || accessOn(one, today) === 'relief'
  if (staffId === actorId) return 'not_yourself'
  if (!person || person.kind === 'left' || (how === 'disable' && !works(person))) return 'access_ended'
  const managers = people.filter((one) => one.role === 'manager' && works(one))
  if (managers.length > 0 && managers.every(({ id }) => id === staffId)) return 'last_manager'
  return undefined
}

/** Two people whose names differ by blanks or capitals alone would be taken for one on the tiles. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(a) === plain(b)
}
