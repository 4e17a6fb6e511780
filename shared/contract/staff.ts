import { z } from 'zod'
import { Role } from '../records/staff.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Pin = z.string().regex(/^\d{6}$/)
const Passphrase = z.string().min(1).max(400)
const PersonName = z.string().trim().min(1).max(120)
const Label = z.string().trim().min(1).max(60)

/** What a person's PIN can do today: `relief_over` is a relief nurse whose days have passed. */
export const Access = z.enum(['works', 'relief', 'relief_over', 'disabled', 'left'])
export type Access = z.infer<typeof Access>

export const StaffPerson = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  access: Access,
  /** Last day of a relief nurse. */
  untilDay: ClinicDay.nullable(),
  /** Ten wrong tries: a keyholder's passphrase enables the PIN again. */
  pinDisabled: z.boolean(),
  keyholderId: Id.nullable(),
  since: Instant,
})
export type StaffPerson = z.infer<typeof StaffPerson>

export const KeyholderPerson = z.object({
  id: Id,
  label: z.string(),
  staffId: Id.nullable(),
  since: Instant,
})
export type KeyholderPerson = z.infer<typeof KeyholderPerson>

export const StaffList = z.object({
  people: z.array(StaffPerson),
  keyholders: z.array(KeyholderPerson),
  leastKeyholders: z.number().int(),
  mostKeyholders: z.number().int(),
})
export type StaffList = z.infer<typeof StaffList>

/** Who opens the register from now on: a label for the key file, a person of the staff if they are one. */
export const NewKeyholder = z.object({ label: Label, staffId: Id.nullable(), passphrase: Passphrase })
export type NewKeyholder = z.infer<typeof NewKeyholder>

export const staff = {
  /** Everyone ever enrolled, and who opens the register. */
  list: call('staff.see').output(StaffList),
  /** Invalid: `pin` with the weakness, `name` `name_has_tile`. */
  add: call('staff.add')
    .input(z.object({ requestId: RequestId, name: PersonName, role: Role, pin: Pin }))
    .output(StaffList),
  /** The PIN works no more from now on. Refused: `not_yourself`, `last_manager`, `access_ended`. */
  disable: call('staff.disable')
    .input(z.object({ requestId: RequestId, staffId: Id, reason: z.string().trim().min(1).max(200) }))
    .output(StaffList),
  /** Gives access back to somebody disabled, gone, or whose relief is over. Refused: `has_access`. */
  enable: call('staff.disable')
    .input(z.object({ requestId: RequestId, staffId: Id }))
    .output(StaffList),
  /** A new PIN for somebody else, who changes it afterwards; wrong tries are forgotten. */
  resetPin: call('staff.reset_pin')
    .input(z.object({ requestId: RequestId, staffId: Id, pin: Pin }))
    .output(StaffList),
  /** One's own PIN, by the old one. Invalid: `pin` `same_pin` or the weakness. */
  changeOwnPin: call('staff.own_pin')
    .input(z.object({ requestId: RequestId, oldPin: Pin, pin: Pin }))
    .output(StaffList),
  /**
   * A keyholder's passphrase makes a PIN work again that ten wrong tries had switched off; their own too, hence
   * without signing in. Refused: `wrong_passphrase`, `pin_not_disabled`.
   */
  enablePin: call('staff.enable_pin')
    .input(z.object({ requestId: RequestId, staffId: Id, passphrase: Passphrase }))
    .output(z.object({ staffId: Id })),
  /**
   * After the register came back from a backup no PIN works: each person sets theirs, and a keyholder's passphrase
   * vouches for them. Refused: `wrong_passphrase`, `pin_is_set`.
   */
  setPinAfterRestore: call('staff.pin_after_restore')
    .input(z.object({ requestId: RequestId, staffId: Id, pin: Pin, passphrase: Passphrase }))
    .output(z.object({ staffId: Id })),
  /** A relief nurse for seven days, by one keyholder. Refused: `wrong_passphrase`. */
  relief: call('staff.relief')
    .input(z.object({ requestId: RequestId, name: PersonName, pin: Pin, passphrase: Passphrase }))
    .output(StaffList),
  /**
   * Ends PIN and key slot of a leaver in one act. Where the leaver is a keyholder, a keyholder who stays proves it
   * by passphrase; where only one would be left, a replacement comes in the same act. Refused: `not_yourself`,
   * `last_manager`, `access_ended`, `keyholder_must_agree`, `replacement_needed`, `wrong_passphrase`.
   */
  leave: call('staff.leave')
    .input(
      z.object({
        requestId: RequestId,
        staffId: Id,
        passphrase: Passphrase.nullable(),
        replacement: NewKeyholder.nullable(),
      }),
    )
    .output(StaffList),
  /** Two people: the manager, and another keyholder by passphrase. Refused: `same_person`, `too_many_slots`. */
  addKeyholder: call('keyholder.change')
    .input(z.object({ requestId: RequestId, keyholder: NewKeyholder, passphrase: Passphrase }))
    .output(StaffList),
  /** Two people; two keyholders always remain: `too_few_slots`. */
  removeKeyholder: call('keyholder.change')
    .input(z.object({ requestId: RequestId, keyholderId: Id, passphrase: Passphrase }))
    .output(StaffList),
}
