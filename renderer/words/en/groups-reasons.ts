import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { counselling } from './counselling.ts'

const on = (day: string | number | null | undefined): string => clinicDay(String(day))

export const groupReasons: ReasonWords = {
  day_in_future: () => 'This day has not come yet. Type today or an earlier day.',
  before_group_began: ({ day }) => `The group began on ${on(day)}. Type that day or a later one.`,
  group_ended: ({ day }) => `The group ended on ${on(day)}. Let it go on first, or change the day.`,
  group_goes_on: () => 'The group has not ended.',
  met_after_end: ({ day }) => `The group met on ${on(day)}. Type that day or a later one.`,
  group_name_taken: () => 'Another group has this name. Add a word that tells them apart.',
  group_name_empty: () => 'Type what the group is called.',
  not_a_partner: () => 'Only a self-help group that is a partner has an agreement.',
  ends_before_start: () => 'The end must not come before the start.',
  member_already: ({ day }) => `Is a member already, since ${on(day)}. Nobody is a member twice.`,
  member_until: ({ day }) => `Was a member until ${on(day)}. Type a later day.`,
  peer_same_name: () => 'A peer of this name is a member already. Add a letter that tells them apart.',
  no_such_number: ({ number: typed }) => `Nobody has the register number ${typed}.`,
  who_leads: () => 'Choose one person.',
  member_has_come: ({ count }) =>
    `Is written as present at ${number(Number(count))} meetings, so it was no mistake. Choose another reason, or void those meetings first.`,
  left_before_joining: ({ day }) => `Joined on ${on(day)}. Type that day or a later one.`,
  came_after_leaving: ({ day }) => `Came to the meeting of ${on(day)}. Type that day or a later one.`,
  member_gone: ({ day }) => `Left the group on ${on(day)}.`,
  leads_already: () => 'Leads the group already.',
  led_no_more: () => 'Leads the group no more.',
  meeting_in_future: () => 'This meeting has not been held yet. Write it down afterwards.',
  meeting_that_day: () => 'A meeting of that day is written down already.',
  present_twice: () => 'Somebody stands there twice.',
  not_a_member: () => 'Somebody is no member of this group.',
  member_not_yet: ({ day }) => `Somebody who joined on ${on(day)} was no member yet. Count them as a guest.`,
  member_left: ({ day }) =>
    `Somebody who left on ${on(day)} was no member any more. Count them as a guest, or let them join again.`,
  nobody_present: () => 'Nobody is written as present. Mark who came, or say that the meeting was not held.',
  not_after_meeting: () => 'The next meeting must come after this one.',
  meeting_voided: () => 'This meeting was voided before.',
  not_held_already: () => 'It is written already that there was no meeting on that day.',
  service_length: () => 'Type two to sixty letters a line.',
  not_a_register_number: () => 'Type a register number, or scan a card.',
  not_a_count: () => 'Type a whole number from 0 to 500.',
}

export const groupNeeds: ReasonWords = {
  group_meets_today: ({ name, startMinute }) =>
    startMinute === null || startMinute === undefined
      ? `${name} meets today.`
      : `${name} meets today at ${counselling.clock(Number(startMinute))}.`,
  group_meeting_not_written: ({ name, day }) =>
    `The meeting of ${name} on ${on(day)} is not written down. Write it, or say that it was not held.`,
}
