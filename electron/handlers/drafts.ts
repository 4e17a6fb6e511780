import type { Instant } from '../../shared/records/time.ts'
import { type DraftKey, draftAt, draftsOf, dropDraft, dropDraftsBefore, keepDraft } from '../db/draft.ts'
import type { Register } from '../register.ts'
import { openText, PrivateColumnError, sealText } from '../vault/private-column.ts'
import { signedIn } from './base.ts'

/** A form that nobody came back to for a month is not unfinished but forgotten. */
const KEPT_MS = 30 * 86_400_000

/** The seal binds the text to its writer: another person's key to the same row opens nothing. */
const placeOf = ({ staffId, form, subject }: DraftKey) => ({
  table: 'draft',
  column: 'body',
  id: `${staffId}|${form}|${subject}`,
})

export const drafts = {
  mine: signedIn.drafts.mine.handler(({ context: { register, staff } }) =>
    draftsOf(register.db, staff.id).map((draft) => ({ ...draft, at: draft.at as Instant })),
  ),

  find: signedIn.drafts.find.handler(({ input, context: { register, staff } }) => {
    const key = { ...input, staffId: staff.id }
    const stored = draftAt(register.db, key)
    const body = stored && textOf(register, key, stored.body)
    return body === undefined || !stored ? null : { ...input, at: stored.at as Instant, body }
  }),

  keep: signedIn.drafts.keep.handler(({ input: { body, ...place }, context: { register, staff } }) => {
    const key = { ...place, staffId: staff.id }
    const at = register.now()
    keepDraft(register.db, key, sealText(register.keys.privateKey, placeOf(key), body), at)
    dropDraftsBefore(register.db, staff.id, at - KEPT_MS)
    return { ...place, at }
  }),

  drop: signedIn.drafts.drop.handler(({ input, context: { register, staff } }) => {
    dropDraft(register.db, { ...input, staffId: staff.id })
    return input
  }),
}

/** A draft that does not open is worth less than the form it stands in the way of. */
function textOf(register: Register, key: DraftKey, body: Uint8Array): string | undefined {
  try {
    return openText(register.keys.privateKey, placeOf(key), body)
  } catch (cause) {
    if (cause instanceof PrivateColumnError) return undefined
    throw cause
  }
}
