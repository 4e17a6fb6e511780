import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ListedSite, SiteList } from '../../shared/records/site-list.ts'
import { now } from '../clock.ts'
import { signSiteList } from '../site-list.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { readSiteCard } from './key-file.ts'
import { officeSigner } from './office-signer.ts'

export const sitesHelp = `sites --keys DIR --cards DIR --out FILE
  Makes the signed list of the programme's sites, by which each site checks the dose passports of the others.
    --keys DIR   where keygen wrote office-sign.key and office-card.json
    --cards DIR  every site's site-card.json, one file a site (*.json)
    --out FILE   site-list.json, to be taken to every site; an earlier one is replaced`

/** `sites`: reads every card, refuses what does not fit together, and writes the signed list. @throws UsageError */
export async function sites(args: string[], { out }: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keys: { type: 'string' }, cards: { type: 'string' }, out: { type: 'string' } },
  })
  const { keys, cards, out: file } = values
  if (keys === undefined || cards === undefined || file === undefined || positionals.length > 0)
    throw new UsageError('sites needs --keys DIR, --cards DIR and --out FILE.')
  const { secretKey, card } = await officeSigner(keys)
  const listed = await readCards(cards)
  const list = SiteList.parse({ office: card.name, made_at: now(), sites: listed })
  await writeFile(file, `${JSON.stringify(signSiteList(list, secretKey), null, 2)}\n`, { flush: true })
  out(`${listed.length === 1 ? 'One site' : `${listed.length} sites`} listed and signed in ${file}.`)
  for (const { number, code, name: site, ed25519 } of listed)
    out(
      `  ${String(number).padStart(4, '0')}  ${code}  ${site}  ${fingerprint(Buffer.from(ed25519, 'base64'))}`,
    )
  return exitCode.good
}

/** Every card of the folder in the order of its numbers; two of one number, or one without, are refused. */
async function readCards(folder: string): Promise<ListedSite[]> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new UsageError(`${folder} holds no site card (*.json).`)
  const listed = await Promise.all(
    files.map(async (name) => {
      const {
        register_id,
        site: code,
        ed25519,
        number,
        name: siteName,
      } = await readSiteCard(join(folder, name))
      if (number === undefined || siteName === undefined)
        throw new UsageError(`${name} is an old card without number and name: ask the site for a new one.`)
      return { number, code, name: siteName, register_id, ed25519 }
    }),
  )
  const sorted = listed.toSorted((a, b) => a.number - b.number)
  const twice = sorted.find(({ number }, place) => number === sorted[place - 1]?.number)
  if (twice) throw new UsageError(`Two cards bear the number ${twice.number}; one of them must go.`)
  return sorted
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    throw new UsageError(
      `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}
