import { z } from 'zod'
import { CaseAnswer } from '../records/enrolment-files.ts'
import { Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)
const Count = z.number().int().min(0)
const Pin = z.string().regex(/^\d{6}$/)
const Second = z.object({ staffId: Id, pin: Pin })

/** One of the two of a pair: a site and its register number, which is all that the office knows. */
export const EnrolledAt = z.object({ siteId: Id, code: z.string(), number: z.number().int() })
export type EnrolledAt = z.infer<typeof EnrolledAt>

/** Why the two may be one person; `bits` as `Likeness` says (shared/rules/enrolment-likeness.ts). */
export const WhyAlike = z.object({
  grade: z.enum(['exact', 'near']),
  name: z.enum(['written', 'sounded', 'word']),
  parent: z.enum(['sounded', 'word', 'not_given', 'other']),
  yearsApart: z.number().int().nullable(),
  bits: z.number(),
})

export const ListedPair = WhyAlike.extend({ a: EnrolledAt, b: EnrolledAt, likely: z.boolean() })
export type ListedPair = z.infer<typeof ListedPair>

export const OfficeCaseView = z.object({
  caseNumber: Id,
  a: EnrolledAt,
  b: EnrolledAt,
  why: WhyAlike,
  verdict: z.enum(['confirmed', 'rejected']),
  by: z.string(),
  second: z.string(),
  at: Instant,
  answers: z.array(z.object({ code: z.string(), answer: CaseAnswer, answeredAt: Instant })),
  end: z
    .object({
      outcome: z.enum(['one_place_now', 'two_people']),
      by: z.string(),
      second: z.string(),
      at: Instant,
    })
    .nullable(),
})
export type OfficeCaseView = z.infer<typeof OfficeCaseView>

export const CasesDesk = z.object({
  key: z.object({ keyId: z.string(), madeAt: Instant }).nullable(),
  sites: z.array(
    z.object({
      id: Id,
      code: z.string(),
      name: z.string().nullable(),
      /** `oldKey`: made under a key that no longer holds, and not compared. */
      tokens: z
        .object({
          sequence: Count,
          madeAt: Instant,
          clients: Count,
          leftOut: Count,
          nameless: Count,
          oldKey: z.boolean(),
        })
        .nullable(),
      list: z.object({ number: Count, cases: Count, at: Instant }).nullable(),
    }),
  ),
  /** Newest first. */
  cases: z.array(OfficeCaseView),
})
export type CasesDesk = z.infer<typeof CasesDesk>

/** What became of one file of tokens. */
export const TokensRead = z.object({
  file: z.string(),
  outcome: z.enum([
    'good',
    'known',
    'unreadable',
    'no_note',
    'note_for_others',
    'note_damaged',
    'unknown_site',
    'forged',
    'other_key',
    'old_key',
    'older',
    'future',
  ]),
  code: z.string().nullable(),
  clients: Count.nullable(),
})
export type TokensRead = z.infer<typeof TokensRead>

/** All of it is the office's alone: elsewhere refused with `not_an_office`. */
export const officeCases = {
  desk: call('office.cases_see').output(CasesDesk),
  /** A new token key, in the place of an earlier one: then every site needs it before its tokens are compared again. */
  makeKey: call('office.token_key')
    .input(z.object({ requestId: RequestId, pin: Pin }))
    .output(CasesDesk),
  /** Writes the key for every site, each sealed to it alone. Refused: `folder_not_offered`, `no_token_key`, `not_written`. */
  giveKeys: call('office.token_key')
    .input(z.object({ requestId: RequestId, folder: Folder }))
    .output(z.object({ files: z.array(z.string()) })),
  /** Takes in every file of tokens in a folder; each is judged by itself. Refused: `folder_not_offered`, `no_token_key`. */
  takeIn: call('office.tokens')
    .input(z.object({ requestId: RequestId, folder: Folder }))
    .output(z.array(TokensRead)),
  /** Who may be one person and was not decided yet, the likeliest first. */
  pairs: call('office.cases_see').output(
    z.object({ pairs: z.array(ListedPair), clients: Count, sites: Count }),
  ),
  /** Two people, each with their PIN. Refused: `pair_not_listed`, `case_decided`, as `provePin` refuses. */
  decide: call('office.decide')
    .input(
      z.object({
        requestId: RequestId,
        a: EnrolledAt.omit({ code: true }),
        b: EnrolledAt.omit({ code: true }),
        verdict: z.enum(['confirmed', 'rejected']),
        pin: Pin,
        second: Second,
      }),
    )
    .output(CasesDesk),
  /** Ends a confirmed case; the next lists clear it at both sites. Refused: `no_such_case`, `case_ended`. */
  end: call('office.decide')
    .input(
      z.object({
        requestId: RequestId,
        caseNumber: Id,
        outcome: z.enum(['one_place_now', 'two_people']),
        pin: Pin,
        second: Second,
      }),
    )
    .output(CasesDesk),
  /** Writes the signed list of every site that has, or had, a case. Refused: `folder_not_offered`, `no_cases`, `not_written`. */
  giveLists: call('office.hold_lists')
    .input(z.object({ requestId: RequestId, folder: Folder }))
    .output(z.object({ files: z.array(z.string()) })),
}
