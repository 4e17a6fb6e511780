import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../call.ts'

const EVERY_MS = 1_500

const unsaved = new Set<() => Promise<unknown>>()

/** Saves what is typed this moment: before locking, which takes the right to save. */
export async function keepAllDrafts(): Promise<void> {
  await Promise.allSettled([...unsaved].map((keep) => keep()))
}

/**
 * Keeps what a form holds, sealed and for its writer alone, and brings it back when the form opens again.
 * `values` must be plain data; `restore` gets only the fields that the form still has. `clear` after saving.
 */
export function useDraft<T extends Record<string, unknown>>(
  form: string,
  subject: string,
  values: T,
  restore: (kept: Partial<T>) => void,
): { restoredAt: number | null; ready: boolean; clear: () => void } {
  const [ready, setReady] = useState(false)
  const [restoredAt, setRestoredAt] = useState<number | null>(null)
  const body = JSON.stringify(values)
  const now = useRef({ body, kept: body, restore, values, off: false })
  now.current.body = body
  now.current.restore = restore
  now.current.values = values

  useEffect(() => {
    let here = true
    call.drafts
      .find({ form, subject })
      .then((draft) => {
        if (!here || !draft) return
        const state = now.current
        // Somebody who typed faster than the answer came keeps their own text.
        if (state.body !== state.kept) return
        state.kept = draft.body
        state.restore(fieldsOf(state.values, draft.body))
        setRestoredAt(draft.at)
      })
      .catch(() => undefined)
      .finally(() => here && setReady(true))
    return () => {
      here = false
    }
  }, [form, subject])

  useEffect(() => {
    if (!ready) return
    const keep = async () => {
      const state = now.current
      if (state.off || state.body === state.kept) return
      const text = state.body
      state.kept = text
      await call.drafts.keep({ form, subject, body: text })
    }
    unsaved.add(keep)
    const timer = setInterval(() => keep().catch(() => undefined), EVERY_MS)
    return () => {
      clearInterval(timer)
      unsaved.delete(keep)
      keep().catch(() => undefined)
    }
  }, [ready, form, subject])

  const clear = useCallback(() => {
    now.current.off = true
    setRestoredAt(null)
    call.drafts
      .drop({ form, subject })
      .catch(() => undefined)
      .finally(() => {
        now.current.off = false
        now.current.kept = now.current.body
      })
  }, [form, subject])
  return { restoredAt, ready, clear }
}

function fieldsOf<T extends Record<string, unknown>>(values: T, body: string): Partial<T> {
  const kept = JSON.parse(body) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([field, value]) =>
        field in values &&
        (values[field] === null || value === null || typeof value === typeof values[field]),
    ),
  ) as Partial<T>
}
