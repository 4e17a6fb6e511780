import type { Sex } from '../../../shared/records/client.ts'
import type { AgeBand, ServiceKind, ServiceVoidReason } from '../../../shared/records/service-contact.ts'
import type { CountedKind } from '../../../shared/rules/service-counts.ts'
import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** In digits also below ten: these begin sentences and stand in tables. */
const many = (count: number, one: string, more: string): string =>
  `${number(count)} ${count === 1 ? one : more}`

const kinds: Record<CountedKind, string> = {
  needles_out: 'Needles and syringes out',
  needles_in: 'Needles and syringes back',
  condoms: 'Condoms',
  peer_education: 'Peer education',
  naloxone: 'Naloxone kits',
  legal: 'Legal help',
  shelter: 'Shelter',
  abscess: 'Abscess dressings',
  sti: 'STI care',
  test_hiv: 'HIV tests',
  test_hbv: 'Hepatitis B tests',
  test_hcv: 'Hepatitis C tests',
  test_tb: 'TB tests',
}
const sexes: Record<Sex, string> = { M: 'Man', F: 'Woman', T: 'Transgender' }
const ages: Record<AgeBand, string> = {
  under_18: 'under 18',
  '18_24': '18 to 24',
  '25_49': '25 to 49',
  '50_plus': '50 or over',
}
/** Places that a site starts with; its own stand as they were typed. */
const places: Readonly<Record<string, string>> = { centre: 'At the centre', street: 'On the street' }

const voidReasons: Record<ServiceVoidReason, string> = {
  wrong_person: 'Wrong person',
  not_done: 'It was not done',
  entered_twice: 'Entered twice',
  written_wrongly: 'Written wrongly',
}

/** Who it was: a register number, or sex and age as they were seen. */
const who = (one: { registerNumber: number | null; sex: Sex; ageBand: AgeBand }): string =>
  one.registerNumber === null ? `${sexes[one.sex]}, ${ages[one.ageBand]}` : `Number ${one.registerNumber}`

/** `Condoms 10, Peer education`: what is done has no count. */
const given = (kind: ServiceKind, quantity: number): string =>
  ['peer_education', 'legal', 'shelter'].includes(kind) ? kinds[kind] : `${kinds[kind]} ${number(quantity)}`

/** Services: outreach’s grid and the counts. */
export const services = {
  title: 'Services',
  lead: 'Needles, condoms, peer education, naloxone, legal help and shelter: one line for each person met.',
  kinds,
  sexes,
  ages,
  voidReasons,
  who,
  given,
  place: (place: string): string => places[place] ?? place,
  placeOf: (typed: string): string => Object.entries(places).find(([, word]) => word === typed)?.[0] ?? typed,
  grid: {
    title: 'Contacts',
    how: 'Who: the register number, or a letter and the age as it looks: M30 is a man of about 30, F17 a girl of 17, T22 a transgender person. Add n when it is the first time: M30n. In the other cells type how many; for peer education, legal help and shelter type 1.',
    keys: 'Tab goes right, Enter begins the next line. Ctrl+Enter saves all good lines; a bad line stays and says why.',
    caption: 'One person a line',
    row: (row: number) => `Line ${row}`,
    columns: {
      who: 'Who',
      needles_out: 'Needles out',
      needles_in: 'Needles back',
      condoms: 'Condoms',
      peer_education: 'Peer education',
      naloxone: 'Naloxone kits',
      legal: 'Legal help',
      shelter: 'Shelter',
    },
    day: 'Day',
    place: 'Where',
    savePlaces: 'Save the places',
    placesSaved: 'The places are saved.',
    addRows: 'Ten more lines',
    save: 'Save the lines',
    empty: 'No line is filled in yet.',
    saved: (saved: number, kept: number) =>
      kept === 0
        ? `${many(saved, 'line is', 'lines are')} saved.`
        : `${many(saved, 'line is', 'lines are')} saved. ${many(kept, 'line was', 'lines were')} kept below: look at what is marked.`,
    noneSaved: (kept: number) =>
      `Nothing is saved yet. ${many(kept, 'line is', 'lines are')} marked: put it right, then save again.`,
    kits: (kits: number) =>
      `${many(kits, 'naloxone kit', 'naloxone kits')} can be given out. A kit in a line is taken out of the kits that are here.`,
    paper: 'Print a blank grid',
    paperTitle: 'Contacts of a round',
    paperHow:
      'Who: register number, or M, F, T and the age as it looks (M30); n behind it for the first time (M30n). No names on this page.',
    paperDay: 'Day: ____________   Where: ______________________   Who went: ______________________',
  },
  mine: {
    title: 'What you wrote down last',
    none: 'You have not written down any service yet. Fill in a line above and press Ctrl+Enter.',
    columns: { day: 'Day', who: 'Who', what: 'What', place: 'Where' },
    openHow: 'Enter on a line takes it back when it was a mistake.',
    void: 'This line was a mistake',
    voidLead: 'The line no longer counts. It stays in the register.',
    voidKits:
      'The kits of this line stay given out. If they are still here, count the kits on the screen Naloxone kits.',
    voidWhy: 'Why?',
    voided: (reason: ServiceVoidReason) => `taken back: ${voidReasons[reason].toLowerCase()}`,
    done: 'The line is taken back.',
  },
  balance: {
    none: '',
    all_out: (out: number) =>
      `${number(out)} needles went out and none came back in this time. Ask for used ones at the next meeting.`,
    some_back: (out: number, back: number) => `${number(back)} of ${number(out)} needles came back.`,
    more_back: (out: number, back: number) =>
      `More needles came back (${number(back)}) than went out (${number(out)}). That is allowed: people also bring what they found or had from elsewhere.`,
  },
  summary: {
    title: 'Service counts',
    lead: 'What was given in a time, by sex, age, and whether the person was new. Enter on a line shows its rows.',
    from: 'From',
    to: 'To',
    show: 'Show',
    month: 'This month',
    lastMonth: 'Last month',
    totals: (contacts: number, clients: number) =>
      `${many(contacts, 'meeting', 'meetings')}, ${many(clients, 'different client', 'different clients')} with a register number.`,
    table: 'Services by kind',
    columns: {
      kind: 'Service',
      times: 'Times',
      quantity: 'Pieces',
      clients: 'Clients',
      firstTimers: 'New',
      returning: 'Before',
    },
    sexShort: { M: 'M', F: 'F', T: 'T' },
    ageShort: { under_18: '< 18', '18_24': '18–24', '25_49': '25–49', '50_plus': '50 +' },
    definition:
      'Times: how often it was given or done, taken-back lines left out. Clients: different register numbers; people without a number cannot be told apart and are not among them. New: on the first day on which this client received any of these services here, or the person said that it was the first time; Before: all others. Age: year of the service less year of birth; without a register number as it looked. Sex, age, New and Before count times.',
    none: 'Nothing was given in this time.',
    rows: (kind: CountedKind) => `Rows: ${kinds[kind]}`,
    rowColumns: {
      day: 'Day',
      who: 'Who',
      person: 'Sex and age',
      isNew: 'New',
      quantity: 'How many',
      place: 'Where',
      staff: 'By',
    },
    withheld: 'number not shown',
    yes: 'new',
    no: '',
    back: 'Back to the counts',
    print: 'Print the counts',
    period: (from: string, to: string) => `${clinicDay(from)} to ${clinicDay(to)}`,
    notThese: 'Counts are made by the program; each can be opened down to its rows.',
  },
} as const

export const serviceReasons: ReasonWords = {
  who_missing: () => 'Say who it was: a register number, or a letter and an age such as M30.',
  who_not_read: () => 'This is neither a register number nor a letter and an age such as M30, F17 or T22.',
  age_not_possible: () => 'This age cannot be right. Type it as it looks, from 8 to 99.',
  not_a_quantity: () => 'Type a whole number, or leave it empty.',
  quantity_too_large: () => 'More than 1,000 at one meeting: look at the number again.',
  contact_empty: () => 'Nothing was given on this line. Type how many, or clear the line.',
  service_in_future: () => 'This day has not come yet.',
  service_too_old: () =>
    'This is more than 92 days ago. Speak to the manager about the return of that month.',
  service_after_death: () =>
    'This client’s death is recorded before this day. Look at the number and the day again.',
  place_unknown: () => 'This place is not on the site’s list. The manager adds places under Settings.',
  voided_before: () => 'This was taken back before.',
  not_yours: () => 'Somebody else wrote this down. They or the centre can take it back.',
  period_ends_before: () => 'The last day is before the first one.',
}
