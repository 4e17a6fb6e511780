import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Receipt } from '../../shared/records/receipt.ts'
import { signReceipt } from '../backup/receipt.ts'
import { verifyBackup } from '../backup/verify.ts'
import { now } from '../clock.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { readIdentity, readSiteCard } from './key-file.ts'
import { officeSigner } from './office-signer.ts'
import { withReadOptions } from './read-options.ts'
import { sentenceOf } from './refusal-sentences.ts'

export const receiptHelp = `receipt FILE --keys DIR --out RECEIPT [--site CARD]
  Checks a backup as verify does and, if it is good, writes the signed receipt that the site takes in.
    --keys DIR     where keygen wrote office.key, office-sign.key and office-card.json
    --out RECEIPT  SITE-SEQUENCE-DAY.ostreceipt; carry it back to the site on a stick
    --site CARD    the site's site-card.json: then a backup of any other site is refused
  Answers as verify does; without a good backup nothing is written.`

/** `receipt`: verifies, then signs. @throws UsageError */
export async function receipt(args: string[], { out, error }: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keys: { type: 'string' }, out: { type: 'string' }, site: { type: 'string' } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('receipt takes one backup.')
  const { keys, out: target } = values
  if (keys === undefined || target === undefined)
    throw new UsageError('receipt needs --keys DIR and --out RECEIPT.')
  const identity = await readIdentity(join(keys, 'office.key'))
  const { secretKey, card } = await officeSigner(keys)
  const site = values.site === undefined ? undefined : await readSiteCard(values.site)
  const verdict = await withReadOptions((options) => verifyBackup(file, identity, { ...options, site }))
  if (verdict.outcome === 'wrong') {
    error(`WRONG: ${sentenceOf(verdict.code)} No receipt was written.`)
    return exitCode.wrong
  }
  const { registerId, lineage, site: code, sequence, day, ledger } = verdict.manifest
  const signed = signReceipt(
    Receipt.parse({
      office: card.name,
      registerId,
      lineage,
      site: code,
      sequence,
      day,
      sha256: verdict.sha256,
      ledger,
      receivedAt: Math.round(now()),
    }),
    secretKey,
  )
  await writeFile(target, `${JSON.stringify(signed, null, 2)}\n`, { flush: true })
  out(`GOOD. Receipt for number ${sequence} of ${code} written to ${target}.`)
  if (verdict.signer !== 'pinned') out('  SIGNER NOT PINNED: give --site CARD to be sure whose backup it is.')
  return verdict.signer === 'pinned' ? exitCode.good : exitCode.signerNotPinned
}
