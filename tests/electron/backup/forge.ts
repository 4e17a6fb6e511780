import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { extract, pack } from 'tar-stream'
import { canonicalJson, publicKeyOf, signValue } from '../../../electron/vault/signature.ts'
import type { BackupManifest } from '../../../shared/records/backup-manifest.ts'

/** One member of an archive, in the order in which it stands. */
export type Member = readonly [name: string, content: Uint8Array]

/** Takes a backup apart, as an attacker with one of the keys can. */
export async function takeApart(file: string, identity: string): Promise<Map<string, Buffer>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const archive = extract()
  archive.end(gunzipSync(await decrypter.decrypt(readFileSync(file))))
  const members = new Map<string, Buffer>()
  for await (const entry of archive) {
    const parts: Buffer[] = []
    for await (const part of entry as AsyncIterable<Buffer>) parts.push(part)
    members.set(entry.header.name, Buffer.concat(parts))
  }
  return members
}

/** Seals any members to public keys, which everybody who was given them can. */
export async function putTogether(
  file: string,
  members: readonly Member[],
  recipients: readonly string[],
  options: { behindTar?: Uint8Array; behindGzip?: Uint8Array } = {},
): Promise<void> {
  const archive = pack()
  for (const [name, content] of members) archive.entry({ name, mtime: new Date(0) }, Buffer.from(content))
  archive.finalize()
  const parts: Buffer[] = []
  for await (const part of archive as AsyncIterable<Buffer>) parts.push(part)
  const tar = Buffer.concat([...parts, options.behindTar ?? Buffer.alloc(0)])
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  writeFileSync(
    file,
    await encrypter.encrypt(Buffer.concat([gzipSync(tar), options.behindGzip ?? Buffer.alloc(0)])),
  )
}

/** Manifest and signature of `changes` over a true manifest, signed with `secretKey` as its own signer says. */
export function signedMembers(
  manifest: Buffer,
  changes: Partial<Record<keyof BackupManifest, unknown>>,
  secretKey: Uint8Array,
): Member[] {
  const signer = Buffer.from(publicKeyOf(secretKey)).toString('base64')
  const value = { ...JSON.parse(manifest.toString('utf8')), signer, ...changes }
  return [
    ['manifest.json', Buffer.from(canonicalJson(value), 'utf8')],
    ['manifest.sig', signValue('backup-manifest', value, secretKey)],
  ]
}

/** Length and SHA-256, as a manifest states them. */
export function statedMember(content: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}
