import Database from 'better-sqlite3'

/** A note's parts as they are searched. */
export interface IndexedNote {
  readonly id: number
  readonly sessionId: number
  readonly situation: string
  readonly assessment: string
  readonly plan: string
}

export interface NoteHit {
  sessionId: number
  situation: string
  assessment: string
  plan: string
}

/** Round what was found in a snippet; cleaned text holds neither. */
export const FOUND = { begin: '\u0002', end: '\u0003' } as const

/** Full text over notes, in memory alone: nothing of it ever reaches a disk. */
export interface NoteIndex {
  add(note: IndexedNote): void
  /** Notes with every word, the newest first, each part cut down to the place that was found. */
  find(words: readonly string[], limit: number): NoteHit[]
  close(): void
}

/**
 * The tokenizer keeps vowel signs and other marks as parts of words (decisions.md, *What is sealed*): the default one
 * takes Bengali and Devanagari apart at each of them.
 */
export function openNoteIndex(): NoteIndex {
  const db = new Database(':memory:')
  db.pragma('temp_store = MEMORY')
  db.exec(`CREATE VIRTUAL TABLE note USING fts5(session_id UNINDEXED, situation, assessment, plan,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix = '2 3')`)
  const insert = db.prepare(
    'INSERT INTO note (rowid, session_id, situation, assessment, plan) VALUES (?, ?, ?, ?, ?)',
  )
  const cut = (column: number) => `snippet(note, ${column}, ?, ?, '…', 18)`
  const select = db.prepare(
    `SELECT session_id AS sessionId, ${cut(1)} AS situation, ${cut(2)} AS assessment, ${cut(3)} AS plan
     FROM note WHERE note MATCH ? ORDER BY rowid DESC LIMIT ?`,
  )
  const marks = [FOUND.begin, FOUND.end]
  return {
    add: ({ id, sessionId, situation, assessment, plan }) =>
      insert.run(id, sessionId, situation, assessment, plan),
    find: (words, limit) => select.all(...marks, ...marks, ...marks, matching(words), limit) as NoteHit[],
    close: () => db.close(),
  }
}

/** Each word as a beginning, all of them wanted; quotes make every sign in it a plain one. */
const matching = (words: readonly string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
