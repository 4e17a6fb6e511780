import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Role } from '../records/staff.ts'
import { ClinicDay, Id, Instant } from '../records/time.ts'
import { BackupPlace } from './backups.ts'
import { call } from './call.ts'
import { SessionState } from './session.ts'

const Folder = z.string().min(1).max(4_096)
const FileName = z.string().min(1).max(255)

/** A backup in a folder, as far as its name says. */
export const BackupFound = z.object({
  file: FileName,
  site: z.string(),
  sequence: z.number().int(),
  day: ClinicDay,
  bytes: z.number(),
  /** Its `.ostkeys` lies beside it: a keyholder's passphrase is enough. */
  hasKeys: z.boolean(),
  /** Another file of the folder bears the same site and number. */
  hasTwin: z.boolean(),
})
export type BackupFound = z.infer<typeof BackupFound>

/** A copy of the register that this PC took before an update, beside the register's own files. */
export const CopyFound = z.object({
  /** The folder of a register that was set aside; null: of the register that is here. */
  aside: FileName.nullable(),
  /** Of the register before that update. */
  schema: z.number().int().min(0),
  /** When it was taken, as its file says. */
  at: Instant,
  bytes: z.number(),
})
export type CopyFound = z.infer<typeof CopyFound>

/** Who may open the register that comes back: keyholders of before, and managers who still have access. */
export const RestorePerson = z.object({
  keyholderId: Id.nullable(),
  staffId: Id.nullable(),
  name: z.string(),
  role: Role.nullable(),
})
export type RestorePerson = z.infer<typeof RestorePerson>

/**
 * What the register that is on this PC has and the backup has not. `readable`: it could be looked at; if not, only
 * what its journal of backups says is known.
 */
export const RestoreLoss = z.object({
  readable: z.boolean(),
  otherRegister: z.boolean(),
  /** The highest backup number that is known here. */
  newestSequence: z.number().int().nullable(),
  lines: z.number().int().nullable(),
  days: z.array(z.object({ day: ClinicDay, doses: z.number().int() })),
  doses: z.number().int(),
  /** Register numbers of clients enrolled since. */
  clients: z.array(z.number().int()),
})
export type RestoreLoss = z.infer<typeof RestoreLoss>

/**
 * A backup, or a copy of before an update, that was opened, checked whole and can be brought back. A copy has no
 * `sequence`, and no `signer` and `office` to compare: nobody without the register's own key can have made it.
 */
export const RestoreOpened = z.object({
  site: z.object({ code: z.string(), name: z.string(), district: z.string() }),
  sequence: z.number().int().nullable(),
  schema: z.number().int(),
  day: ClinicDay,
  at: Instant,
  clients: z.number().int(),
  doses: z.number().int(),
  lines: z.number().int(),
  /** Numbers to read to the office: whose key signed this backup, and which office it names. */
  signer: z.string().nullable(),
  office: z.object({ name: z.string(), ageB: z.string(), ed25519: z.string() }).nullable(),
  people: z.array(RestorePerson),
  /** Which of them opened it; null with the office's key, never null of a copy. */
  openedBy: z.number().int().nullable(),
  /** A higher number of the same site in the same folder. */
  newerInFolder: z.number().int().nullable(),
  /** Null when there is no register on this PC. */
  loss: RestoreLoss.nullable(),
})
export type RestoreOpened = z.infer<typeof RestoreOpened>

export const RestoreStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['reading', 'checking']),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('done'), opened: RestoreOpened }),
])
export type RestoreStep = z.infer<typeof RestoreStep>

/**
 * One of the two people: by their place in `people`. `isNew`: the passphrase was made now; otherwise it must open this
 * keyholder's slot beside the backup.
 */
export const RestoreHand = z.object({
  person: z.number().int().min(0),
  passphrase: z.string().min(1).max(400),
  isNew: z.boolean(),
})
export type RestoreHand = z.infer<typeof RestoreHand>

export const restore = {
  places: call('register.restore').output(z.array(BackupPlace)),
  /** The system's own dialog; null when the person cancelled. */
  chooseFolder: call('register.restore').output(BackupPlace.nullable()),
  /** Backups newest first, and files that hold an age secret key. Refused: `folder_not_offered`. */
  look: call('register.restore')
    .input(z.object({ folder: Folder }))
    .output(
      z.object({
        backups: z.array(BackupFound),
        keyFiles: z.array(FileName),
        damagedKeys: z.array(FileName),
      }),
    ),
  /**
   * Opens a backup, checks all of it and keeps it, encrypted, until `finish` or the program ends; nothing that is on
   * this PC is touched. Refused: `register_open`, `folder_not_offered`, `restore_` and why.
   */
  open: call('register.restore')
    .input(
      z.object({
        folder: Folder,
        file: FileName,
        by: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(400) }),
          z.object({ kind: z.literal('officeKey'), folder: Folder, file: FileName }),
        ]),
      }),
    )
    .output(eventIterator(RestoreStep)),
  /** Copies that this PC took before updates, newest schema first. */
  copies: call('register.restore').output(z.array(CopyFound)),
  /**
   * Opens a copy with a passphrase of the slots file that lies beside it, as `open` does a backup. Refused:
   * `register_open`, `restore_` and why.
   */
  openCopy: call('register.restore')
    .input(CopyFound.pick({ aside: true, schema: true }).extend({ passphrase: z.string().min(1).max(400) }))
    .output(eventIterator(RestoreStep)),
  /**
   * Brings the opened backup back as the register of this PC. A register that is here is moved to a folder of its own,
   * whose name is answered. `confirmed`: the backup's number, or the copy's schema, typed, where something would vanish. Refused:
   * `restore_not_open`, `restore_not_confirmed`, `restore_same_person`, `restore_no_keyholder`, `restore_no_staff`,
   * `restore_not_theirs`; invalid: `first.passphrase`, `second.passphrase`.
   */
  finish: call('register.restore')
    .input(z.object({ first: RestoreHand, second: RestoreHand, confirmed: z.number().int().nullable() }))
    .output(z.object({ state: SessionState, aside: z.string().nullable() })),
  /** Forgets an opened backup. */
  leave: call('register.restore').output(z.object({ left: z.boolean() })),
}
