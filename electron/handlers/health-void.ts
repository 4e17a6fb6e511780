import type { ServiceSubject, ServiceVoidReason } from '../../shared/records/service-contact.ts'
import { TEST_OF_LINK } from '../../shared/rules/health-rules.ts'
import { type Act, whoMay } from '../../shared/rules/who-may.ts'
import { openRecord } from '../client-access.ts'
import type { ClientStored } from '../db/client.ts'
import { abscessesOf, clientOfRow, healthRecordsOf, resultOf, testsOf, visitsOf } from '../db/health.ts'
import { isVoided } from '../db/service-contact.ts'
import { insert } from '../db/write.ts'
import { NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { openHealth } from './health-sealing.ts'
import { readableKinds } from './health-views.ts'

type Subject = Exclude<ServiceSubject, 'service_contact'>

/** A row of health that was written by mistake counts no more. @returns whose it was */
export function takeBackHealth(
  register: Register,
  staff: SignedIn,
  input: { requestId: string; subject: Subject; id: number; reason: ServiceVoidReason },
): ClientStored {
  const { subject, id: rowId, reason, requestId } = input
  const found = clientOfRow(register.db, subject, rowId)
  if (!found) throw new NotFound(subject)
  const client = openRecord(register, staff, found.clientId, 'health.void')
  mustBeTheirs(register, staff, client, { subject, rowId })
  register.writeOnce(requestId, { act: 'health.void', actor: staff.id, reason }, (tx) => {
    if (isVoided(tx.db, subject, rowId)) return refuse('voided_before')
    if (subject === 'health_test' && resultOf(tx.db, rowId)) return refuse('test_has_result')
    if (subject === 'abscess_visit' && isOnlyVisit(register, client.id, rowId)) return refuse('only_visit')
    return insert(tx, 'service_void', { subject, rowId, reason, staffId: staff.id, at: tx.at })
  })
  return client
}

const ACT_OF: Record<Exclude<Subject, 'health_record'>, Act> = {
  abscess: 'abscess.write',
  abscess_visit: 'abscess.write',
  health_test: 'test.write',
  health_test_result: 'test.result',
}

/** Who may not write or read it may not take it back either. @throws NotAllowed */
function mustBeTheirs(
  register: Register,
  staff: SignedIn,
  client: ClientStored,
  { subject, rowId }: { subject: Subject; rowId: number },
): void {
  const refused = (act: Act) => !whoMay(act, { stage: 'day', role: staff.role }).allowed
  if (subject !== 'health_record') {
    if (refused(ACT_OF[subject])) throw new NotAllowed('health.void', 'role')
    if (subject !== 'health_test_result') return
    const kind = testsOf(register.db, client.id).find(
      ({ id }) => resultOf(register.db, id)?.id === rowId,
    )?.kind
    if (kind && !readableKinds(register, staff, client.id).includes(kind))
      throw new NotAllowed('health.void', 'no_test_consent')
    return
  }
  const row = healthRecordsOf(register.db, client.id).find(({ id }) => id === rowId)
  const text = row && openHealth(register, row)
  const theirs =
    text === undefined ||
    (text.kind === 'sti'
      ? !refused('sti.write')
      : !refused('test.result') &&
        readableKinds(register, staff, client.id).includes(TEST_OF_LINK[text.programme]))
  if (!theirs) throw new NotAllowed('health.void', 'role')
}

/** An abscess without any visit would be a case that nobody saw: the abscess itself is taken back then. */
function isOnlyVisit({ db }: Register, clientId: number, visitId: number): boolean {
  return abscessesOf(db, clientId).some(({ id }) => {
    const visits = visitsOf(db, id)
    return visits.length === 1 && visits[0]?.id === visitId
  })
}
