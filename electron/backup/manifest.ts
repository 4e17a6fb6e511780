import { AnyBackupManifest, BackupManifest, backupFormat } from '../../shared/records/backup-manifest.ts'
import { canonicalJson, signValue, verifyValue } from '../vault/signature.ts'
import { BackupRefused, messageOf } from './backup-refused.ts'

const kind = 'backup-manifest'

/** A manifest as it lies in the archive: its RFC 8785 bytes, and the raw 64-byte signature. */
export interface SignedManifest {
  readonly manifest: Buffer
  readonly signature: Buffer
}

/**
 * Signs a manifest. The signed bytes are `ost-register/backup-manifest/v1`, a newline and `manifest.json` as it
 * lies in the archive, so that openssl alone can check them.
 * @param secretKey the site's 32-byte Ed25519 seed.  @throws ZodError when the manifest breaks its own schema
 */
export function signManifest(manifest: BackupManifest, secretKey: Uint8Array): SignedManifest {
  const checked = BackupManifest.parse(manifest)
  return {
    manifest: Buffer.from(canonicalJson(checked), 'utf8'),
    signature: Buffer.from(signValue(kind, checked, secretKey)),
  }
}

/**
 * Reads a manifest and checks its signature against the signer that it names. Whether that signer is the site
 * is another question: see `requireSigner` in verify.ts.
 * @throws BackupRefused manifestUnreadable, newerFormat, signatureBad
 */
export function readManifest({ manifest, signature }: SignedManifest): BackupManifest {
  const text = manifest.toString('utf8')
  const value = parseJson(text)
  const { data: any } = AnyBackupManifest.safeParse(value)
  if (any !== undefined && any.format > backupFormat)
    throw new BackupRefused('newerFormat', String(any.format))
  const { data: read, error } = BackupManifest.safeParse(value)
  if (read === undefined) throw new BackupRefused('manifestUnreadable', error.message)
  // Two texts of one meaning, of which only one was signed, would let a checker and a reader disagree.
  if (canonicalJson(read) !== text) throw new BackupRefused('manifestUnreadable', 'not in RFC 8785 form')
  if (!verifyValue(kind, read, signature, Buffer.from(read.signer, 'base64'))) {
    throw new BackupRefused('signatureBad')
  }
  return read
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BackupRefused('manifestUnreadable', messageOf(cause), cause)
  }
}
