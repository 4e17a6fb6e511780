import type { QuestionView } from '../../shared/contract/questions.ts'
import { Question } from '../../shared/records/question.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { questionDays } from '../../shared/rules/question-period.ts'
import { questionsKept } from '../db/question-kept.ts'
import { insert, nextId } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { questionDesk } from '../report/report-desk.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'

/** So many rows of a list come at once; the rest when somebody turns the page. */
const PAGE_ROWS = 100
/** A question over ten years of a thousand clients takes half of it; who asks for more is told to ask for less. */
const MOST_MS = 30_000

export const questions = {
  list: signedIn.questions.list.handler(({ context: { register } }) => ({
    today: todayOf(register),
    kept: questionsKept(register.db).map(
      ({ id, name, body, at }): QuestionView => ({
        id,
        name: unseal(register, 'question', 'name', id, name) ?? '',
        question: Question.safeParse(JSON.parse(body)).data ?? null,
        at,
      }),
    ),
  })),

  answer: signedIn.questions.answer.handler(async ({ input, context: { register, session }, signal }) => {
    const asked = askedOf(register, input.question)
    const answer = await inTime(signal, (limit) => questionDesk(register, session).question(asked, limit))
    return { days: asked.days, ...answer }
  }),

  rows: signedIn.questions.rows.handler(async ({ input, context: { register, session }, signal }) => {
    const { question, keys, offset } = input
    const page = { offset, limit: PAGE_ROWS }
    const asked = askedOf(register, question)
    const found = await inTime(signal, (limit) =>
      questionDesk(register, session).questionRows(asked, keys, page, limit),
    )
    return { ...found, limit: PAGE_ROWS }
  }),

  keep: signedIn.questions.keep.handler(({ input, context: { register, staff } }) => {
    const { requestId, question, replaces } = input
    const typed = cleanText(input.name)
    if (typed.length < 2) return invalid('name', 'question_name_missing')
    const id = register.writeOnce(requestId, { act: 'question.keep', actor: staff.id }, (tx) => {
      if (replaces !== null) mustStand(register, replaces)
      const next = nextId(tx, 'question')
      const name = seal(register, 'question', 'name', next, typed)
      const body = JSON.stringify(question)
      return insert(tx, 'question', { id: next, name, body, replaces, staffId: staff.id, at: tx.at })
    })
    return { id }
  }),

  end: signedIn.questions.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, questionId } = input
    const id = register.writeOnce(requestId, { act: 'question.end', actor: staff.id }, (tx) => {
      mustStand(register, questionId)
      return insert(tx, 'question_end', { questionId, staffId: staff.id, at: tx.at })
    })
    return { id }
  }),
}

const askedOf = (register: Register, question: Question) => ({
  question,
  days: questionDays(question.period, todayOf(register)),
})

/** Somebody else was quicker: what is on the list now is another one. */
function mustStand(register: Register, questionId: number): void {
  if (!questionsKept(register.db).some(({ id }) => id === questionId)) refuse('question_replaced')
}

/** Runs a question until the window gives it up or its time is over. @throws Refusal `question_too_long` */
async function inTime<T>(
  signal: AbortSignal | undefined,
  run: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  const clock = AbortSignal.timeout(MOST_MS)
  try {
    return await run(signal ? AbortSignal.any([signal, clock]) : clock)
  } catch (cause) {
    if (clock.aborted && signal?.aborted !== true) return refuse('question_too_long')
    throw cause
  }
}
