import type { TestKind } from '../../shared/records/health.ts'
import { consentFor, resultProblem, testProblem } from '../../shared/rules/health-rules.ts'
import { openRecord } from '../client-access.ts'
import type { ClientStored } from '../db/client.ts'
import { consentsOf } from '../db/consent.ts'
import { deadClients } from '../db/death.ts'
import { resultOf, type TestStored, testById } from '../db/health.ts'
import { insert, nextId, noteAct } from '../db/write.ts'
import { invalid, NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { sealResult } from './health-sealing.ts'
import { clientHealth, readableKinds, readResults } from './health-views.ts'

/** Tests with their talks, results and consents: part of `health`. */
export const healthTests = {
  test: signedIn.health.test.handler(({ input, context: { register, staff } }) => {
    const { clientId, kind, preCounselledDay, day, requestId } = input
    const client = openRecord(register, staff, clientId, 'test.write')
    register.writeOnce(requestId, { act: 'test.write', actor: staff.id }, (tx) => {
      const consents = consentsOf(tx.db, clientId)
      const diedOn = deadClients(tx.db).get(clientId) ?? null
      const facts = { today: todayOf(register), diedOn, consents }
      const problem = testProblem({ kind, preCounselledDay, day }, facts)
      if (problem) return invalid(problem.field, problem.code)
      const consentId = consentFor(kind, day, consents)?.id
      if (consentId === undefined) return invalid('kind', 'no_test_consent')
      const by = { staffId: staff.id, at: tx.at }
      return insert(tx, 'health_test', { clientId, kind, preCounselledDay, day, consentId, ...by })
    })
    return clientHealth(register, staff, client)
  }),

  result: signedIn.health.result.handler(({ input, context: { register, staff } }) => {
    const { testId: healthTestId, day, result, nextDay, talkHeld, requestId } = input
    const { client, test } = openTest(register, staff, healthTestId)
    register.writeOnce(requestId, { act: 'test.result', actor: staff.id }, (tx) => {
      if (resultOf(tx.db, healthTestId)) return refuse('test_has_result')
      const problem = resultProblem({ day, nextDay }, { today: todayOf(register), testDay: test.day })
      if (problem) return invalid(problem.field, problem.code)
      const id = nextId(tx, 'health_test_result')
      const by = { staffId: staff.id, at: tx.at }
      const sealed = sealResult(register, id, { result, nextDay })
      insert(tx, 'health_test_result', { id, healthTestId, day, result: sealed, ...by })
      if (talkHeld && test.talkDay === null) insert(tx, 'health_test_talk', { healthTestId, day, ...by })
      return id
    })
    return clientHealth(register, staff, client)
  }),

  talk: signedIn.health.talk.handler(({ input, context: { register, staff } }) => {
    const { testId: healthTestId, day, requestId } = input
    const { client } = openTest(register, staff, healthTestId)
    register.writeOnce(requestId, { act: 'test.talk', actor: staff.id }, (tx) => {
      const result = resultOf(tx.db, healthTestId)
      if (!result) return refuse('no_result_yet')
      if (testById(tx.db, healthTestId)?.talkDay) return refuse('talk_held')
      if (day < result.day) return invalid('day', 'talk_before_result')
      if (day > todayOf(register)) return invalid('day', 'service_in_future')
      return insert(tx, 'health_test_talk', { healthTestId, day, staffId: staff.id, at: tx.at })
    })
    return clientHealth(register, staff, client)
  }),

  results: signedIn.health.results.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'test.read')
    const readable = readableKinds(register, staff, client.id)
    if (readable.length === 0) throw new NotAllowed('test.read', 'no_test_consent')
    const read = readResults(register, client.id, readable)
    if (read.results.length + read.links.length > 0)
      register.write({ act: 'health.read', actor: staff.id }, (tx) => {
        for (const { id } of read.results) noteAct(tx, 'health_test_result', id)
        for (const { id } of read.links) noteAct(tx, 'health_record', id)
      })
    return read
  }),
}

/** The test, for somebody who may know its result. @throws NotFound, NotAllowed */
function openTest(
  register: Register,
  staff: SignedIn,
  testId: number,
): { client: ClientStored; test: TestStored } {
  const test = testById(register.db, testId)
  if (!test) throw new NotFound('test')
  const client = openRecord(register, staff, test.clientId, 'test.result')
  mustRead(register, staff, client.id, test.kind)
  return { client, test }
}

function mustRead(register: Register, staff: SignedIn, clientId: number, kind: TestKind): void {
  if (!readableKinds(register, staff, clientId).includes(kind))
    throw new NotAllowed('test.result', 'no_test_consent')
}
