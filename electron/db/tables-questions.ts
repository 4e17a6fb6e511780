import { QuestionEnd, QuestionRow } from '../../shared/records/question.ts'

/** The tables of kept questions, for `TABLES`. */
export const QUESTION_TABLES = { question: QuestionRow, question_end: QuestionEnd } as const

export const QUESTION_KEYS = { question_end: 'question_id' } as const
