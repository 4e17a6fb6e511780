import { z } from 'zod'
import { Instant } from '../records/time.ts'
import { call } from './call.ts'

/** Which form, and about what: `session-note` of client `12`, `enrol` of `new`. */
export const DraftPlace = z.object({
  form: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  subject: z.string().regex(/^[a-z0-9-]{1,60}$/),
})
export type DraftPlace = z.infer<typeof DraftPlace>

export const Draft = DraftPlace.extend({ at: Instant })
export type Draft = z.infer<typeof Draft>

/** What a person typed and did not save: sealed, and theirs alone. */
export const drafts = {
  /** One's own unfinished forms, the newest first; without their text. */
  mine: call('draft.keep').output(z.array(Draft)),
  /** The text that one left in a form, or null. */
  find: call('draft.keep')
    .input(DraftPlace)
    .output(Draft.extend({ body: z.string() }).nullable()),
  keep: call('draft.keep')
    .input(DraftPlace.extend({ body: z.string().max(200_000) }))
    .output(Draft),
  /** After saving, or when the person throws it away. */
  drop: call('draft.keep').input(DraftPlace).output(DraftPlace),
}
