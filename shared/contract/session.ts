import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { SiteKind } from '../records/site.ts'
import { Role } from '../records/staff.ts'
import { ClinicDay, Id, Instant } from '../records/time.ts'
import { call } from './call.ts'

/** `pinMissing`: the register came back from a backup, and this person has set no PIN since. */
export const StaffTile = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  pinDisabled: z.boolean(),
  pinMissing: z.boolean(),
})
export type StaffTile = z.infer<typeof StaffTile>

/** All that the window needs to know which door to show. Names only after the passphrase. */
export const SessionState = z.object({
  stage: z.enum(['no_register', 'locked', 'sign_in', 'signed_in']),
  /** Why the register cannot be opened although there is one. */
  trouble: z.enum(['damaged', 'newer_program', 'key_file_damaged', 'rolled_back']).nullable(),
  site: z
    .object({
      code: z.string(),
      number: z.number(),
      name: z.string(),
      district: z.string(),
      kind: SiteKind,
      timeZone: z.string(),
    })
    .nullable(),
  clinicDay: z.object({ id: Id, day: ClinicDay }).nullable(),
  /** What the machine's calendar says; a person types it before it counts. */
  calendarDay: ClinicDay.nullable(),
  staff: z.array(StaffTile),
  signedIn: z.object({ id: Id, name: z.string(), role: Role }).nullable(),
  lockAfterMinutes: z.number().nullable(),
})
export type SessionState = z.infer<typeof SessionState>

export const session = {
  /** The state now and after every change: the window follows it and never guesses. */
  state: call('session.see').output(eventIterator(SessionState)),
  /** A keyholder's passphrase opens the register. Refused: `wrong_passphrase`, `damaged`, `newer_program`. */
  open: call('session.open')
    .input(z.object({ passphrase: z.string().min(1).max(400) }))
    .output(SessionState),
  /** Refused: `wrong_pin` with tries left, `wait` with seconds, `pin_disabled`, `access_ended`. */
  signIn: call('session.sign_in')
    .input(z.object({ staffId: Id, pin: z.string().regex(/^\d{6}$/) }))
    .output(SessionState),
  /** Leaves the PIN screen for the next person; drafts stay, sealed, with their writer. */
  signOut: call('session.leave').output(SessionState),
  /** Drops the key and reloads the window; asks the passphrase. */
  panic: call('session.panic').output(z.object({ at: Instant })),
  /** Somebody is at the keyboard: the idle lock starts anew. */
  touch: call('session.leave').output(z.object({ lockAt: Instant.nullable() })),
}
