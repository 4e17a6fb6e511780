import { type ClientLink, createORPCClient, DynamicLink, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { Problem, Reason } from '../shared/contract/call.ts'
import type { Contract } from '../shared/contract/index.ts'

type NoContext = Record<never, never>
export type Link = ClientLink<NoContext>

let link: Link | undefined

/** Says where the calls go: once, before the first one. Tests lay their own clinic here. */
export function connect(to: Link): void {
  link = to
}

/** Makes a channel and hands one end of it to the server side; the preload lets nothing else through. */
export function connectToServer(): void {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('ost-register:connect', '*', [port2])
  port1.start()
  connect(new RPCLink({ port: port1 }))
}

/** Every call of the contract, typed: `call.session.signIn({ staffId, pin })`. */
export const call: ContractRouterClient<Contract> = createORPCClient(
  new DynamicLink<NoContext>(() => {
    if (!link) throw new Error('The window is not connected')
    return link
  }),
)

/** The same calls for TanStack Query: `useQuery(ask.home.needs.queryOptions())`. */
export const ask = createTanstackQueryUtils(call)

/** The server side is a function call away: no network, so no retry and no waiting for one. */
export function newQueryClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const
  return new QueryClient({
    defaultOptions: {
      queries: { ...always, refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 60_000 },
      mutations: always,
    },
  })
}

/** Why a call was not done, in codes; `words.sentence` says them. Anything unforeseen is a fault. */
export function reasonsOf(error: unknown): Reason[] {
  if (!(error instanceof ORPCError)) return [{ code: 'fault' }]
  const data: unknown = error.data
  switch (error.code) {
    case 'REFUSED':
      return (data as { reasons: Reason[] }).reasons
    case 'INVALID':
      return (data as { problems: Problem[] }).problems
    case 'NOT_ALLOWED':
      return [{ code: `not_allowed_${(data as { why: string }).why}` }]
    case 'NOT_FOUND':
      return [{ code: 'not_found' }]
    case 'LOCKED':
      return [{ code: `locked_${(data as { needs: string }).needs}` }]
    case 'FAULT':
      return [{ code: 'fault', params: { id: (data as { id: string }).id } }]
    default:
      return [{ code: 'fault' }]
  }
}

/** What is wrong with single fields; empty unless the input could not be taken. */
export function problemsOf(error: unknown): Problem[] {
  return error instanceof ORPCError && error.code === 'INVALID'
    ? (error.data as { problems: Problem[] }).problems
    : []
}
