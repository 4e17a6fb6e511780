import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchRegister, type RunningRegister } from '../helpers/launch.ts'

let register: RunningRegister
beforeEach(async () => {
  register = await launchRegister()
})
afterEach(() => register.close())

/** Runs inside the packaged program: opens an encrypted database with the binding that lies in the package. */
const insideTheProgram = `(folder, file) => {
  const { createRequire } = process.getBuiltinModule('node:module')
  const Database = createRequire(folder + '/dist/main.js')('better-sqlite3')
  const db = new Database(file)
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.pragma("key=\\"x'" + 'ab'.repeat(32) + "'\\"")
  db.exec('CREATE TABLE IF NOT EXISTS probe (n INTEGER UNIQUE)')
  return db
}`

test('the SQLite binding of the package outlives the garbage collection of all it has handed out', async () => {
  const count = await register.app.evaluate(
    async ({ app }, [source, file]) => {
      const open = new Function(`return ${source}`)()
      const db = open(app.getAppPath(), file)
      for (let n = 0; n < 100_000; n += 1) db.prepare('SELECT ?').get(n)
      for (let n = 0; n < 50; n += 1) open(app.getAppPath(), file)
      // Enough garbage for a full collection; the finalizers run in the turns after it.
      for (let n = 0; n < 20; n += 1) new Uint8Array(20_000_000).fill(1)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      db.prepare('INSERT INTO probe VALUES (1)').run()
      return db.prepare('SELECT count(*) AS n FROM probe').get()
    },
    [insideTheProgram, join(register.profileFolder, 'probe.sqlite')] as const,
  )
  expect(count).toEqual({ n: 1 })
})

test('a worker of the packaged program opens the encrypted database too', async () => {
  const answer = await register.app.evaluate(
    ({ app }, [source, file]) => {
      const { Worker } = process.getBuiltinModule('node:worker_threads')
      const code = `const db = (${source})(${JSON.stringify(app.getAppPath())}, ${JSON.stringify(file)})
        require('node:worker_threads').parentPort.postMessage(db.pragma('cipher', { simple: true }))`
      const worker = new Worker(code, { eval: true })
      return new Promise((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    },
    [insideTheProgram, join(register.profileFolder, 'probe.sqlite')] as const,
  )
  expect(answer).toBe('sqlcipher')
})
