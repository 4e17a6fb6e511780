import { basename } from 'node:path'
import type { BackupManifest } from '../../shared/records/backup-manifest.ts'
import { damageFound, registerFacts } from '../db/backup-queries.ts'
import { DatabaseUnreadable, type Reader } from '../db/connection.ts'
import { parseBackupName } from './backup-name.ts'
import { BackupRefused, messageOf } from './backup-refused.ts'
import { readManifest } from './manifest.ts'
import { PageUnreadable } from './page-cipher.ts'
import { type ScratchRegister, startScratchRegister } from './scratch-register.ts'
import { openSealedFile, type ReadOptions } from './sealed-file.ts'
import { type MembersFound, takeMembers } from './take-members.ts'

/** How a backup is to be opened. */
export interface OpenOptions extends ReadOptions {
  /** A private folder of the profile: the encrypted scratch register lies there while it is read. */
  readonly scratchFolder: string
  /** A restore's own key for the scratch register, 32 bytes; all others throw theirs away. */
  readonly scratchKey?: Uint8Array
  /** The newest schema that this program reads (`user_version`). */
  readonly knownSchema: number
  /** `quick` leaves out the comparison of indexes with tables. */
  readonly depth: 'quick' | 'full'
  /**
   * Says what is wrong with the ledger of an opened register, null when it is whole. Left out by the read-back:
   * there the register was just compared with the living one, whose chain is checked at opening.
   */
  readonly ledgerProblem?: (register: Reader) => string | null
}

/** A backup that holds what it says. Who signed it is for the caller to judge. */
export interface OpenedBackup {
  readonly manifest: BackupManifest
  /** SHA-256 and length of the file itself. */
  readonly sha256: string
  readonly bytes: number
  /** The register inside, private columns still sealed. */
  readonly register: Reader
  /** `private.age`, for the site's key and the office's sealed key only. */
  readonly privateAge: Buffer
  /** Closes the register and leaves it on the disk, under `scratchKey`. @returns its path */
  keep(): string
  /** Closes the register and deletes its scratch file. */
  close(): void
}

/**
 * Opens a backup with one age secret key and checks everything that can be checked without knowing its site:
 * authenticity of every byte, members, digests, signature, pages, integrity, counts, ledger.
 * Constant memory; what is plain exists in memory only.
 * @throws BackupRefused; AbortError when `signal` fires
 */
export async function openBackup(
  file: string,
  identity: string,
  options: OpenOptions,
): Promise<OpenedBackup> {
  const sealed = await openSealedFile(file, identity, options)
  try {
    const scratch = startScratch(options)
    try {
      const found = await takeMembers(sealed.plain(), scratch.write).catch(refusePouring)
      const manifest = readManifest(found)
      requireName(file, manifest)
      requireMembers(manifest, found)
      if (manifest.schema > options.knownSchema) {
        throw new BackupRefused('newerSchema', `${manifest.schema} > ${options.knownSchema}`)
      }
      const register = openScratch(scratch)
      requireContent(register, manifest, options)
      return {
        manifest,
        sha256: sealed.sha256(),
        bytes: sealed.bytes,
        register,
        privateAge: found.privateKey.content,
        keep: scratch.keep,
        close: scratch.discard,
      }
    } catch (cause) {
      scratch.discard()
      throw cause
    }
  } finally {
    await sealed.close()
  }
}

/** @throws BackupRefused scratchFull */
export function startScratch({
  scratchFolder,
  scratchKey,
}: Pick<OpenOptions, 'scratchFolder' | 'scratchKey'>): ScratchRegister {
  try {
    return startScratchRegister(scratchFolder, scratchKey)
  } catch (cause) {
    throw new BackupRefused('scratchFull', messageOf(cause), cause)
  }
}

/** @throws BackupRefused notARegister, scratchFull */
export function openScratch(scratch: ScratchRegister): Reader {
  try {
    return scratch.open()
  } catch (cause) {
    return refusePouring(cause)
  }
}

/** Gives an error of the scratch register its code; any other passes. */
export function refusePouring(cause: unknown): never {
  if (cause instanceof PageUnreadable || cause instanceof DatabaseUnreadable) {
    throw new BackupRefused('notARegister', cause.message, cause)
  }
  const errno = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/^E(NOSPC|DQUOT|FBIG|ROFS|ACCES|IO)$/.test(errno)) throw new BackupRefused('scratchFull', errno, cause)
  throw cause
}

/** A renamed backup could pass for a newer one: a name that says anything must say what the manifest says. */
function requireName(file: string, manifest: BackupManifest): void {
  const named = parseBackupName(basename(file).replace(/\.part$/, ''))
  if (named === null) return
  const { site, sequence, day } = manifest
  if (named.site !== site || named.sequence !== sequence || named.day !== day)
    throw new BackupRefused('nameLies')
}

function requireMembers(manifest: BackupManifest, found: MembersFound): void {
  const stated = manifest.members
  const pairs = [
    ['register.sqlite', stated['register.sqlite'], found.register],
    ['private.age', stated['private.age'], found.privateKey],
  ] as const
  for (const [name, want, have] of pairs) {
    if (want.sha256 !== have.sha256 || want.bytes !== have.bytes) throw new BackupRefused('memberHash', name)
  }
}

/**
 * @param manifest null for a copy, which states nothing of itself
 * @throws BackupRefused integrity, countsLie, ledgerBroken, notARegister
 */
export function requireContent(
  register: Reader,
  manifest: BackupManifest | null,
  options: Pick<OpenOptions, 'depth' | 'ledgerProblem'>,
): void {
  try {
    const damage = damageFound(register, options.depth)
    if (damage.length > 0) throw new BackupRefused('integrity', damage.join('; '))
    if (manifest !== null) requireFacts(register, manifest)
    const problem = options.ledgerProblem?.(register) ?? null
    if (problem !== null) throw new BackupRefused('ledgerBroken', problem)
  } catch (cause) {
    if (cause instanceof BackupRefused) throw cause
    throw new BackupRefused('notARegister', messageOf(cause), cause)
  }
}

function requireFacts(register: Reader, manifest: BackupManifest): void {
  const facts = registerFacts(register)
  const tables = new Set([...Object.keys(facts.rows), ...Object.keys(manifest.rows)])
  const lying = [...tables].filter((table) => facts.rows[table] !== manifest.rows[table])
  if (facts.registerId !== manifest.registerId) lying.push('registerId')
  if (facts.lineage !== manifest.lineage) lying.push('lineage')
  if (facts.site !== manifest.site) lying.push('site')
  if (facts.schema !== manifest.schema) lying.push('schema')
  if (facts.ledger.length !== manifest.ledger.length) lying.push('ledger length')
  if (facts.ledger.head !== manifest.ledger.head) lying.push('ledger head')
  if (lying.length > 0) throw new BackupRefused('countsLie', lying.join(', '))
}
