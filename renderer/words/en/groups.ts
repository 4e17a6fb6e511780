import type { MemberKind, MemberWho } from '../../../shared/contract/group-views.ts'
import type { MeetingVoidReason, NotHeldReason } from '../../../shared/records/group-meeting.ts'
import type { MemberEndReason, PeerGroupKind } from '../../../shared/records/peer-group.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { clinicDay, counted, number } from '../format.ts'
import { counselling } from './counselling.ts'
import { groupDialogs } from './groups-dialogs.ts'

const kinds: Record<PeerGroupKind, string> = {
  peer_support: 'Peer support group',
  self_help_partner: 'Self-help group, partner',
}
const memberKinds: Record<MemberKind, readonly [one: string, many: string]> = {
  client: ['client', 'clients'],
  former_client: ['former client', 'former clients'],
  relative: ['relative', 'relatives'],
  peer: ['peer without a record', 'peers without a record'],
}
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const endReasons: Record<MemberEndReason, string> = {
  stayed_away: 'Stayed away',
  moved: 'Moved away',
  other_group: 'Went to another group',
  died: 'Died',
  other: 'Another reason',
  entered_by_mistake: 'Entered by mistake',
}
const voidReasons: Record<MeetingVoidReason, string> = {
  mistake: 'Something in it is wrong; it will be written anew',
  wrong_group: 'It was another group',
  not_held: 'It was not held',
  entered_twice: 'Entered twice',
}
const voided: Record<MeetingVoidReason, string> = {
  mistake: 'voided: something was wrong',
  wrong_group: 'voided: another group',
  not_held: 'voided: was not held',
  entered_twice: 'voided: entered twice',
}
const notHeldReasons: Record<NotHeldReason, string> = {
  nobody_came: 'Nobody came',
  facilitator_away: 'Whoever leads it was away',
  place_closed: 'The place was closed',
  holiday: 'Holiday',
  other: 'Another reason',
}
const services: Readonly<Record<string, string>> = {
  peer_education: 'Peer education',
  needle_exchange: 'Needle exchange',
  abscess_care: 'Abscess care',
  sti_care: 'STI care',
  counselling: 'Counselling before and after detoxification',
  detoxification: 'Community detoxification',
  follow_up: 'Follow-up',
  vocational_training: 'Vocational training',
  rehabilitation: 'Rehabilitation',
}

/** A member as the screen calls them: by number, never by a client's name. */
const member = ({ kind, registerNumber, relation, name }: MemberWho): string => {
  if (kind === 'peer') return name ?? 'Peer'
  const of = registerNumber === null ? '' : String(registerNumber)
  return kind === 'relative' && relation ? `${counselling.relations[relation]} of ${of}` : of
}
/** Tenths as people read them: `12.5`. */
const tenths = (value: number): string => number(value / 10)

/** Peer support groups and self-help groups. */
export const groups = {
  title: 'Groups',
  lead: 'Peer support groups and the self-help groups that are partners: members, meetings and the year.',
  kinds,
  memberKinds,
  weekdays,
  endReasons,
  voidReasons,
  voided,
  notHeldReasons,
  member,
  tenths,
  service: (service: string): string => services[service] ?? service,
  memberKind: (kind: MemberKind, count: number) => counted(count, ...memberKinds[kind]),
  membersCount: (count: number) => counted(count, 'member', 'members'),
  someMember: 'a member',
  usual: (weekday: number | null, startMinute: number | null, everyWeeks: number): string => {
    if (weekday === null) return 'No usual day'
    const day = weekdays[weekday - 1] ?? ''
    const often = everyWeeks === 1 ? `Every ${day}` : `${day}, every ${counted(everyWeeks, 'week', 'weeks')}`
    return startMinute === null ? often : `${often} at ${counselling.clock(startMinute)}`
  },
  ended: (day: ClinicDay) => `Ended on ${clinicDay(day)}`,
  due: {
    later: (day: ClinicDay) => clinicDay(day),
    today: () => 'Today',
    not_written: (day: ClinicDay) => `${clinicDay(day)}, not written down`,
  },
  list: {
    caption: 'Groups',
    columns: {
      name: 'Group',
      usual: 'Meets',
      place: 'Where',
      members: 'Members',
      last: 'Last meeting',
      due: 'Next meeting',
    },
    new: 'New group',
    none: 'No group is written down yet. A peer support group such as “Back for Good”, or a self-help group that gives services, begins here.',
    noneHere: 'No group is written down yet. The counsellor begins one here.',
    never: 'none yet',
  },
  page: {
    countsOnly: 'You see counts. Who the members are, and what they decide, is for the counsellors.',
    newMeeting: 'Write a meeting',
    notHeld: 'Not held …',
    change: 'Change details',
    end: 'End the group',
    goOn: 'Let it go on',
    print: 'Print the year',
    tabs: { year: 'The year', members: 'Members', staying: 'Staying', about: 'About' },
    begun: (day: ClinicDay) => `Since ${clinicDay(day)}`,
    purpose: 'Purpose',
    noPurpose: 'Not written down.',
    usual: 'Usually meets',
    place: 'Where',
    notSaid: 'not written down',
    next: 'Next meeting',
    saved: 'The meeting is saved.',
  },
  year: {
    title: (year: number) => String(year),
    before: (year: number) => `Show ${year}`,
    after: (year: number) => `Show ${year}`,
    none: (year: number) => `No meeting of ${year} is written down.`,
    meetings: 'Meetings',
    average: 'Average present',
    atStart: 'Members at the start',
    joined: 'Joined',
    left: 'Left',
    atEnd: 'Members at the end, or now',
    stayed: 'Stayed all the year',
    months: 'Meetings a month',
    monthColumns: { month: 'Month', meetings: 'Meetings', average: 'Average present' },
    topics: 'Topics',
    noTopics: 'No topic was written down.',
    topicCount: (topic: string, count: number) => `${topic}: ${counted(count, 'meeting', 'meetings')}`,
    count: (count: number) => counted(count, 'meeting', 'meetings'),
    dash: '–',
    decisions: 'Decisions',
    showDecisions: 'Read the decisions of the year',
    decisionsHow: 'Reading them is a line of the ledger.',
    noDecisions: 'No decision is written down.',
  },
  meetings: {
    caption: 'Meetings, the newest first',
    columns: {
      day: 'Day',
      members: 'Members',
      others: 'Guests, family',
      leads: 'Led by',
      topics: 'Topics',
      notes: 'Decisions, notes',
    },
    others: (guests: number, family: number) => `${number(guests)}, ${number(family)}`,
    notes: (count: number) =>
      count === 0 ? 'none' : count === 1 ? 'written' : `with ${number(count - 1)} added`,
  },
  members: {
    caption: 'Members, by kind and number',
    columns: { who: 'Who', kind: 'What', joined: 'Joined', last: 'Last came', came: 'Meetings' },
    came: (came: number, meetings: number) => `${number(came)} of ${number(meetings)}`,
    cameHow:
      'Meetings: how many of those held while they were members. The list is never sorted by it: it is no mark.',
    kindOf: (kind: MemberKind): string =>
      `${memberKinds[kind][0].charAt(0).toUpperCase()}${memberKinds[kind][0].slice(1)}`,
    none: 'Nobody is a member yet.',
    add: 'Add a member',
    former: 'Members before',
    left: (day: ClinicDay, reason: string) => `left ${clinicDay(day)}: ${reason.toLowerCase()}`,
    end: 'Left …',
    endOf: (who: string) => `End the membership of ${who}`,
    never: 'not yet',
  },
  leaders: {
    title: 'Who leads it',
    none: 'Nobody is written down as leading the group.',
    add: 'Add who leads',
    since: (day: ClinicDay) => `since ${clinicDay(day)}`,
    until: (from: ClinicDay, to: ClinicDay) => `${clinicDay(from)} to ${clinicDay(to)}`,
    end: (who: string) => `${who} leads no more …`,
  },
  agreement: {
    title: 'Agreement',
    none: 'No agreement is written down.',
    write: 'Write the agreement',
    change: 'Write a new agreement',
    from: (from: ClinicDay, until: ClinicDay | null) =>
      until === null ? `From ${clinicDay(from)}` : `${clinicDay(from)} to ${clinicDay(until)}`,
    over: 'This agreement is over.',
    contact: 'Contact',
    services: 'Services it gives',
    noServices: 'None are named.',
  },
  staying: {
    title: 'Who still comes',
    lead: 'Of those who joined long enough ago: how many came to a meeting after so many weeks, or later.',
    weeks: (weeks: number) => `After ${number(weeks)} weeks`,
    still: (still: number, people: number) => `${number(still)} of ${number(people)}`,
    tooFew: 'Fewer than five people: not shown.',
    columns: { weeks: 'After joining', still: 'Still came' },
    doses: 'Meetings and doses',
    dosesLead:
      'Days with a dose (swallowed at the counter, or carried home for the day) in whole months of the year that are over, of clients who were members all month, had a dose due, and whose group met.',
    doseColumns: {
      months: 'Months of clients',
      people: 'People',
      count: 'Months',
      median: 'Half had no more days than',
    },
    with: 'With a meeting attended',
    without: 'Without one',
    caution:
      'This only describes. Who is well may come more to both; it does not say that meetings bring doses, and nothing of it is about one person.',
    days: (value: number) => `${tenths(value)} days`,
  },
  paper: {
    title: (name: string, year: number) => `${name}: the year ${year}`,
    fileName: (year: number) => `group-year-${year}`,
    withNumbers: 'With register numbers of the members',
    countsOnly: 'Members counted only',
    choose: 'What should stand on the page?',
    members: 'Members',
    numbers: 'Clients, by register number',
    others: (relatives: number, peers: number) =>
      `Besides: ${counted(relatives, 'relative', 'relatives')}, ${counted(peers, 'peer without a record', 'peers without a record')}.`,
    noDecisions: 'What was decided stands in the register, for the counsellors.',
    definitions:
      'Average present: members, guests and family together. Stayed: members on 1 January and still on the last day, without a break.',
  },
  ...groupDialogs,
} as const
