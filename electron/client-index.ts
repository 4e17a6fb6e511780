import { setImmediate as letOthersWork } from 'node:timers/promises'
import { type SearchEntry, type SearchFacts, searchEntry } from '../shared/rules/client-search.ts'
import { latinDigits } from '../shared/rules/latin-digits.ts'
import { type KnownPerson, knownPerson } from '../shared/rules/look-alike.ts'
import { whoMay } from '../shared/rules/who-may.ts'
import { allClientIds, type ClientStored, clientById } from './db/client.ts'
import { unseal } from './private-text.ts'
import { refuse } from './refusal.ts'
import type { Register } from './register.ts'
import type { Session, SignedIn } from './session.ts'

interface Indexed {
  readonly facts: SearchFacts
  readonly search: SearchEntry
  /** What a person finds of a restricted record who may not open it: its number alone. */
  readonly closed: SearchEntry | null
  readonly sex: ClientStored['sex']
  readonly birthYear: number
  /** Made when somebody is first compared: it costs as much as all the rest. */
  known: KnownPerson | null
}

interface Index {
  readonly people: Map<number, Indexed>
  /** Everybody is in it; null until somebody asked for everybody. */
  ready: Promise<void> | null
}

/** Unsealed names live here and nowhere else: keyed by the open register, gone with it or with the person. */
const indexes = new WeakMap<Register, Index>()

/** Clients at a stretch: some ten milliseconds, so that a dose never waits for an index. */
const slice = 100

/** Everybody as this person may search for them. Refused: `locked_staff` when the person left meanwhile. */
export async function searchEntries(
  register: Register,
  session: Session,
  staff: SignedIn,
): Promise<SearchEntry[]> {
  const whole = whoMay('client.see_restricted', { stage: 'staff', role: staff.role }).allowed
  const people = await peopleOf(register, session, staff)
  return Array.from(people.values(), ({ search, closed }) => (whole || closed === null ? search : closed))
}

/**
 * Everybody, restricted records too: for who may be the same person. Refused: `locked_staff` when the person left
 * meanwhile.
 */
export async function everybodyKnown(
  register: Register,
  session: Session,
  staff: SignedIn,
): Promise<KnownPerson[]> {
  const people = await peopleOf(register, session, staff)
  const here = () => isHere(register, session, staff)
  await inSlices(people.keys(), here, (id) => knownOf(people.get(id)))
  return Array.from(people.values(), knownOf).filter((person) => person !== null)
}

/** Single people at once, unsealed when they are asked for: who of those due is easily taken for another. */
export function knownPeople(
  register: Register,
  session: Session,
  staff: SignedIn,
): { get(id: number): KnownPerson | undefined } {
  const { people } = indexOf(register, session, staff)
  return {
    get: (id) => {
      if (!people.has(id)) add(register, people, id)
      return knownOf(people.get(id)) ?? undefined
    },
  }
}

/** After an enrolment or a correction: the one client anew, where there is an index at all. */
export function refreshIndex(register: Register, clientId: number): void {
  const index = indexes.get(register)
  if (index) add(register, index.people, clientId)
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
  const index: Index = { people: new Map(), ready: null }
  indexes.set(register, index)
  const stop = session.follow(() => {
    if (isHere(register, session, staff)) return
    indexes.delete(register)
    stop()
  })
  return index
}

async function peopleOf(
  register: Register,
  session: Session,
  staff: SignedIn,
): Promise<ReadonlyMap<number, Indexed>> {
  const index = indexOf(register, session, staff)
  const here = () => isHere(register, session, staff)
  index.ready ??= inSlices(allClientIds(register.db), here, (id) => add(register, index.people, id))
  await index.ready
  return index.people
}

const isHere = (register: Register, session: Session, staff: SignedIn): boolean =>
  session.register() === register && session.signedIn()?.id === staff.id

async function inSlices(
  ids: Iterable<number>,
  goOn: () => boolean,
  each: (id: number) => void,
): Promise<void> {
  let done = 0
  for (const id of ids) {
    each(id)
    done += 1
    if (done % slice === 0) await letOthersWork()
    if (!goOn()) return refuse('locked_staff')
  }
}

function add(register: Register, people: Map<number, Indexed>, clientId: number): void {
  const client = clientById(register.db, clientId)
  if (client) people.set(clientId, indexed(register, client))
}

function indexed(register: Register, client: ClientStored): Indexed {
  const { id, registerNumber, sex, birthYear } = client
  const text = (column: 'name' | 'called' | 'parent_name' | 'phone', blob: Uint8Array | null) =>
    unseal(register, 'client', column, id, blob)
  const facts = {
    id,
    registerNumber,
    called: text('called', client.called),
    name: text('name', client.name),
    parentName: text('parent_name', client.parentName),
    phone: text('phone', client.phone),
  }
  const nobody = { id, registerNumber, called: null, name: null, parentName: null, phone: null }
  return {
    facts,
    search: searchEntry(facts),
    closed: client.restricted === 1 ? searchEntry(nobody) : null,
    sex,
    birthYear,
    known: null,
  }
}

function knownOf(person: Indexed | undefined): KnownPerson | null {
  if (!person) return null
  const { facts, sex, birthYear } = person
  person.known ??= knownPerson({
    id: facts.id,
    sex,
    birthYear,
    names: [facts.called, facts.name].flatMap((name) => name ?? []),
    parentName: facts.parentName,
    phone: latinDigits(facts.phone ?? ''),
  })
  return person.known
}
