import { DayOutcome } from '../../records/clinic-day.ts'
import { DetoxOutcome, DetoxSetting } from '../../records/detox.ts'
import { ClosingReason } from '../../records/episode.ts'
import { FollowUpOutcome } from '../../records/follow-up.ts'
import { TestKind } from '../../records/health.ts'
import { PeerGroupKind } from '../../records/peer-group.ts'
import { ReferralPurpose } from '../../records/referral.ts'
import { ServiceKind } from '../../records/service-contact.ts'
import { SessionKind } from '../../records/session.ts'
import type { SiteKind } from '../../records/site.ts'
import { PERSON_CELLS } from './person-cells.ts'

export const SECTIONS = [
  'flow',
  'people',
  'retention',
  'doses',
  'counselling',
  'detox',
  'follow_up',
  'services',
  'referrals',
  'overdoses',
  'stock',
] as const
export type ReportSection = (typeof SECTIONS)[number]

/** What a return of a site shows: a drop-in centre has neither doses nor stock (clinic.md, *drop-in centre*). */
export const sectionsAt = (kind: SiteKind): readonly ReportSection[] =>
  kind === 'drop_in_centre'
    ? SECTIONS.filter((section) => section !== 'doses' && section !== 'stock')
    : SECTIONS

/** What one of a figure's count is. */
export type ReportUnit =
  | 'clients'
  | 'doses'
  | 'micrograms'
  | 'sessions'
  | 'meetings'
  | 'people'
  | 'discharges'
  | 'visits'
  | 'times'
  | 'pieces'
  | 'tests'
  | 'referrals'
  | 'overdoses'
  | 'kits'
  | 'steps'

/**
 * How an indicator is divided. `person`: the whole, by sex, by age and by both. `list`: the named cells. `dose` and
 * `product`: cells that the data bring along (`methadone.60000`; see product-cells.ts).
 */
export type CellKind = 'person' | 'list' | 'dose' | 'product'

/** One named definition; its sentences stand in the words of each language, under the same id. */
export interface Indicator {
  readonly id: string
  readonly section: ReportSection
  readonly unit: ReportUnit
  readonly kind: CellKind
  /** Every cell that it can have, in the order of the page; empty where the data bring them. */
  readonly cells: readonly string[]
  /** Whether its figures have a denominator; shares, and of micrograms a mean, are computed where they are shown. */
  readonly ratio: boolean
}

const persons = (section: ReportSection, ratio: boolean, ...ids: readonly string[]): Indicator[] =>
  ids.map((id) => ({ id, section, unit: 'clients', kind: 'person', cells: PERSON_CELLS, ratio }))

const list = (
  section: ReportSection,
  id: string,
  unit: ReportUnit,
  cells: readonly string[] = [''],
  ratio = false,
): Indicator => ({ id, section, unit, kind: 'list', cells, ratio })

export const ENTRY_LINES = ['new', 're_enrolled', 'transferred_in', 'brought_over'] as const
/** Every closing reason but the guests' is one line; a dropout stands in the same line whoever dated it. */
export const CLOSING_LINES = ClosingReason.exclude(['guest_left']).options
export const COHORT_MONTHS = [3, 6, 9, 12] as const
const DRUGS = ['buprenorphine', 'buprenorphine-naloxone', 'methadone'] as const
export const COUNTED_SERVICES = [
  ...ServiceKind.options,
  'abscess',
  ...TestKind.options.map((kind) => `test_${kind}`),
]

/** All of them, in the order of the page. */
export const INDICATORS: readonly Indicator[] = [
  ...persons('flow', false, 'active_start'),
  ...persons('flow', false, ...ENTRY_LINES.map((entry) => `entered_${entry}`), 'came_back'),
  ...persons('flow', false, ...CLOSING_LINES.map((reason) => `left_${reason}`), 'active_end'),
  list('flow', 'closed_after_dropout', 'clients', CLOSING_LINES),
  ...persons('flow', false, 'dropped_out_by_7', 'dropped_out_by_60', 'came_back_by_7', 'came_back_by_60'),

  ...persons('people', false, 'on_ost', 'ever'),
  ...persons('people', true, 'dosed', 'not_dosed', 'switched_drug'),
  list('people', 'dosed_after_death', 'doses'),
  list('people', 'dosed_after_closing', 'doses'),

  ...persons(
    'retention',
    true,
    'retained_6_months',
    ...COHORT_MONTHS.map((months) => `cohort_${months}_months`),
  ),

  list('doses', 'doses_due', 'doses'),
  list('doses', 'dose_outcome', 'doses', DayOutcome.options, true),
  list('doses', 'dose_not_due', 'doses', DayOutcome.options),
  list('doses', 'mean_dose', 'micrograms', DRUGS, true),
  list('doses', 'adequate_dose', 'clients', DRUGS, true),
  { id: 'last_dose', section: 'doses', unit: 'clients', kind: 'dose', cells: [], ratio: false },
  list('doses', 'take_home_given', 'doses'),
  list('doses', 'take_home_returned', 'doses', [''], true),
  ...persons('doses', false, 'take_home_clients'),
  list('doses', 'guest_doses', 'doses'),

  list('counselling', 'sessions', 'sessions', SessionKind.options),
  ...persons('counselling', true, 'counselled'),
  list('counselling', 'group_meetings', 'meetings', PeerGroupKind.options),
  list('counselling', 'group_attendance', 'people', ['members', 'family', 'guests']),

  list('detox', 'detox_started', 'discharges', DetoxSetting.options),
  list('detox', 'detox_ended', 'discharges', [...DetoxOutcome.options, 'died'], true),
  list('detox', 'detox_talks', 'times', ['pre', 'post']),

  list('follow_up', 'follow_ups_done', 'visits', [''], true),
  list('follow_up', 'follow_up_outcome', 'visits', [...FollowUpOutcome.options, 'nobody_met']),

  list('services', 'service_times', 'times', COUNTED_SERVICES),
  list('services', 'service_quantity', 'pieces', COUNTED_SERVICES),
  list('services', 'service_clients', 'clients', COUNTED_SERVICES),
  list('services', 'tests_with_result', 'tests', TestKind.options, true),
  list('services', 'tests_with_talk', 'tests', TestKind.options, true),

  list('referrals', 'referred', 'referrals', ReferralPurpose.options),
  list('referrals', 'referral_attended', 'referrals', ReferralPurpose.options, true),
  list('referrals', 'referral_result', 'referrals', ReferralPurpose.options, true),

  list('overdoses', 'overdoses', 'overdoses', ['here', 'elsewhere']),
  list('overdoses', 'overdose_naloxone', 'overdoses', [''], true),
  list('overdoses', 'overdose_deaths', 'overdoses', [''], true),
  list('overdoses', 'naloxone_kits', 'kits', ['client', 'relative', 'outreach']),

  { id: 'stock', section: 'stock', unit: 'steps', kind: 'product', cells: [], ratio: false },
]

export const INDICATOR_BY_ID: ReadonlyMap<string, Indicator> = new Map(
  INDICATORS.map((indicator) => [indicator.id, indicator]),
)

/** What became of all of something is told of all of it: denominators that no single row carries, by whose sum they are. */
export const OF_ALL: Readonly<Record<string, string>> = {
  dose_outcome: 'doses_due',
  detox_ended: 'detox_ended',
}
