import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { SearchHit } from '../../shared/contract/counselling.ts'
import type { SessionNote } from '../../shared/records/session.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import type { NoteAccess } from '../../shared/rules/session-rules.ts'
import { FOUND, type NoteHit, type NoteIndex, openNoteIndex } from '../db/note-index.ts'
import { allNotes, clientsOfSession, sessionById } from '../db/session.ts'
import { noteAct } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session, SignedIn } from '../session.ts'
import { accessToSession, openNote } from './note-access.ts'

/** Hits at once; more are asked for by another word. */
const MOST = 100
/** Notes opened at a stretch: some milliseconds. */
const SLICE = 50

interface Kept {
  readonly staffId: number
  readonly index: NoteIndex
  readonly ready: Promise<void>
  /** The highest note that is in it; later ones are added at the next search. */
  upTo: number
}

/** One search at a time holds opened notes, for the person who searches; it goes when they do. */
const kept = new WeakMap<Register, Kept>()

/**
 * Words over the notes that this person may read, and a line of the ledger with their count. Refused: `locked_staff`
 * when the person left meanwhile.
 */
export async function searchNotes(
  register: Register,
  session: Session,
  staff: SignedIn,
  query: string,
): Promise<{ hits: SearchHit[]; more: boolean }> {
  const words = wordsOf(query)
  if (words.length === 0) return { hits: [], more: false }
  const mine = indexFor(register, session, staff)
  await mine.ready
  if (session.signedIn()?.id !== staff.id || session.register() !== register) return refuse('locked_staff')
  addNew(register, staff, mine)
  const rights = new Map<number, NoteAccess>()
  const found = mine.index.find(words, MOST + 1).filter(({ sessionId }) => {
    const right = rights.get(sessionId) ?? accessToSession(register, staff, sessionId)
    rights.set(sessionId, right)
    return right !== 'none'
  })
  const hits = found.slice(0, MOST).map((hit) => asHit(register, hit))
  register.write({ act: 'note.search', actor: staff.id, reason: String(hits.length) }, (tx) =>
    noteAct(tx, 'site', 1),
  )
  return { hits, more: found.length > MOST }
}

/** What is between blanks and signs; joiners are no part of a word. */
export function wordsOf(query: string): string[] {
  return plain(cleanText(query))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

const plain = (text: string): string => text.replace(/[\u200c\u200d]/g, '')

function indexFor(register: Register, session: Session, staff: SignedIn): Kept {
  const known = kept.get(register)
  if (known?.staffId === staff.id) return known
  known?.index.close()
  const index = openNoteIndex()
  const notes = allNotes(register.db)
  const mine: Kept = {
    staffId: staff.id,
    index,
    ready: fill(register, session, staff, index, notes),
    upTo: notes.at(-1)?.id ?? 0,
  }
  kept.set(register, mine)
  const stop = session.follow(({ signedIn }) => {
    if (signedIn?.id === staff.id) return
    stop()
    if (kept.get(register) === mine) kept.delete(register)
    index.close()
  })
  return mine
}

async function fill(
  register: Register,
  session: Session,
  staff: SignedIn,
  index: NoteIndex,
  notes: readonly SessionNote[],
): Promise<void> {
  for (const [place, note] of notes.entries()) {
    if (place % SLICE === SLICE - 1) await letOthersWork()
    if (session.signedIn()?.id !== staff.id) return
    addNote(register, staff, index, note)
  }
}

function addNew(register: Register, staff: SignedIn, mine: Kept): void {
  const newer = allNotes(register.db, mine.upTo)
  for (const note of newer) addNote(register, staff, mine.index, note)
  mine.upTo = newer.at(-1)?.id ?? mine.upTo
}

/** A note that this person may not read now is not opened at all. */
function addNote(register: Register, staff: SignedIn, index: NoteIndex, note: SessionNote): void {
  if (accessToSession(register, staff, note.sessionId) === 'none') return
  const { situation, assessment, plan } = openNote(register, note)
  index.add({
    id: note.id,
    sessionId: note.sessionId,
    situation: plain(situation),
    assessment: plain(assessment),
    plan: plain(plan),
  })
}

const PARTS = ['situation', 'assessment', 'plan'] as const

function asHit(register: Register, hit: NoteHit): SearchHit {
  const part = PARTS.find((one) => hit[one].includes(FOUND.begin)) ?? 'situation'
  const [before = '', rest = ''] = hit[part].split(FOUND.begin, 2)
  const [found = '', after = ''] = [
    rest.split(FOUND.end)[0],
    hit[part].slice(hit[part].indexOf(FOUND.end) + 1),
  ]
  const day = sessionById(register.db, hit.sessionId)?.day
  if (!day) throw new Error('a note without its session')
  return {
    sessionId: hit.sessionId,
    day,
    clients: clientsOfSession(register.db, hit.sessionId),
    part,
    before,
    found,
    after: after.replaceAll(FOUND.begin, '').replaceAll(FOUND.end, ''),
  }
}
