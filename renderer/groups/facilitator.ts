import type { FacilitatorWho } from '../../shared/contract/group-views.ts'
import { words } from '../words/index.ts'

/** Who leads, in words; a member whom this person does not see is just a member. */
export function facilitator(who: FacilitatorWho): string {
  if (who.by === 'staff') return who.name
  return who.member === null ? words.groups.someMember : words.groups.member(who.member)
}
