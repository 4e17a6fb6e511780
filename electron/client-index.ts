import { type SearchEntry, searchEntry } from '../shared/rules/client-search.ts'
import { latinDigits } from '../shared/rules/latin-digits.ts'
import { type KnownPerson, knownPerson } from '../shared/rules/look-alike.ts'
import { whoMay } from '../shared/rules/who-may.ts'
import { allClients, type ClientStored, clientById } from './db/client.ts'
import { unseal } from './private-text.ts'
import type { Register } from './register.ts'
import type { Session, SignedIn } from './session.ts'

interface Indexed {
  readonly search: SearchEntry
  /** What a person sees of a restricted record who may not open it: found by its number alone. */
  readonly closed: SearchEntry | null
  readonly known: KnownPerson
}
type Index = Map<number, Indexed>

/** Unsealed names live here and nowhere else: keyed by the open register, gone with it or with the person. */
const indexes = new WeakMap<Register, Index>()

/** Everybody as this person may search for them. */
export function searchEntries(register: Register, session: Session, staff: SignedIn): SearchEntry[] {
  const whole = whoMay('client.see_restricted', { stage: 'staff', role: staff.role }).allowed
  return [...indexOf(register, session, staff).values()].map(({ search, closed }) =>
    whole || closed === null ? search : closed,
  )
}

/** Everybody, restricted records too: who is the same person, and who is easily taken for another. */
export function knownPeople(
  register: Register,
  session: Session,
  staff: SignedIn,
): ReadonlyMap<number, KnownPerson> {
  return new Map([...indexOf(register, session, staff)].map(([id, { known }]) => [id, known]))
}

/** After an enrolment or a correction: the one client anew, where there is an index at all. */
export function refreshIndex(register: Register, clientId: number): void {
  const client = clientById(register.db, clientId)
  if (client) indexes.get(register)?.set(clientId, indexed(register, client))
}

/** Whether names lie unsealed in memory now. */
export function isIndexed(register: Register): boolean {
  return indexes.has(register)
}

/**
 * Made at the first search; forgotten as soon as the person signs out, another signs in, or the register is
 * locked (decisions.md, *What is sealed*).
 */
function indexOf(register: Register, session: Session, staff: SignedIn): Index {
  const found = indexes.get(register)
  if (found) return found
  const index: Index = new Map(
    allClients(register.db).map((client) => [client.id, indexed(register, client)]),
  )
  indexes.set(register, index)
  const stop = session.follow(({ signedIn }) => {
    if (signedIn?.id === staff.id && session.register() === register) return
    indexes.delete(register)
    stop()
  })
  return index
}

function indexed(register: Register, client: ClientStored): Indexed {
  const { id, registerNumber, sex, birthYear } = client
  const text = (column: 'name' | 'called' | 'parent_name' | 'phone', blob: Uint8Array | null) =>
    unseal(register, 'client', column, id, blob)
  const called = text('called', client.called)
  const name = text('name', client.name)
  const parentName = text('parent_name', client.parentName)
  const phone = text('phone', client.phone)
  const nobody = { id, registerNumber, called: null, name: null, parentName: null, phone: null }
  return {
    search: searchEntry({ id, registerNumber, called, name, parentName, phone }),
    closed: client.restricted === 1 ? searchEntry(nobody) : null,
    known: knownPerson({
      id,
      sex,
      birthYear,
      names: [called, name].flatMap((text) => text ?? []),
      parentName,
      phone: latinDigits(phone ?? ''),
    }),
  }
}
