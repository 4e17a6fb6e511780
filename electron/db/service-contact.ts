import type { Sex } from '../../shared/records/client.ts'
import type { ServiceContact, ServiceKind, ServiceVoidReason } from '../../shared/records/service-contact.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type ContactStored = ServiceContact & {
  voided: ServiceVoidReason | null
  registerNumber: number | null
  clientSex: Sex | null
  birthYear: number | null
}

const CONTACT = `SELECT k.*, v.reason AS voided, c.register_number, c.sex AS client_sex, c.birth_year
  FROM service_contact k
  LEFT JOIN service_void v ON v.subject = 'service_contact' AND v.row_id = k.id
  LEFT JOIN client c ON c.id = k.client_id`

export function contactById(db: Reader, id: number): ContactStored | undefined {
  return rowOf(db, `${CONTACT} WHERE k.id = ?`, id)
}

/** What one person wrote down last, the newest first. */
export function contactsOfStaff(db: Reader, staffId: number, limit: number): ContactStored[] {
  return rowsOf(db, `${CONTACT} WHERE k.staff_id = ? ORDER BY k.id DESC LIMIT ?`, staffId, limit)
}

/** Of one client, the newest first; voided ones too. */
export function contactsOfClient(db: Reader, clientId: number): ContactStored[] {
  return rowsOf(db, `${CONTACT} WHERE k.client_id = ? ORDER BY k.day DESC, k.id DESC`, clientId)
}

export interface GivenService {
  kind: ServiceKind
  quantity: number
}

export function servicesOfContact(db: Reader, contactId: number): GivenService[] {
  return rowsOf(
    db,
    'SELECT kind, quantity FROM contact_service WHERE service_contact_id = ? ORDER BY id',
    contactId,
  )
}

export type ServiceStored = ContactStored & GivenService & { serviceId: number }

/** Every service of a span of days whose contact stands. */
export function servicesBetween(db: Reader, from: ClinicDay, to: ClinicDay): ServiceStored[] {
  return rowsOf(
    db,
    `SELECT k.*, c.register_number, c.sex AS client_sex, c.birth_year, s.id AS service_id, s.kind, s.quantity
     FROM service_contact k JOIN contact_service s ON s.service_contact_id = k.id
     LEFT JOIN client c ON c.id = k.client_id
     WHERE k.day BETWEEN ? AND ? AND NOT EXISTS (
       SELECT 1 FROM service_void v WHERE v.subject = 'service_contact' AND v.row_id = k.id)
     ORDER BY k.day, k.id, s.id`,
    from,
    to,
  )
}

/** The first day of any standing contact, dressing or test, by client. What is sealed is not in it. */
export function firstPlainDays(db: Reader): { clientId: number; day: ClinicDay }[] {
  return rowsOf(
    db,
    `SELECT client_id, min(day) AS day FROM (
       SELECT k.client_id, k.day FROM service_contact k WHERE k.client_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM service_void v WHERE v.subject = 'service_contact' AND v.row_id = k.id)
       UNION ALL
       SELECT a.client_id, i.day FROM abscess_visit i JOIN abscess a ON a.id = i.abscess_id WHERE NOT EXISTS (
         SELECT 1 FROM service_void v WHERE (v.subject = 'abscess' AND v.row_id = a.id)
           OR (v.subject = 'abscess_visit' AND v.row_id = i.id))
       UNION ALL
       SELECT t.client_id, t.day FROM health_test t WHERE NOT EXISTS (
         SELECT 1 FROM service_void v WHERE v.subject = 'health_test' AND v.row_id = t.id))
     GROUP BY client_id`,
  )
}

export const isVoided = (db: Reader, subject: string, rowId: number): boolean =>
  oneOf<number>(db, 'SELECT 1 FROM service_void WHERE subject = ? AND row_id = ?', subject, rowId) === 1
