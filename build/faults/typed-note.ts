/** A tick of typing is a tenth of a second; the window saves a draft at each fifteenth. */
export const TICK_MS = 100
export const TICKS_A_SAVE = 15

/** Whose note, which of theirs, and how far it was typed: the text follows from it. */
export interface Typed {
  readonly clientId: number
  readonly note: number
  readonly tick: number
}

/** What stands in the note after so many ticks: every piece says whose and which note it belongs to. */
export function typedText({ clientId, note, tick }: Typed): string {
  return Array.from({ length: tick }, (_, index) => `c${clientId}n${note}t${index + 1}`).join(' ')
}

/** Reads a text back; undefined when it is not one note, whole and in order. */
export function readTyped(text: string): Typed | undefined {
  const last = /c(\d+)n(\d+)t(\d+)$/.exec(text)
  if (!last) return undefined
  const typed = { clientId: Number(last[1]), note: Number(last[2]), tick: Number(last[3]) }
  return typedText(typed) === text ? typed : undefined
}

/** What the parent asks of one life. */
export interface TypingOrder {
  readonly folder: string
  readonly seed: number
  /** UTC milliseconds at which the clock of this life begins. */
  readonly at: number
  readonly clientIds: readonly number[]
  /** Sessions are held one a minute, from this minute of the day on. */
  readonly minute: number
  /** The number of the first note that nobody has begun. */
  readonly note: number
}

/** What a life says: each act before it is sent, and again once it was answered. */
export type TypingLine =
  | { kind: 'ready' }
  | { kind: 'opened' }
  | ({ kind: 'typed' | 'keep' | 'kept' } & Typed)
  | ({ kind: 'record' | 'recorded'; id: string } & Typed)
  | { kind: 'drop' | 'dropped'; clientId: number }
