import type {
  FollowUpEvidence,
  FollowUpOutcome,
  FollowUpSpan,
  VisitMet,
  VisitPlace,
} from '../../../shared/records/follow-up.ts'
import { capital, clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const places: Record<VisitPlace, string> = {
  home: 'Home',
  work: 'Work',
  centre: 'Here',
  street: 'Street',
  phone: 'Phone',
  elsewhere: 'Elsewhere',
}
const met: Record<VisitMet, string> = {
  client: 'The person',
  family: 'Family',
  peer: 'Peer or friend',
  nobody: 'Nobody',
}
const outcomes: Record<FollowUpOutcome, string> = {
  abstinent: 'Abstinent',
  relapsed: 'Using again',
  on_ost: 'On OST',
  in_rehabilitation: 'In rehabilitation',
  in_training: 'In training or work',
  lost: 'Lost',
  died: 'Died',
}
const evidence: Record<FollowUpEvidence, string> = {
  seen: 'Seen by the worker',
  own_word: 'Own word',
  family_word: 'Family’s word',
  other_word: 'Others’ word',
  paper: 'A paper',
}
const endings = {
  died: 'No more follow-ups: the person died.',
  lost: 'The person is lost. The plan rests until somebody meets them again.',
  finished: 'All follow-ups of this plan are over.',
  newer: 'A later discharge has a plan of its own.',
  in_care: 'In detoxification or rehabilitation again: the plan rests.',
  not_planned: 'No follow-up is planned after this ending.',
} as const

const span = ({ unit, count }: FollowUpSpan): string =>
  unit === 'weeks' ? counted(count, 'week', 'weeks') : counted(count, 'month', 'months')

/** Follow-ups after detoxification and rehabilitation. */
export const followUp = {
  title: 'Follow-up',
  lead: 'Who is to be visited after a discharge, the papers for the road, and what came back.',
  places,
  met,
  outcomes,
  evidence,
  endings,
  span,
  step: (step: number, steps?: number) =>
    step === 0 ? 'between two dates' : steps ? `${step} of ${steps}` : `Follow-up ${step}`,
  due: {
    title: 'Due this week',
    caption: 'People whose follow-up is due',
    none: 'Nobody is due this week.',
    noneUntil: (day: string) => `Nobody is due until ${clinicDay(day)}.`,
    note: (count: number, until: string) =>
      capital(
        `${counted(count, 'person', 'people')}, due until ${clinicDay(until)}; the longest waiting first.`,
      ),
    columns: {
      choose: 'On the list',
      number: 'Number',
      step: 'Follow-up',
      day: 'Due',
      last: 'Last heard',
      attempts: 'Not met',
      mark: '',
    },
    choose: (registerNumber: number) => `Number ${registerNumber} on the visit list`,
    never: 'not heard yet',
    last: (outcome: FollowUpOutcome, day: string) => `${outcomes[outcome]}, ${clinicDay(day)}`,
    notAgreed: 'did not agree to visits',
    onList: (list: number) => `on list ${list}`,
    lostSuggested: 'not met three times: lost?',
    attempts: (count: number) => (count === 0 ? '' : counted(count, 'time', 'times')),
    further: 'Show four weeks more',
  },
  make: {
    button: 'Make a visit list',
    title: 'New visit list',
    lead: (count: number) =>
      capital(
        `${counted(count, 'person', 'people')} on it: number and landmark, no names. The paper is numbered, comes back and is destroyed.`,
      ),
    who: 'Who carries it',
    from: 'From',
    until: 'Until',
    save: 'Make the list',
  },
  routes: {
    title: 'Visit lists',
    none: 'No visit list has been made yet. Choose people above, then press Alt+N.',
    list: (list: number) => `List ${list}`,
    span: (from: string, until: string) => `${clinicDay(from)} to ${clinicDay(until)}`,
    count: (lines: number, entered: number) => `${entered} of ${lines} entered`,
    states: {
      out: 'on the road',
      late: 'late: ask for it',
      returned: 'back: destroy it',
      destroyed: 'destroyed',
      lost: 'paper lost',
    },
    print: 'Print',
    enter: 'Enter the round',
    returned: 'It is back',
    destroyed: 'It is destroyed',
    lost: 'The paper is lost',
    aria: (act: string, list: number) => `${act}: list ${list}`,
  },
  paper: {
    title: (list: number) => `Visit list ${list}`,
    carry: (name: string, from: string, until: string) =>
      `Carried by ${name}, ${clinicDay(from)} to ${clinicDay(until)}. Bring this paper back; it is destroyed after it is entered.`,
    bring:
      'Bring back for each line: the day, where, whom you met, how they are, and how you know. Say who you are as the line asks. Speak with nobody else about the visit.',
    key: [
      'Where: 1 home · 2 work · 3 here · 4 street · 5 phone · 6 elsewhere',
      'Met: 1 the person · 2 family · 3 peer · 0 nobody',
      'How: 1 well · 2 not well · 3 with us · 4 in the house · 5 training or work · 6 lost · 7 died',
      'Know: 1 saw it · 2 own word · 3 family · 4 others · 5 a paper',
    ],
    columns: {
      line: '',
      number: 'No.',
      landmark: 'Where to find them',
      agreed: 'How they want to be met',
      day: 'Day',
      where: 'Where',
      met: 'Met',
      how: 'How',
      know: 'Know',
      note: 'Note',
    },
    off: 'do not visit',
    noLandmark: '–',
    back: 'Came back on _______________   entered by _______________   destroyed on _______________',
  },
  round: {
    title: 'Enter a round',
    titleOf: (list: number) => `Enter visit list ${list}`,
    lead: 'One line a person. Digits choose; Enter goes to the next cell. Lines that are not right stay here, the others are saved.',
    legend: [
      'Where: 1 home, 2 work, 3 here, 4 street, 5 phone, 6 elsewhere',
      'Met: 1 the person, 2 family, 3 peer or friend, 0 nobody',
      'Outcome: 1 abstinent, 2 using again, 3 on OST, 4 in rehabilitation, 5 in training or work, 6 lost, 7 died; empty: nobody met',
      'Known by: 1 seen, 2 own word, 3 family’s word, 4 others’ word, 5 a paper',
    ],
    columns: {
      number: 'Number',
      day: 'Day',
      place: 'Where',
      met: 'Met',
      outcome: 'Outcome',
      evidence: 'Known by',
      diedOn: 'Died on',
      note: 'Note',
    },
    cell: (line: number, column: string) => `Line ${line}: ${column}`,
    save: (count: number) => (count === 0 ? 'Save the round' : `Save ${counted(count, 'line', 'lines')}`),
    saved: (count: number) => capital(`${counted(count, 'follow-up is', 'follow-ups are')} saved.`),
    left: (count: number) =>
      capital(
        `${counted(count, 'line is', 'lines are')} not right yet and ${count === 1 ? 'stays' : 'stay'} below.`,
      ),
    mend: 'Mend this line:',
    nothing: 'Nothing is typed yet.',
    death: 'A death that you enter stops dosing, cards and visits at once; a doctor confirms it afterwards.',
    back: 'Back to Follow-up',
  },
  settings: {
    save: 'Save',
    saveOf: (label: string) => `Save: ${label}`,
    saved: 'Saved. Plans made from now on follow it.',
  },
  wayBack: {
    title: 'The way back is open',
    all: (count: number) => `Show all ${number(count)}`,
    lead: 'Using again is part of many recoveries. Welcome them; ask what they would like now.',
    line: (registerNumber: number, day: string) => `Number ${registerNumber}, heard on ${clinicDay(day)}`,
    ost: 'Begin OST',
    detox: 'Detoxification again',
    page: 'Open the client',
    aria: (act: string, registerNumber: number) => `${act}: number ${registerNumber}`,
    tellCounsellor: 'Tell a counsellor or nurse: they open the treatment.',
  },
  numbers: {
    title: 'Numbers',
    from: 'From',
    until: 'Until',
    show: 'Show',
    backwards: 'This day is before the first one.',
    due: 'Follow-ups due',
    dueHow: 'Dates of plans in the period, not after a death or a newer discharge.',
    done: 'Of these, outcome known',
    attempts: 'Visits and calls made in the period',
    failed: 'Of these, nobody met',
    outcomes: 'Outcomes heard in the period',
    count: (value: number) => number(value),
  },
  client: {
    title: 'Follow-up',
    keysTitle: 'Follow-up',
    noPlan: 'No detoxification or rehabilitation of this client has been closed, so none is followed up.',
    discharge: (kind: string, day: string, why: string) => `${kind}, closed ${clinicDay(day)}: ${why}`,
    visitsAgreed: 'Agreed to be visited.',
    visitsNotAgreed: 'Did not agree to be visited: meet here or by phone only.',
    states: { done: 'done', missed: 'not done', due: 'due now', ahead: 'ahead' },
    next: (step: number, day: string) => `Next: follow-up ${step} on ${clinicDay(day)}`,
    lost: 'Not met three times in a row. Ask around first; then you may write them down as lost.',
    relapsed: 'Using again, as last heard. The way back is open.',
    visits: 'Visits and calls',
    noVisits: 'None yet.',
    columns: {
      day: 'Day',
      step: 'Follow-up',
      where: 'Where',
      met: 'Met',
      outcome: 'Outcome',
      note: 'Note',
      by: 'Written by',
      act: '',
    },
    write: 'Write a follow-up down',
    save: 'Save the follow-up',
    saved: 'The follow-up is saved.',
    day: 'Day of the visit or call',
    where: 'Where',
    whom: 'Whom was met',
    outcome: 'How are they?',
    evidence: 'How is that known?',
    diedOn: 'Day of death',
    note: 'Note',
    void: 'Does not count',
    voidTitle: 'This follow-up does not count',
    voidWhy: 'Why?',
    voidSave: 'Take it out of the count',
    voidReasons: {
      wrong_client: 'Written for the wrong person',
      not_made: 'It was not made',
      entered_twice: 'Entered twice',
      wrong_result: 'The result is wrong',
    },
    voided: 'does not count',
  },
} as const

export const followUpReasons: ReasonWords = {
  visit_in_future: () => 'This day has not come yet.',
  follow_up_before_discharge: () => 'This day is before the discharge. Look at the day again.',
  outcome_missing: () => 'Somebody was met: say how the person is.',
  outcome_not_of_client: () => 'Whoever was met in person is neither lost nor dead. Look at both cells.',
  outcome_of_nobody: () => 'Nobody was met: leave the outcome empty, or say lost.',
  evidence_missing: () => 'Say how the outcome is known.',
  evidence_of_nothing: () => 'There is no outcome that it would be known by.',
  evidence_not_met: () => 'The person was not met, so it is not their own word.',
  death_day_missing: () => 'Type the day of death, as far as it is known.',
  death_after_visit: () => 'The death is after the visit. Look at both days.',
  death_before_last_visit: () =>
    'Somebody met the person after that day. Look at the day, or take the visit out of the count first.',
  visit_after_death: () => 'A death before that day is written down. Look at the number and the day.',
  nobody_discharged: () => 'Nobody with this number has a discharge to follow up.',
  visit_voided: () => 'This follow-up is out of the count already.',
  death_in_error_first: () => 'A doctor first says on the Care page that the death was an error.',
  not_on_a_route: () => 'Somebody here may not be visited: no agreement, or not due. Look at the list again.',
  on_another_route: () => 'Somebody here stands on a list that is still on the road.',
  route_backwards: () => 'The last day comes before the first.',
  route_paper_order: () => 'A paper comes back once, and is destroyed after that.',
  choose_somebody: () => 'Choose at least one person who agreed to visits.',
  not_a_choice: () => 'Type one of the digits above.',
  not_a_number: () => 'Type a register number.',
  template_not_read: () => 'Type spans such as 1w, 2w, 2m, 12m, between blanks.',
}

export const followUpNeeds: ReasonWords = {
  route_late: ({ count }) =>
    Number(count) === 1
      ? 'A visit list is not back yet.'
      : `${number(Number(count))} visit lists are not back yet.`,
  route_to_destroy: ({ count }) =>
    Number(count) === 1
      ? 'A visit list is back: enter and destroy it.'
      : `${number(Number(count))} visit lists are back: enter and destroy them.`,
  follow_ups_due: ({ count }) =>
    Number(count) === 1 ? 'One follow-up is due.' : `${number(Number(count))} follow-ups are due.`,
}
