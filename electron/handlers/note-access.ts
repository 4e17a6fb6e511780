import type { SessionNote } from '../../shared/records/session.ts'
import { NoteText } from '../../shared/records/session.ts'
import { type NoteAccess, noteAccess } from '../../shared/rules/session-rules.ts'
import { opens } from '../client-access.ts'
import type { ClientStored } from '../db/client.ts'
import { clientById } from '../db/client.ts'
import { consentsOf } from '../db/consent.ts'
import { clientsOfSession, glassesOfClient } from '../db/session.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { openText, sealText } from '../vault/private-column.ts'

const placeOf = (id: number) => ({ table: 'session_note', column: 'note', id })

/** Notes are opened one by one as they are read and never kept: each reading is an act. */
export function openNote(register: Register, { id, note }: SessionNote): NoteText {
  return NoteText.parse(JSON.parse(openText(register.keys.privateKey, placeOf(id), note)))
}

export function sealNote(register: Register, id: number, note: NoteText): Uint8Array {
  return sealText(register.keys.privateKey, placeOf(id), JSON.stringify(note))
}

/** By what right this person reads the notes of one client. */
export function accessTo(register: Register, staff: SignedIn, client: ClientStored): NoteAccess {
  const { db } = register
  if (opens(register, staff, client) === 'own_record') return 'none'
  return noteAccess({
    role: staff.role,
    staffId: staff.id,
    now: register.now(),
    consents: consentsOf(db, client.id).filter(({ withdrawnDay }) => withdrawnDay === null),
    glasses: glassesOfClient(db, client.id),
  })
}

/** A group's note is about all of its clients: a doctor needs the right for every one of them. */
export function accessToSession(register: Register, staff: SignedIn, sessionId: number): NoteAccess {
  const rights = clientsOfSession(register.db, sessionId).map(({ id }) => {
    const client = clientById(register.db, id)
    return client ? accessTo(register, staff, client) : 'none'
  })
  const [first = 'none'] = rights
  return rights.includes('none') ? 'none' : (rights.find((right) => right === 'broken_glass') ?? first)
}
