import { z } from 'zod'
import { OfficeCard, SiteCard } from '../records/card-files.ts'
import { Drug } from '../records/product.ts'
import { SiteKind } from '../records/site.ts'
import { Role } from '../records/staff.ts'
import { ClinicDay } from '../records/time.ts'
import { call } from './call.ts'
import { SessionState } from './session.ts'

export const NewProduct = z.object({
  drug: Drug,
  form: z.enum(['tablet', 'liquid']),
  strengthMicrograms: z.number().int().min(1).max(100_000),
  stepsPerUnit: z.number().int().min(1).max(100),
})
export type NewProduct = z.infer<typeof NewProduct>

export const NewStaff = z.object({
  name: z.string().trim().min(1).max(120),
  role: Role,
  pin: z.string().regex(/^\d{6}$/),
})

/** Everything that set-up asks, in one act at its end: either all of it becomes a register, or nothing. */
export const NewSite = z.object({
  code: z.string().regex(/^[A-Z0-9]{2,12}$/),
  number: z.number().int().min(1).max(9999),
  name: z.string().trim().min(1).max(120),
  district: z.string().trim().min(1).max(80),
  country: z.string().trim().min(1).max(80),
  timeZone: z.string().min(1).max(60),
  kind: SiteKind,
  weeklyClosedDays: z.string().regex(/^[1-7]{0,6}$/),
  dropoutDays: z.number().int().min(1).max(366),
  holidays: z.array(z.object({ day: ClinicDay, name: z.string().trim().min(1).max(80) })).max(200),
  products: z.array(NewProduct).max(20),
  /** `staffIndex`: which of the staff below this keyholder is, if any. */
  keyholders: z
    .array(
      z.object({
        label: z.string().trim().min(1).max(60),
        passphrase: z.string().min(1).max(400),
        staffIndex: z.number().int().min(0).nullable(),
      }),
    )
    .min(2)
    .max(6),
  staff: z.array(NewStaff).min(1).max(40),
  officeCard: OfficeCard,
  /** The doctor's PIN over the default rule pack; absent only in a drop-in centre. */
  rulePackSignedBy: z.object({ staffIndex: z.number().int().min(0), pin: z.string() }).nullable(),
})
export type NewSite = z.infer<typeof NewSite>

const Folder = z.string().min(1).max(4_096)

/** The office's own card, and the prints that it reads to its sites. No secret in it. */
const OfficeKeysRead = z.object({
  card: OfficeCard,
  fingerprints: z.object({ ageA: z.string(), ageB: z.string(), ed25519: z.string() }),
})

export const setup = {
  /** A fresh passphrase of five words for a keyholder; it is kept nowhere. */
  passphrase: call('register.create').output(z.object({ passphrase: z.string() })),
  /** Reads the text of an `office-card.json` and answers with the prints that the office can say aloud. */
  readOfficeCard: call('register.create')
    .input(z.object({ text: z.string().max(20_000) }))
    .output(OfficeKeysRead),
  /**
   * Makes the whole key set of a regional office: key B is written to `office-sealed.key` in the folder and kept nowhere
   * else, the others wait with the server side for `create`. Refused: `folder_not_offered`, `office_key_there`,
   * `office_key_not_written`.
   */
  makeOfficeKeys: call('register.create')
    .input(z.object({ folder: Folder, name: OfficeCard.shape.name }))
    .output(OfficeKeysRead),
  /**
   * Takes in what `npm run office -- keygen` wrote to a folder; key B is not looked at. Refused: `folder_not_offered`,
   * `no_office_keys`.
   */
  readOfficeKeys: call('register.create')
    .input(z.object({ folder: Folder }))
    .output(OfficeKeysRead),
  /** An office needs its keys first: refused `office_keys_missing`. Refused: `register_exists`, and per field what is wrong. Leaves the register open, nobody signed in. */
  create: call('register.create').input(NewSite).output(SessionState),
  /** The site's own card, for the office: no secret in it. */
  siteCard: call('home.see').output(SiteCard),
}
