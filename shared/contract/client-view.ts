import { z } from 'zod'
import { Id } from '../records/time.ts'
import { call } from './call.ts'

export const clientView = {
  /**
   * Turns a dose to the client on the second window: its amount, and a tick once it was given; null shows nothing.
   * Does nothing unless the setting `counter.client_window` is on.
   */
  show: call('dose.see')
    .input(z.object({ doseId: Id.nullable() }))
    .output(z.object({ shown: z.boolean() })),
}
