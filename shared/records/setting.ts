import { z } from 'zod'
import { FollowUpSpan } from './follow-up.ts'
import { INSTRUMENTS, instrumentOf } from './instruments.ts'
import { Id, Instant } from './time.ts'

/** One change of a setting; the latest row of a name holds. */
export const SettingRow = z.object({
  id: Id,
  name: z.string().min(1),
  /** JSON of the value. */
  value: z.string(),
  staffId: Id,
  at: Instant,
})
export type SettingRow = z.infer<typeof SettingRow>

/**
 * What a site may set, with the value that holds until somebody sets it. Clinical rules are not here: they stand in
 * the rule pack that a doctor signs.
 */
export const SETTINGS = {
  /** The counter's stopwatch, by site and hour, never by person. */
  'counter.stopwatch': { value: z.boolean(), initial: false },
  /** A second window turned to the client: amount and tick only. */
  'counter.client_window': { value: z.boolean(), initial: false },
  /** ISO weekday of the weekly backup, 1 is Monday. */
  'backup.weekday': { value: z.int().min(1).max(7), initial: 5 },
  /** Day of the month from which Home asks for last month's return. */
  'returns.due_day': { value: z.int().min(1).max(28), initial: 5 },
  /** What a session may be about; the first ones have words of their own in every language. */
  'counselling.topics': {
    value: z.array(z.string().trim().min(2).max(60)).min(1).max(24),
    initial: [
      'treatment_information',
      'relapse',
      'motivation',
      'work',
      'harm_reduction',
      'referral',
      'family',
      'stigma',
    ],
  },
  /** The questionnaires that are asked at intake, after three months and at the close. */
  'counselling.instruments': {
    value: z.array(z.string().refine((code) => instrumentOf(code) !== undefined)).max(INSTRUMENTS.length),
    initial: ['readiness_ruler', 'craving_scale', 'who_5'],
  },
  /** Where outreach and the centre meet people; the first two have words of their own in every language. */
  'services.places': {
    value: z.array(z.string().trim().min(2).max(60)).min(1).max(40),
    initial: ['centre', 'street'],
  },
  /** When people are looked after following a discharge; the one that held at the closing counts for it. */
  'follow_up.template': {
    value: z.array(FollowUpSpan).min(1).max(24),
    initial: [
      { unit: 'weeks', count: 1 },
      { unit: 'weeks', count: 2 },
      { unit: 'weeks', count: 4 },
      { unit: 'months', count: 2 },
      { unit: 'months', count: 3 },
      { unit: 'months', count: 6 },
      { unit: 'months', count: 12 },
    ],
  },
  /** The phases of a stay in rehabilitation, in their order; the first ones have words of their own. */
  'rehabilitation.phases': {
    value: z.array(z.string().trim().min(2).max(60)).min(1).max(12),
    initial: ['arriving', 'working_on_oneself', 'taking_responsibility', 'going_home'],
  },
  /** What people do in the house. */
  'rehabilitation.duties': {
    value: z.array(z.string().trim().min(2).max(60)).min(1).max(24),
    initial: ['kitchen', 'cleaning', 'garden', 'workshop', 'leading_a_group', 'night_watch'],
  },
} as const satisfies Record<string, { value: z.ZodType; initial: unknown }>

export type SettingName = keyof typeof SETTINGS
export type SettingValue<N extends SettingName> = z.infer<(typeof SETTINGS)[N]['value']>
