import { cleanText } from '../../shared/rules/note-text.ts'
import { isOwnRecord } from '../client-access.ts'
import { clientByNumber } from '../db/client.ts'
import { holdListOf, isRefused } from '../db/enrolment.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { refuse } from '../refusal.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { exportTokens } from './enrolment-export.ts'
import { enrolmentState } from './enrolment-facts.ts'
import { keepKey, keepList, readOfficeNote } from './enrolment-notes.ts'

/** Double enrolment, as a site sees it: the key, what it sends, and the cases that come back. */
export const enrolments = {
  state: signedIn.enrolments.state.handler(({ context: { register } }) => enrolmentState(register)),

  takeIn: signedIn.enrolments.takeIn.handler(async ({ input, context: { register, staff } }) => {
    const note = await readOfficeNote(register, input.text)
    register.writeOnce(input.requestId, { act: 'enrolment.take_in', actor: staff.id }, (tx) =>
      note.what === 'key' ? keepKey(tx, register, note.key) : keepList(tx, note.list, note.signature),
    )
    return { what: note.what, state: enrolmentState(register) }
  }),

  export: signedIn.enrolments.export.handler(async ({ input, context: { register, staff } }) => {
    const file = await exportTokens(register, { ...input, staffId: staff.id })
    return { file, state: enrolmentState(register) }
  }),

  leaveOut: signedIn.enrolments.leaveOut.handler(({ input, context: { register, staff } }) => {
    const act = 'enrolment.leave_out'
    const { requestId, registerNumber, refused } = input
    const client = clientByNumber(register.db, registerNumber)
    if (!client) return refuse('number_unknown', { number: registerNumber })
    notOwnRecord(act, isOwnRecord(register, staff, client))
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      if (isRefused(tx.db, client.id) === refused) refuse('nothing_changed')
      const row = { clientId: client.id, refused: refused ? (1 as const) : (0 as const) }
      return insert(tx, 'token_refusal', { ...row, staffId: staff.id, at: tx.at })
    })
    return enrolmentState(register)
  }),

  answer: signedIn.enrolments.answer.handler(({ input, context: { register, staff } }) => {
    const act = 'enrolment.answer'
    const { requestId, caseNumber, answer, note } = input
    const found = holdListOf(register.db)?.cases.find((one) => one.caseNumber === caseNumber)
    const client = found && clientByNumber(register.db, found.registerNumber)
    if (!found || !client) return refuse('no_such_case', { case: caseNumber })
    if (found.state === 'cleared') return refuse('case_cleared', { case: caseNumber })
    notOwnRecord(act, isOwnRecord(register, staff, client))
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const id = nextId(tx, 'case_answer')
      return insert(tx, 'case_answer', {
        id,
        caseNumber,
        clientId: client.id,
        answer,
        note: seal(register, 'case_answer', 'note', id, cleanText(note)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return enrolmentState(register)
  }),
}
