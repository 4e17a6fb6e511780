import { z } from 'zod'
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
} as const satisfies Record<string, { value: z.ZodType; initial: unknown }>

export type SettingName = keyof typeof SETTINGS
export type SettingValue<N extends SettingName> = z.infer<(typeof SETTINGS)[N]['value']>
