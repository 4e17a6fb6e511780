import { os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import * as z from 'zod'
import type { Clock } from './clock.ts'
import type { WindowControls } from './window.ts'

z.config({ jitless: true })

export type ServerOptions = { profileFolder: string; clock: Clock; window: WindowControls }

export type Router = ReturnType<typeof routerOf>

const routerOf = (clock: Clock) => ({
  ping: os.output(z.object({ at: z.int() })).handler(() => ({ at: clock.now() })),
})

/** Answers the contract's calls that come through the window's port. */
export function startServer({ clock }: ServerOptions): {
  upgrade(port: MessagePortMain): void
  close(): Promise<void>
} {
  const handler = new RPCHandler(routerOf(clock))
  return {
    upgrade: (port) => {
      handler.upgrade(port)
      port.start()
    },
    close: async () => {},
  }
}
