import type { AbscessFinding, HealthText } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { abscessVisitProblem, careDayProblem, TEST_OF_LINK } from '../../shared/rules/health-rules.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { deadClients } from '../db/death.ts'
import { abscessById, visitsOf } from '../db/health.ts'
import { insert, nextId, noteAct, type Tx } from '../db/write.ts'
import { invalid, NotAllowed, NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { sealFinding, sealHealth } from './health-sealing.ts'
import { healthTests } from './health-tests.ts'
import { clientHealth, readableKinds, recordsOf, testsDue } from './health-views.ts'
import { takeBackHealth } from './health-void.ts'
import { staffNames } from './staff-facts.ts'

export const health = {
  ...healthTests,

  client: signedIn.health.client.handler(({ input, context: { register, staff } }) =>
    clientHealth(register, staff, openRecord(register, staff, input.clientId, 'health.see')),
  ),

  due: signedIn.health.due.handler(({ context: { register } }) => testsDue(register, todayOf(register))),

  openAbscess: signedIn.health.openAbscess.handler(({ input, context: { register, staff } }) => {
    const { clientId, day, requestId } = input
    const client = openRecord(register, staff, clientId, 'abscess.write')
    register.writeOnce(requestId, { act: 'abscess.open', actor: staff.id }, (tx) => {
      mustBeDayOfCare(register, clientId, 'day', day)
      const abscessId = insert(tx, 'abscess', { clientId, openedDay: day, staffId: staff.id, at: tx.at })
      writeVisit(tx, register, { abscessId, day, finding: input.finding, staffId: staff.id })
      return abscessId
    })
    return clientHealth(register, staff, client)
  }),

  visitAbscess: signedIn.health.visitAbscess.handler(({ input, context: { register, staff } }) => {
    const { abscessId, day, finding, outcome, requestId } = input
    const abscess = abscessById(register.db, abscessId)
    if (!abscess) throw new NotFound('abscess')
    const client = openRecord(register, staff, abscess.clientId, 'abscess.write')
    register.writeOnce(requestId, { act: 'abscess.visit', actor: staff.id }, (tx) => {
      const now = abscessById(tx.db, abscessId)
      if (!now) throw new NotFound('abscess')
      const problem = abscessVisitProblem(day, {
        today: todayOf(register),
        diedOn: deadClients(tx.db).get(client.id) ?? null,
        openedDay: now.openedDay,
        lastVisitDay: visitsOf(tx.db, abscessId).at(-1)?.day ?? now.openedDay,
        ended: now.outcome !== null,
      })
      if (problem) return invalid(problem.field, problem.code)
      const id = writeVisit(tx, register, { abscessId, day, finding, staffId: staff.id })
      if (outcome) insert(tx, 'abscess_end', { abscessId, day, outcome, staffId: staff.id, at: tx.at })
      return id
    })
    return clientHealth(register, staff, client)
  }),

  sti: signedIn.health.sti.handler(({ input, context: { register, staff } }) => {
    const { clientId, requestId, care } = input
    const client = openRecord(register, staff, clientId, 'sti.write')
    const [treatment, note] = [cleanText(care.treatment), cleanText(care.note)]
    writeSealed(register, requestId, staff.id, {
      clientId,
      text: { kind: 'sti', ...care, treatment, note },
    })
    return clientHealth(register, staff, client)
  }),

  readSti: signedIn.health.readSti.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'sti.read')
    const found = recordsOf(register, client.id, 'sti')
    if (found.length > 0)
      register.write({ act: 'health.read', actor: staff.id }, (tx) => {
        for (const { row } of found) noteAct(tx, 'health_record', row.id)
      })
    const names = staffNames(register)
    return found.map(({ row, text: { kind: _kind, ...care } }) => ({
      id: row.id,
      ...care,
      staffName: names.get(row.staffId) ?? '',
    }))
  }),

  link: signedIn.health.link.handler(({ input, context: { register, staff } }) => {
    const { clientId, requestId, link } = input
    const client = openRecord(register, staff, clientId, 'test.result')
    if (!readableKinds(register, staff, clientId).includes(TEST_OF_LINK[link.programme]))
      throw new NotAllowed('test.result', 'no_test_consent')
    const place = cleanText(link.place)
    writeSealed(register, requestId, staff.id, { clientId, text: { kind: 'link', ...link, place } })
    return clientHealth(register, staff, client)
  }),

  void: signedIn.health.void.handler(({ input, context: { register, staff } }) =>
    clientHealth(register, staff, takeBackHealth(register, staff, input)),
  ),
}

/** STI care and links go into the ledger under one act: it must not tell which of both was written. */
function writeSealed(
  register: Register,
  requestId: string,
  staffId: number,
  { clientId, text }: { clientId: number; text: HealthText },
): void {
  register.writeOnce(requestId, { act: 'health.write', actor: staffId }, (tx) => {
    mustBeDayOfCare(register, clientId, 'day', text.day)
    const id = nextId(tx, 'health_record')
    const content = sealHealth(register, id, text)
    return insert(tx, 'health_record', { id, clientId, content, staffId, at: tx.at })
  })
}

function mustBeDayOfCare(register: Register, clientId: number, field: string, day: ClinicDay): void {
  const diedOn = deadClients(register.db).get(clientId) ?? null
  const problem = careDayProblem(field, day, { today: todayOf(register), diedOn })
  if (problem) invalid(problem.field, problem.code)
}

function writeVisit(
  tx: Tx,
  register: Register,
  visit: { abscessId: number; day: ClinicDay; finding: AbscessFinding; staffId: number },
): number {
  const { abscessId, day, finding, staffId } = visit
  const id = nextId(tx, 'abscess_visit')
  const { bodyPart, dressing, note } = finding
  const clean = {
    ...finding,
    bodyPart: cleanText(bodyPart),
    dressing: cleanText(dressing),
    note: cleanText(note),
  }
  return insert(tx, 'abscess_visit', {
    ...{ id, abscessId, day, staffId },
    finding: sealFinding(register, id, clean),
    at: tx.at,
  })
}
