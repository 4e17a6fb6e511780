import type { Board, CounterClient, CounterDose, InHand } from '../../../shared/contract/dose-views.ts'
import type {
  NoCardReason,
  NotCheckedReason,
  RefusedReason,
  VoidReason,
  WithheldReason,
} from '../../../shared/contract/doses.ts'
import type { IncidentKind } from '../../../shared/records/dosing-incident.ts'
import type { DoseState } from '../../../shared/rules/dose-state.ts'
import { amount, counted, inWords, listed, milligrams, number } from '../format.ts'
import { careNoticeWords } from './care-places.ts'
import { unfinished } from './counter-unfinished.ts'

/** `four tablets of 2 mg`, `one and a half tablets of 2 mg`, `12 mL (5 mg per mL)`. */
function inHand({ form, strengthMicrograms, steps, stepsPerUnit }: InHand): string {
  const strength = amount(strengthMicrograms)
  if (form === 'liquid') return `${number(steps / stepsPerUnit)}\u00a0mL (${strength} per\u00a0mL)`
  const whole = Math.floor(steps / stepsPerUnit)
  if (steps % stepsPerUnit === 0) return `${counted(whole, 'tablet', 'tablets')} of ${strength}`
  const half = (steps % stepsPerUnit) * 2 === stepsPerUnit
  if (!half) return `${number(steps / stepsPerUnit)} tablets of ${strength}`
  return whole === 0 ? `half a tablet of ${strength}` : `${inWords(whole)} and a half tablets of ${strength}`
}

const sexes = { M: 'man', F: 'woman', T: 'transgender' } as const

const minutesLeft = (minutes: number): string => (minutes <= 0 ? 'now' : `in ${number(minutes)}\u00a0min`)

export const counter = {
  title: 'Counter',
  lead: 'Scan, look, ask, observe, Enter.',
  empty: 'Scan a card, or type a number',
  field: 'Number or name',
  fieldHow: 'Number and Enter. A name shows who is meant; arrow keys and Enter choose.',
  nobodyFound: 'Nobody is found by this. Try another spelling, or the number.',
  found: (count: number) => (count === 1 ? 'One client is found' : `${number(count)} clients are found`),
  more: (count: number) => `and ${number(count)} more: type another letter`,
  /** `2 mg B-101`, `5 mg/mL M-7`: which batch each strength is taken from today. */
  pack: ({ form, strengthMicrograms, batchNumber }: Board['packs'][number]): string =>
    `${amount(strengthMicrograms)}${form === 'liquid' ? '/mL' : ''} batch ${batchNumber}`,
  noPacks: 'No pack is open',
  packsFirst: 'First open the packs for today',
  packsFirstHow: 'It is asked once a day. Each dose is then taken from these packs.',
  packsLater: 'Go on without',
  inHand: (lines: readonly InHand[]): string => listed(lines.map(inHand)),

  person: ({ sex, age }: Pick<CounterClient, 'sex' | 'age'>): string =>
    `${sexes[sex]}, ${age.youngest === age.oldest ? age.oldest : `${age.youngest} or ${age.oldest}`} years`,
  unnamed: (registerNumber: number) => `Client ${number(registerNumber)}`,
  restricted: 'Restricted record: the name is not shown here.',
  askDose: 'Ask: which dose do you expect?',
  askNoPhoto: (birthYear: number) =>
    `No photo. Ask also: what are you called, and in which year were you born? (${birthYear})`,
  askBirthYear: (birthYear: number) => `Found by name. Ask also: in which year were you born? (${birthYear})`,
  lookAlikes: (others: readonly { registerNumber: number; called: string | null }[]): string =>
    `Easily mistaken for ${listed(
      others.map(({ registerNumber, called }) => `${called ?? 'client'} (No. ${registerNumber})`),
    )}, who is due today as well.`,
  slot: (slot: number, slots: number) => `Dose ${slot} of ${slots} today`,
  lastDose: (day: string, dose: string) => `Last dose ${day}, ${dose}`,
  noDoseYet: 'No dose is known of',
  daysWithout: (days: number) =>
    days === 0
      ? 'No day without a dose'
      : `${counted(days, 'day', 'days')} without a dose`.replace(/^./, (c) => c.toUpperCase()),
  ruleSource: (name: string, version: number, source: string) => `${name}, version ${version}: ${source}`,
  history: 'Last five doses',
  noHistory: 'No dose was written here yet.',

  status: {
    due: 'Due',
    lookFirst: 'Due, look first',
    underTongue: (time: string) => `Under the tongue since ${time}`,
    given: 'Already given',
    givenHow: (dose: string, at: string, by: string) => `${dose} at ${at}, by ${by}. Nothing more is due.`,
    givenHowSlots: (dose: string, at: string, by: string) => `${dose} at ${at}, by ${by}.`,
    notDue: 'Not due today',
    notDueHow: (day: string | null) =>
      day === null ? 'The order has no more days.' : `The next dose is due on ${day}.`,
    doctor: 'See doctor',
    blocked: 'Not now',
    otherDay: (day: string) => `A dose of ${day} has no end`,
    otherDayHow: 'Say first what became of it. Nothing else is given before.',
    attended: (time: string) => `Written down at ${time}: came, no dose.`,
  },
  press: {
    tablet: 'Under the tongue',
    liquid: 'Swallowed, and spoke',
    soberTablet: 'Sober. Under the tongue',
    soberLiquid: 'Sober. Swallowed, and spoke',
    checked: 'Mouth checked',
    next: 'Next client',
    attend: 'Write down: came, no dose',
    packs: 'Open the packs',
    finish: 'Say what became of it',
    prepare: 'Prepare this dose',
  },
  keys: {
    confirm: 'Confirm what the large button says',
    notGiven: 'Not given, or not checked: say why',
    void: 'Void a dose, or report an incident',
    mouthCheck: 'Next mouth check',
    aside: 'Put this client aside',
    poured: 'It was poured already',
  },
  notGiven: 'Not given',
  notChecked: 'Something else happened',
  voidKey: 'Void',
  aside: 'Put aside',
  show: 'Show',
  noCard: 'Why without a card?',
  noCardReasons: {
    forgotten: 'Left at home',
    lost: 'Lost',
    damaged: 'Damaged, cannot be read',
    not_issued: 'Has none yet',
    scanner: 'The scanner does not work',
  } satisfies Record<NoCardReason, string>,

  ending: {
    title: 'Not given',
    why: 'Why?',
    refused: {
      did_not_want: 'Does not want it',
      left: 'Left without it',
      other: 'Something else',
    } satisfies Record<RefusedReason, string>,
    withheld: {
      intoxicated: 'Intoxicated: withheld',
      sedated: 'Drowsy or sedated: withheld',
      doctors_hold: 'The doctor says no',
      other: 'Something else',
    } satisfies Record<WithheldReason, string>,
    spilled: 'Spilled or dropped',
    poured: 'It was poured already, and is thrown away',
    pouredHow: 'Leave this empty while it is still in the bottle.',
    note: 'In your own words (no names)',
    save: 'Save: not given',
    back: 'The tablets go back to the pack.',
    wasteTitle: 'Who saw it thrown away?',
    wasteLead: (dose: string) => `${dose} is written off.`,
  },
  after: {
    title: 'Something else happened',
    why: 'What?',
    notChecked: {
      left_early: 'Left before the mouth was looked at',
      would_not_open: 'Would not open the mouth',
      staff_busy: 'Nobody had time to look',
      other: 'Not looked at, for another reason',
    } satisfies Record<NotCheckedReason, string>,
    spilled: 'Fell or was spat out',
    vomited: 'Vomited',
    minutes: 'How many minutes after the dose?',
    minutesMissing: 'Type the minutes as a number from 0 to 1440.',
    seen: 'Somebody of the staff saw it',
    save: 'Save',
  },
  void: {
    title: 'Void, or incident',
    which: 'Which dose?',
    none: 'None of the last five doses can be voided.',
    asked: 'Did anyone swallow any of it?',
    no: 'No, nobody swallowed any',
    yes: 'Yes, or not sure',
    reason: 'Why is it void?',
    reasons: {
      wrong_client: 'Wrong client',
      wrong_amount: 'Wrong amount prepared',
      left: 'The client left before it was given',
      entered_by_mistake: 'Entered by mistake',
      other: 'Something else',
    } satisfies Record<VoidReason, string>,
    effect: 'The slot is free again, and the stock comes back.',
    effectPoured: 'The slot is free again. What was poured is written off.',
    save: 'Void this dose',
    second: 'This dose is not yours of today, or its mouth was checked: a second person looks too.',
    secondTitle: 'Who looked too?',
    done: (dose: string) => `${dose} is void.`,
  },
  incident: {
    title: 'Dosing incident',
    lead: 'The slot stays used and the stock stays issued. The client is held until a doctor releases, and watched.',
    kind: 'What went wrong?',
    kinds: {
      wrong_client: 'It went to the wrong client',
      wrong_amount: 'Wrong amount',
      wrong_drug: 'Wrong drug',
      given_twice: 'Given twice',
      recorded_wrongly: 'Written down wrongly, and something was swallowed',
      interrupted: 'Interrupted: power cut or emergency',
      other: 'Something else',
    } satisfies Record<IncidentKind, string>,
    swallowed: 'Was it swallowed?',
    swallowedYes: 'Yes',
    swallowedUnsure: 'Not sure: counts as taken',
    amount: 'Swallowed, in mg',
    amountHow: 'Empty: nobody knows',
    other: 'Number of the other client',
    otherHow: 'Only if two clients were mixed up',
    who: 'Who swallowed it?',
    whoThis: (name: string) => name,
    whoOther: 'The other client',
    doctorCalled: 'The doctor is called',
    naloxone: 'Naloxone is at hand',
    note: 'What happened (no names)',
    save: 'Save the incident',
    missing: { kind: 'Choose what went wrong.', other: 'Type the number of the other client.' },
    amountWrong: 'Type an amount in mg, such as 8 or 0.4, or leave it empty.',
  },
  unfinished,

  side: {
    last: 'Last five',
    nothingYet: 'No dose yet today.',
    waiting: 'Waiting',
    nobody: 'Nobody is waiting.',
    prepared: 'Prepared',
    mouth: (minutes: number) => `Mouth check ${minutesLeft(minutes)}`,
    watched: (minutes: number) => `Watched, ${number(minutes)}\u00a0min more`,
    firstDay: (minutes: number) => `First day, ${number(minutes)}\u00a0min more`,
    doctorNotCalled: 'Doctor not called yet',
    given: 'Given',
    expected: 'expected today',
    givenOf: (given: number, expected: number) => `${number(given)} of ${number(expected)}`,
    voidOne: (name: string) => `Void the dose of ${name}`,
    openOne: (name: string) => `Show ${name}`,
  },
  saved: {
    given: (time: string, name: string, dose: string) => `${time} saved. ${name}, ${dose}, given.`,
    tongue: (time: string, name: string, dose: string, minutes: number) =>
      `${time} saved. ${name}, ${dose}, under the tongue. Mouth check in ${number(minutes)} minutes.`,
    checked: (time: string, name: string) => `${time} saved. ${name}, mouth checked.`,
    notGiven: (time: string, name: string) => `${time} saved. ${name}, not given.`,
    other: (time: string, name: string) => `${time} saved. ${name}.`,
    void: (time: string, name: string, dose: string) => `${time} saved. ${name}, ${dose}: void.`,
    incident: (time: string, name: string) => `${time} saved. ${name} is held and watched.`,
    attended: (time: string, name: string) => `${time} saved. ${name} came, no dose.`,
  },
  state: {
    prepared: 'Prepared',
    given: 'Under the tongue',
    checked: 'Taken',
    not_checked: 'Taken, not checked',
    refused: 'Refused',
    withheld: 'Withheld',
    vomited: 'Vomited',
    spilled: 'Spilled',
    incident: 'Incident',
    returned: 'Brought back',
    voided: 'Void',
  } satisfies Record<DoseState, string>,
  notices: {
    changed_dose: (was: string, now: string, from: string) => `Was ${was}, now ${now} from ${from}`,
    changed_drug: (was: string, now: string, from: string) => `Was ${was}, now ${now} from ${from}`,
    first_dose: 'First dose of this order: ask for the last opioid, and look for withdrawal',
    order_ends_soon: (day: string, days: number) =>
      days === 0 ? 'The order ends today' : `The order ends on ${day}, in ${counted(days, 'day', 'days')}`,
    early_treatment: (day: number) => `Day ${day} of treatment: watch for drowsiness`,
    ...careNoticeWords,
    days_without: (days: number, last: string | null) =>
      `${counted(days, 'day', 'days')} without${last === null ? '' : `; last dose ${last}`}`.replace(
        /^./,
        (c) => c.toUpperCase(),
      ),
    usual_if_sober: 'Usual dose only if sober: look, and ask about alcohol and tablets',
    lowered_by_ladder: (from: string, to: string) => `Lowered from ${from} to ${to} for the days without`,
    increase_held_back: (from: string, to: string) =>
      `The increase to ${to} waits: ${from} is given after a day without`,
    split_recomputed: 'Other tablets than usual: a strength is out',
    expiring_batch: (batch: string, day: string) => `Batch ${batch} is to be used by ${day}`,
  },
  holds: {
    doctor: 'Doctor’s hold',
    incident: 'Dosing incident, to be reviewed by a doctor',
    overdose: 'Overdose, to be reviewed by a doctor',
    safety: 'Speak to the doctor before dosing',
    death: 'Death reported',
    pregnancy: 'Pregnant: the doctor decides',
    diversion: 'Held after a suspected diversion',
  },
  doseOf: (dose: Pick<CounterDose, 'amountMicrograms'>) => `${milligrams(dose.amountMicrograms)}\u00a0mg`,
} as const
