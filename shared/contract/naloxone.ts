import { z } from 'zod'
import { NaloxoneBatch, NaloxoneEntryKind, NaloxoneRecipient } from '../records/naloxone.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Kits = z.number().int().min(1).max(10_000)
const Note = z.string().trim().max(200)

export const KitBatchView = NaloxoneBatch.omit({ at: true }).extend({ kits: z.number().int() })
export type KitBatchView = z.infer<typeof KitBatchView>

export const KitEntry = z.object({
  id: Id,
  day: ClinicDay,
  at: Instant,
  kind: NaloxoneEntryKind,
  kits: z.number().int(),
  batchNumber: z.string(),
  recipient: NaloxoneRecipient.nullable(),
  registerNumber: z.number().int().nullable(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  staffName: z.string(),
  /** What was left of all kits after it. */
  balanceAfter: z.number().int(),
})
export type KitEntry = z.infer<typeof KitEntry>

export const KitStock = z.object({
  day: ClinicDay,
  dayIsOpen: z.boolean(),
  /** From so many days before its expiry on a batch says so: the rule pack's. */
  expiryWarnDays: z.number().int(),
  /** What may be handed out today. */
  usable: z.number().int(),
  /** Given in the last 28 days: how long the rest lasts is seen from it. */
  givenLately: z.number().int(),
  /** With kits left, or the one received last; the first to expire first. */
  batches: z.array(KitBatchView),
  /** The newest first, 200 of them. */
  entries: z.array(KitEntry),
})
export type KitStock = z.infer<typeof KitStock>

export const naloxone = {
  stock: call('naloxone.see').output(KitStock),
  /** Kits that a client, or somebody for them, was given: the newest first. */
  ofClient: call('naloxone.see')
    .input(z.object({ clientId: Id }))
    .output(
      z.array(KitEntry.pick({ id: true, day: true, at: true, kits: true, recipient: true, staffName: true })),
    ),
  /** Invalid: `expiryDay` `kits_batch_expired`. */
  receive: call('naloxone.receive')
    .input(
      z.object({
        requestId: RequestId,
        document: z.string().trim().min(1).max(60),
        batchNumber: z.string().trim().min(1).max(40),
        expiryDay: ClinicDay,
        kits: Kits,
      }),
    )
    .output(KitStock),
  /**
   * Hands kits out of the batch that expires first. A client, or of a relative the client, by register number.
   * Refused: `kits_none`, `kits_expired`, `kits_fewer`; invalid: `registerNumber` `client_number_unknown`,
   * `client_number_missing`.
   */
  give: call('naloxone.give')
    .input(
      z.object({
        requestId: RequestId,
        recipient: NaloxoneRecipient,
        registerNumber: z.number().int().min(1).max(100_000_000).nullable(),
        kits: z.number().int().min(1).max(500),
        note: Note,
      }),
    )
    .output(KitStock),
  /** Expired, lost or damaged kits, or a count that differs: `counted` is what is there. Refused: `kits_agree`. */
  writeOff: call('naloxone.write_off')
    .input(
      z.object({
        requestId: RequestId,
        batchId: Id,
        kind: z.enum(['expired', 'damaged', 'counted']),
        /** How many are written off; of `counted`, how many were found. */
        kits: z.number().int().min(0).max(10_000),
        note: Note,
      }),
    )
    .output(KitStock),
}
