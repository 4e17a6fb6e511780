import type { Drug } from '../shared/records/product.ts'
import type { MedicineAlert } from '../shared/records/rule-pack-lines.ts'
import type { ClinicDay } from '../shared/records/time.ts'
import { awayOn, dosedElsewhere, dosingUnknown, riskyReturns } from '../shared/rules/away.ts'
import type { CareFacts } from '../shared/rules/care-facts.ts'
import { addDays } from '../shared/rules/days.ts'
import { alertsFor } from '../shared/rules/medicine-alerts.ts'
import { pregnancyAskDay, pregnantSince } from '../shared/rules/pregnancy.ts'
import { microgramsOf } from '../shared/rules/quantity.ts'
import { absencesOf, absencesOn } from './db/absence.ts'
import { campOfClient, clientsInCamps } from './db/camp-stay.ts'
import { kitAndTalksOf, type MedicineStored, medicinesOf, pregnancyAnswersOf } from './db/care.ts'
import { clientById } from './db/client.ts'
import { clientsOnTheChart, medicationOfClient } from './db/detox-medication.ts'
import { episodesOf } from './db/episode.ts'
import { unseal } from './private-text.ts'
import type { Register } from './register.ts'
import { packInForce } from './rules-in-force.ts'

/** How far back medicine on a chart is looked at: as far as doses (handlers/dose-facts.ts). */
const DAYS_BACK = 60

/** What the counter needs of a client's states on a day, read now. */
export function careFacts(register: Register, clientId: number, today: ClinicDay): CareFacts {
  const { db } = register
  const absences = absencesOf(db, clientId)
  const away = awayOn(absences, today)
  const unknown = dosingUnknown(absences, today)
  return {
    away: away && { id: away.id, kind: away.kind, fromDay: away.fromDay, untilDay: away.untilDay },
    elsewhere: dosedElsewhere(absences),
    chart: medicationOfClient(db, clientId, addDays(today, -DAYS_BACK))
      .filter(({ day }) => day <= today)
      .map(({ day, givenAt, steps, product, doseOrderId, orderStep }) => ({
        ...{ day, at: givenAt, drug: product.drug, doseOrderId, orderStep },
        amountMicrograms: microgramsOf(steps, product),
      })),
    camp: campOfClient(db, clientId, today) ?? null,
    dosingUnknown: unknown && { id: unknown.id, kind: unknown.kind },
    pregnant: pregnantSince(pregnancyAnswersOf(db, clientId)),
    pregnancyAsk: asksPregnancy(register, clientId, today),
    newMedicine: newMedicines(register, clientId).some(({ alerts }) => alerts.length > 0),
    risk: {
      returns: riskyReturns(absences, today),
      detoxEnded: episodesOf(db, clientId).flatMap(({ kind, closedDay }) =>
        kind === 'detox' && closedDay !== null && closedDay <= today ? [closedDay] : [],
      ),
      answeredSince: kitAndTalksOf(db, clientId)[0]?.sinceDay ?? null,
    },
  }
}

/** Everybody whom the counter does not wait for on a day: away, in a camp, or given by the chart of a detoxification. */
export function clientsAway({ db }: Register, day: ClinicDay): ReadonlySet<number> {
  const absences = absencesOn(db, day).filter((absence) => awayOn([absence], day) !== null)
  return new Set([
    ...absences.map(({ clientId }) => clientId),
    ...clientsInCamps(db, day),
    ...clientsOnTheChart(db, day),
  ])
}

/** Whether pregnancy is to be asked today: of those in treatment, as often as the pack says. */
function asksPregnancy(register: Register, clientId: number, today: ClinicDay): boolean {
  const askDay = pregnancyAskDayOf(register, clientId, today)
  return askDay !== null && askDay <= today
}

/** The day from which pregnancy is asked again; null where nobody asks. */
export function pregnancyAskDayOf(register: Register, clientId: number, today: ClinicDay): ClinicDay | null {
  const { db } = register
  const client = clientById(db, clientId)
  const pack = packInForce(register)
  const treated = episodesOf(db, clientId).some(
    ({ kind, closedDay }) => closedDay === null && (kind === 'ost' || kind === 'detox'),
  )
  if (!client || !pack || !treated) return null
  const answers = pregnancyAnswersOf(db, clientId)
  return pregnancyAskDay({ sex: client.sex, today, answers }, pack.body.pregnancy.askEveryDays)
}

/** A medicine's name as it was written. */
export function medicineName(register: Register, { id, name }: Pick<MedicineStored, 'id' | 'name'>): string {
  return unseal(register, 'client_medicine', 'name', id, name) ?? ''
}

/** What the pack says of a medicine; nothing where the site has no pack. */
export function medicineAlerts(
  register: Register,
  medicine: Pick<MedicineStored, 'id' | 'name'>,
  drug: Drug | null,
): MedicineAlert[] {
  const pack = packInForce(register)
  return pack ? alertsFor(medicineName(register, medicine), pack.body.medicineAlerts, drug) : []
}

/** Medicines that a client takes and no doctor has looked at, with what the pack says of them. */
function newMedicines(register: Register, clientId: number): { alerts: MedicineAlert[] }[] {
  return medicinesOf(register.db, clientId)
    .filter(({ stopDay, reviewedAt }) => stopDay === null && reviewedAt === null)
    .map((medicine) => ({ alerts: medicineAlerts(register, medicine, null) }))
}
