import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSystemLibraries } from '../../../build/runtime/system-libraries.ts'
import { makeOneBackup, type OneBackup } from './one-backup.ts'

const page = readFileSync(new URL('../../../docs/reading-a-backup.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
const install = 'apt-get install -y age sqlite3 openssl'

let one: OneBackup
beforeAll(async () => {
  await ensureSystemLibraries({ readers: true })
  one = await makeOneBackup()
}, 300_000)
afterAll(() => one?.clinic.close())

let folders = 0
/** Runs a script as the page's reader would, with FILE, KEY and CARD set, in a folder of its own. */
function readerRuns(script: string, identity: string, changes: Record<string, string> = {}) {
  folders += 1
  const folder = join(one.clinic.folder, `reader-${folders}`)
  mkdirSync(folder)
  const [key, card] = [join(folder, 'a.key'), join(folder, 'card.json')]
  writeFileSync(key, `# a comment\n${identity}\n`)
  writeFileSync(card, JSON.stringify(one.card, null, 2))
  const env = { ...process.env, FILE: one.file, KEY: key, CARD: card, ...changes }
  const done = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env, encoding: 'utf8' })
  return { folder, status: done.status, text: `${done.stdout}${done.stderr}` }
}

it('runs the page’s own commands, and they say that all is well', () => {
  expect(blocks).toHaveLength(4)
  expect(page).toContain(install)
  const { status, text, folder } = readerRuns(blocks.join('\n'), one.clinic.office.a)
  expect({ status, text }).toMatchObject({ status: 0 })
  expect(text.split('\n').slice(0, 2)).toEqual(['ok', '0'])
  expect(text).toContain('staff|21')
  expect(text).toContain('register.sqlite is the one in the manifest')
  expect(text).toContain('private.age is the one in the manifest')
  expect(text).toContain('Signature Verified Successfully')
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['register.sqlite', 'private.age', 'manifest.json', 'manifest.sig']),
  )
})

it('opens with age, tar and sqlite3 to each of the three keys', () => {
  const { office, keys } = one.clinic
  const open = `age -d -i "$KEY" "$FILE" | tar xz; sqlite3 register.sqlite 'PRAGMA integrity_check'`
  for (const identity of [office.a, office.b, keys.siteIdentity]) {
    expect(readerRuns(open, identity)).toMatchObject({ status: 0, text: 'ok\n' })
  }
})

it('gives its private key to age with key B and the site’s, and not with key A', () => {
  const { office, keys } = one.clinic
  const open = `age -d -i "$KEY" "$FILE" | tar xz; age -d -i "$KEY" private.age > private.bin`
  for (const identity of [office.b, keys.siteIdentity]) {
    const { status, folder } = readerRuns(open, identity)
    expect(status).toBe(0)
    expect(readFileSync(join(folder, 'private.bin')).equals(keys.privateKey)).toBe(true)
  }
  const { status, text } = readerRuns(open, office.a)
  expect(status).not.toBe(0)
  expect(text).toContain('no identity matched')
})

it('does not pass the page’s commands with another signature, or another site’s card', () => {
  const [open = '', , , check = ''] = blocks
  const spoil = String.raw`LC_ALL=C tr '\000-\377' '\001-\377\000' < manifest.sig > other; mv other manifest.sig`
  const spoilt = readerRuns(`${open}\n${spoil}\n${check}`, one.clinic.office.a)
  expect(spoilt.status).not.toBe(0)
  expect(spoilt.text).toContain('Verification Failure')
  const card = join(one.clinic.folder, 'other-card.json')
  writeFileSync(
    card,
    JSON.stringify({ ...one.card, ed25519: 'VMcvGmQpe7QSzonXdC3gP2xaGbCGKqGTd36y15806pw=' }),
  )
  const foreign = readerRuns(`${open}\n${check}`, one.clinic.office.a, { CARD: card })
  expect(foreign.status).not.toBe(0)
})
