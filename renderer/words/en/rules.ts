import type { DetoxRules } from '../../../shared/records/rule-pack-lines.ts'
import type { DifferenceKind } from '../../../shared/rules/pack-replay.ts'
import { amount, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { drugLines, groupTitles, otherLines } from './rule-lines.ts'

const days = (count: number) => counted(count, 'day', 'days')
const hours = (count: number) => counted(count, 'hour', 'hours')
const minutes = (count: number) => counted(count, 'minute', 'minutes')

/** The page that shows the clinic's rules, its editor, its versions, and what another version would have said. */
export const rules = {
  title: 'Rules of this clinic',
  lead: 'What the counter allows, and when an order warns. No national form: each line says where it comes from.',
  version: (name: string, version: number) => `${name}, version ${number(version)}.`,
  signed: (by: string, at: string) => `Signed by ${by}, ${at}.`,
  unsigned: 'Not signed: no dose is given by these rules',
  others: 'For both medicines',
  telephone: 'Orders by telephone',
  allow: 'Allow orders by telephone',
  forbid: 'End orders by telephone',
  allowLead:
    'A nurse then types what you say on the telephone, reads it back, and you sign it when you are here. Only where the law of this place allows it.',
  forbidLead: 'From then on only you write orders, here.',
  source: 'Law or decision that it rests on',
  sourceHow: 'It stands under the rule from now on.',
  sign: 'Go on to sign',
  signLead: 'Your PIN signs a new version of the rules.',
  edit: 'Change the rules',
  versionsButton: 'Versions',
  print: 'Print',
  noSource: 'Where it comes from is missing.',

  groups: groupTitles,
  drugLines,
  otherLines,
  sourceLabel: 'Where it comes from',
  drugs: { buprenorphine: 'Buprenorphine', methadone: 'Methadone' },
  empty: 'none',
  yes: 'yes',
  no: 'no',

  ladder: {
    title: 'Days without drug',
    fromDays: 'From day',
    verdict: 'What happens',
    percent: '% of the dose',
    percentHow: 'An empty per cent is the whole dose, an empty amount is no limit.',
    verdicts: {
      usual: 'Usual dose',
      usual_if_sober: 'Usual dose if sober',
      telephone_order: 'Call the doctor',
      doctor: 'See the doctor',
      new_induction: 'New induction',
    },
    cap: 'never above',
    capColumn: 'Never above',
    source: 'Where it comes from',
    add: 'Add a line',
    remove: (day: string) => `Remove the line of day ${day || '–'}`,
    row: (place: number) => `line ${place}`,
    how: 'One line for each whole day without drug from day 1 on, stricter from line to line; the last holds for every day after it and ends the order.',
    line: (day: string) => `day ${day} without drug`,
    gone: (label: string) => `${label}: the line is gone`,
    parts: {
      fromDays: 'day',
      verdict: 'what happens',
      percent: 'per cent of the dose',
      micrograms: 'never above',
      source: 'source',
      atMost: 'amount',
    } as Record<string, string>,
  },
  alerts: {
    title: 'Medicines that the doctor looks at',
    how: 'A medicine written down for a client that bears one of these names makes the counter say: new medicine, doctor to review dose.',
    medicine: 'Medicine or class',
    alsoCalled: 'Other names, with a comma between them',
    drugs: 'Matters with',
    level: 'How much',
    levels: { review: 'The doctor reviews the dose', know: 'Whoever prescribes should know' },
    text: 'What it does',
    add: 'Add a medicine',
    remove: (medicine: string) => `Remove ${medicine || 'this medicine'}`,
    row: (medicine: string, place: number) => medicine || `medicine ${place}`,
    parts: {
      medicine: 'medicine',
      alsoCalled: 'other names',
      drugs: 'matters with',
      level: 'how much',
      text: 'what it does',
      source: 'source',
    } as Record<string, string>,
    names: (names: readonly string[]) => (names.length === 0 ? '' : ` (also ${names.join(', ')})`),
  },

  editor: {
    title: 'Change the rules',
    lead: 'Nothing changes at the counter until you sign. What you type is kept for you alone until then.',
    back: 'Leave',
    preview: 'As a page to read',
    why: 'Why the rules change',
    whyHow: 'In your own words; it stands in the ledger beside your signature.',
    save: 'Sign as a new version',
    changes: 'What changes',
    noChange: 'Nothing is changed yet.',
    notReadable: 'Mend the marked fields to see what changes.',
    reset: 'Start again from the rules in force',
    stale: (version: number) =>
      `The rules in force are now version ${number(version)}; what you typed began from an earlier one. Start again, or the signature will be refused.`,
    pinTitle: (version: number) => `Sign version ${number(version)} of the rules`,
    pinLead: (count: number) =>
      `${counted(count, 'line changes', 'lines change')}. From your signature on the counter goes by it.`,
    saved: (version: number) => `Version ${number(version)} is signed and holds from now on.`,
  },

  paper: {
    title: (name: string) => name,
    draft: 'Not signed: to read only, nothing of it holds',
    mark: (version: number) => `Rules, version ${number(version)}`,
  },

  versions: {
    title: 'Versions of the rules',
    lead: 'Every version that was ever written, who signed it, and what it changed.',
    columns: { version: 'Version', signed: 'Signed', changes: 'Changed from the version before' },
    inForce: 'In force',
    unsigned: 'Never signed: it never held',
    first: 'The first version',
    same: 'Nothing',
    compare: 'Compare',
    with: 'with',
    between: (from: number, to: number) => `From version ${number(from)} to version ${number(to)}`,
    number: (version: number) => `Version ${number(version)}`,
  },
  change: (label: string, was: string, now: string) => `${label}: ${was} → ${now}`,
  added: (label: string, now: string) => `${label}: new, ${now}`,
  removed: (label: string, was: string) => `${label}: gone (was ${was})`,

  replay: {
    title: 'What would have been different',
    lead: 'These rules, as they are typed now, held against the days that were: each client on each clinic day, as the register knew them that morning. What was given stays as it was; stock is taken as full.',
    from: 'From',
    to: 'To',
    start: 'Look',
    stop: 'Stop',
    stopped: 'Stopped before the end.',
    progress: (done: number, of: number) => `${number(done)} of ${counted(of, 'client', 'clients')}`,
    caption: 'Days that would have been judged differently',
    none: 'No day would have been judged differently.',
    noDay: 'No clinic day lies in this time.',
    looked: (mornings: number, clients: number, of: number) =>
      `${number(clients)} ${clients === 1 ? 'client' : 'clients'} on ${number(of)} clinic ${of === 1 ? 'day' : 'days'}: ${number(mornings)} ${mornings === 1 ? 'judgement' : 'judgements'}.`,
    kinds: {
      stricter: 'dose held back',
      laxer: 'dose given',
      amount: 'another amount',
      notice: 'another notice',
    } satisfies Record<DifferenceKind, string>,
    count: (kind: DifferenceKind, count: number) => {
      const counts = {
        stricter: `${counted(count, 'dose', 'doses')} held back that ${count === 1 ? 'was' : 'were'} not`,
        laxer: `${counted(count, 'dose', 'doses')} given that ${count === 1 ? 'was' : 'were'} held back`,
        amount: `${counted(count, 'dose', 'doses')} of another amount`,
        notice: `${counted(count, 'day', 'days')} with another notice only`,
      } satisfies Record<DifferenceKind, string>
      return counts[kind]
    },
    columns: {
      client: 'No.',
      day: 'Day',
      was: 'Rules in force',
      wouldBe: 'These rules',
      rule: 'The line that says it',
    },
    absent: 'did not come',
    due: (micrograms: number) => `${amount(micrograms)} due`,
    says: (notices: readonly string[]) => `says: ${notices.join(', ')}`,
    notices: {
      changed_dose: 'dose changed',
      first_dose: 'first dose',
      order_ends_soon: 'order ends soon',
      early_treatment: 'early treatment',
      high_risk: 'high risk',
      days_without: 'days without',
      usual_if_sober: 'usual if sober',
      lowered_by_ladder: 'lowered for days without',
      increase_held_back: 'increase held back',
    } as Record<string, string>,
    tooMany: (shown: number) => `The first ${number(shown)} are shown.`,
    notRead: 'Mend the marked fields first.',
  },

  /** The lines of the page to read: one sentence a rule. */
  read: {
    telephone: (allowed: boolean, endAfter: number, bridge: number) =>
      allowed
        ? `The nurse may take an order by telephone: never above the last dose, read back, ended after ${hours(endAfter)}, and the doctor signs it later. An ended, unchanged order may run on for ${days(bridge)} the same way.`
        : 'No order is taken by telephone.',
    block: (micrograms: number) => `More than ${amount(micrograms)} on the first day is refused.`,
    warnFirst: (micrograms: number) => `More than ${amount(micrograms)} on the first day warns the doctor.`,
    warnSecond: (micrograms: number) => `More than ${amount(micrograms)} on the second day warns the doctor.`,
    range: (below: number, above: number) =>
      `A maintenance dose below ${amount(below)}, or any dose above ${amount(above)}, warns: the doctor gives a reason and types the dose twice.`,
    rise: (least: number, micrograms: number) =>
      `An increase comes at the earliest ${days(least)} after the last one, and within seven days the dose rises by at most ${amount(micrograms)}.`,
    mouth: (after: number) =>
      `The mouth is checked ${minutes(after)} after a tablet is put under the tongue.`,
    incident: (after: number) => `After a dosing incident the client is observed for ${minutes(after)}.`,
    cows: (least: number) => `Before a first dose the COWS must be ${number(least)} or more.`,
    after: (heroin: number, methadone: number) =>
      `A first dose comes at the earliest ${hours(heroin)} after heroin and ${hours(methadone)} after methadone.`,
    observe: (count: number) => `After a first dose the client is observed for ${minutes(count)}.`,
    valid: (count: number) => `What was asked stays good for ${minutes(count)}; then it is asked again.`,
    noRepeat: 'A dose that was vomited is not repeated.',
    repeat: (within: number, percent: number) =>
      `A dose vomited within ${minutes(within)} may be repeated on the doctor’s order, at most ${number(percent)} % of it.`,
    between: (count: number) => `Between the doses of two days lie at least ${hours(count)}.`,
    noTakeHome: 'No dose is taken home.',
    takeHome: (most: number, least: number, missed: number) =>
      `At most ${days(most)} are taken home at one time, after ${days(least)} in treatment, with at most ${counted(missed, 'dose', 'doses')} missed in the last 28 days.`,
    observed: (counts: boolean) =>
      counts
        ? 'A day carried home counts as a day with drug.'
        : 'A day carried home counts as a day without drug.',
    highRisk: (count: number, after: number) =>
      `Naloxone kit and talk are asked for in the first ${days(count)} of a treatment, and for as long after prison, hospital, detoxification, or ${days(after)} without drug.`,
    expiry: (count: number) => `A batch is announced ${days(count)} before it expires.`,
    reorder: (count: number) => `More is to be ordered when stock is left for ${days(count)}.`,
    tolerance: (one: number, sum: number) =>
      `A count of liquid may differ by ${number(one)} in a thousand, all counts of a month by ${number(sum)} in a thousand.`,
    pregnancy: (count: number) => `Pregnancy is asked at the start and every ${days(count)}.`,
    detoxCheck: (breaths: number, good: number) =>
      `Pregnancy, seizures, alcohol, benzodiazepines, or fewer than ${number(breaths)} breaths a minute stop a detoxification for a doctor. A check stays good for ${days(good)}.`,
    detoxRanges: (detox: DetoxRules) =>
      `Warned of, never refused: a pulse outside ${number(detox.pulseFrom)}–${number(detox.pulseTo)}, a blood pressure outside ${number(detox.systolicFrom)}–${number(detox.systolicTo)} over ${number(detox.diastolicFrom)}–${number(detox.diastolicTo)}, a temperature outside ${number(detox.temperatureFromTenths / 10)}–${number(detox.temperatureToTenths / 10)} °C, more than ${number(detox.breathsTo)} breaths a minute.`,
    detoxLong: (count: number) => `A detoxification of more than ${days(count)} says so.`,
    warnDays: (count: number) => `An order is announced ${days(count)} before it ends.`,
    notice: (visits: number) => `A changed dose says so for ${counted(visits, 'visit', 'visits')}.`,
    early: (first: number, afterIncrease: number) =>
      `In the first ${days(first)} of a treatment, and ${days(afterIncrease)} after an increase: one day without means no increase, two mean the doctor.`,
    dropout: (count: number | null) =>
      count === null
        ? 'After how many days without a dose a client has dropped out is the site’s own number.'
        : `After ${days(count)} without a dose a client has dropped out.`,
  },
} as const

export const rulesReasons = {
  rules_changed_meanwhile: ({ version }) =>
    `The rules were changed meanwhile: version ${number(Number(version))} holds. Start again from it.`,
  replay_running: () => 'Another such look is under way. Wait until it has ended.',
  replay_too_long: ({ most }) => `Choose a first and a last day, at most ${days(Number(most))} apart.`,
  pack_not_a_number: () => 'A whole number is missing here.',
  pack_not_an_amount: () => 'An amount in mg is missing here.',
  pack_too_small: ({ least }) => `At least ${number(Number(least))}.`,
  pack_too_great: ({ most }) => `At most ${number(Number(most))}.`,
  pack_text_missing: () => 'A few words are missing here.',
  pack_why_missing: () => 'Say in a few words why the rules change.',
  pack_source_missing: () => 'Say where this comes from.',
  pack_ladder_not_from_1: () => 'The ladder begins with day 1.',
  pack_ladder_not_ascending: () => 'The days go up from line to line; this one does not.',
  pack_ladder_gap: () => 'A day is left out before this line: add a line for it.',
  pack_ladder_laxer: () => 'This line is less strict than the one before it.',
  pack_ladder_cap_rises: () => 'After more days without, more would be given than before. Lower it.',
  pack_ladder_never_ends: () => 'The last line must end the order: nothing is given, treatment begins anew.',
  pack_first_day_warn_above_block: () => 'The warning lies above what is refused. Lower it.',
  pack_second_day_below_first: () => 'The second day allows less than the first. Raise it.',
  pack_warn_below_not_under_warn_above: () => 'The low warning must lie below the high one.',
  pack_vomiting_no_amount: () =>
    'A repeat is allowed, but of nothing. Give the per cent, or empty the minutes.',
  pack_take_home_no_days: () => 'Take-home is allowed, but for no day.',
  pack_tolerance_sum_too_small: () => 'A month may differ by less than one count. Raise it.',
  pack_range_upside_down: () => 'The highest that is likely must lie above the lowest.',
  pack_medicine_twice: () => 'This medicine, or one of its names, stands in another line already.',
  pack_drugs_missing: () => 'Choose at least one medicine of the counter.',
} satisfies ReasonWords
