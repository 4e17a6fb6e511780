import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { type Verdict, type VerifyOptions, verifyBackup } from '../../../electron/backup/verify.ts'
import type { SiteCard } from '../../../shared/records/card-files.ts'
import { type Member, putTogether, signedMembers, takeApart } from './forge.ts'
import { readOptions } from './read-options.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

/** One backup of a small clinic, taken apart, with the means to forge others out of it. */
export interface OneBackup {
  readonly clinic: SmallClinic
  readonly file: string
  readonly card: SiteCard
  /** The bytes of a member. */
  part(name: string): Buffer
  memberOf(name: string): Member
  /** Register, private key, and a manifest with `changes`, signed by the site unless another key is given. */
  withManifest(changes: Parameters<typeof signedMembers>[1], key?: Uint8Array): Member[]
  /** Verifies a file with office A's key and the site's card, unless told otherwise. */
  verify(path: string, more?: Partial<VerifyOptions>, identity?: string): Promise<Verdict>
  /** A verdict in one word; fails when the scratch folder is not empty behind it. */
  codeOf(verdict: Promise<Verdict>): Promise<string>
  /** The verdict on these members, sealed to office A under a name that says nothing. */
  verdictOn(members: readonly Member[], options?: Parameters<typeof putTogether>[3]): Promise<string>
}

export async function makeOneBackup(): Promise<OneBackup> {
  const clinic = await makeSmallClinic()
  clinic.addStaff(20)
  const made = await makeBackup(clinic.job)
  const file = join(clinic.stick, made.fileName)
  const parts = await takeApart(file, clinic.office.a)
  const card: SiteCard = {
    register_id: clinic.registerId,
    site: 'DIMAPUR1',
    ed25519: Buffer.from(clinic.keys.signing.publicKey).toString('base64'),
    age: clinic.keys.siteRecipient,
  }
  let count = 0
  const one: OneBackup = {
    clinic,
    file,
    card,
    part: (name) => parts.get(name) ?? Buffer.alloc(0),
    memberOf: (name) => [name, one.part(name)],
    withManifest: (changes, key = clinic.keys.signing.secretKey) => [
      one.memberOf('register.sqlite'),
      one.memberOf('private.age'),
      ...signedMembers(one.part('manifest.json'), changes, key),
    ],
    verify: (path, more = {}, identity = clinic.office.a) =>
      verifyBackup(path, identity, { ...readOptions(clinic), site: card, ...more }),
    async codeOf(verdict) {
      const settled = await verdict
      const left = readdirSync(clinic.job.files.scratch)
      if (left.length > 0) throw new Error(`left behind: ${left.join()}`)
      return settled.outcome === 'wrong' ? settled.code : `good, ${settled.signer}`
    },
    async verdictOn(members, options = {}) {
      count += 1
      const path = join(clinic.folder, `forged-${count}`)
      await putTogether(path, members, [clinic.office.ageA], options)
      return one.codeOf(one.verify(path))
    },
  }
  return one
}
