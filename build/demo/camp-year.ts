import { clientsToVisit } from '../../electron/db/follow-up.ts'
import { insert, nextId, type Tx } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { Register } from '../../electron/register.ts'
import type {
  FollowUpEvidence,
  FollowUpOutcome,
  VisitMet,
  VisitPlace,
} from '../../shared/records/follow-up.ts'
import { SETTINGS } from '../../shared/records/setting.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { followUpPlan } from '../../shared/rules/follow-up-plan.ts'
import { seeded } from './random.ts'

export const CAMP_EPISODES = 300
export const CAMP_FOLLOW_UPS = 3_000
/** About two weeks within a camp (clinic.md, *Detoxification and follow-up*). */
const CAMP_DAYS = 14
const A_YEAR = 365

type Chance = ReturnType<typeof seeded>

/** More use again than not; few are lost. Not a finding of any study: a demonstration's chances. */
const OUTCOMES: readonly FollowUpOutcome[] = [
  'abstinent',
  'abstinent',
  'abstinent',
  'relapsed',
  'relapsed',
  'on_ost',
  'in_rehabilitation',
  'in_training',
]

interface Planned {
  readonly episodeId: number
  readonly step: number
  readonly day: ClinicDay
  readonly met: boolean
}

/**
 * A year of a camp site, written as the program writes, each row with its line of the ledger: 300 detoxifications whose
 * last follow-up has come by `today`, and 3,000 visits and calls. Clients are numbers without names. One act: all or
 * nothing. `staffId`: who wrote it down.
 *
 * @returns what was written
 */
export function seedCampYear(
  register: Register,
  { today, staffId }: { today: ClinicDay; staffId: number },
): { episodes: number; followUps: number; agreed: number } {
  const chance = seeded(20_260_207)
  const firstDay = addDays(today, -2 * A_YEAR - CAMP_DAYS)
  return register.write({ act: 'client.enrol', actor: staffId, reason: 'demonstration' }, (tx) => {
    const { value, initial } = SETTINGS['follow_up.template']
    const template = value.parse(initial)
    const firstNumber = nextId(tx, 'client')
    const planned: Planned[] = []
    for (let index = 0; index < CAMP_EPISODES; index += 1) {
      const opened = addDays(firstDay, Math.floor((index * (A_YEAR - CAMP_DAYS)) / CAMP_EPISODES))
      const closed = addDays(opened, CAMP_DAYS)
      const episodeId = oneEpisode(tx, register, chance, {
        number: firstNumber + index,
        opened,
        closed,
        staffId,
      })
      for (const { step, dueDay } of followUpPlan(closed, template))
        planned.push({ episodeId, step, day: dueDay, met: true })
    }
    const visits = withFailedAttempts(planned, chance)
    for (const visit of visits) oneVisit(tx, chance, visit, staffId)
    return { episodes: CAMP_EPISODES, followUps: visits.length, agreed: clientsToVisit(tx.db).size }
  })
}

/** So many attempts before somebody was met that the whole is a round number. */
function withFailedAttempts(planned: readonly Planned[], chance: Chance): Planned[] {
  const failed = Array.from({ length: CAMP_FOLLOW_UPS - planned.length }, () => {
    const visit = chance.pick(planned)
    return { ...visit, day: addDays(visit.day, -chance.whole(1, 3)), met: false }
  })
  return [...planned, ...failed].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function oneEpisode(
  tx: Tx,
  register: Register,
  chance: Chance,
  stay: { number: number; opened: ClinicDay; closed: ClinicDay; staffId: number },
): number {
  const { number, opened, closed, staffId } = stay
  const by = { staffId, at: tx.at }
  const clientId = insert(tx, 'client', {
    id: number,
    registerNumber: number,
    name: null,
    called: null,
    parentName: null,
    phone: null,
    contact: seal(register, 'client', 'contact', number, `Near market stall ${chance.whole(1, 90)}`),
    sex: chance.next() < 0.9 ? 'M' : 'F',
    birthYear: chance.whole(1975, 2004),
    adultConfirmed: 1,
    enrolledDay: opened,
    restricted: 0,
    staffMember: null,
    ...by,
  })
  const agrees = chance.next() < 0.8
  if (agrees) {
    const id = nextId(tx, 'consent')
    insert(tx, 'consent', {
      id,
      clientId,
      kind: 'visit',
      day: opened,
      witnessId: null,
      detail: seal(register, 'consent', 'detail', id, 'Evenings; say you are a friend'),
      ...by,
    })
  }
  const episodeId = insert(tx, 'episode', { clientId, kind: 'detox', openedDay: opened, entry: 'new', ...by })
  insert(tx, 'episode_closing', { episodeId, day: closed, reason: 'completed', note: null, ...by })
  return episodeId
}

function oneVisit(tx: Tx, chance: Chance, { episodeId, step, day, met }: Planned, staffId: number): void {
  insert(tx, 'follow_up_visit', {
    episodeId,
    step,
    day,
    place: chance.pick<VisitPlace>(['home', 'home', 'street', 'centre', 'phone']),
    met: met ? chance.pick<VisitMet>(['client', 'client', 'family']) : 'nobody',
    outcome: met ? chance.pick(OUTCOMES) : null,
    evidence: met ? chance.pick<FollowUpEvidence>(['seen', 'other_word']) : null,
    routeListId: null,
    note: null,
    staffId,
    at: tx.at,
  })
}
