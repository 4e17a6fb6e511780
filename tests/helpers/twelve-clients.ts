import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysFromTo } from '../../shared/rules/days.ts'
import type { GeneratedClinic, GeneratedRow, Row } from './generated-clinic.ts'

const day = (text: string) => text as ClinicDay
const BANDH = day('2026-02-17')
const FIRST = day('2025-08-01')
const LAST = day('2026-02-28')

interface Treatment {
  readonly opened: string
  readonly entry: string
  readonly closed?: readonly [day: string, reason: string]
}
interface Person {
  readonly sex: 'M' | 'F' | 'T'
  readonly born: number
  readonly treatments: readonly Treatment[]
  readonly drug?: 'methadone' | 'buprenorphine'
  readonly milligrams?: number
  /** The last day on which a dose was due; the closing's where nothing is said. */
  readonly dueUntil?: string
  readonly missed?: readonly [from: string, until: string]
  readonly withheld?: string
  readonly hospital?: readonly [from: string, back: string]
}

/** The twelve of docs/hand-worked-return.md, in their order. */
const PEOPLE: readonly Person[] = [
  { sex: 'M', born: 1990, treatments: [{ opened: '2025-08-15', entry: 'new' }], milligrams: 8 },
  {
    sex: 'F',
    born: 2003,
    treatments: [{ opened: '2026-01-05', entry: 'new' }],
    drug: 'methadone',
    milligrams: 65,
  },
  {
    ...{ sex: 'M', born: 1985, milligrams: 8, missed: ['2026-02-01', '2026-02-20'] },
    treatments: [{ opened: '2025-11-12', entry: 'transferred_in', closed: ['2026-02-20', 'dropped_out'] }],
  },
  {
    ...{ sex: 'M', born: 1998, milligrams: 6, missed: ['2026-02-04', '2026-02-14'] },
    treatments: [{ opened: '2026-01-05', entry: 'new' }],
  },
  { sex: 'T', born: 2004, treatments: [{ opened: '2026-02-10', entry: 'new' }], milligrams: 4 },
  {
    ...{ sex: 'M', born: 1980, milligrams: 8 },
    treatments: [
      { opened: '2026-01-05', entry: 'new', closed: ['2026-01-15', 'completed'] },
      { opened: '2026-02-02', entry: 're_enrolled' },
    ],
  },
  {
    ...{ sex: 'F', born: 1995, milligrams: 10, dueUntil: '2026-02-11' },
    treatments: [{ opened: '2026-01-05', entry: 'new', closed: ['2026-02-12', 'died'] }],
  },
  {
    ...{ sex: 'M', born: 1992, milligrams: 8, withheld: '2026-02-05' },
    treatments: [{ opened: '2026-01-05', entry: 'new', closed: ['2026-02-20', 'transferred_out'] }],
  },
  {
    ...{ sex: 'M', born: 2002, milligrams: 10, hospital: ['2026-02-11', '2026-02-26'] },
    treatments: [{ opened: '2026-01-05', entry: 'new' }],
  },
  {
    ...{ sex: 'M', born: 1988, milligrams: 8, missed: ['2026-02-13', '2026-02-28'] },
    treatments: [{ opened: '2025-11-10', entry: 'new' }],
  },
  { sex: 'M', born: 1991, treatments: [{ opened: '2026-02-01', entry: 'brought_over' }], milligrams: 12 },
  { sex: 'F', born: 1999, treatments: [{ opened: '2026-02-24', entry: 'new' }] },
]

/** The twelve as rows of a register, with every day of the centre closed. */
export function twelveClients(): GeneratedClinic {
  const rows: GeneratedRow[] = []
  const add = (table: string, row: Row, client: number | null = null) => rows.push({ table, row, client })
  const held = daysFromTo(FIRST, LAST).filter((one) => one !== BANDH)
  add('closure', { day: BANDH, kind: 'unplanned', reason: 'bandh', staff_id: 1, at: 1 })
  held.forEach((one, index) => {
    add('clinic_day', { id: index + 1, day: one, at: 1 })
  })
  let episode = 0
  PEOPLE.forEach((person, index) => {
    const id = index + 1
    const own = (table: string, row: Row) => add(table, row, id)
    own('client', {
      ...{ id, register_number: id, sex: person.sex, birth_year: person.born, adult_confirmed: 1 },
      ...{ enrolled_day: FIRST, restricted: 0, staff_id: 1, at: 1 },
    })
    for (const { opened, entry, closed } of person.treatments) {
      episode += 1
      own('episode', {
        id: episode,
        client_id: id,
        kind: 'ost',
        opened_day: opened,
        entry,
        staff_id: 1,
        at: 1,
      })
      if (closed)
        own('episode_closing', { episode_id: episode, day: closed[0], reason: closed[1], staff_id: 1, at: 1 })
      addDoses(
        own,
        person,
        { id, episode, from: day(opened), until: day(person.dueUntil ?? closed?.[0] ?? LAST) },
        held,
      )
    }
    if (!person.hospital) return
    const [from, back] = person.hospital
    own('absence', {
      id,
      client_id: id,
      kind: 'hospital',
      from_day: from,
      until_day: null,
      staff_id: 1,
      at: 1,
    })
    own('absence_end', { absence_id: id, day: back, staff_id: 1, at: 1 })
  })
  held.forEach((_, index) => {
    add('clinic_day_close', { clinic_day_id: index + 1, late: 0, staff_id: 1, at: 1 })
  })
  return {
    rows,
    clients: PEOPLE.length,
    dropoutDays: 7,
    period: { firstDay: day('2026-02-01'), lastDay: LAST },
  }
}

function addDoses(
  own: (table: string, row: Row) => void,
  person: Person,
  stay: { id: number; episode: number; from: ClinicDay; until: ClinicDay },
  held: readonly ClinicDay[],
): void {
  const { milligrams, drug = 'buprenorphine' } = person
  if (milligrams === undefined) return
  const { id, episode, from, until } = stay
  own('dose_order', {
    ...{ id: episode, client_id: id, episode_id: episode, drug, kind: 'maintenance', via: 'doctor' },
    ...{ start_day: from, end_day: until, every_days: 1, take_home_days: 0, prescriber_id: 1, written_by: 1 },
    ...{ reason: 'maintenance', at: 1 },
  })
  held.forEach((one, index) => {
    if (one < from || one > until) return
    const [awayFrom, back] = person.hospital ?? [addDays(LAST, 1), LAST]
    const away = one >= awayFrom && one < back
    const [missedFrom, missedUntil] = person.missed ?? [addDays(LAST, 1), LAST]
    const missed = one >= missedFrom && one <= missedUntil
    const outcome = away ? 'away' : missed ? 'missed' : one === person.withheld ? 'withheld' : 'taken'
    own('day_line', {
      ...{ clinic_day_id: index + 1, client_id: id, slot: 1, due: away ? 0 : 1, outcome },
      amount_micrograms: outcome === 'taken' ? milligrams * 1_000 : 0,
    })
  })
}
