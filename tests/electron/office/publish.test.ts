import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Writer } from '../../../electron/db/connection.ts'
import { loadSite, type SiteToPublish } from '../../../electron/db/postgres/load-site.ts'
import { prepareSchema, publishedViews } from '../../../electron/db/postgres/schema.ts'
import { readFigures } from '../../../electron/report/figures.ts'
import { type GeneratedClinic, generatedClinic } from '../../helpers/generated-clinic.ts'
import { startPostgres, type TestServer } from '../../helpers/postgres.ts'
import { writeGenerated } from '../../helpers/write-generated.ts'
import { makeOneBackup } from '../backup/one-backup.ts'

const program = fileURLToPath(new URL('../../../electron/office/office.ts', import.meta.url))

const server: TestServer | null = await startPostgres()
const published = it.runIf(server !== null)

let client: Client
beforeAll(async () => {
  if (server === null) return
  client = new Client({ connectionString: server.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.stop()
})
beforeEach(async () => {
  await client?.query(`DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'ost_register' LOOP
      EXECUTE 'DELETE FROM ost_register.' || quote_ident(one.tablename);
    END LOOP; END $$`)
})

interface Site {
  readonly clinic: GeneratedClinic
  readonly db: Writer
  readonly registerId: string
}
let sites: Site[] = []
afterEach(() => {
  for (const { db } of sites) db.close()
  sites = []
})

function generatedSites(...seeds: number[]): Site[] {
  sites = seeds.map((seed) => {
    const clinic = generatedClinic(seed)
    return { clinic, db: writeGenerated(clinic), registerId: String(seed).padStart(32, '0') }
  })
  return sites
}

const MONTH = '2025-09'

function toPublish({ clinic, db, registerId }: Site, changes: Partial<SiteToPublish> = {}): SiteToPublish {
  const figures = readFigures(db, { period: clinic.period, dropoutDays: clinic.dropoutDays })
  return {
    registerId,
    lineage: 'a'.repeat(32),
    site: `SITE${registerId.slice(-2)}`,
    name: null,
    partner: null,
    district: 'Aizawl',
    sequence: 3,
    day: '2026-01-01',
    sha256: registerId,
    schema: 1,
    register: db,
    figures: figures.map((figure) => ({ ...figure, month: MONTH })),
    privateValues: null,
    ...changes,
  }
}

async function load(site: SiteToPublish) {
  const tables = await prepareSchema(client, site.register)
  return loadSite(client, tables, site, () => {})
}

const plain = (row: readonly unknown[]): string =>
  JSON.stringify(
    row.map((value) => (value === null ? null : String(typeof value === 'boolean' ? Number(value) : value))),
  )

async function rowsThere(query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<unknown[]>({ text: query, values, rowMode: 'array' })
  return rows.map(plain).toSorted()
}

published(
  'every view of the reports gives for each site of many the very rows that the site itself has',
  async () => {
    const many = generatedSites(11, 12)
    for (const site of many) expect(await load(toPublish(site))).toMatchObject({ outcome: 'published' })
    let compared = 0
    for (const { db, registerId } of many) {
      for (const { name } of publishedViews(db)) {
        const here = db.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw()
        const names = here
          .columns()
          .map((column) => column.name)
          .join(', ')
        const there = await rowsThere(`SELECT ${names} FROM ost_register.${name} WHERE register_id = $1`, [
          registerId,
        ])
        const rows = here.all().map(plain).toSorted()
        expect({ name, rows: there }).toEqual({ name, rows })
        compared += rows.length
      }
    }
    expect(compared).toBeGreaterThan(1_000)
  },
)

published(
  'every table has as many rows as the sites, and nothing sealed or secret has a column',
  async () => {
    const many = generatedSites(13, 14)
    for (const site of many) await load(toPublish(site))
    const tables = await prepareSchema(client, many[0]?.db as Writer)
    for (const { name } of tables) {
      const rows = many.reduce(
        (sum, { db }) => sum + (db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number),
        0,
      )
      expect(await rowsThere(`SELECT count(*) FROM ost_register."${name}"`)).toEqual([plain([rows])])
    }
    const binary = await rowsThere(
      `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'ost_register' AND data_type = 'bytea'`,
    )
    expect(binary).toEqual([
      plain(['ledger', 'hash']),
      plain(['ledger', 'prev']),
      plain(['ledger', 'row_hash']),
    ])
    expect(tables.map(({ name }) => name)).not.toContain('staff_pin')
    expect(tables.map(({ name }) => name)).not.toContain('draft')
    expect(await rowsThere('SELECT * FROM ost_register.private_value')).toEqual([])
  },
)

published('indicators add up over the sites, and a district’s are the sum of its sites’', async () => {
  const many = generatedSites(15, 16, 17)
  for (const site of many) await load(toPublish(site))
  const sums = new Map<string, number>()
  for (const { figures } of many.map((site) => toPublish(site))) {
    for (const { indicator, cell, count } of figures) {
      const key = `${indicator}|${cell}`
      sums.set(key, (sums.get(key) ?? 0) + count)
    }
  }
  for (const view of ['indicator_month_all', 'indicator_month_district']) {
    const there = await rowsThere(
      `SELECT indicator || '|' || cell, count FROM ost_register.${view} WHERE month = '${MONTH}'`,
    )
    expect(there).toEqual([...sums].map(plain).toSorted())
  }
  expect([...sums.values()].some((count) => count > 0)).toBe(true)
})

published(
  'the same backup again, or an older one, changes nothing; a newer one takes its place; two of one number wait',
  async () => {
    const [site, later] = generatedSites(18, 19)
    if (!site || !later) throw new Error('two sites')
    expect(await load(toPublish(site))).toMatchObject({ outcome: 'published' })
    const before = await rowsThere('SELECT * FROM ost_register.day_line')
    expect(await load(toPublish(site))).toEqual({ outcome: 'known' })
    const changed = { register: later.db, sha256: 'other' }
    expect(await load(toPublish(site, { ...changed, sequence: 2 }))).toEqual({ outcome: 'known' })
    expect(await load(toPublish(site, changed))).toEqual({ outcome: 'twoOfOneNumber' })
    expect(await rowsThere('SELECT * FROM ost_register.day_line')).toEqual(before)
    expect(await load(toPublish(site, { ...changed, sequence: 4, lineage: 'b'.repeat(32) }))).toMatchObject({
      outcome: 'published',
    })
    const lines = later.db.prepare('SELECT count(*) FROM day_line').pluck().get()
    expect(await rowsThere(`SELECT count(*), min(lineage) FROM ost_register.day_line`)).toEqual([
      plain([lines, 'b'.repeat(32)]),
    ])
  },
)

published('a site that fails in the midst of it leaves what was published before, whole', async () => {
  const [site] = generatedSites(20)
  if (!site) throw new Error('one site')
  await load(toPublish(site))
  const before = await rowsThere('SELECT * FROM ost_register.dose')
  function* failing() {
    yield { month: MONTH, indicator: 'doses_due', cell: '', count: 1, of: null }
    throw new Error('the disk failed')
  }
  await expect(load(toPublish(site, { sequence: 4, figures: failing() }))).rejects.toThrow('the disk failed')
  expect(await rowsThere('SELECT * FROM ost_register.dose')).toEqual(before)
  expect(await rowsThere('SELECT sequence FROM ost_register.publication')).toEqual([plain([3])])
})

published(
  'texts come through as they are, and private values only while somebody asks for them',
  async () => {
    const [site] = generatedSites(21)
    if (!site) throw new Error('one site')
    const value = 'Lal\\N\trinpuia\n\\.\r মায়া'
    const privateValues = [{ table: 'client', column: 'name', id: 1, value }]
    await load(toPublish(site, { privateValues }))
    expect(await rowsThere('SELECT value FROM ost_register.private_value')).toEqual([plain([value])])
    expect(await load(toPublish(site, { privateValues }))).toEqual({ outcome: 'known' })
    expect(await load(toPublish(site))).toMatchObject({ outcome: 'published' })
    expect(await rowsThere('SELECT value FROM ost_register.private_value')).toEqual([])
  },
)

published(
  'the command publishes the newest backup of a folder once, says what it does, and keeps names back',
  async () => {
    const one = await makeOneBackup()
    const folder = mkdtempSync(join(tmpdir(), 'ost-publish-'))
    try {
      const { a, b } = one.clinic.office
      const file = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text)
        return join(folder, name)
      }
      const cards = join(folder, 'cards')
      mkdirSync(cards)
      writeFileSync(join(cards, 'site.json'), JSON.stringify(one.card))
      const run = (...more: string[]) =>
        office(
          'publish',
          one.clinic.stick,
          '--to',
          server?.url ?? '',
          '--key',
          file('office.key', a),
          '--cards',
          ...more,
        )
      expect(await run(cards)).toMatchObject({
        status: 0,
        out: expect.stringMatching(/1\/1 {2}DIMAPUR1 {2}number 1 .* rows\n/),
      })
      const staff = one.clinic.writer.prepare('SELECT count(*) FROM staff').pluck().get()
      expect(await rowsThere('SELECT count(*) FROM ost_register.staff')).toEqual([plain([staff])])
      expect(await rowsThere('SELECT * FROM ost_register.private_value')).toEqual([])
      expect((await run(cards)).out).toContain('is there already')
      const wide = await run(cards, '--with-private', file('office-sealed.key', b))
      expect(wide.out).toContain('WITH PRIVATE VALUES')
      expect((await rowsThere('SELECT value FROM ost_register.private_value')).join()).toContain('Canary 1')
      expect((await run(cards, '--with-private', file('office.key', a))).status).toBe(2)
      writeFileSync(join(cards, 'site.json'), JSON.stringify({ ...one.card, register_id: 'f'.repeat(32) }))
      expect(await run(cards)).toMatchObject({ status: 1, error: expect.stringContaining('NOT PUBLISHED') })
      writeFileSync(join(cards, 'site.json'), JSON.stringify({ ...one.card, site: 'OTHER1' }))
      expect((await run(cards)).error).toContain('no card of this site')
      expect(
        (await office('publish', folder, '--to', 'postgres://far/db', '--key', 'k', '--cards', cards)).status,
      ).toBe(2)
    } finally {
      one.clinic.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)

/** Runs the office's command line as a person does; the server answers meanwhile, so this must not stand still. */
async function office(...args: string[]): Promise<{ status: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [program, ...args])
  let [out, error] = ['', '']
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  child.stderr.on('data', (bytes) => {
    error += bytes
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, out, error }
}
