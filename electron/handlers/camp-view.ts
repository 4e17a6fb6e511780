import type { CampLine, CampState, CampStay, CampView } from '../../shared/contract/camps.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { occupancy, takesBed } from '../../shared/rules/camp.ts'
import { campCounts } from '../../shared/rules/camp-report.ts'
import {
  boxesOfCamp,
  boxesOfNoCamp,
  type CampStayStored,
  type CampStored,
  campById,
  costsOf,
  medicationOfCamp,
  staysOf,
  teamOf,
} from '../db/camp.ts'
import { chartsOf } from '../db/detox.ts'
import { unseal } from '../private-text.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { chartBody } from './detox-text.ts'

/** The camp's last day: as it went, or as planned. */
export const lastDayOf = ({ endedOn, lastDay }: CampStored): ClinicDay => endedOn ?? lastDay

export function campStored(register: Register, id: number): CampStored {
  const camp = campById(register.db, id)
  if (!camp) throw new NotFound('camp')
  return camp
}

/** A camp in one line of the list. */
export function campLine(register: Register, camp: CampStored): CampLine {
  const today = todayOf(register)
  const { id, place, kind, firstDay, beds } = camp
  return {
    ...{ id, place, kind, firstDay, beds },
    lastDay: lastDayOf(camp),
    state: stateOf(camp, today),
    taken: staysOf(register.db, id).filter((stay) => takesBed(stay, today)).length,
  }
}

function stateOf(camp: CampStored, today: ClinicDay): CampState {
  if (camp.ended === 'cancelled') return 'cancelled'
  if (today < camp.firstDay) return 'planned'
  return today > lastDayOf(camp) ? 'over' : 'running'
}

/** One camp with its counts: what every act on it answers with. @throws NotFound */
export function campView(register: Register, campId: number): CampView {
  const { db } = register
  const camp = campStored(register, campId)
  const today = todayOf(register)
  const stored = staysOf(db, campId)
  const costs = costsOf(db, campId)
  const span = { firstDay: camp.firstDay, lastDay: lastDayOf(camp), beds: camp.beds }
  const stays = stored.map((stay) => ({ ...stay, outcome: outcomeOf(stay) }))
  const counted = stays.map((stay) => ({ ...stay, complications: complicationsOf(register, stay.episodeId) }))
  return {
    ...campLine(register, camp),
    today,
    plannedLastDay: camp.lastDay,
    ended: camp.ended,
    team: teamOf(db, campId).map(({ id, name, duty }) => ({
      id,
      duty,
      name: unseal(register, 'camp_team', 'name', id, name) ?? '',
    })),
    costs: costs.map(({ id, day, kind, amountMinor, note }) => ({
      ...{ id, day, kind, amountMinor },
      note: unseal(register, 'camp_cost', 'note', id, note),
    })),
    boxes: boxesOfCamp(db, campId),
    freeBoxes: boxesOfNoCamp(db).map(({ id, name }) => ({ id, name })),
    stays: stays.map(({ closedFor: _, ...stay }) => stay),
    occupancy:
      today < span.firstDay ? [] : occupancy(stays, { ...span, lastDay: earlier(today, span.lastDay) }),
    medication: medicationOfCamp(db, campId),
    counts: campCounts(span, counted, costs, today),
  }
}

const earlier = (a: ClinicDay, b: ClinicDay): ClinicDay => (a < b ? a : b)

/** How a stay ended; one that was closed without a discharge says so. */
function outcomeOf({ outcome, closedFor }: CampStayStored): CampStay['outcome'] {
  return outcome ?? (closedFor === null ? null : closedFor === 'died' ? 'died' : 'other')
}

function complicationsOf(register: Register, episodeId: number) {
  return chartsOf(register.db, episodeId).flatMap((chart) => chartBody(register, chart).complications)
}
