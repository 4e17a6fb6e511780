import { z } from 'zod'
import { Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** What the page in front of the person is called; it says no client's name, as it goes into the ledger. */
const Title = z.string().trim().min(3).max(120)

/** Pages that are shown on the screen go to paper or into a PDF. Either is a line of the ledger. */
export const paper = {
  /** The time that stands at the foot of the pages: the register's, not the window's. */
  time: call('paper.print').output(z.object({ at: Instant })),
  /** Opens the system's print dialog. `printed` is false when the person cancelled. */
  print: call('paper.print')
    .input(z.object({ requestId: RequestId, title: Title }))
    .output(z.object({ printed: z.boolean() })),
  /**
   * Writes the pages as a PDF into a folder that the person chooses. `saved` is null when they cancelled. Refused:
   * what the disk says (`disk_full`, `not_writable` and so on).
   */
  save: call('paper.print')
    .input(z.object({ requestId: RequestId, title: Title, fileName: z.string().regex(/^[\w.-]{3,80}$/) }))
    .output(z.object({ saved: z.string().nullable() })),
}
