import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fingerprint } from '../vault/fingerprint.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { ageKeyFile, newKeySet, signKeyFile } from './key-set.ts'

export const keygenHelp = `keygen DIR [--name NAME]
  Makes the office's keys in DIR, which is made if it is not there. Nothing is ever overwritten.
    office.key         age key A: the everyday key; opens backups, but nothing personal in them
    office-sealed.key  age key B: also opens names, contacts and notes; keep it sealed, in another place
    office-sign.key    Ed25519: signs what the office sends to its sites
    office-card.json   the public halves: hand this to every site
  --name NAME          stands on the card; "Regional office" if left out`

/** `keygen`: writes the four files, each readable by its owner only. @throws UsageError */
export async function keygen(args: string[], { out }: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string', default: 'Regional office' } },
  })
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0) throw new UsageError('keygen takes one folder.')
  const { card, everyday, sealed, signing } = await newKeySet(values.name)
  await writeNew(folder, {
    'office.key': ageKeyFile('A', everyday, card.ageA),
    'office-sealed.key': ageKeyFile('B', sealed, card.ageB),
    'office-sign.key': signKeyFile(signing),
    'office-card.json': `${JSON.stringify(card, null, 2)}\n`,
  })
  out(`Four files written to ${folder}.`)
  out(`Hand office-card.json to the sites. Read these to whoever imports it:`)
  out(`  key A      ${fingerprint(card.ageA)}`)
  out(`  key B      ${fingerprint(card.ageB)}`)
  out(`  signature  ${fingerprint(Buffer.from(card.ed25519, 'base64'))}`)
  out('Put office-sealed.key on a stick of its own, seal it in an envelope, and delete it here.')
  return exitCode.good
}

/** @throws UsageError when one of the files is there already: then none is written */
async function writeNew(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)))
  if (there.length > 0)
    throw new UsageError(`${folder} already holds ${there.join(', ')}; nothing was changed.`)
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content, { flag: 'wx', mode: 0o600, flush: true })
  }
}
