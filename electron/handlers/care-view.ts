import type { CareView } from '../../shared/contract/care.ts'
import { awayOn } from '../../shared/rules/away.ts'
import { riskOf } from '../../shared/rules/care-verdict.ts'
import { pregnantSince } from '../../shared/rules/pregnancy.ts'
import { medicineAlerts, medicineName, pregnancyAskDayOf } from '../care-facts.ts'
import { type AbsenceStored, absencesOf } from '../db/absence.ts'
import { kitAndTalksOf, lettersOf, medicinesOf, overdosesOf, pregnancyAnswersOf } from '../db/care.ts'
import type { ClientStored } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { type DeathStored, deathsOf } from '../db/death.ts'
import { readingsOf, type SafetyFlagStored, safetyFlagsOf } from '../db/safety-flag.ts'
import { unseal } from '../private-text.ts'
import { openReason } from '../private-words.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { doseFacts } from './dose-facts.ts'
import { staffNames } from './staff-facts.ts'

type Names = ReadonlyMap<number, string>

/** Everything on the Care page of one client; the caller has opened the record. */
export function careView(register: Register, staff: SignedIn, client: ClientStored): CareView {
  const { db } = register
  const { id, registerNumber, sex } = client
  const names = staffNames(register)
  const by = (staffId: number) => names.get(staffId) ?? ''
  const today = todayOf(register)
  const dayOpen = openClinicDay(db) !== undefined
  const absences = absencesOf(db, id)
  const answers = pregnancyAnswersOf(db, id)
  return {
    client: { id, registerNumber, sex, called: unseal(register, 'client', 'called', id, client.called) },
    today,
    dayOpen,
    absences: absences.map((absence) => ({
      ...absenceView(register, absence, names),
      now: awayOn([absence], today) !== null,
    })),
    overdoses: overdosesOf(db, id).map((row) => ({
      id: row.id,
      place: row.place,
      day: row.day,
      clockTime: row.clockTime,
      naloxone: row.naloxone,
      naloxoneDoses: row.naloxoneDoses,
      referred: row.referred,
      outcome: row.outcome,
      kitGiven: row.kitGiven === 1,
      saw: unseal(register, 'overdose', 'detail', row.id, row.detail),
      note: unseal(register, 'overdose', 'note', row.id, row.note),
      holdId: row.holdId,
      review:
        row.reviewedAt === null
          ? null
          : {
              reason: openReason(register, 'hold_release', row.holdId, row.review ?? ''),
              at: row.reviewedAt,
            },
      by: by(row.staffId),
      at: row.at,
    })),
    deaths: deathsOf(db, id).map((death) => deathView(register, death, names)),
    risk: dayOpen ? riskOf(doseFacts(register, id)) : null,
    kits: kitAndTalksOf(db, id).map(({ staffId, clientId: _client, ...kit }) => ({
      ...kit,
      by: by(staffId),
    })),
    pregnancy: {
      askDay: pregnancyAskDayOf(register, id, today),
      pregnantSince: pregnantSince(answers)?.day ?? null,
      answers: answers.map(({ id: answerId, day, answer, staffId, at }) => ({
        id: answerId,
        day,
        answer,
        by: by(staffId),
        at,
      })),
    },
    medicines: medicineViews(register, staff, id, names),
    flags: safetyFlagsOf(db, id).map((flag) => flagView(register, staff, flag, names)),
    letters: lettersOf(db, id).map(
      ({ staffId, detail, clientId: _client, consentId: _consent, ...letter }) => ({
        ...letter,
        to: unseal(register, 'treatment_letter', 'detail', letter.id, detail) ?? '',
        by: by(staffId),
      }),
    ),
  }
}

function absenceView(register: Register, absence: AbsenceStored, names: Names) {
  const { id, kind, fromDay, untilDay, note, endId, backDay, dosingRow, staffId, at } = absence
  return {
    id,
    kind,
    fromDay,
    untilDay,
    note: unseal(register, 'absence', 'note', id, note),
    back: endId === null || backDay === null ? null : { endId, day: backDay },
    dosing: dosingRow && {
      answer: dosingRow.answer,
      drug: dosingRow.drug,
      amountMicrograms: dosingRow.amountMicrograms,
      lastDoseDay: dosingRow.lastDoseDay,
      detail: unseal(register, 'absence_dosing', 'detail', dosingRow.id, dosingRow.detail) ?? '',
      by: names.get(dosingRow.staffId) ?? '',
    },
    by: names.get(staffId) ?? '',
    at,
  }
}

function deathView(register: Register, death: DeathStored, names: Names): CareView['deaths'][number] {
  const { id, day, source, detail, staffId, at } = death
  const decidedBy = death.errorBy ?? death.confirmedBy
  return {
    id,
    day: death.confirmedDay ?? day,
    source,
    detail: unseal(register, 'death_report', 'detail', id, detail),
    state: death.errorAt !== null ? 'in_error' : death.confirmedAt !== null ? 'confirmed' : 'reported',
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
    decidedAt: death.errorAt ?? death.confirmedAt,
    reason:
      death.errorId === null || death.errorReason === null
        ? null
        : openReason(register, 'death_decision', death.errorId, death.errorReason),
    by: names.get(staffId) ?? '',
    at,
  }
}

/** A medicine tells the illness: doctor and counsellor read its name, others only what they wrote themselves. */
function medicineViews(
  register: Register,
  staff: SignedIn,
  clientId: number,
  names: Names,
): CareView['medicines'] {
  return medicinesOf(register.db, clientId).map((medicine) => {
    const { id, note, staffId, stopDay, reviewedBy, reviewedAt, at } = medicine
    const mayRead = staff.role === 'doctor' || staff.role === 'counsellor' || staffId === staff.id
    const alerts = medicineAlerts(register, medicine, null)
    return {
      id,
      name: mayRead ? medicineName(register, medicine) : null,
      note: mayRead ? unseal(register, 'client_medicine', 'note', id, note) : null,
      alerts: mayRead ? alerts.map(({ level, text, source }) => ({ level, text, source })) : [],
      stopDay,
      review:
        reviewedBy === null || reviewedAt === null
          ? null
          : { by: names.get(reviewedBy) ?? '', at: reviewedAt },
      by: names.get(staffId) ?? '',
      at,
    }
  })
}

/** A flag without its reason, but for who wrote it. */
export function flagView(
  register: Register,
  staff: SignedIn,
  flag: SafetyFlagStored,
  names: Names,
): CareView['flags'][number] {
  const { id, clientId, registerNumber, holdId, note, staffId, releasedBy, releasedAt, at } = flag
  const mine = staffId === staff.id
  return {
    id,
    clientId,
    registerNumber,
    holdId,
    why: mine ? unseal(register, 'safety_flag', 'note', id, note) : null,
    mine,
    released:
      releasedBy === null || releasedAt === null ? null : { by: names.get(releasedBy) ?? '', at: releasedAt },
    readings: readingsOf(register.db, id).map((reading) => ({
      by: names.get(reading.staffId) ?? '',
      reason: openReason(register, 'safety_flag_reading', reading.id, reading.reason),
      at: reading.at,
    })),
    by: names.get(staffId) ?? '',
    at,
  }
}
