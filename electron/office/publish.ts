import { parseArgs } from 'node:util'
import { Client } from 'pg'
import type { Figure } from '../../shared/records/report.ts'
import { monthAfter, periodOfMonth } from '../../shared/rules/return-month.ts'
import { BackupRefused } from '../backup/backup-refused.ts'
import type { Reader } from '../db/connection.ts'
import { daysHeld } from '../db/indicators/clinic-days.ts'
import { loadSite, type Published } from '../db/postgres/load-site.ts'
import type { PublishedTable } from '../db/postgres/published-tables.ts'
import { prepareSchema, schemaName } from '../db/postgres/schema.ts'
import { siteOf } from '../db/site.ts'
import { readFigures } from '../report/figures.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { readIdentity } from './key-file.ts'
import { cardsIn, newestBackups, type OpenedSite, whyNot, withOpenedSite } from './publish-sources.ts'

export const publishHelp = `publish FOLDER… --to postgres://… --key KEY --cards DIR [--with-private KEY]
  Puts the newest backup of every site in FOLDER into a PostgreSQL database, in its schema ${schemaName}:
  every table with register_id and lineage, the views of the reports over all sites, and every month's indicators.
  One transaction a site; what is there already is left as it is, so it may be run again at any time.
    --to URL            the database; its password in PGPASSWORD; over a network with ?sslmode=verify-full
    --key KEY           office.key
    --cards DIR         every site's site-card.json: a backup that another key signed is not published
    --with-private KEY  office-sealed.key: ALSO PUBLISHES NAMES, CONTACTS AND NOTES, in the table private_value.
                        Left out, nothing personal leaves, and what had been published before is taken away.
    --dropout-days N    after how many days without a dose somebody dropped out; left out, as each site was set up
  Answers 0: all published or there already.  1: some were not; each is named.`

/** `publish`: site after site; one that is refused does not stop the others. @throws UsageError; the server's errors */
export async function publish(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals: folders } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      key: { type: 'string' },
      cards: { type: 'string' },
      'with-private': { type: 'string' },
      'dropout-days': { type: 'string' },
    },
  })
  if (!values.to || !values.key || !values.cards || folders.length === 0)
    throw new UsageError('publish needs a folder, --to URL, --key KEY and --cards DIR.')
  const dropoutDays = wholeDays(values['dropout-days'])
  const identity = await readIdentity(values.key)
  const sealed = values['with-private'] === undefined ? null : await readIdentity(values['with-private'])
  const cards = await cardsIn(values.cards)
  const sources = await newestBackups(folders)
  if (sources.length === 0) throw new UsageError(`No backup lies in ${folders.join(', ')}.`)
  const client = await connected(values.to)
  if (sealed !== null)
    terminal.out('WITH PRIVATE VALUES: names, contacts and notes go into the database, readable.')
  let refused = 0
  let tables: readonly PublishedTable[] | null = null
  try {
    for (const [place, source] of sources.entries()) {
      const say = (line: string) => terminal.out(`${place + 1}/${sources.length}  ${source.site}  ${line}`)
      const card = cards.get(source.site)
      const why = card
        ? await withOpenedSite(source.file, card, identity, sealed, async (site) => {
            tables ??= await prepareSchema(client, site.register)
            return publishSite(client, tables, site, dropoutDays, say)
          }).catch(refusalOf)
        : 'no card of this site was given.'
      if (why === null) continue
      refused += 1
      terminal.error(`${source.site}: NOT PUBLISHED: ${why}`)
    }
  } finally {
    await client.end()
  }
  return refused === 0 ? exitCode.good : exitCode.wrong
}

/** @returns why it was not published, or null */
async function publishSite(
  client: Client,
  tables: readonly PublishedTable[],
  site: OpenedSite,
  dropoutDays: number | null,
  say: (line: string) => void,
): Promise<string | null> {
  const days = dropoutDays ?? siteOf(site.register).dropoutDays
  const published = await loadSite(
    client,
    tables,
    { ...site, figures: monthly(site.register, days) },
    (name, rows) => {
      if (rows >= 10_000) say(`  ${name}: ${rows} rows`)
    },
  )
  if (published.outcome === 'twoOfOneNumber')
    return `another backup with the number ${site.sequence} was published before. Find out which is true.`
  say(sentenceFor(site, published))
  return null
}

function sentenceFor({ sequence, day, privateValues }: OpenedSite, published: Published): string {
  if (published.outcome !== 'published') return `number ${sequence} or a newer one is there already`
  return `number ${sequence} of ${day}: ${published.rows} rows${privateValues ? ', AND PRIVATE VALUES' : ''}`
}

/** Every whole month of a register, from its first clinic day to its last closed one. */
function* monthly(register: Reader, dropoutDays: number): Generator<Figure & { month: string }> {
  const held = daysHeld(register)
  const closed = held
    .filter(({ closedAt }) => closedAt !== null)
    .map(({ day }) => day)
    .toSorted()
  const [first, last] = [closed[0], closed.at(-1)]
  if (first === undefined || last === undefined) return
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = monthAfter(month)) {
    for (const figure of readFigures(register, { period: periodOfMonth(month), dropoutDays }))
      yield { month, ...figure }
  }
}

function refusalOf(cause: unknown): string {
  if (cause instanceof BackupRefused) return whyNot(cause)
  throw cause
}

function wholeDays(text: string | undefined): number | null {
  if (text === undefined) return null
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new UsageError('--dropout-days takes 1 to 366.')
  return days
}

/** @throws UsageError when it is no such address, or would send what it holds readable over a network */
async function connected(to: string): Promise<Client> {
  const url = URL.canParse(to) ? new URL(to) : null
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw new UsageError(`${to} is no postgres:// address.`)
  const isHere = ['', 'localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (!isHere && url.searchParams.get('sslmode') !== 'verify-full')
    throw new UsageError('Over a network only with ?sslmode=verify-full.')
  const client = new Client({ connectionString: to })
  await client.connect()
  return client
}
