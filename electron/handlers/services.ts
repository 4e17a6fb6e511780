import type { ServiceBoard } from '../../shared/contract/services.ts'
import { contactProblem } from '../../shared/rules/contact-line.ts'
import { usableKits } from '../../shared/rules/naloxone.ts'
import { countServices } from '../../shared/rules/service-counts.ts'
import { isOwnRecord } from '../client-access.ts'
import { clientByNumber } from '../db/client.ts'
import { deadClients } from '../db/death.ts'
import { kitBatches } from '../db/naloxone.ts'
import { contactById, contactsOfStaff, isVoided } from '../db/service-contact.ts'
import { settingOf } from '../db/setting.ts'
import { insert } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { giveKits } from './naloxone.ts'
import { contactView, firstDays, serviceEvents, serviceRows } from './service-facts.ts'
import { staffNames } from './staff-facts.ts'

const LAST = 20

export const services = {
  board: signedIn.services.board.handler(({ context: { register, staff } }) => boardOf(register, staff)),

  record: signedIn.services.record.handler(({ input, context: { register, staff } }) => {
    const { day, who } = input
    const place = input.place.trim()
    const contactId = register.writeOnce(input.requestId, { act: 'service.write', actor: staff.id }, (tx) => {
      const client = 'registerNumber' in who ? clientByNumber(tx.db, who.registerNumber) : null
      if (client === undefined) return invalid('who', 'client_number_unknown')
      if (client) notOwnRecord('service.write', isOwnRecord(register, staff, client))
      const diedOn = client ? (deadClients(tx.db).get(client.id) ?? null) : null
      const places = settingOf(tx.db, 'services.places')
      const problem = contactProblem({ day, today: todayOf(register), place, places, diedOn })
      if (problem) return invalid(problem.field, problem.code)
      const seen = 'sex' in who ? who : null
      const serviceContactId = insert(tx, 'service_contact', {
        clientId: client?.id ?? null,
        sex: seen?.sex ?? null,
        ageBand: seen?.ageBand ?? null,
        firstTime: seen ? (seen.firstTime ? 1 : 0) : null,
        day,
        place,
        staffId: staff.id,
        at: tx.at,
      })
      for (const { kind, quantity } of input.services) {
        const gift = { clientId: client?.id ?? null, kits: quantity }
        const naloxoneEntryId =
          kind === 'naloxone'
            ? giveKits(register, tx, { recipient: client ? 'client' : 'outreach', ...gift })
            : null
        insert(tx, 'contact_service', { serviceContactId, kind, quantity, naloxoneEntryId })
      }
      return serviceContactId
    })
    return { contactId }
  }),

  void: signedIn.services.void.handler(({ input, context: { register, staff } }) => {
    const { contactId: rowId, reason, requestId } = input
    register.writeOnce(requestId, { act: 'service.void', actor: staff.id, reason }, (tx) => {
      const contact = contactById(tx.db, rowId)
      if (!contact) throw new NotFound('contact')
      if (isVoided(tx.db, 'service_contact', rowId)) return refuse('voided_before')
      // An outreach worker has their own list and mends it; a colleague's is mended at the centre.
      if (staff.role === 'outreach' && contact.staffId !== staff.id) return refuse('not_yours')
      return insert(tx, 'service_void', {
        subject: 'service_contact',
        rowId,
        reason,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return boardOf(register, staff)
  }),

  summary: signedIn.services.summary.handler(({ input, context: { register } }) => {
    const found = eventsOf(register, input)
    return {
      today: todayOf(register),
      rows: countServices(found, firstDays(register)),
      contacts: new Set(found.flatMap(({ contactId }) => contactId ?? [])).size,
      clients: new Set(found.flatMap(({ clientId }) => clientId ?? [])).size,
    }
  }),

  rows: signedIn.services.rows.handler(({ input, context: { register, staff } }) =>
    serviceRows(
      register,
      staff,
      eventsOf(register, input).filter(({ kind }) => kind === input.kind),
    ),
  ),
}

function eventsOf(register: Register, { from, to }: Parameters<typeof serviceEvents>[1]) {
  if (to < from) return invalid('to', 'period_ends_before')
  return serviceEvents(register, { from, to })
}

function boardOf(register: Register, staff: SignedIn): ServiceBoard {
  const { db } = register
  const today = todayOf(register)
  const names = staffNames(register)
  return {
    today,
    places: settingOf(db, 'services.places'),
    kits: usableKits(kitBatches(db), today),
    mine: contactsOfStaff(db, staff.id, LAST).map((contact) => contactView(db, contact, names)),
  }
}
