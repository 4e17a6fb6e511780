import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../electron/backup/make-backup.ts'
import type { FileVerdict } from '../../shared/contract/office.ts'
import type { OfficeCard, SiteCard } from '../../shared/records/card-files.ts'
import { type Clinic, emptyClinic, newSite, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { makeSmallClinic, type SmallClinic } from './backup/small-clinic.ts'

/** A regional office with its keys made, open, its office person signed in. */
export interface Desk {
  readonly clinic: Clinic
  readonly card: OfficeCard
  /** A new folder that the desk was let choose. */
  stick(): Promise<string>
  /** Chooses a folder anew, as after a restart of the program. */
  choose(folder: string): Promise<void>
  /** Pins a site's card, as two people do after the telephone call. */
  know(site: SmallClinic, place?: { partner?: string; district?: string }): Promise<number>
  /** Takes in a folder; every file's verdict, by name. */
  takeIn(folder: string | null): Promise<FileVerdict[]>
  signIn(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const clinic = await emptyClinic()
  const keys = mkdtempSync(join(tmpdir(), 'ost-keys-'))
  clinic.chosenFolder = keys
  await clinic.call.restore.chooseFolder()
  const { card } = await clinic.call.setup.makeOfficeKeys({ folder: keys, name: 'Regional office' })
  await clinic.call.setup.create(
    await newSite({
      code: 'RPO',
      number: 9999,
      name: 'Regional office',
      kind: 'office',
      products: [],
      holidays: [],
      staff: [
        { name: 'Zothanpuii', role: 'manager', pin: PINS[0] },
        { name: 'Lalrinpuii', role: 'office', pin: PINS[1] },
      ],
      keyholders: [
        { label: 'Manager', passphrase: PASSPHRASES[0], staffIndex: 0 },
        { label: 'Office', passphrase: PASSPHRASES[1], staffIndex: 1 },
      ],
      officeCard: card,
      rulePackSignedBy: null,
    }),
  )
  const desk: Desk = {
    clinic,
    card,
    signIn: async () => {
      await clinic.call.session.signIn({ staffId: 2, pin: PINS[1] })
    },
    stick: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ost-stick-'))
      await desk.choose(folder)
      return folder
    },
    choose: async (folder) => {
      clinic.chosenFolder = folder
      await clinic.call.backups.chooseFolder()
    },
    know: async (site, { partner = 'Back for Good', district = 'Aizawl' } = {}) => {
      const folder = await desk.stick()
      writeFileSync(join(folder, 'site-card.json'), JSON.stringify(cardOf(site)))
      const [found] = (await clinic.call.office.look({ folder })).cards
      if (!found) throw new Error('no card was found')
      const { file, fingerprint } = found
      const requestId = crypto.randomUUID()
      const { id } = await clinic.call.office.takeCard({
        requestId,
        folder,
        file,
        fingerprint,
        partner,
        district,
      })
      return id
    },
    takeIn: async (folder) => {
      const verdicts: FileVerdict[] = []
      const requestId = crypto.randomUUID()
      for await (const step of await clinic.call.office.import({ requestId, folder }))
        if (step.kind === 'verdict') verdicts.push(step.verdict)
      return verdicts
    },
  }
  await desk.signIn()
  return desk
}

/** A site of this office, with a register of its own. */
export function siteOf(desk: Desk, code: string, schema?: number): Promise<SmallClinic> {
  return makeSmallClinic(code, schema).then((site) => ({
    ...site,
    job: { ...site.job, office: { ageA: desk.card.ageA, ageB: desk.card.ageB } },
  }))
}

/** One more act and one more backup of it, on a stick. @returns the file's path */
export async function backUpSite(site: SmallClinic, folder: string): Promise<string> {
  site.addStaff(1)
  const made = await makeBackup({ ...site.job, destination: folder })
  return join(folder, made.fileName)
}

export const cardOf = (site: SmallClinic): SiteCard => ({
  register_id: site.registerId,
  site: (site.writer.prepare('SELECT code FROM site').pluck().get() as string) ?? '',
  ed25519: Buffer.from(site.keys.signing.publicKey).toString('base64'),
  age: site.keys.siteRecipient,
  number: 417,
  name: 'Test clinic',
})

export const outcomes = (verdicts: readonly FileVerdict[]): string[] =>
  verdicts.map(({ file, outcome }) => `${file.slice(0, 12)} ${outcome}`).toSorted()
