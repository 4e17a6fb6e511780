import type { MessagePort } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import * as z from 'zod'
import type { Clock } from './clock.ts'
import { watchDrills } from './drill-watch.ts'
import { handlers } from './handlers/index.ts'
import type { Log } from './log.ts'
import type { Services } from './services.ts'
import { startSession } from './session.ts'
import type { WindowControls } from './window.ts'

z.config({ jitless: true })

export interface ServerOptions {
  readonly profileFolder: string
  readonly clock: Clock
  readonly window: WindowControls
  readonly log: Log
}

export interface Server {
  /** Answers the contract's calls that come through this port. */
  upgrade(port: MessagePortMain | MessagePort): void
  /** Ends what is under way, closes the register and forgets its keys. */
  close(): Promise<void>
}

/** How often the session looks whether somebody is still there. */
const LOOK_EVERY_MS = 2_000

/** The server side: one session, all handlers, and the eye on an empty chair. */
export function startServer({ profileFolder, clock, window, log }: ServerOptions): Server {
  const session = startSession(profileFolder, clock)
  // Who leaves the counter leaves no amount standing before the clients.
  session.follow(({ signedIn }) => signedIn === null && window.showClient(null))
  const drills = watchDrills({ session, log })
  const watch = setInterval(session.look, LOOK_EVERY_MS)
  watch.unref()
  const server = serve({ session, window, log })
  return {
    ...server,
    close: () => {
      clearInterval(watch)
      drills.stop()
      return server.close()
    },
  }
}

/** All handlers over one session; tests lay them behind a channel of their own. */
export function serve({ session, window, log }: Services): Server {
  const handler = new RPCHandler(handlers)
  return {
    upgrade: (port) => {
      handler.upgrade(port, { context: { session, log, window } })
      port.start()
    },
    close: async () => session.end(),
  }
}
