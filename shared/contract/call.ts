import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Act } from '../rules/who-may.ts'

/** A reason in code; the words for it stand in renderer/words. `params` are numbers, days and plain words. */
export const Reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
})
export type Reason = z.infer<typeof Reason>

/** A reason that belongs to one field of a form, by path (`rows.3.birthYear`). */
export const Problem = Reason.extend({ field: z.string() })
export type Problem = z.infer<typeof Problem>

/** The errors that every call may answer with; anything else is a defect. */
export const ERRORS = {
  /** What was typed cannot be taken; nothing was written. */
  INVALID: { data: z.object({ problems: z.array(Problem) }) },
  /** A rule says no; nothing was written. */
  REFUSED: { data: z.object({ reasons: z.array(Reason) }) },
  /** This person may not do that. */
  NOT_ALLOWED: { data: z.object({ act: z.string(), why: z.string() }) },
  /** No such row. */
  NOT_FOUND: { data: z.object({ what: z.string() }) },
  /** The register is not open far enough: passphrase, PIN or clinic day first. */
  LOCKED: { data: z.object({ needs: z.enum(['none', 'open', 'staff', 'day']) }) },
  /** Our mistake or the machine's; the log holds the detail under this id. */
  FAULT: { data: z.object({ id: z.string() }) },
} as const

export interface CallMeta {
  act: Act
}

/** Begins every call of the contract. Without an act it does not compile. */
export const call = (act: Act) => oc.$meta<CallMeta>({ act }).errors(ERRORS)
