import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { OfficeCard } from '../records/card-files.ts'
import { ImportContinues } from '../records/office.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)
const Partner = z.string().trim().min(1).max(80)
const District = z.string().trim().min(1).max(80)
const Range = z.object({ from: z.number().int(), to: z.number().int() })

/** A site as the office's list shows it. `state`: how old its data are; `dataLost`: the rows are here, the file is not. */
export const OfficeSiteLine = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  number: z.number().int().nullable(),
  partner: z.string(),
  district: z.string(),
  counted: z.boolean(),
  state: z.enum(['never', 'good', 'late', 'very_late', 'ended']),
  dataLost: z.boolean(),
  daysAgo: z.number().int().nullable(),
  last: z
    .object({ sequence: z.number().int(), day: ClinicDay, clients: z.number().int(), at: Instant })
    .nullable(),
  /** What was said of the newest file that told something; null before the first. */
  verdict: z.object({ outcome: z.string(), at: Instant }).nullable(),
  receiptWaits: z.boolean(),
})
export type OfficeSiteLine = z.infer<typeof OfficeSiteLine>

const ImportLine = z.object({
  id: Id,
  sequence: z.number().int(),
  day: ClinicDay,
  madeAt: Instant,
  at: Instant,
  by: z.string(),
  clients: z.number().int(),
  doses: z.number().int(),
  continues: ImportContinues,
  missing: Range.nullable(),
  lostLines: z.number().int().nullable(),
  receiptAt: Instant.nullable(),
})

export const OfficeSiteDetail = z.object({
  site: OfficeSiteLine,
  /** Read aloud on the telephone: the key that signs this site's backups. */
  fingerprint: z.string(),
  cardAt: Instant,
  imports: z.array(ImportLine),
  verdicts: z.array(
    z.object({
      id: Id,
      file: z.string(),
      outcome: z.string(),
      sequence: z.number().int().nullable(),
      at: Instant,
    }),
  ),
})
export type OfficeSiteDetail = z.infer<typeof OfficeSiteDetail>

/** A site card in a folder. `other_key`: this site is known, and signs with another key now. */
export const CardFound = z.object({
  file: z.string(),
  code: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  state: z.enum(['new', 'known', 'other_key', 'code_taken']),
})
export type CardFound = z.infer<typeof CardFound>

/** What a folder holds for the office. */
export const FolderLook = z.object({
  backups: z.number().int(),
  bytes: z.number(),
  /** Codes in the names of its backups; `known` with a card here. */
  sites: z.array(z.object({ code: z.string(), known: z.boolean(), backups: z.number().int() })),
  cards: z.array(CardFound),
})
export type FolderLook = z.infer<typeof FolderLook>

/** What became of one file of a folder. `outcome` is `good` or why it was not taken. */
export const FileVerdict = z.object({
  file: z.string(),
  outcome: z.string(),
  siteId: Id.nullable(),
  sequence: z.number().int().nullable(),
  continues: ImportContinues.nullable(),
  missing: Range.nullable(),
  lostLines: z.number().int().nullable(),
})
export type FileVerdict = z.infer<typeof FileVerdict>

export const ImportStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['reading', 'checking']),
    file: z.string(),
    place: z.number().int(),
    of: z.number().int(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('verdict'), verdict: FileVerdict }),
  z.object({ kind: z.literal('done'), files: z.number().int() }),
])
export type ImportStep = z.infer<typeof ImportStep>

const OwnCard = z.object({
  card: OfficeCard,
  fingerprints: z.object({ ageA: z.string(), ageB: z.string(), ed25519: z.string() }),
})

/** What a regional office does. At a site every call is refused: `not_an_office`. */
export const office = {
  sites: call('office.see').output(z.object({ sites: z.array(OfficeSiteLine), waiting: z.number().int() })),
  site: call('office.see')
    .input(z.object({ id: Id }))
    .output(OfficeSiteDetail),
  /** The office's own card, and what it reads to its sites. */
  card: call('office.see').output(OwnCard),
  /** Writes `office-card.json`, without any secret, for the sites. Refused: `folder_not_offered`. */
  saveCard: call('office.card')
    .input(z.object({ folder: Folder }))
    .output(z.object({ file: z.string() })),
  /** Backups by their names, and the site cards that lie there. Refused: `folder_not_offered`. */
  look: call('office.see')
    .input(z.object({ folder: Folder }))
    .output(FolderLook),
  /**
   * Takes in a site's card after its fingerprint was compared by voice: a new site, or the new key of a site that came
   * back from a backup. Refused: `folder_not_offered`, `not_a_site_card`, `site_code_taken`, `card_known`.
   */
  takeCard: call('office.card')
    .input(
      z.object({
        requestId: RequestId,
        folder: Folder,
        file: z.string().min(1).max(255),
        fingerprint: z.string(),
        partner: Partner,
        district: District,
      }),
    )
    .output(z.object({ id: Id })),
  /** Who runs a site and where; `counted` false: it has ended, nothing of it is awaited. */
  changePlace: call('office.place')
    .input(
      z.object({
        requestId: RequestId,
        siteId: Id,
        partner: Partner,
        district: District,
        counted: z.boolean(),
      }),
    )
    .output(OfficeSiteLine),
  /**
   * Takes in every backup of a folder and of the folders in it, with progress and a verdict a file. `folder` null: those
   * that were kept until this program was updated. Closing the stream stops it; what is in stays in. Refused:
   * `folder_not_offered`, `import_running`, `backup_running`, `drill_running`.
   */
  import: call('office.import')
    .input(z.object({ requestId: RequestId, folder: Folder.nullable() }))
    .output(eventIterator(ImportStep)),
  /**
   * Writes a signed receipt for the newest import of each of these sites into a folder. Refused: `folder_not_offered`,
   * `nothing_imported`, and what the disk refuses.
   */
  writeReceipts: call('office.receipt')
    .input(z.object({ requestId: RequestId, folder: Folder, siteIds: z.array(Id).min(1).max(9_999) }))
    .output(z.object({ files: z.array(z.string()) })),
}
