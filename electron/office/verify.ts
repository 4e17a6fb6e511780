import { parseArgs } from 'node:util'
import { type Verdict, verifyBackup } from '../backup/verify.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { readIdentity, readSiteCard } from './key-file.ts'
import { withReadOptions } from './read-options.ts'
import { sentenceOf } from './refusal-sentences.ts'

export const verifyHelp = `verify FILE --key KEY [--site CARD]
  Opens a backup and checks all of it: every byte, the signature, the database inside, its counts and its ledger.
  Writes nothing that is readable to the disk.
  --key KEY    office.key, office-sealed.key, or a site's own key
  --site CARD  the site's site-card.json: then a backup of any other site is refused
  Answers 0: good, and signed by that site.  1: not good.  3: good, but no card was given to compare the signer.`

/** `verify`: prints a verdict, and answers with it. @throws UsageError */
export async function verify(args: string[], { out, error }: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string' }, site: { type: 'string' } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('verify takes one backup.')
  if (values.key === undefined) throw new UsageError('verify needs --key KEY.')
  const identity = await readIdentity(values.key)
  const site = values.site === undefined ? undefined : await readSiteCard(values.site)
  const verdict = await withReadOptions((options) => verifyBackup(file, identity, { ...options, site }))
  if (verdict.outcome === 'wrong') {
    error(`WRONG: ${sentenceOf(verdict.code)}`)
    if (verdict.detail !== '') error(`  ${verdict.code}: ${verdict.detail}`)
    return exitCode.wrong
  }
  for (const line of linesOf(verdict)) out(line)
  return verdict.signer === 'pinned' ? exitCode.good : exitCode.signerNotPinned
}

function linesOf({ manifest, sha256, bytes, signer, fingerprint }: Verdict & { outcome: 'good' }): string[] {
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
  return [
    signer === 'pinned' ? 'GOOD: whole, and signed by this site.' : 'GOOD, BUT SIGNER NOT PINNED.',
    `  site         ${manifest.site}`,
    `  register     ${manifest.registerId}`,
    `  lineage      ${manifest.lineage}`,
    `  sequence     ${manifest.sequence}`,
    `  clinic day   ${manifest.day}`,
    `  clients      ${manifest.rows.client ?? 0}`,
    `  rows in all  ${rows} in ${Object.keys(manifest.rows).length} tables`,
    `  ledger       ${manifest.ledger.length} lines, head ${manifest.ledger.head ?? 'none'}`,
    `  program      ${manifest.program}, schema ${manifest.schema}`,
    `  file         ${bytes} bytes, SHA-256 ${sha256}`,
    `  signed by    ${fingerprint}`,
    ...(signer === 'pinned'
      ? []
      : [
          '  Compare "signed by" with the site by telephone, or give --site CARD: anybody can sign a backup.',
        ]),
  ]
}
