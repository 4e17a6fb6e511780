import type { Sex } from '../../shared/records/client.ts'
import type { AbscessOutcome, HealthTest } from '../../shared/records/health.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

const standing = (subject: string, id: string): string =>
  `NOT EXISTS (SELECT 1 FROM service_void v WHERE v.subject = '${subject}' AND v.row_id = ${id})`

export interface AbscessStored {
  id: number
  clientId: number
  openedDay: ClinicDay
  endDay: ClinicDay | null
  outcome: AbscessOutcome | null
}

const ABSCESS = `SELECT a.id, a.client_id, a.opened_day, e.day AS end_day, e.outcome FROM abscess a
  LEFT JOIN abscess_end e ON e.abscess_id = a.id WHERE ${standing('abscess', 'a.id')}`

/** The newest first. */
export function abscessesOf(db: Reader, clientId: number): AbscessStored[] {
  return rowsOf(db, `${ABSCESS} AND a.client_id = ? ORDER BY a.id DESC`, clientId)
}

export function abscessById(db: Reader, id: number): AbscessStored | undefined {
  return rowOf(db, `${ABSCESS} AND a.id = ?`, id)
}

export interface VisitStored {
  id: number
  abscessId: number
  day: ClinicDay
  finding: Uint8Array
  staffId: number
}

/** The oldest first. */
export function visitsOf(db: Reader, abscessId: number): VisitStored[] {
  return rowsOf(
    db,
    `SELECT i.* FROM abscess_visit i WHERE i.abscess_id = ? AND ${standing('abscess_visit', 'i.id')}
     ORDER BY i.day, i.id`,
    abscessId,
  )
}

export type TestStored = HealthTest & { talkDay: ClinicDay | null; registerNumber: number }

const TEST = `SELECT t.*, k.day AS talk_day, c.register_number FROM health_test t
  JOIN client c ON c.id = t.client_id
  LEFT JOIN health_test_talk k ON k.health_test_id = t.id WHERE ${standing('health_test', 't.id')}`

/** The newest first. */
export function testsOf(db: Reader, clientId: number): TestStored[] {
  return rowsOf(db, `${TEST} AND t.client_id = ? ORDER BY t.day DESC, t.id DESC`, clientId)
}

export function testById(db: Reader, id: number): TestStored | undefined {
  return rowOf(db, `${TEST} AND t.id = ?`, id)
}

/** The newest standing test of each client and kind. */
export function newestTests(db: Reader): TestStored[] {
  return rowsOf(
    db,
    `${TEST} AND NOT EXISTS (
       SELECT 1 FROM health_test n WHERE n.client_id = t.client_id AND n.kind = t.kind
         AND (n.day > t.day OR (n.day = t.day AND n.id > t.id)) AND ${standing('health_test', 'n.id')})
     ORDER BY t.id`,
  )
}

export interface ResultStored {
  id: number
  healthTestId: number
  day: ClinicDay
  result: Uint8Array
  staffId: number
}

/** The one that stands. */
export function resultOf(db: Reader, testId: number): ResultStored | undefined {
  return rowOf(
    db,
    `SELECT r.* FROM health_test_result r WHERE r.health_test_id = ? AND ${standing('health_test_result', 'r.id')}`,
    testId,
  )
}

export interface RecordStored {
  id: number
  clientId: number
  content: Uint8Array
  staffId: number
  at: Instant
}

/** The oldest first. */
export function healthRecordsOf(db: Reader, clientId: number): RecordStored[] {
  return rowsOf(
    db,
    `SELECT h.* FROM health_record h WHERE h.client_id = ? AND ${standing('health_record', 'h.id')} ORDER BY h.id`,
    clientId,
  )
}

export function allHealthRecords(db: Reader): (RecordStored & Person)[] {
  return rowsOf(
    db,
    `SELECT h.*, c.register_number, c.sex, c.birth_year FROM health_record h JOIN client c ON c.id = h.client_id
     WHERE ${standing('health_record', 'h.id')} ORDER BY h.id`,
  )
}

/** What counts need to know of a client. */
export interface Person {
  registerNumber: number
  sex: Sex
  birthYear: number
}

export type CountedCare = Person & { id: number; clientId: number; day: ClinicDay; staffId: number }

export function dressingsBetween(db: Reader, from: ClinicDay, to: ClinicDay): CountedCare[] {
  return rowsOf(
    db,
    `SELECT i.id, i.day, i.staff_id, a.client_id, c.register_number, c.sex, c.birth_year
     FROM abscess_visit i JOIN abscess a ON a.id = i.abscess_id JOIN client c ON c.id = a.client_id
     WHERE i.day BETWEEN ? AND ? AND ${standing('abscess', 'a.id')} AND ${standing('abscess_visit', 'i.id')}
     ORDER BY i.day, i.id`,
    from,
    to,
  )
}

export function testsBetween(
  db: Reader,
  from: ClinicDay,
  to: ClinicDay,
): (CountedCare & Pick<HealthTest, 'kind'>)[] {
  return rowsOf(
    db,
    `SELECT t.id, t.kind, t.day, t.staff_id, t.client_id, c.register_number, c.sex, c.birth_year
     FROM health_test t JOIN client c ON c.id = t.client_id
     WHERE t.day BETWEEN ? AND ? AND ${standing('health_test', 't.id')} ORDER BY t.day, t.id`,
    from,
    to,
  )
}

/** Whose row it is, for taking it back; undefined when there is none. */
export function clientOfRow(
  db: Reader,
  subject: 'abscess' | 'abscess_visit' | 'health_test' | 'health_test_result' | 'health_record',
  id: number,
): { clientId: number } | undefined {
  const FROM = {
    abscess: 'SELECT client_id FROM abscess WHERE id = ?',
    abscess_visit:
      'SELECT a.client_id FROM abscess_visit i JOIN abscess a ON a.id = i.abscess_id WHERE i.id = ?',
    health_test: 'SELECT client_id FROM health_test WHERE id = ?',
    health_test_result:
      'SELECT t.client_id FROM health_test_result r JOIN health_test t ON t.id = r.health_test_id WHERE r.id = ?',
    health_record: 'SELECT client_id FROM health_record WHERE id = ?',
  } as const
  return rowOf(db, FROM[subject], id)
}
