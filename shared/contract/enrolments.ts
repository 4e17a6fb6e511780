import { z } from 'zod'
import { CaseAnswer } from '../records/enrolment-files.ts'
import { Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)
const Count = z.number().int().min(0)

/** A case of the office about a client of this site. Where the other enrolment is, no site is told. */
export const SiteCase = z.object({
  caseNumber: Id,
  registerNumber: z.number().int(),
  /** Null: no such number in this register, which the office should hear. */
  clientId: Id.nullable(),
  state: z.enum(['ask', 'cleared']),
  answer: z
    .object({ answer: CaseAnswer, note: z.string().nullable(), by: z.string(), at: Instant })
    .nullable(),
})
export type SiteCase = z.infer<typeof SiteCase>

/** What a site knows of double enrolment. */
export const EnrolmentState = z.object({
  key: z.object({ keyId: z.string(), madeAt: Instant, takenInAt: Instant, takenInBy: z.string() }).nullable(),
  lastExport: z
    .object({ sequence: z.number().int(), clients: Count, leftOut: Count, nameless: Count, at: Instant })
    .nullable(),
  /** In treatment now, and how many of them would go. */
  inTreatment: Count,
  leftOut: z.array(z.object({ registerNumber: z.number().int(), why: z.enum(['refused', 'withdrawn']) })),
  list: z
    .object({
      office: z.string(),
      number: z.number().int(),
      madeAt: Instant,
      takenInAt: Instant,
      takenInBy: z.string(),
    })
    .nullable(),
  cases: z.array(SiteCase),
})
export type EnrolmentState = z.infer<typeof EnrolmentState>

export const enrolments = {
  state: call('enrolment.see').output(EnrolmentState),
  /**
   * Takes in what the office put on the stick: the token key or a hold list. Refused: `no_card_for_list`, `note_unknown`,
   * `note_for_others`, `note_damaged`, `note_forged` (not by the office of this register's card), `note_other_register`,
   * `note_future`, `token_key_same`, `token_key_older`, `hold_list_same`, `hold_list_older`.
   */
  takeIn: call('enrolment.take_in')
    .input(z.object({ requestId: RequestId, text: z.string().max(4_000_000) }))
    .output(z.object({ what: z.enum(['key', 'list']), state: EnrolmentState })),
  /** Writes the tokens of who is in treatment, sealed for the office. Refused: `folder_not_offered`, `no_office_card`, `no_token_key`, `tokens_not_written`. */
  export: call('enrolment.export')
    .input(z.object({ requestId: RequestId, folder: Folder }))
    .output(z.object({ file: z.string(), state: EnrolmentState })),
  /** A client asks not to be compared, or no longer minds. Refused: `number_unknown`, `nothing_changed`. */
  leaveOut: call('enrolment.leave_out')
    .input(
      z.object({ requestId: RequestId, registerNumber: z.number().int().positive(), refused: z.boolean() }),
    )
    .output(EnrolmentState),
  /** What came out of asking. Refused: `no_such_case`, `case_cleared`. */
  answer: call('enrolment.answer')
    .input(
      z.object({
        requestId: RequestId,
        caseNumber: Id,
        answer: CaseAnswer,
        note: z.string().trim().max(1_000),
      }),
    )
    .output(EnrolmentState),
}
