import type { AbsenceFacts } from '../shared/records/absence.ts'
import type { ClinicDay } from '../shared/records/time.ts'
import { daysAway, dosedElsewhere } from '../shared/rules/away.ts'
import {
  type ClientStatus,
  clientStatus,
  type StatusDefinition,
  type StatusFacts,
} from '../shared/rules/client-status.ts'
import { dayOfInstant, laterDay } from '../shared/rules/days.ts'
import { countsAsDose, doseRecord } from '../shared/rules/dose-state.ts'
import { suspendedFromDays } from '../shared/rules/rule-pack.ts'
import { absencesOf } from './db/absence.ts'
import { broughtOverOf } from './db/client.ts'
import { openClinicDay } from './db/clinic-day.ts'
import { medicationOf } from './db/detox-medication.ts'
import { type DoseStored, doseById, dosesOfClient } from './db/dose.ts'
import { lastDoseIds } from './db/dose-facts.ts'
import { type EpisodeStored, episodesOf } from './db/episode.ts'
import { closuresBetween, siteOf } from './db/site.ts'
import type { Register } from './register.ts'
import { dropoutDaysOf, packInForce } from './rules-in-force.ts'

/** The open clinic day; while none is open the day of the calendar in the site's zone. */
export function todayOf(register: Register): ClinicDay {
  return openClinicDay(register.db)?.day ?? dayOfInstant(register.now(), siteOf(register.db).timeZone)
}

/** Where a client stands today, by the site's own definition. */
export function statusOf(register: Register, clientId: number): ClientStatus {
  const episode = treatmentOf(episodesOf(register.db, clientId))
  if (!episode) return { status: 'services_only' }
  const today = todayOf(register)
  const closing =
    episode.closedDay === null || episode.closedFor === null
      ? null
      : { day: episode.closedDay, reason: episode.closedFor }
  const absences = absencesOf(register.db, clientId)
  const lastDoseDay = lastDoseDayOf(register, clientId, episode, absences)
  const facts: StatusFacts = { episode: { openedDay: episode.openedDay, closing }, lastDoseDay }
  return clientStatus(facts, definitionOf(register, lastDoseDay ?? episode.openedDay, today, absences), today)
}

/** The open substitution or detox episode, else the one closed last. Ids follow the order of opening. */
function treatmentOf(episodes: readonly EpisodeStored[]): EpisodeStored | undefined {
  const treatments = episodes.filter(({ kind }) => kind === 'ost' || kind === 'detox')
  return (
    treatments.find(({ closedDay }) => closedDay === null) ??
    treatments.toSorted((a, b) => (b.closedDay ?? '').localeCompare(a.closedDay ?? '') || b.id - a.id)[0]
  )
}

/** So many rows hold a dose that counts for nearly everybody; only for the others all are read. */
const recentDoses = 8

function lastDoseDayOf(
  register: Register,
  clientId: number,
  episode: EpisodeStored,
  absences: readonly AbsenceFacts[],
): ClinicDay | null {
  const { db } = register
  const ids = lastDoseIds(db, clientId, recentDoses)
  const counting = (doses: readonly DoseStored[]) =>
    doses.filter((dose) => dose.episodeId === episode.id && counts(dose)).map(({ clinicDay }) => clinicDay)
  let days = counting(ids.flatMap((id) => doseById(db, id) ?? []))
  if (days.length === 0 && ids.length === recentDoses)
    days = counting(dosesOfClient(db, clientId, episode.openedDay))
  const broughtOver = episode.entry === 'brought_over' ? broughtOverOf(db, clientId) : undefined
  if (broughtOver) days.push(broughtOver.lastDoseDay)
  for (const { day } of medicationOf(db, episode.id)) days.push(day)
  for (const { day } of dosedElsewhere(absences)) if (day >= episode.openedDay) days.push(day)
  return days.length === 0 ? null : days.reduce(laterDay)
}

function counts(dose: DoseStored): boolean {
  return countsAsDose(doseRecord(dose, dose.events, dose.voided, dose.incidentSwallowed))
}

/** A site without a rule pack gives no medicine: nobody is interrupted before the dropout. */
function definitionOf(
  register: Register,
  from: ClinicDay,
  today: ClinicDay,
  absences: readonly AbsenceFacts[],
): StatusDefinition {
  const pack = packInForce(register)
  const dropoutDays = dropoutDaysOf(register)
  return {
    dropoutDays,
    interruptedDays: pack ? suspendedFromDays(pack.body) : dropoutDays,
    closedDays: closuresBetween(register.db, from, today).map(({ day }) => day),
    awayDays: daysAway(absences, from, today),
  }
}
