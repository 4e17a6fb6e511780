import type { EnrolmentState } from '../../shared/contract/enrolments.ts'
import { clientByNumber } from '../db/client.ts'
import {
  type CaseAnswerStored,
  caseAnswers,
  comparedClients,
  holdListOf,
  lastTokenExport,
  tokenKeyOf,
} from '../db/enrolment.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { staffNames } from './staff-facts.ts'

/** What this site knows of double enrolment; the cases that nobody has settled first. */
export function enrolmentState(register: Register): EnrolmentState {
  const { db } = register
  const by = (id: number) => staffNames(register).get(id) ?? ''
  const [key, list] = [tokenKeyOf(db), holdListOf(db)]
  const people = comparedClients(db)
  const answers = new Map(caseAnswers(db).map((answer) => [answer.caseNumber, answer]))
  const answered = (row: CaseAnswerStored | undefined) =>
    row
      ? {
          answer: row.answer,
          note: unseal(register, 'case_answer', 'note', row.id, row.note),
          by: by(row.staffId),
          at: row.at,
        }
      : null
  const cases = (list?.cases ?? []).map(({ caseNumber, registerNumber, state }) => ({
    caseNumber,
    registerNumber,
    clientId: clientByNumber(db, registerNumber)?.id ?? null,
    state,
    answer: answered(answers.get(caseNumber)),
  }))
  const rank = ({ state, answer }: (typeof cases)[number]) =>
    state === 'cleared' ? 2 : answer === null || answer.answer === 'asked' ? 0 : 1
  return {
    key: key ? { keyId: key.keyId, madeAt: key.madeAt, takenInAt: key.at, takenInBy: by(key.staffId) } : null,
    lastExport: lastTokenExport(db) ?? null,
    inTreatment: people.length,
    leftOut: people
      .filter(({ refused, withdrawn }) => refused === 1 || withdrawn === 1)
      .map(({ registerNumber, refused }) => ({
        registerNumber,
        why: refused === 1 ? 'refused' : 'withdrawn',
      })),
    list: list
      ? {
          office: list.office,
          number: list.number,
          madeAt: list.madeAt,
          takenInAt: list.takenInAt,
          takenInBy: by(list.takenInBy),
        }
      : null,
    cases: cases.toSorted((a, b) => rank(a) - rank(b) || a.caseNumber - b.caseNumber),
  }
}
