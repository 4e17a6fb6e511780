import { z } from 'zod'
import type { Problem } from '../../shared/contract/call.ts'
import type { ScaleResultView } from '../../shared/contract/scales.ts'
import { instrumentOf } from '../../shared/records/instruments.ts'
import { addDays, laterDay } from '../../shared/rules/days.ts'
import { scaleDue } from '../../shared/rules/scale-due.ts'
import { scaleScore } from '../../shared/rules/scale-score.ts'
import { daysToWriteDown } from '../../shared/rules/session-rules.ts'
import { openRecord } from '../client-access.ts'
import { clientDays } from '../client-days.ts'
import type { ClientStored } from '../db/client.ts'
import { episodesOf } from '../db/episode.ts'
import { type ScaleStored, scaleResultById, scaleResultsOf } from '../db/scale.ts'
import { settingOf } from '../db/setting.ts'
import { insert, nextId, noteAct } from '../db/write.ts'
import { InvalidInput, invalid, NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { accessTo } from './note-access.ts'
import { openJson, sealJson } from './private-json.ts'
import { staffNames } from './staff-facts.ts'

/** A year of days stands beside the scores. */
const DAYS_SHOWN = 364

const answersOf = (id: number) => ({ table: 'scale_result' as const, column: 'answers', id })

export const scales = {
  ofClient: signedIn.scales.ofClient.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'scale.read')
    const by = accessTo(register, staff, client)
    if (by === 'none') throw new NotAllowed('scale.read', 'no_consent')
    const found = scaleResultsOf(register.db, client.id)
    const reason = by === 'broken_glass' ? by : null
    if (found.length > 0)
      register.write({ act: 'scale.read', actor: staff.id, reason }, (tx) => noteAct(tx, 'client', client.id))
    const names = staffNames(register)
    const today = todayOf(register)
    const from = laterDay(client.enrolledDay, addDays(today, -DAYS_SHOWN))
    return {
      today,
      instruments: settingOf(register.db, 'counselling.instruments'),
      due: dueNow(register, client, found),
      results: found.map((result) => resultView(register, result, names)),
      days: clientDays(register, client, from, today).map(({ day, mark }) => ({ day, mark })),
    }
  }),

  record: signedIn.scales.record.handler(({ input, context: { register, staff } }) => {
    const { requestId, clientId, instrument: code, day, occasion } = input
    openRecord(register, staff, clientId, 'scale.write')
    const instrument = instrumentOf(code) ?? invalid('instrument', 'instrument_unknown')
    const today = todayOf(register)
    if (day > today) invalid('day', 'scale_in_future')
    if (day < addDays(today, -daysToWriteDown)) invalid('day', 'scale_too_old')
    const answers = instrument.items.map((_, index) => input.answers[index] ?? null)
    const { score, missing, impossible, careNow } = scaleScore(instrument, [
      ...answers,
      ...input.answers.slice(answers.length),
    ])
    if (score === null)
      throw new InvalidInput([
        ...problems(missing, 'answer_missing'),
        ...problems(impossible, 'answer_impossible'),
      ])
    const act = { act: 'scale.write', actor: staff.id, reason: code }
    const id = register.writeOnce(requestId, act, (tx) => {
      const resultId = nextId(tx, 'scale_result')
      return insert(tx, 'scale_result', {
        id: resultId,
        clientId,
        instrument: code,
        day,
        occasion,
        answers: sealJson(register, answersOf(resultId), answers),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return { id, score, careNow: [...careNow] }
  }),

  void: signedIn.scales.void.handler(({ input, context: { register, staff } }) => {
    const { requestId, id, reason } = input
    const result = scaleResultById(register.db, id)
    if (!result) throw new NotFound('scale_result')
    openRecord(register, staff, result.clientId, 'scale.write')
    register.writeOnce(requestId, { act: 'scale.void', actor: staff.id, reason }, (tx) => {
      if (scaleResultById(tx.db, id)?.voided !== null) refuse('scale_voided')
      insert(tx, 'scale_result_void', { scaleResultId: id, reason, staffId: staff.id, at: tx.at })
      return id
    })
    return { id }
  }),
}

const problems = (numbers: readonly number[], code: string): Problem[] =>
  numbers.map((number) => ({ field: `answers.${number - 1}`, code, params: { question: number } }))

/** What should be asked now: of the treatment that runs, else of the one closed last. */
function dueNow(register: Register, { id }: ClientStored, found: readonly ScaleStored[]) {
  const treatments = episodesOf(register.db, id).filter(
    ({ kind, entry }) => (kind === 'ost' || kind === 'detox') && entry !== 'guest',
  )
  const treatment =
    treatments.find(({ closedDay }) => closedDay === null) ??
    treatments.toSorted((a, b) => (a.closedDay ?? '').localeCompare(b.closedDay ?? '')).at(-1)
  if (!treatment) return null
  const due = scaleDue({
    today: todayOf(register),
    opened: treatment.openedDay,
    closed: treatment.closedDay,
    broughtOver: treatment.entry === 'brought_over',
    results: found.filter(({ voided }) => voided === null),
    instruments: settingOf(register.db, 'counselling.instruments'),
  })
  return due && { occasion: due.occasion, instruments: [...due.instruments] }
}

function resultView(
  register: Register,
  result: ScaleStored,
  names: ReadonlyMap<number, string>,
): ScaleResultView {
  const { id, instrument: code, day, occasion, staffId, voided } = result
  const answers = openJson(register, answersOf(id), result.answers, z.array(z.number().int()))
  const instrument = instrumentOf(code)
  const { score, careNow } = instrument ? scaleScore(instrument, answers) : { score: null, careNow: [] }
  return {
    id,
    instrument: code,
    day,
    occasion,
    answers,
    score,
    careNow: [...careNow],
    by: names.get(staffId) ?? '',
    voided,
  }
}
