import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { RulePackBody } from '../records/rule-pack.ts'
import { ClinicDay, Id, Instant, Micrograms, RequestId } from '../records/time.ts'
import type { DoseNotice, DoseVerdict } from '../rules/dose-facts.ts'
import type { DifferenceKind } from '../rules/pack-replay.ts'
import { call, Reason } from './call.ts'

const Pin = z.string().regex(/^\d{6}$/)

export const RulesView = z.object({
  version: z.number().int(),
  body: RulePackBody,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
})
export type RulesView = z.infer<typeof RulesView>

export const RulesVersion = RulesView.extend({
  /** Whether the counter goes by it now. */
  inForce: z.boolean(),
  writtenBy: z.string().nullable(),
  at: Instant,
})
export type RulesVersion = z.infer<typeof RulesVersion>

const Replayed = z.object({
  outcome: z.custom<DoseVerdict['outcome']>((value) => typeof value === 'string'),
  amountMicrograms: Micrograms.nullable(),
  reasons: z.array(Reason),
  notices: z.array(z.custom<DoseNotice['code']>((value) => typeof value === 'string')),
  rule: z.object({ name: z.string(), version: z.number().int(), source: z.string() }).nullable(),
})

/** One client's morning that the two packs judge differently. */
export const ReplayRow = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  day: ClinicDay,
  /** Whether the client came that day. */
  came: z.boolean(),
  kind: z.custom<DifferenceKind>((value) => typeof value === 'string'),
  was: Replayed,
  wouldBe: Replayed,
})
export type ReplayRow = z.infer<typeof ReplayRow>

export const ReplayCounts = z.object({
  clients: z.number().int(),
  days: z.number().int(),
  /** Client and clinic day, each judged twice. */
  mornings: z.number().int(),
  stricter: z.number().int(),
  laxer: z.number().int(),
  amount: z.number().int(),
  notice: z.number().int(),
})
export type ReplayCounts = z.infer<typeof ReplayCounts>

export const ReplayStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('found'), rows: z.array(ReplayRow) }),
  z.object({ kind: z.literal('done'), counts: ReplayCounts, from: ClinicDay, to: ClinicDay }),
])
export type ReplayStep = z.infer<typeof ReplayStep>

export const rules = {
  /** The clinic's rules as they hold now; null in a drop-in centre that has none. */
  pack: call('rules.see').output(RulesView.nullable()),
  /** Every version ever written, the newest first. */
  versions: call('rules.see').output(z.array(RulesVersion)),
  /**
   * A new version in the doctor's words, signed at once with the doctor's PIN; without the signature nothing is
   * written and nothing changes. Invalid: each problem of `packProblems` as `pack_` and its code, at its field.
   * Refused: `nothing_changed`, `no_rules`, and `rules_changed_meanwhile` when `basedOn` holds no longer.
   */
  sign: call('rules.sign')
    .input(
      z.object({
        requestId: RequestId,
        basedOn: z.number().int().min(1),
        body: RulePackBody,
        why: z.string().trim().min(3).max(300),
        pin: Pin,
      }),
    )
    .output(RulesView.nullable()),
  /**
   * What these rules would have said on each clinic day from `from` to `to` (at most 62 days), beside what the rules
   * in force say of the same mornings. Reads only; closing the stream stops it. Refused: `no_rules`, `replay_running`,
   * `replay_too_long`.
   */
  replay: call('rules.replay')
    .input(z.object({ body: RulePackBody, from: ClinicDay, to: ClinicDay }))
    .output(eventIterator(ReplayStep)),
  /**
   * A new version, signed at once, in which a nurse may or may no longer take orders by telephone. What the law of
   * the place allows is the doctor's word: `source` says it. Refused: `nothing_changed`, `no_rules`.
   */
  allowTelephone: call('rules.sign')
    .input(
      z.object({
        requestId: RequestId,
        allowed: z.boolean(),
        source: z.string().trim().min(3).max(300),
        pin: Pin,
      }),
    )
    .output(RulesView.nullable()),
}
