import type { BackupManifest } from '../../shared/records/backup-manifest.ts'
import type { SiteCard } from '../../shared/records/card-files.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { BackupRefused, type Refusal } from './backup-refused.ts'
import { type OpenedBackup, type OpenOptions, openBackup } from './open-backup.ts'

/** What may be said of a file that was given for a backup. */
export type Verdict =
  | {
      readonly outcome: 'good'
      /** `pinned`: signed by the site whose card was given. Else anybody may have signed it. */
      readonly signer: 'pinned' | 'notPinned'
      readonly fingerprint: string
      readonly manifest: BackupManifest
      readonly sha256: string
      readonly bytes: number
    }
  | {
      readonly outcome: 'wrong'
      readonly code: Refusal
      readonly detail: string
    }

/** How a verification is to go. */
export interface VerifyOptions extends OpenOptions {
  /** The site's card, from the site itself and not from the stick. */
  readonly site?: SiteCard | undefined
}

/**
 * Opens a backup with one age secret key (office A, office B or the site's) and checks all of it. No plain byte
 * touches a disk. An older backup of the right site is good: that it is not the newest, only who knows the
 * newer one can say.
 * @throws AbortError; an error that is none of the file's doing
 */
export async function verifyBackup(file: string, identity: string, options: VerifyOptions): Promise<Verdict> {
  try {
    const opened = await openTrusted(file, identity, options)
    opened.close()
    const { manifest, sha256, bytes } = opened
    return {
      outcome: 'good',
      signer: options.site === undefined ? 'notPinned' : 'pinned',
      fingerprint: fingerprintOfSigner(manifest),
      manifest,
      sha256,
      bytes,
    }
  } catch (cause) {
    if (cause instanceof BackupRefused) return { outcome: 'wrong', code: cause.code, detail: cause.detail }
    throw cause
  }
}

/**
 * Opens a backup, and refuses it when a card is given and another site made it.
 * @throws BackupRefused, foreignSigner and otherRegister among its codes; AbortError
 */
export async function openTrusted(
  file: string,
  identity: string,
  options: VerifyOptions,
): Promise<OpenedBackup> {
  const opened = await openBackup(file, identity, options)
  try {
    if (options.site !== undefined) requireSite(opened.manifest, options.site)
    return opened
  } catch (cause) {
    opened.close()
    throw cause
  }
}

/** What two people read to each other to compare the signer of a backup with the site's card. */
export function fingerprintOfSigner({ signer }: BackupManifest): string {
  return fingerprint(Buffer.from(signer, 'base64'))
}

/** @throws BackupRefused foreignSigner, otherRegister */
export function requireSite(manifest: BackupManifest, card: SiteCard): void {
  if (manifest.signer !== card.ed25519) {
    throw new BackupRefused('foreignSigner', `signed by ${fingerprintOfSigner(manifest)}`)
  }
  if (manifest.registerId !== card.register_id || manifest.site !== card.site) {
    throw new BackupRefused('otherRegister', manifest.site)
  }
}
