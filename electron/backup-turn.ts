import { refuse } from './refusal.ts'
import type { Register } from './register.ts'

/** A backup, a drill and an office's import read and write the same sticks for long: one at a time. */
interface Turn {
  readonly what: 'backup' | 'drill' | 'import'
  /** Begun by the program and by nobody: it gives way to a person's. */
  readonly byItself: boolean
  stop(): void
  readonly ended: Promise<unknown>
}

const turns = new Map<Register, Turn>()

/** What is under way over this register. */
export const turnOf = (register: Register): Turn['what'] | null => turns.get(register)?.what ?? null

/** Ends what is under way: the register was locked. */
export function endTurn(register: Register): void {
  turns.get(register)?.stop()
}

/**
 * Runs `work` when nothing else is under way; a drill that began by itself is stopped for it. Refused:
 * `backup_running`, `drill_running`, `import_running`.
 */
export async function takeTurn<T>(
  register: Register,
  { what, byItself, signal }: { what: Turn['what']; byItself: boolean; signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const earlier = turns.get(register)
  if (earlier?.byItself && !byItself) {
    earlier.stop()
    await earlier.ended
  }
  const other = turns.get(register)
  if (other) return refuse(`${other.what}_running`)
  const control = new AbortController()
  signal?.addEventListener('abort', () => control.abort(), { once: true })
  if (signal?.aborted) control.abort()
  const working = work(control.signal)
  const ended = working.then(
    () => undefined,
    () => undefined,
  )
  turns.set(register, { what, byItself, stop: () => control.abort(), ended })
  try {
    return await working
  } finally {
    turns.delete(register)
  }
}
