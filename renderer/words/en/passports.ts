import type { PassportVerdict } from '../../../shared/rules/passport-verdict.ts'
import { amount, clinicDay, counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const day = (value: unknown) => clinicDay(String(value))
const site = (value: unknown) => `site ${value}`

/** Slips for another site, guests from another site, and the office's list of sites. */
export const passports = {
  title: 'Dose passport',
  lead: 'A signed slip with which one other site gives this client’s dose for at most 14 days. On its days no dose is given here.',
  replay:
    'A slip names one site, and that site’s register refuses it a second time. A copy shown at a third site cannot be seen: there is no line between the sites.',
  button: 'Dose passport',
  back: 'Back to the dose orders',
  issue: {
    title: 'Write a slip',
    site: 'Site that gives the dose',
    siteHow: 'From the office’s list',
    choose: 'Choose a site',
    from: 'First day there',
    fromHow: '3 Feb 2026 or 03/02/2026',
    days: 'How many days',
    daysHow: '1 to 14',
    noList: 'The office’s list of sites is not here yet. A manager takes it in from the office’s stick.',
    toList: 'Sites of the programme',
    dayFirst: 'Open the clinic day first.',
    plan: (drug: string, dose: string, first: string, last: string, where: string) =>
      `${drug} ${dose} a day, from ${clinicDay(first)} to ${clinicDay(last)}, at ${where}.`,
    lastDose: (given: string, on: string) => `Last dose: ${given} on ${clinicDay(on)}.`,
    wantsDoctor:
      'A doctor signs this one: the order is not a doctor’s own, or the dose is still being found.',
    save: 'Sign and print',
    sign: 'Sign the dose passport',
    missing: 'Choose the site, and type the first day and how many days.',
  },
  list: {
    title: 'Slips of this client',
    none: 'No slip was ever written for this client.',
    where: (name: string | null, number: number) => name ?? `Site ${number}`,
    days: (from: string, until: string) => `${clinicDay(from)} – ${clinicDay(until)}`,
    standing: {
      waiting: 'Not begun',
      running: 'At the other site now',
      over: 'Days are over',
      ended: 'Ended',
    },
    ended: {
      brought_back: (from: string) => `Brought back: from ${clinicDay(from)} on the dose is given here again`,
      lost: (from: string) => `Reported lost: from ${clinicDay(from)} on the dose is given here again`,
    },
    by: (issued: string, signed: string, when: string) =>
      issued === signed
        ? `Written and signed by ${signed}, ${when}`
        : `Written by ${issued}, signed by ${signed}, ${when}`,
    unknown: (days: number) =>
      `Nobody has said yet what was given on ${counted(days, 'day', 'days')}. Until then they count as days without a dose.`,
    known: 'What was given on each day is entered.',
    print: 'Print again',
    report: 'Enter what was given',
    bring: 'Slip was brought back',
    lost: 'Slip was lost',
  },
  end: {
    bringTitle: 'The slip was brought back',
    bringLead: (from: string) =>
      `Take the paper and keep it. From ${clinicDay(from)} on the dose is given here again; days before stay with the other site.`,
    bringSave: 'Free the days',
    lostTitle: 'The slip was lost',
    lostLead:
      'Whoever finds it could still get a dose at the other site. Call that site first. A doctor decides to free the days, and signs.',
  },
  report: {
    title: 'What did the other site give?',
    lead: 'Scan the return slip, or type the amounts of each day. 0 means: no dose that day. Leave out what nobody knows.',
    source: 'Where do the amounts come from?',
    sources: {
      return_slip: 'Scanned from the return slip',
      slip_typed: 'Read from the return slip',
      telephone: 'Told by telephone',
    },
    onDay: (value: string) => `${clinicDay(value)}, mg`,
    ordered: (value: number) => `ordered ${amount(value)}`,
    save: 'Save the amounts',
    scanned: 'The return slip is read. Its amounts are saved as they stand on it.',
    nothing: 'Type at least one amount.',
  },
  slip: {
    title: 'Dose passport',
    returnTitle: 'Return slip',
    forSite: (name: string, number: number) => `For ${name} (site ${number})`,
    toSite: (name: string, number: number) => `Back to ${name} (site ${number})`,
    rows: {
      from: 'From',
      site: 'To be shown at',
      days: 'Valid',
      medicine: 'Medicine',
      dose: 'Dose',
      last: 'Last dose',
      number: 'Client number',
      slip: 'Slip',
    },
    dose: (amounts: readonly number[], every: number) =>
      `${amounts.map((value) => amount(value)).join(' + ')} ${every === 2 ? 'every second day' : 'every day'}`,
    last: (value: number, on: string) => `${amount(value)} on ${clinicDay(on)}`,
    valid: (from: string, until: string) =>
      `${clinicDay(from)} to ${clinicDay(until)}, not before and not after`,
    from: (name: string, number: number) => `${name} (site ${number})`,
    how: 'Keep this slip flat and dry. Show it each day at the site named above: they scan the square. Bring it back if you do not travel.',
    ask: 'For the site: ask for the year of birth before the first dose. The square is signed; a copy is worth no second dose.',
    returnHow:
      'Give this slip to your own site on your first day back: they scan the square, and your dose goes on without a gap.',
    columns: { day: 'Day', given: 'Given' },
    none: 'no dose',
    soFar: 'Days still to come are empty on this slip. Print it again on the last day.',
    qr: 'Square to be scanned',
    digits: 'If the square cannot be scanned, type these numbers:',
  },
  guests: {
    title: 'Guests',
    lead: 'Clients of other sites who get their dose here for the days of their slip.',
    scan: 'Scan the slip now, or use the camera.',
    digits: 'Numbers of the slip',
    digitsHow: 'Only if neither scanner nor camera works',
    check: 'Check the slip',
    camera: 'Camera',
    another: 'Another slip',
    noList: 'The office’s list of sites is not here: no slip can be checked. A manager takes it in.',
    here: 'Guests here',
    none: 'No guest is here. Scan a slip to receive one.',
    columns: { guest: 'Guest', from: 'From', days: 'Days', dose: 'Dose', today: 'Today', acts: 'Acts' },
    homeNumber: (name: string | null, number: number, client: number) =>
      `${name ?? `Site ${number}`}, their no. ${client}`,
    given: 'Given',
    waiting: 'Not yet come',
    over: 'Days are over',
    notBegun: 'Not begun',
    left: (on: string) => `Left on ${clinicDay(on)}`,
    returnSlip: 'Return slip',
    leave: 'Guest leaves',
    leaveTitle: 'The guest goes home',
    leaveLead:
      'Print the return slip first. The guest’s days here are closed; the slip cannot be used here again.',
    toCounter: 'To the counter',
    received: (number: number) => `The guest is number ${number} here. Today’s dose is given at the counter.`,
    printNow: (name: string) => `Last day of ${name}: print the return slip after the dose.`,
  },
  verdict: {
    good: {
      title: 'Good slip',
      text: 'Signed by its site, for this site, and valid today. Not used here before.',
    },
    guest_here: { title: 'This guest is here already', text: 'The slip was taken in. Go on at the counter.' },
    used: {
      title: 'Used here before',
      text: 'This slip has opened a guest here who has left. No dose from it.',
    },
    forged: {
      title: 'Forged or changed',
      text: 'The signature does not fit. Give no dose, keep a copy, and call the site that it names.',
    },
    unknown_site: {
      title: 'Unknown site',
      text: 'The office’s list does not know the site that wrote this slip. Get a new list, or call the office.',
    },
    own_slip: {
      title: 'Our own slip',
      text: 'This slip was written here. If it comes back unused, free its days.',
    },
    other_site: {
      title: 'For another site',
      text: 'This slip is for another site. Give no dose from it here.',
    },
    not_yet: { title: 'Not yet', text: 'The first day of this slip is still to come.' },
    expired: {
      title: 'Expired',
      text: 'The last day of this slip is over. A doctor here decides, or the home site.',
    },
  } satisfies Record<PassportVerdict, { title: string; text: string }>,
  unread: {
    not_a_passport: {
      title: 'No dose passport',
      text: 'These numbers are not a dose passport. Scan the large square.',
    },
    misread: {
      title: 'Read wrongly',
      text: 'A number was read or typed wrongly, or the slip is damaged. Scan it again.',
    },
    newer: { title: 'Newer slip', text: 'A newer program made this slip. This one has to be updated first.' },
  },
  receive: {
    title: 'Receive this guest',
    slip: (name: string | null, number: number) => `From ${name ?? `site ${number}`}`,
    ask: 'Ask “In which year were you born?” Do not say it yourself.',
    birthYear: 'Year of birth, as the guest says it',
    amount: 'Dose of one day',
    amountHow: 'All slots together',
    called: 'Called',
    calledHow: 'May stay empty',
    wasHere: 'Was a guest here before, and keeps the number.',
    save: 'Open the guest’s days',
    openSlip: 'To this client’s slips',
    missing: 'Type the year of birth and the amount.',
  },
  sites: {
    title: 'Sites of the programme',
    lead: 'The office’s signed list of sites and their keys. By it dose passports of other sites are checked here, without any network.',
    none: 'No list was taken in. The office makes it; it comes on a stick as site-list.json.',
    file: 'List from the office (site-list.json)',
    choose: 'Choose the file',
    takenIn: (count: number) => `The list is taken in: ${counted(count, 'site', 'sites')}.`,
    by: (office: string, made: string, by: string, at: string) =>
      `Made by ${office} on ${made}; taken in by ${by} on ${at}.`,
    columns: { number: 'Number', code: 'Code', name: 'Site', key: 'Key, to compare by telephone' },
    own: 'this site',
    managerOnly: 'A manager takes in a new list.',
    ownProblem: {
      not_listed:
        'This site is not on the list: slips written here are refused everywhere. Hand the office this site’s card (Backups).',
      other_key:
        'The list knows another key for this site: slips written here are refused everywhere. Hand the office a new site card (Backups).',
    },
  },
} as const

export const passportReasons: ReasonWords = {
  on_passport: ({ receivingSite, untilDay }) =>
    `By dose passport at ${site(receivingSite)} until ${day(untilDay)}. No dose is given here. Is the slip back unused? Free its days first.`,
  passport_days_unknown: ({ days }) =>
    `${counted(Number(days), 'day', 'days')} at another site, and nobody has said what was given: enter the return slip.`,
  day_on_passport: () => 'This day belongs to another site by dose passport. No dose is given here.',
  passport_day_given: () => 'The other site gave a dose on one of these days. It cannot be freed.',
  passport_days: ({ most }) => `A slip holds for 1 to ${most} days.`,
  passport_from_past: () => 'The first day is past. Choose today or later.',
  passport_too_far: ({ most }) => `The first day lies more than ${most} days ahead. Write the slip later.`,
  passport_overlaps: ({ from, until }) =>
    `Another slip holds from ${day(from)} to ${day(until)}. End it first, or choose other days.`,
  passport_no_order: ({ day: on }) => `No dose order is in force on ${day(on)}. A doctor writes one.`,
  passport_order_ends: ({ day: on }) =>
    `The order ends on ${day(on)}, before the slip does. Choose fewer days, or a doctor orders on.`,
  passport_order_changes: ({ day: on }) =>
    `Another order begins on ${day(on)}. A slip runs under one order only.`,
  passport_amount_changes: ({ day: on }) =>
    `The order changes the dose on ${day(on)}. A slip has one dose: choose fewer days.`,
  passport_not_due: ({ day: on }) => `No dose is due on that day. Begin on ${day(on)}.`,
  passport_day_taken: ({ day: on }) => `A dose was given or handed out for ${day(on)}. Begin after it.`,
  passport_no_last_dose: () => 'No dose was ever given. The first one is given here, not at another site.',
  passport_of_guest: () => 'A guest’s slip comes from their own site.',
  passport_own_site: () => 'This is this site. Choose the other one.',
  passport_site_unknown: ({ site: number }) => `The office’s list has no site ${number}.`,
  passport_needs_doctor: () => 'A doctor signs this with their own PIN.',
  passport_signer: () => 'Sign with your own PIN, or let a doctor sign.',
  passport_ended: () => 'This slip was ended already.',
  passport_over: ({ until }) => `The slip’s days were over on ${day(until)}. Enter what was given instead.`,
  passport_reported: ({ day: on }) =>
    `What was given on ${day(on)} is entered already, or the day was freed.`,
  passport_day_ahead: ({ day: on }) => `${day(on)} is still to come.`,
  passport_report_too_much: () =>
    'That is more than the slip allowed for the day. Call the other site, and tell the doctor.',
  passport_nothing_to_report: () => 'Every day of this slip is entered already, or is still to come.',
  guest_order_fixed: () =>
    'A guest’s dose is fixed by the slip of their own site. It cannot be changed or prolonged here.',
  guest_birth_year_differs: () =>
    'The slip says another year of birth. Ask again; if it does not fit, give no dose.',
  guest_amount_differs: () => 'The slip says another amount. Look again, and type the dose of the whole day.',
  guest_left_already: () => 'This guest has left already.',
  slip_not_a_passport: () => 'These numbers are no slip of this program.',
  slip_misread: () => 'A number was read or typed wrongly. Scan the slip again.',
  slip_newer: () => 'A newer program made this slip. This one has to be updated first.',
  slip_forged: () =>
    'The signature does not fit: the slip is forged or changed. Call the site that it names.',
  slip_unknown_site: ({ site: number }) =>
    number
      ? `The office’s list has no key for site ${number}.`
      : 'The office’s list does not know the site that wrote this slip.',
  slip_own_slip: () => 'This slip was written here, for another site.',
  slip_other_site: () => 'This slip is for another site.',
  slip_not_yet: () => 'The first day of this slip is still to come.',
  slip_expired: () => 'The last day of this slip is over.',
  slip_used: () => 'This slip was used here before.',
  slip_guest_here: () => 'This slip was taken in already. The guest is on the list.',
  slip_not_ours: ({ site: number }) => `This slip belongs to site ${number}, not here.`,
  slip_of_another: () => 'This return slip belongs to another passport.',
  no_card_for_list: () => 'This register has no office card, so no list can be checked.',
  not_a_site_list: () => 'This file is no list of sites. Choose site-list.json from the office.',
  site_list_forged: () =>
    'This list was not signed by this site’s office, or was changed since. Nothing was taken in.',
  site_list_older: () => 'The list here is newer than this one. Nothing was taken in.',
  site_list_same: () => 'This list is here already.',
  site_list_future: () =>
    'This list is dated ahead of this PC’s clock. Check the date of this PC, or ask the office.',
}

export const passportNeeds: ReasonWords = {
  guests_over: ({ count }) =>
    `${counted(Number(count), 'guest’s days are', 'guests’ days are')} over: print the return slip and close.`,
  passports_to_report: ({ count }) =>
    `${counted(Number(count), 'client was', 'clients were')} at another site, and nobody has said what was given.`,
}
