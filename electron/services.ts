import type { Log } from './log.ts'
import type { Session } from './session.ts'
import type { WindowControls } from './window.ts'

/** What every handler gets; `window` is all it may do to the screen. */
export interface Services {
  readonly session: Session
  readonly log: Log
  readonly window: WindowControls
}
