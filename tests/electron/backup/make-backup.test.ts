import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BackupProgress } from '../../../electron/backup/backup-order.ts'
import { lastBackup, readHistory } from '../../../electron/backup/history.ts'
import { type BackupMade, makeBackup } from '../../../electron/backup/make-backup.ts'
import { openBackup } from '../../../electron/backup/open-backup.ts'
import type { Reader } from '../../../electron/db/connection.ts'
import { openSlotsFile } from '../../../electron/vault/keyholders.ts'
import { openPrivateEnvelope } from '../../../electron/vault/private-envelope.ts'
import { readOptions } from './read-options.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

let clinic: SmallClinic
beforeEach(async () => {
  clinic = await makeSmallClinic()
})
afterEach(() => clinic.close())

const pathOf = (made: BackupMade): string => join(clinic.stick, made.fileName)

/** Every row of every table, and the schema, as one text. */
function contentOf(register: Reader): string {
  const tables = register
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
  return JSON.stringify(
    tables.map(({ name, sql }) => [name, sql, register.prepare(`SELECT * FROM "${name}"`).raw().all()]),
  )
}

it('leaves one backup, its key slots beside it, and nothing half-written', async () => {
  const made = await makeBackup(clinic.job)
  expect(readdirSync(clinic.stick).sort()).toEqual([
    'DIMAPUR1-000001-2026-03-02.ostbackup',
    'DIMAPUR1-000001-2026-03-02.ostkeys',
  ])
  const bytes = readFileSync(pathOf(made))
  expect(made.bytes).toBe(bytes.length)
  expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(made.rows).toMatchObject({ site: 1, staff: 1, ledger: 2, dose: 0 })
  expect(readdirSync(clinic.job.files.scratch)).toEqual([])
})

it('holds every row of the register, table by table', async () => {
  clinic.addStaff(120)
  const made = await makeBackup(clinic.job)
  const opened = await openBackup(pathOf(made), clinic.office.a, readOptions(clinic))
  expect(contentOf(opened.register)).toBe(contentOf(clinic.writer))
  opened.close()
})

it('changes not one row of the register', async () => {
  const before = contentOf(clinic.writer)
  const changes = clinic.writer.prepare('SELECT total_changes()').pluck()
  const changed = changes.get()
  await makeBackup(clinic.job)
  await makeBackup(clinic.job)
  expect(contentOf(clinic.writer)).toBe(before)
  expect(changes.get()).toBe(changed)
})

it('opens to office A, office B and the site, and its private key to B and the site only', async () => {
  const made = await makeBackup(clinic.job)
  const outcomes = []
  for (const identity of [clinic.office.a, clinic.office.b, clinic.keys.siteIdentity]) {
    const opened = await openBackup(pathOf(made), identity, readOptions(clinic))
    const envelope = await openPrivateEnvelope(opened.privateAge, identity)
    outcomes.push(envelope.outcome)
    if (envelope.outcome === 'opened') expect(envelope.privateKey).toEqual(clinic.keys.privateKey)
    opened.close()
  }
  expect(outcomes).toEqual(['not-for-this-identity', 'opened', 'opened'])
})

it('opens on a bare PC with the file beside it and one keyholder’s passphrase', async () => {
  const made = await makeBackup(clinic.job)
  const keysFile = pathOf(made).replace('.ostbackup', '.ostkeys')
  for (const passphrase of clinic.passphrases) {
    const opening = await openSlotsFile(keysFile, passphrase)
    if (opening.outcome !== 'opened') throw new Error(opening.outcome)
    expect(opening.secrets.databaseKey).toBeUndefined()
    const opened = await openBackup(pathOf(made), opening.secrets.siteIdentity ?? '', readOptions(clinic))
    expect(opened.manifest.registerId).toBe(clinic.registerId)
    opened.close()
  }
})

it('is the register of one moment, however many acts are committed while it is made', async () => {
  clinic.addStaff(40)
  let acts = 0
  const busy = setInterval(() => {
    clinic.addStaff(1)
    acts += 1
  }, 2)
  const made = await makeBackup(clinic.job).finally(() => clearInterval(busy))
  expect(acts).toBeGreaterThan(0)
  const { register, manifest, close } = await openBackup(pathOf(made), clinic.office.a, readOptions(clinic))
  const { length, head } = manifest.ledger
  const living = clinic.writer
    .prepare<[number], { hash: Buffer }>('SELECT hash FROM ledger WHERE seq = ?')
    .get(length)
  expect(head).toBe(living?.hash.toString('hex'))
  // Line 1 is the site, and every line after it one member of staff.
  const staff = 'SELECT id, role, hex(name), at FROM staff ORDER BY id LIMIT ?'
  expect(register.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(length - 1)
  expect(register.prepare(staff).raw().all(length)).toEqual(
    clinic.writer
      .prepare(staff)
      .raw()
      .all(length - 1),
  )
  close()
})

it('names the backup before it by its hash, and counts on', async () => {
  const first = await makeBackup(clinic.job)
  clinic.addStaff(1)
  const second = await makeBackup(clinic.job)
  const opened = await openBackup(pathOf(second), clinic.office.a, readOptions(clinic))
  expect(opened.manifest).toMatchObject({
    sequence: 2,
    previousHash: first.sha256,
    site: 'DIMAPUR1',
  })
  opened.close()
  const history = await readHistory(clinic.job.files.history, clinic.keys.highWaterKey)
  expect(history.damaged).toEqual([])
  expect(history.lines.map(({ kind, sequence }) => [kind, sequence])).toEqual([
    ['begun', 1],
    ['made', 1],
    ['begun', 2],
    ['made', 2],
  ])
  expect(lastBackup(history)).toMatchObject({
    sha256: second.sha256,
    rows: { staff: 2 },
  })
})

it('counts on from a backup that another PC left in the folder', async () => {
  writeFileSync(join(clinic.stick, 'DIMAPUR1-000041-2026-02-27.ostbackup'), '')
  expect((await makeBackup(clinic.job)).sequence).toBe(42)
})

it('sweeps away what a power cut left of an earlier one, and no other file', async () => {
  const [stale, foreign] = [
    'DIMAPUR1-000001-2026-02-27.ostbackup.part',
    'OTHER-000001-2026-02-27.ostbackup.part',
  ]
  for (const name of [stale, foreign, 'photo.jpg']) writeFileSync(join(clinic.stick, name), 'x')
  await makeBackup(clinic.job)
  const left = readdirSync(clinic.stick)
  expect(left).not.toContain(stale)
  expect(left).toEqual(expect.arrayContaining([foreign, 'photo.jpg']))
})

it('clears the scratch folder of what a killed one left, which would be as long as the register', async () => {
  const left = join(clinic.job.files.scratch, 'backup-of-yesterday')
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, 'some.scratch'), Buffer.alloc(100_000))
  await makeBackup(clinic.job)
  expect(existsSync(left)).toBe(false)
})

it('says how far it is: writing to the last page, reading back from the first byte, checking', async () => {
  const seen: BackupProgress[] = []
  const made = await makeBackup(clinic.job, {
    onProgress: (progress) => seen.push(progress),
  })
  const pages = statSync(clinic.job.files.database).size
  expect(seen.at(0)?.phase).toBe('writing')
  expect(seen).toContainEqual({ phase: 'writing', done: pages, total: pages })
  expect(seen).toContainEqual({
    phase: 'readingBack',
    done: 0,
    total: made.bytes,
  })
  expect(seen.at(-1)).toEqual({
    phase: 'checking',
    done: made.bytes,
    total: made.bytes,
  })
})

/** The worker does not wait for a sweep: what it deleted meanwhile lies on no disk. */
function bytesIfThere(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return Buffer.alloc(0)
    throw cause
  }
}

it('writes nothing plain to a disk: neither a table’s name nor a client’s', async () => {
  const canaries = ['SQLite format 3', 'CREATE TABLE', 'Canary 1', 'DIMAPUR1\0', clinic.registerId]
  const found: string[] = []
  function sweep(folder: string): void {
    for (const entry of readdirSync(folder, {
      withFileTypes: true,
      recursive: true,
    })) {
      if (!entry.isFile() || entry.name.endsWith('-shm')) continue
      const bytes = bytesIfThere(join(entry.parentPath, entry.name))
      for (const canary of canaries) if (bytes.includes(canary)) found.push(`${entry.name}: ${canary}`)
    }
  }
  let sweeps = 0
  await makeBackup(clinic.job, {
    onProgress() {
      sweeps += 1
      sweep(clinic.folder)
    },
  })
  sweep(clinic.folder)
  expect(sweeps).toBeGreaterThan(2)
  expect(found).toEqual([])
})

it('begins no backup of a register that has no site yet', async () => {
  const bare = join(clinic.folder, 'bare')
  mkdirSync(bare)
  clinic.writer.exec('PRAGMA foreign_keys = OFF; DROP TABLE site')
  await expect(makeBackup({ ...clinic.job, destination: bare })).rejects.toMatchObject({
    code: 'registerUnreadable',
    place: 'register',
  })
  expect(readdirSync(bare)).toEqual([])
})
