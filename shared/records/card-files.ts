import { z } from 'zod'

/** A raw 32-byte Ed25519 public key: base64 whose unused last bits are zero, so that one key has one text. */
export const Ed25519Key = z.base64().regex(/^.{42}[AEIMQUYcgkosw048]=$/)

/** An X25519 recipient of age. Its check characters are verified where the key is first used. */
export const AgeRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)

/**
 * `office-card.json`: what the office hands to its sites. A reads doses, counts and numbers; B, sealed in
 * an envelope, also opens what is private; they are two keys, or nothing would be sealed.
 */
export const OfficeCard = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    ageA: AgeRecipient,
    ageB: AgeRecipient,
    ed25519: Ed25519Key,
  })
  .refine(({ ageA, ageB }) => ageA !== ageB, { path: ['ageB'] })
export type OfficeCard = z.infer<typeof OfficeCard>

/** `site-card.json`: what a site hands to its office, so that a backup's signer is known there. */
export const SiteCard = z.strictObject({
  /** 128 random bits in lower-case hex */
  register_id: z.string().regex(/^[0-9a-f]{32}$/),
  /** the site's code */
  site: z.string().regex(/^[A-Z0-9]{2,12}$/),
  ed25519: Ed25519Key,
  age: AgeRecipient,
  /** The number on the site's cards and dose passports, and its name; cards made by earlier programs lack both. */
  number: z.number().int().min(1).max(9999).optional(),
  name: z.string().trim().min(1).max(80).optional(),
})
export type SiteCard = z.infer<typeof SiteCard>
