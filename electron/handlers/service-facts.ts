import type { ContactView, ServiceRow } from '../../shared/contract/services.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ageBandOfClient } from '../../shared/rules/contact-line.ts'
import { isNew, type ServiceEvent } from '../../shared/rules/service-counts.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import type { Reader } from '../db/connection.ts'
import { allHealthRecords, type CountedCare, dressingsBetween, testsBetween } from '../db/health.ts'
import {
  type ContactStored,
  firstPlainDays,
  servicesBetween,
  servicesOfContact,
} from '../db/service-contact.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { openHealth } from './health-sealing.ts'
import { staffNames } from './staff-facts.ts'

/** An event with what its row says besides. */
export interface CountedEvent extends ServiceEvent {
  readonly key: string
  /** Of a contact: one meeting has several events. */
  readonly contactId: number | null
  readonly registerNumber: number | null
  readonly place: string | null
  readonly staffId: number
}

/** Everything that was given in a span of days and stands, STI care opened for its day alone. */
export function serviceEvents(
  register: Register,
  { from, to }: { from: ClinicDay; to: ClinicDay },
): CountedEvent[] {
  const { db } = register
  return [
    ...servicesBetween(db, from, to).map((row) => ({
      key: `service ${row.serviceId}`,
      kind: row.kind,
      day: row.day,
      quantity: row.quantity,
      clientId: row.clientId,
      ...personOf(row),
      firstTime: row.firstTime === 1,
      contactId: row.id,
      registerNumber: row.registerNumber,
      place: row.place,
      staffId: row.staffId,
    })),
    ...dressingsBetween(db, from, to).map((row) => careEvent('abscess', row)),
    ...testsBetween(db, from, to).map((row) => careEvent(`test_${row.kind}`, row)),
    ...stiCare(register)
      .filter(({ day }) => day >= from && day <= to)
      .map((row) => careEvent('sti', row)),
  ]
}

/** The first day of any service of each client, sealed care included. */
export function firstDays(register: Register): Map<number, ClinicDay> {
  const first = new Map(firstPlainDays(register.db).map(({ clientId, day }) => [clientId, day]))
  for (const { clientId, day } of stiCare(register)) {
    const known = first.get(clientId)
    if (known === undefined || day < known) first.set(clientId, day)
  }
  return first
}

/** The rows behind a count, the newest first. Who may not know of STI care gets its rows without the client. */
export function serviceRows(
  register: Register,
  staff: SignedIn,
  events: readonly CountedEvent[],
): ServiceRow[] {
  const first = firstDays(register)
  const names = staffNames(register)
  const knowsSti = whoMay('sti.read', { stage: 'staff', role: staff.role }).allowed
  return events
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .map((event) => {
      const withheld = event.kind === 'sti' && !knowsSti
      const { key, day, sex, ageBand, quantity, place, staffId } = event
      return {
        ...{ key, day, sex, ageBand, quantity, place, withheld },
        registerNumber: withheld ? null : event.registerNumber,
        isNew: isNew(event, first),
        staffName: names.get(staffId) ?? '',
      }
    })
}

export function contactView(
  db: Reader,
  contact: ContactStored,
  names: ReadonlyMap<number, string>,
): ContactView {
  const { id, day, place, registerNumber, staffId, voided } = contact
  return {
    ...{ id, day, place, registerNumber, voided },
    ...personOf(contact),
    services: servicesOfContact(db, id),
    staffName: names.get(staffId) ?? '',
  }
}

/** Of a client what the record says now, so that a corrected birth year mends the counts too. */
function personOf(
  row: Pick<ContactStored, 'sex' | 'ageBand' | 'clientSex' | 'birthYear' | 'day'>,
): Pick<ServiceEvent, 'sex' | 'ageBand'> {
  const { sex, ageBand, clientSex, birthYear, day } = row
  if (sex !== null && ageBand !== null) return { sex, ageBand }
  if (clientSex === null || birthYear === null) throw new Error('a contact has neither client nor person')
  return { sex: clientSex, ageBand: ageBandOfClient(birthYear, day) }
}

function careEvent(kind: ServiceEvent['kind'], row: CountedCare): CountedEvent {
  const { id, day, clientId, sex, birthYear, registerNumber, staffId } = row
  return {
    key: `${kind} ${id}`,
    ...{ kind, day, clientId, sex, registerNumber, staffId },
    quantity: 1,
    ageBand: ageBandOfClient(birthYear, day),
    firstTime: false,
    contactId: null,
    place: null,
  }
}

function stiCare(register: Register): CountedCare[] {
  return allHealthRecords(register.db).flatMap((row) => {
    const text = openHealth(register, row)
    return text.kind === 'sti' ? [{ ...row, day: text.day }] : []
  })
}
