import { z } from 'zod'
import { CaseAnswer, TokenKeyId } from './enrolment-files.ts'
import { Bytes, Flag, Id, Instant, Sealed } from './time.ts'

const By = { staffId: Id, at: Instant }
const Positive = z.number().int().positive()
const Count = z.number().int().min(0)

/** The key under which tokens are made: made by the office, taken in by a site. The one made last holds. */
export const TokenKey = z.object({ id: Id, keyId: TokenKeyId, secret: Sealed, madeAt: Instant, ...By })
export type TokenKey = z.infer<typeof TokenKey>

/** An export that a site wrote. */
export const TokenExportRow = z.object({
  id: Id,
  tokenKeyId: Id,
  sequence: Positive,
  clients: Count,
  leftOut: Count,
  nameless: Count,
  sha256: Bytes,
  ...By,
})

/** A client who asks not to be compared, or no longer minds; the latest holds. */
export const TokenRefusal = z.object({ id: Id, clientId: Id, refused: Flag, ...By })

/** The office's list as a site took it in; `body` is its RFC 8785 text. The one with the highest number holds. */
export const HoldListRow = z.object({
  id: Id,
  number: Positive,
  madeAt: Instant,
  body: z.string(),
  signature: z.string(),
  ...By,
})

/** What doctor or manager found out about a case; the latest holds. */
export const CaseAnswerRow = z.object({
  id: Id,
  caseNumber: Id,
  clientId: Id,
  answer: CaseAnswer,
  note: Sealed.nullable(),
  ...By,
})
export type CaseAnswerRow = z.infer<typeof CaseAnswerRow>

/** An export as the office took it in; `content` is its text, sealed. The last of a site holds. */
export const TokenImport = z.object({
  id: Id,
  officeSiteId: Id,
  tokenKeyId: Id,
  lineage: z.string().length(32),
  sequence: Positive,
  madeAt: Instant,
  clients: Count,
  leftOut: Count,
  nameless: Count,
  content: Sealed,
  sha256: Bytes,
  ...By,
})
export type TokenImport = z.infer<typeof TokenImport>

/** What two people at the office said of a possible pair. Its key is the case number that the sites see. */
export const OfficeCase = z.object({
  id: Id,
  siteA: Id,
  numberA: Positive,
  siteB: Id,
  numberB: Positive,
  verdict: z.enum(['confirmed', 'rejected']),
  /** The likeness that they saw, as JSON (shared/rules/enrolment-likeness.ts). */
  why: z.string(),
  secondId: Id,
  ...By,
})
export type OfficeCase = z.infer<typeof OfficeCase>

/** How a confirmed case ended; the next list clears it at both sites. */
export const OfficeCaseEnd = z.object({
  officeCaseId: Id,
  outcome: z.enum(['one_place_now', 'two_people']),
  secondId: Id,
  ...By,
})
export type OfficeCaseEnd = z.infer<typeof OfficeCaseEnd>

/** What a site answered to a case, as its export brought it; the last of a site holds. */
export const SiteAnswer = z.object({
  id: Id,
  officeCaseId: Id,
  officeSiteId: Id,
  answer: CaseAnswer,
  answeredAt: Instant,
  at: Instant,
})

/** A list that was written for a site. */
export const HoldListMade = z.object({
  id: Id,
  officeSiteId: Id,
  number: Positive,
  cases: Count,
  ...By,
})
