import { z } from 'zod'
import { AgeRecipient, Ed25519Key } from './card-files.ts'
import { Bytes, ClinicDay, Id, Instant, Sealed } from './time.ts'

/** The office's own secrets: `AGE-SECRET-KEY-1…` of key A, and the Ed25519 seed in hex. The latest row holds. */
export const OfficeKey = z.object({ id: Id, everydayKey: Sealed, signingKey: Sealed, at: Instant })
export type OfficeKey = z.infer<typeof OfficeKey>

/** A site by its register. */
export const OfficeSite = z.object({
  id: Id,
  registerId: z.string().length(32),
  staffId: Id,
  at: Instant,
})
export type OfficeSite = z.infer<typeof OfficeSite>

/** Who signs a site's backups, as two people compared it by voice; the latest of a site holds. */
export const OfficeSiteCard = z.object({
  id: Id,
  officeSiteId: Id,
  code: z.string().regex(/^[A-Z0-9]{2,12}$/),
  number: z.number().int().min(1).max(9999).nullable(),
  name: z.string().nullable(),
  ed25519: Ed25519Key,
  age: AgeRecipient,
  staffId: Id,
  at: Instant,
})
export type OfficeSiteCard = z.infer<typeof OfficeSiteCard>

/** Who runs a site, and where; the latest holds. `counted` 0: it has ended, and no data of it are awaited. */
export const OfficeSitePlace = z.object({
  id: Id,
  officeSiteId: Id,
  partner: z.string().min(1).max(80),
  district: z.string().min(1).max(80),
  counted: z.union([z.literal(0), z.literal(1)]),
  staffId: Id,
  at: Instant,
})
export type OfficeSitePlace = z.infer<typeof OfficeSitePlace>

/** How a backup goes on from the one taken in before it. */
export const ImportContinues = z.enum(['first', 'same', 'restored'])
export type ImportContinues = z.infer<typeof ImportContinues>

/**
 * A backup whose data stand at the office. `missingFrom`–`missingTo`: numbers that never came; `lostLines`: lines of the
 * ledger that the office had seen and the site lost when it came back from an older backup. `dataKey`: hex of the 32
 * bytes under which the data of this import lie in the office's folder.
 */
export const SiteImport = z.object({
  id: Id,
  officeSiteId: Id,
  lineage: z.string().length(32),
  sequence: z.number().int().min(1),
  day: ClinicDay,
  madeAt: Instant,
  sha256: Bytes,
  dataKey: Sealed,
  ledgerLength: z.number().int().min(0),
  ledgerHead: Bytes.nullable(),
  schema: z.number().int(),
  clients: z.number().int(),
  doses: z.number().int(),
  missingFrom: z.number().int().nullable(),
  missingTo: z.number().int().nullable(),
  lostLines: z.number().int().nullable(),
  continues: ImportContinues,
  staffId: Id,
  at: Instant,
})
export type SiteImport = z.infer<typeof SiteImport>

/** One taking in of a folder. */
export const ImportRun = z.object({ id: Id, staffId: Id, at: Instant })

/** What was said of one file. `outcome`: `good`, or the code of why it was not taken. */
export const ImportVerdict = z.object({
  id: Id,
  importRunId: Id,
  file: z.string().min(1).max(255),
  outcome: z.string().min(1),
  sequence: z.number().int().nullable(),
  officeSiteId: Id.nullable(),
  siteImportId: Id.nullable(),
  at: Instant,
})
export type ImportVerdict = z.infer<typeof ImportVerdict>

/** A receipt that was written for the site to take back. */
export const ImportReceipt = z.object({ id: Id, siteImportId: Id, staffId: Id, at: Instant })
