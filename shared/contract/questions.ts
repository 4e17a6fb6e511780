import { z } from 'zod'
import { GroupKey, MOST_GROUPS, Question, QuestionCell } from '../records/question.ts'
import { ReportPeriod } from '../records/report.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** A kept question; `question` is null where a newer program no longer knows what it asks. */
export const QuestionView = z.object({
  id: Id,
  name: z.string(),
  question: Question.nullable(),
  at: Instant,
})
export type QuestionView = z.infer<typeof QuestionView>

/** The days that were meant; null for all days. */
const days = ReportPeriod.nullable()

export const QuestionReply = z.object({
  days,
  cells: z.array(QuestionCell),
  more: z.boolean(),
  /** The measure over all rows; null where there is no row at all. */
  whole: QuestionCell.nullable(),
})
export type QuestionReply = z.infer<typeof QuestionReply>

/** In the order of the subject's whitelist. */
export const QuestionRowView = z.object({
  clientId: Id.nullable(),
  registerNumber: z.number().int().nullable(),
  values: z.array(GroupKey),
})
export type QuestionRowView = z.infer<typeof QuestionRowView>

export const questions = {
  list: call('question.ask').output(z.object({ today: ClinicDay, kept: z.array(QuestionView) })),

  /** Refused: `question_too_long`, after the time that a question may take. */
  answer: call('question.ask')
    .input(z.object({ question: Question }))
    .output(QuestionReply),

  /** The rows behind one part: a page, by day. `keys` as the part has them. Refused: `question_too_long`. */
  rows: call('question.ask')
    .input(
      z
        .object({
          question: Question,
          keys: z.array(GroupKey).max(MOST_GROUPS),
          offset: z.number().int().min(0),
        })
        .refine(({ question, keys }) => keys.length <= question.groups.length, {
          path: ['keys'],
          message: 'no_such_part',
        }),
    )
    .output(z.object({ rows: z.array(QuestionRowView), total: z.number().int(), limit: z.number().int() })),

  /**
   * Keeps a question under a name, in the place of another if so asked. Invalid: `name` (`question_name_missing`).
   * Refused: `question_replaced`.
   */
  keep: call('question.keep')
    .input(
      z.object({
        requestId: RequestId,
        name: z.string().max(80),
        question: Question,
        replaces: Id.nullable(),
      }),
    )
    .output(z.object({ id: Id })),

  /** Takes a kept question off the list. Refused: `question_replaced`. */
  end: call('question.keep')
    .input(z.object({ requestId: RequestId, questionId: Id }))
    .output(z.object({ id: Id })),
}
