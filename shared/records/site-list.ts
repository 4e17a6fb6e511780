import { z } from 'zod'
import { Ed25519Key } from './card-files.ts'
import { SiteNumber } from './passport.ts'
import { Id, Instant } from './time.ts'

/** One site of the programme: its number stands on cards and dose passports, its key signs them. */
export const ListedSite = z.strictObject({
  number: SiteNumber,
  code: z.string().regex(/^[A-Z0-9]{2,12}$/),
  name: z.string().trim().min(1).max(80),
  register_id: z.string().regex(/^[0-9a-f]{32}$/),
  ed25519: Ed25519Key,
})
export type ListedSite = z.infer<typeof ListedSite>

/** What the office signs: all sites of its programme, each number once, and when the list was made. */
export const SiteList = z
  .strictObject({
    office: z.string().trim().min(1).max(80),
    /** UTC milliseconds; a later list takes the place of an earlier one. */
    made_at: z.number().int().positive(),
    sites: z.array(ListedSite).min(1).max(9999),
  })
  .refine(({ sites }) => new Set(sites.map(({ number }) => number)).size === sites.length, {
    path: ['sites'],
  })
export type SiteList = z.infer<typeof SiteList>

/** `site-list.json`: the list with the office's signature (kind `site-list`) in base64. */
export const SignedSiteList = z.strictObject({ list: SiteList, signature: z.base64() })
export type SignedSiteList = z.infer<typeof SignedSiteList>

/** A list as it was taken in; `body` is its RFC 8785 text. The one made last holds. */
export const SiteListRow = z.object({
  id: Id,
  madeAt: Instant,
  body: z.string(),
  signature: z.string(),
  staffId: Id,
  at: Instant,
})
