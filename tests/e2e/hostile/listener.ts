import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listener = {
  host: string
  http: string
  /** Connections, requests and datagrams so far. */
  arrivals(): number
  close(): void
}

/** Stands for the world outside: whatever arrives here has left the register. Listens on TCP and UDP alike. */
export async function listen(): Promise<Listener> {
  let count = 0
  const server = createServer((_request, response) => {
    count += 1
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>outside</title><body>outside')
  })
  server.on('connection', () => {
    count += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4')
  datagrams.on('message', () => {
    count += 1
  })
  datagrams.bind(port, '127.0.0.1')
  await once(datagrams, 'listening')
  return {
    host: `127.0.0.1:${port}`,
    http: `http://127.0.0.1:${port}`,
    arrivals: () => count,
    close: () => {
      server.closeAllConnections()
      server.close()
      datagrams.close()
    },
  }
}
