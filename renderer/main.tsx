import { MantineProvider, Paper, Title } from '@mantine/core'
import '@mantine/core/styles.css'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import { setNonce } from 'get-nonce'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Router } from '../electron/server.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)

const { port1, port2 } = new MessageChannel()
window.postMessage('ost-register:connect', '*', [port2])
port1.start()
const call: RouterClient<Router> = createORPCClient(new RPCLink({ port: port1 }))

function Ping() {
  const [at, setAt] = useState<number>()
  useEffect(() => {
    void call.ping().then((answer) => setAt(answer.at))
  }, [])
  return (
    <Paper p="xl">
      <Title order={1}>OST Register</Title>
      {at !== undefined && <p role="status">The server side answered at {new Date(at).toISOString()}.</p>}
    </Paper>
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider getStyleNonce={() => nonce}>
      <Ping />
    </MantineProvider>,
  )
}
