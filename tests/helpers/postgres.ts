import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { ensurePostgres } from '../../build/runtime/postgres.ts'

/** `nobody`: PostgreSQL refuses to run as root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

export interface TestServer {
  readonly url: string
  stop(): Promise<void>
}

/** A real PostgreSQL server on loopback, in a temporary folder, gone with `stop`. Null, and a loud line, where none can be had. */
export async function startPostgres(): Promise<TestServer | null> {
  const found = await ensurePostgres()
  if ('why' in found) {
    console.warn(`\n*** PUBLISHING TO POSTGRESQL WAS NOT TESTED: ${found.why} ***\n`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'ost-postgres-'))
  if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(found.bin, 'initdb'),
    ['-D', data, '-U', 'office', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...unprivileged, stdio: 'pipe', cwd: folder },
  )
  const port = await freePort()
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ]
  const server = spawn(join(found.bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...unprivileged,
    stdio: 'ignore',
    cwd: folder,
  })
  const url = `postgres://office@127.0.0.1:${port}/postgres`
  await ready(server, url)
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the PostgreSQL server ended at once (${server.exitCode})`)
    const client = new Client({ connectionString: url })
    const answers = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (answers) return
    await wait(50)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
