import type { SessionState } from '../shared/contract/session.ts'
import type { Role } from '../shared/records/staff.ts'
import { type ClinicDay, ClinicDay as ClinicDaySchema, type Instant } from '../shared/records/time.ts'
import { dayOfInstant } from '../shared/rules/days.ts'
import { disablingFailure } from '../shared/rules/pin-policy.ts'
import type { Stage } from '../shared/rules/who-may.ts'
import type { Clock } from './clock.ts'
import { openClinicDay } from './db/clinic-day.ts'
import { siteOf } from './db/site.ts'
import { allStaff, pinOf, type StaffStored } from './db/staff.ts'
import { unseal } from './private-text.ts'
import type { Register, Trouble } from './register.ts'
import { isThere, registerFiles } from './register-files.ts'

/** Idle minutes until the PIN is asked, by role: the counter is shared and open to view. Within trust.md's 2–15. */
const LOCK_AFTER_MINUTES: Record<Role, number> = {
  nurse: 5,
  doctor: 5,
  counsellor: 3,
  manager: 5,
  outreach: 3,
  data: 10,
  inspector: 2,
  office: 10,
}
/** After twelve hours the passphrase is asked again (trust.md, keys 2). */
const PASSPHRASE_LASTS_MS = 12 * 3_600_000

export interface SignedIn {
  readonly id: number
  readonly role: Role
  readonly name: string
}

/** Who sits at the register now: nobody, a locked window, or one person of the staff. */
export interface Session {
  readonly profileFolder: string
  readonly clock: Clock
  register(): Register | undefined
  signedIn(): SignedIn | undefined
  stage(): Stage
  state(): SessionState
  /** Called at once and after every change; returns the way to stop. */
  follow(listener: (state: SessionState) => void): () => void
  opened(register: Register): void
  trouble(trouble: Trouble): void
  signIn(staff: SignedIn): void
  signOut(): void
  /** Forgets the keys and closes the file. */
  lock(): void
  /** Looks whether somebody is still there: ends an idle sign-in, and after twelve hours asks the passphrase. */
  look(): void
  touch(): Instant | null
  /** Milliseconds by which the wall clock moved against monotonic time since the register was opened. */
  drift(): number
  /** Tells the followers: an act changed what they show (a day was opened, a person added). */
  changed(): void
  end(): void
}

export function startSession(profileFolder: string, clock: Clock): Session {
  let register: Register | undefined
  let staff: SignedIn | undefined
  let trouble: Trouble | null = null
  let openedAt = 0
  let openedWall = 0
  let touchedAt = 0
  const listeners = new Set<(state: SessionState) => void>()

  const stage = (): Stage => {
    if (!register) return 'none'
    if (!staff) return 'open'
    return openClinicDay(register.db) ? 'day' : 'staff'
  }
  const state = (): SessionState => ({
    stage: register
      ? staff
        ? 'signed_in'
        : 'sign_in'
      : isThere(registerFiles(profileFolder))
        ? 'locked'
        : 'no_register',
    trouble,
    ...(register
      ? whatIsOpen(register, clock)
      : { site: null, clinicDay: null, calendarDay: null, staff: [] }),
    signedIn: staff ? { ...staff } : null,
    lockAfterMinutes: staff ? LOCK_AFTER_MINUTES[staff.role] : null,
  })
  const changed = () => {
    const now = state()
    for (const listener of listeners) listener(now)
  }
  const signOut = () => {
    staff = undefined
    changed()
  }
  const lock = () => {
    staff = undefined
    register?.close()
    register = undefined
    changed()
  }
  const look = () => {
    const idle = clock.monotonic() - touchedAt
    if (staff && idle > LOCK_AFTER_MINUTES[staff.role] * 60_000) signOut()
    if (register && !staff && clock.monotonic() - openedAt > PASSPHRASE_LASTS_MS) lock()
  }

  return {
    profileFolder,
    clock,
    register: () => register,
    signedIn: () => staff,
    stage,
    state,
    follow: (listener) => {
      listeners.add(listener)
      listener(state())
      return () => listeners.delete(listener)
    },
    opened: (opened) => {
      register = opened
      trouble = null
      openedAt = touchedAt = clock.monotonic()
      openedWall = clock.now()
      changed()
    },
    trouble: (found) => {
      trouble = found
      changed()
    },
    signIn: (person) => {
      staff = person
      touchedAt = clock.monotonic()
      changed()
    },
    signOut,
    lock,
    look,
    touch: () => {
      touchedAt = clock.monotonic()
      return staff && register
        ? ((register.now() + LOCK_AFTER_MINUTES[staff.role] * 60_000) as Instant)
        : null
    },
    drift: () => clock.now() - openedWall - (clock.monotonic() - openedAt),
    changed,
    end: () => {
      lock()
      listeners.clear()
    },
  }
}

function whatIsOpen(register: Register, clock: Clock) {
  const site = siteOf(register.db)
  const day = openClinicDay(register.db)
  const calendarDay = dayOfInstant(clock.now() as Instant, site.timeZone)
  return {
    site: {
      code: site.code,
      number: site.number,
      name: site.name,
      district: site.district,
      kind: site.kind,
      timeZone: site.timeZone,
    },
    clinicDay: day ? { id: day.id, day: day.day } : null,
    calendarDay,
    staff: allStaff(register.db)
      .filter((person) => hasAccess(person, day?.day ?? calendarDay))
      .map((person) => ({
        id: person.id,
        role: person.role,
        name: unseal(register, 'staff', 'name', person.id, person.name) ?? '',
        pinDisabled: person.failures >= disablingFailure,
        pinMissing: pinOf(register.db, person.id) === undefined,
      })),
  }
}

/** Whether a person's PIN works on this day: added or enabled, or relief that has not run out. */
export function hasAccess({ kind, untilDay }: StaffStored, today: ClinicDay): boolean {
  if (kind === 'disabled' || kind === 'left') return false
  return kind !== 'relief' || untilDay === null || ClinicDaySchema.parse(untilDay) >= today
}
