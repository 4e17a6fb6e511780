import type { AbscessView, ClientHealth, ResultsRead, TestView } from '../../shared/contract/health.ts'
import { type HealthText, TestKind } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { consentFor, dueState, mayReadResult, TEST_OF_LINK } from '../../shared/rules/health-rules.ts'
import { type Act, whoMay } from '../../shared/rules/who-may.ts'
import type { ClientStored } from '../db/client.ts'
import { consentsOf } from '../db/consent.ts'
import { deadClients } from '../db/death.ts'
import {
  type AbscessStored,
  abscessesOf,
  healthRecordsOf,
  newestTests,
  resultOf,
  type TestStored,
  testsOf,
  visitsOf,
} from '../db/health.ts'
import { contactsOfClient } from '../db/service-contact.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { openFinding, openHealth, openResult } from './health-sealing.ts'
import { contactView } from './service-facts.ts'
import { staffNames } from './staff-facts.ts'

type Names = ReadonlyMap<number, string>

/** A client's health page as this person may see it. No result is in it, whoever asks. */
export function clientHealth(register: Register, staff: SignedIn, client: ClientStored): ClientHealth {
  const { db } = register
  const today = todayOf(register)
  const names = staffNames(register)
  const contacts = contactsOfClient(db, client.id).map((contact) => contactView(db, contact, names))
  const consents = consentsOf(db, client.id)
  return {
    today,
    contacts,
    needles: needlesOf(contacts),
    abscesses: abscessesOf(db, client.id).map((abscess) => abscessView(register, staff, abscess, names)),
    tests: testsOf(db, client.id).map((test) => testView(register, test, names)),
    consented: TestKind.options.filter((kind) => consentFor(kind, today, consents)),
    readable: readableKinds(register, staff, client.id),
    stiTimes: mayRole('sti.read', staff) ? recordsOf(register, client.id, 'sti').length : null,
  }
}

const mayRole = (act: Act, { role }: SignedIn): boolean => whoMay(act, { stage: 'day', role }).allowed

export function readableKinds(register: Register, staff: SignedIn, clientId: number): TestKind[] {
  const consents = consentsOf(register.db, clientId)
  return TestKind.options.filter((kind) => mayReadResult(staff.role, kind, consents))
}

function needlesOf(contacts: ClientHealth['contacts']): ClientHealth['needles'] {
  const sum = (kind: string) =>
    contacts
      .filter(({ voided }) => voided === null)
      .flatMap(({ services }) => services)
      .filter((service) => service.kind === kind)
      .reduce((total, { quantity }) => total + quantity, 0)
  return { out: sum('needles_out'), back: sum('needles_in') }
}

function abscessView(register: Register, staff: SignedIn, abscess: AbscessStored, names: Names): AbscessView {
  const { id, openedDay, endDay, outcome } = abscess
  const sees = mayRole('abscess.write', staff)
  return {
    id,
    openedDay,
    end: endDay !== null && outcome !== null ? { day: endDay, outcome } : null,
    visits: visitsOf(register.db, id).map((visit) => ({
      id: visit.id,
      day: visit.day,
      finding: sees ? openFinding(register, visit) : null,
      staffName: names.get(visit.staffId) ?? '',
    })),
  }
}

function testView(register: Register, test: TestStored, names: Names): TestView {
  const { id, kind, preCounselledDay, day, talkDay } = test
  const result = resultOf(register.db, id)
  return {
    ...{ id, kind, preCounselledDay, day, talkDay },
    resultDay: result?.day ?? null,
    nextDay: result ? openResult(register, result).nextDay : null,
    staffName: names.get(test.staffId) ?? '',
  }
}

/** Records of one kind that stand, the oldest first. */
export function recordsOf<K extends HealthText['kind']>(register: Register, clientId: number, kind: K) {
  return healthRecordsOf(register.db, clientId).flatMap((row) => {
    const text = openHealth(register, row)
    return text.kind === kind ? [{ row, text: text as Extract<HealthText, { kind: K }> }] : []
  })
}

/** Results and the treatment after them, of the kinds that may be read. */
export function readResults(
  register: Register,
  clientId: number,
  readable: readonly TestKind[],
): ResultsRead {
  const names = staffNames(register)
  const tests = testsOf(register.db, clientId).filter(({ kind }) => readable.includes(kind))
  return {
    results: tests.flatMap((test) => {
      const row = resultOf(register.db, test.id)
      if (!row) return []
      const { id, day, staffId } = row
      const staffName = names.get(staffId) ?? ''
      return [{ id, kind: test.kind, testDay: test.day, day, staffName, ...openResult(register, row) }]
    }),
    links: recordsOf(register, clientId, 'link')
      .filter(({ text }) => readable.includes(TEST_OF_LINK[text.programme]))
      .map(({ row, text: { kind: _kind, ...link } }) => ({
        id: row.id,
        ...link,
        staffName: names.get(row.staffId) ?? '',
      })),
  }
}

export interface DueTest {
  clientId: number
  registerNumber: number
  kind: TestKind
  day: ClinicDay
}

/** Next tests of the living that are due within a week or overdue: the newest test of a kind says when. */
export function testsDue(register: Register, today: ClinicDay): DueTest[] {
  const dead = deadClients(register.db)
  return newestTests(register.db)
    .flatMap((test) => {
      const result = resultOf(register.db, test.id)
      if (!result || dead.has(test.clientId)) return []
      const { nextDay: day } = openResult(register, result)
      const { clientId, registerNumber, kind } = test
      return dueState(day, today) === 'later' ? [] : [{ clientId, registerNumber, kind, day }]
    })
    .toSorted((a, b) => (a.day === b.day ? a.registerNumber - b.registerNumber : a.day < b.day ? -1 : 1))
}
