import { appendFile, type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { identityToRecipient } from 'age-encryption'
import { BackupRefused, messageOf } from '../backup/backup-refused.ts'
import type { OpenedBackup } from '../backup/open-backup.ts'
import { openTrusted } from '../backup/verify.ts'
import { now } from '../clock.ts'
import { openPrivateEnvelope } from '../vault/private-envelope.ts'
import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { readIdentity, readSiteCard } from './key-file.ts'
import { asText, privateContents } from './private-values.ts'
import { withReadOptions } from './read-options.ts'
import { sentenceOf } from './refusal-sentences.ts'

export const unsealHelp = `unseal FILE --key KEY --out DIR [--site CARD]
  Checks a backup as verify does, and then writes everything personal in it, READABLE, to DIR:
    private-columns.jsonl  one line a value: table, row, column and its text (pictures as base64)
    unseal.log             says each time: when, which backup, by which key, how many values
  --key KEY    office-sealed.key or the site's own key; the everyday office.key cannot do this
  --site CARD  the site's site-card.json
  Drafts are nobody's but their writer's, and stay sealed. Delete DIR when it has served.`

const output = 'private-columns.jsonl'

/** `unseal`: writes the private values of a good backup, and a line that says so. @throws UsageError */
export async function unseal(args: string[], { out, error }: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string' }, site: { type: 'string' }, out: { type: 'string' } },
  })
  const [file, ...more] = positionals
  const { key, out: folder } = values
  if (file === undefined || more.length > 0) throw new UsageError('unseal takes one backup.')
  if (key === undefined || folder === undefined) throw new UsageError('unseal needs --key KEY and --out DIR.')
  const identity = await readIdentity(key)
  const site = values.site === undefined ? undefined : await readSiteCard(values.site)
  return withReadOptions(async (options) => {
    try {
      const backup = await openTrusted(file, identity, { ...options, site })
      try {
        return await unsealInto(folder, backup, identity, { out, error })
      } finally {
        backup.close()
      }
    } catch (cause) {
      if (!(cause instanceof BackupRefused)) throw cause
      error(`WRONG: ${sentenceOf(cause.code)} Nothing was unsealed.`)
      return exitCode.wrong
    }
  })
}

async function unsealInto(
  folder: string,
  backup: OpenedBackup,
  identity: string,
  { out, error }: Terminal,
): Promise<ExitCode> {
  const envelope = await openPrivateEnvelope(backup.privateAge, identity)
  if (envelope.outcome !== 'opened') {
    error('WRONG: this key opens the backup, but not what is personal in it. Use office-sealed.key.')
    return exitCode.wrong
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { registerId, site, sequence } = backup.manifest
  const recipient = await identityToRecipient(identity)
  const log = async (line: string): Promise<void> => {
    await appendFile(join(folder, 'unseal.log'), `${line}\n`, { mode: 0o600, flush: true })
    out(line)
  }
  const values = await open(join(folder, output), 'wx', 0o600).catch((cause: unknown) => {
    throw new UsageError(`${join(folder, output)} cannot be written: ${messageOf(cause)}`)
  })
  try {
    await log(
      `${timeStamp()} unsealing backup ${sequence} of ${site} (register ${registerId}, SHA-256 ${backup.sha256}) with key ${recipient}`,
    )
    const { opened, closed } = await writeValues(values, backup, envelope.privateKey)
    await log(`${timeStamp()} unsealed ${opened} values of backup ${sequence} of ${site}`)
    if (closed > 0) error(`WRONG: ${closed} sealed values do not open: they were altered before this backup.`)
    return closed > 0 ? exitCode.wrong : exitCode.good
  } finally {
    envelope.privateKey.fill(0)
    await values.close()
  }
}

async function writeValues(
  values: FileHandle,
  { register }: OpenedBackup,
  privateKey: Uint8Array,
): Promise<{ opened: number; closed: number }> {
  let [opened, closed] = [0, 0]
  for (const { content, ...place } of privateContents(register, privateKey)) {
    if (content === null) {
      closed += 1
      continue
    }
    await values.write(`${JSON.stringify({ ...place, ...readable(content) })}\n`)
    opened += 1
  }
  await values.sync()
  return { opened, closed }
}

function timeStamp(): string {
  return new Date(now()).toISOString()
}

function readable(content: Buffer): { text: string } | { base64: string } {
  const text = asText(content)
  return text === null ? { base64: content.toString('base64') } : { text }
}
