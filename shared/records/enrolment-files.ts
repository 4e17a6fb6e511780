import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** What goes to and fro on the stick so that one person enrolled at two sites is found (DECISIONS, *Double enrolment*). */

const RegisterId = z.string().regex(/^[0-9a-f]{32}$/)
const OfficeName = z.string().trim().min(1).max(80)
/** Names a key without telling it: the beginning of its hash. */
export const TokenKeyId = z.string().regex(/^[0-9a-f]{16}$/)
/** 72 bits of HMAC-SHA-256 in base64url: among a million tokens two that differ agree by chance once in 10^10 programmes. */
const Token = z.string().regex(/^[\w-]{12}$/)
const Tokens = z.array(Token).max(400).readonly()

/** `ost-register/token-key/v1`: the office's token key, sealed to one site. `secret`: its 32 bytes in hex. */
export const TokenKeyNote = z.strictObject({
  office: OfficeName,
  registerId: RegisterId,
  keyId: TokenKeyId,
  madeAt: Instant,
  secret: z.string().regex(/^[0-9a-f]{64}$/),
})
export type TokenKeyNote = z.infer<typeof TokenKeyNote>

/** The parts of `IdentityParts` (shared/rules/enrolment-parts.ts), each text keyed. */
export const IdentityTokens = z.strictObject({
  names: z
    .array(z.strictObject({ words: Tokens, written: Token }))
    .min(1)
    .max(2)
    .readonly(),
  parent: Tokens.nullable(),
  years: Tokens,
  meet: Tokens,
})
export type IdentityTokens = z.infer<typeof IdentityTokens>

/** What the site answers to a case of the office. `asked`: the office was called, and it is not settled yet. */
export const CaseAnswer = z.enum(['only_here', 'moved_away', 'two_people', 'asked'])
export type CaseAnswer = z.infer<typeof CaseAnswer>

/**
 * `ost-register/token-export/v1`: the tokens of a site, sealed to office A. No name, no number of a telephone, no day of
 * birth. `leftOut`: who asked not to be compared; `nameless`: who gave no name that could be.
 */
export const TokenExport = z.strictObject({
  registerId: RegisterId,
  lineage: RegisterId,
  site: z.string().regex(/^[A-Z0-9]{2,12}$/),
  sequence: z.number().int().min(1),
  keyId: TokenKeyId,
  madeAt: Instant,
  clients: z
    .array(z.strictObject({ number: z.number().int().positive(), tokens: IdentityTokens }))
    .max(20_000),
  leftOut: z.number().int().min(0),
  nameless: z.number().int().min(0),
  answers: z.array(z.strictObject({ caseNumber: Id, answer: CaseAnswer, at: Instant })).max(10_000),
})
export type TokenExport = z.infer<typeof TokenExport>

/**
 * `ost-register/hold-list/v1`: every case of the office that concerns one site, sealed to that site. It names no other
 * site. `cleared`: a case that was open on an earlier list.
 */
export const HoldList = z.strictObject({
  office: OfficeName,
  registerId: RegisterId,
  number: z.number().int().min(1),
  madeAt: Instant,
  cases: z
    .array(
      z.strictObject({
        caseNumber: Id,
        registerNumber: z.number().int().positive(),
        state: z.enum(['ask', 'cleared']),
      }),
    )
    .max(10_000),
})
export type HoldList = z.infer<typeof HoldList>
