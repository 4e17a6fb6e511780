import { z } from 'zod'
import { call, Reason } from './call.ts'

/**
 * Something that waits for this person. `urgency` 1: now, somebody may come to harm or a dose stands still;
 * 2: today; 3: this week; 4: good to know. The words stand in renderer/words under `needs`.
 */
export const Need = Reason.extend({ urgency: z.number().int().min(1).max(4) })
export type Need = z.infer<typeof Need>

export const home = {
  /** Worst first. */
  needs: call('home.see').output(z.array(Need)),
}
