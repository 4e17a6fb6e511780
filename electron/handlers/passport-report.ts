import type { ReportSource } from '../../shared/records/passport.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { holdsOf } from '../db/client-history.ts'
import { type PassportDose, type PassportStored, passportById, passportDoses } from '../db/passport.ts'
import { insert, type Tx } from '../db/write.ts'
import { openReturn } from '../passport-signing.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { writeStep } from './dose-steps.ts'
import { writeHold } from './hold-writing.ts'

const GIVEN_THERE_TOO = 'given_there_too'

type GivenDay = { clinicDay: ClinicDay; givenMicrograms: number }

/**
 * Writes what the other site gave: a dose that was given counts for the ladder from now on, a day without one is free
 * and counts as a day without. The lines of closed days stay *elsewhere*: that the dose was another site's to give
 * does not change. Refused as `passports.report` says. @returns the passport's key
 */
export function reportPassport(
  tx: Tx,
  register: Register,
  staffId: number,
  input: { passportId: number; source: ReportSource; digits: string | null; days: readonly GivenDay[] },
): number {
  const passport = passportById(tx.db, input.passportId)
  if (!passport) throw new NotFound('passport')
  const days = input.digits === null ? input.days : daysOfSlip(register, passport.serial, input.digits)
  const today = todayOf(register)
  const claims = passportDoses(tx.db, passport)
  const open = claims.filter(({ givenMicrograms, freed }) => givenMicrograms === null && freed === 0)
  // A return slip names every day of the passport; what was told before is left as it is.
  const told = days.filter(({ clinicDay, givenMicrograms }) => {
    const isOpen = open.some((dose) => dose.clinicDay === clinicDay)
    if (!isOpen && input.digits === null) refuse('passport_reported', { day: clinicDay })
    if (clinicDay > today && givenMicrograms > 0) refuse('passport_day_ahead', { day: clinicDay })
    return isOpen && (clinicDay < today || givenMicrograms > 0)
  })
  const freedAndGiven = days.filter(
    ({ clinicDay, givenMicrograms }) =>
      givenMicrograms > 0 && claims.some((claim) => claim.freed === 1 && claim.clinicDay === clinicDay),
  )
  const heldNow = holdForFreedDays(tx, register, staffId, passport, freedAndGiven)
  if (told.length === 0 && !heldNow) return refuse('passport_nothing_to_report')
  for (const { clinicDay, givenMicrograms } of told) {
    const slots = open.filter((dose) => dose.clinicDay === clinicDay)
    writeDay(tx, slots, givenMicrograms, { source: input.source, staffId })
  }
  return passport.id
}

/**
 * A day that was freed here (the slip was lost, or came back) and given there all the same: it may have been given
 * twice, so the doctor sees the client before the next dose. Once a slip. @returns whether the client is held by this
 */
function holdForFreedDays(
  tx: Tx,
  register: Register,
  staffId: number,
  { clientId, at }: Pick<PassportStored, 'clientId' | 'at'>,
  days: readonly GivenDay[],
): boolean {
  if (days.length === 0) return false
  const known = holdsOf(tx.db, clientId).some(
    (hold) => hold.at >= at && hold.reason.startsWith(GIVEN_THERE_TOO),
  )
  if (known) return false
  const told = days.map(({ clinicDay }) => clinicDay).join(', ')
  writeHold(tx, register, { clientId, kind: 'doctor', staffId }, GIVEN_THERE_TOO, told)
  return true
}

/** The first slot of the day first: the slip tells whole days. */
function writeDay(
  tx: Tx,
  slots: readonly PassportDose[],
  givenMicrograms: number,
  by: { source: ReportSource; staffId: number },
): void {
  let left = givenMicrograms
  for (const { doseId, orderedMicrograms } of slots) {
    const amountMicrograms = Math.min(left, orderedMicrograms)
    left -= amountMicrograms
    insert(tx, 'passport_report', { doseId, amountMicrograms, ...by, at: tx.at })
    writeStep(tx, doseId, amountMicrograms > 0 ? 'given' : 'returned', { reason: by.source })
  }
  if (left > 0) refuse('passport_report_too_much')
}

function daysOfSlip(register: Register, serial: string, digits: string): GivenDay[] {
  const read = openReturn(register, digits)
  if (!read.ok) return refuse(`slip_${read.problem}`)
  const { slip, signature } = read
  if (signature === 'no_key') return refuse('slip_unknown_site', { site: slip.receivingSite })
  if (signature === 'bad') return refuse('slip_forged')
  const passport = slip.serial === serial
  if (!passport) return refuse('slip_of_another')
  return slip.givenMicrograms.flatMap((givenMicrograms, place) =>
    givenMicrograms === null ? [] : [{ clinicDay: addDays(slip.fromDay, place), givenMicrograms }],
  )
}
