import { seeded } from '../../build/demo/random.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'

type Value = string | number | null | Uint8Array
export type Row = Record<string, Value>
/** Rows by table, in an order in which they may be written. A row of one client says whose it is. */
export interface GeneratedRow {
  readonly table: string
  readonly row: Row
  readonly client: number | null
}
export interface GeneratedClinic {
  readonly rows: readonly GeneratedRow[]
  readonly clients: number
  readonly dropoutDays: number
  readonly period: { firstDay: ClinicDay; lastDay: ClinicDay }
}

const FIRST = '2025-08-01' as ClinicDay
const AMOUNTS = [4_000, 8_000, 12_000, 16_000]
const CLOSINGS = ['completed', 'dropped_out', 'transferred_out', 'died', 'imprisoned', 'withdrawn', 'other']
const ENTRIES = ['new', 're_enrolled', 'transferred_in', 'brought_over']

/**
 * A small clinic with a past: a few clients over months, with gaps, closures, stays away, episodes that close and begin
 * anew, guests, corrected lines, days taken back, and care that was given, voided and taken back. Written as rows, so that
 * whatever the program would refuse to write stands here too.
 */
export function generatedClinic(seed: number): GeneratedClinic {
  const chance = seeded(seed)
  const rows: GeneratedRow[] = []
  const add = (table: string, row: Row, client: number | null = null) => rows.push({ table, row, client })
  const length = chance.whole(60, 260)
  const clients = chance.whole(4, 12)
  const lastWritten = addDays(FIRST, length - 1)
  const maybe = (share: number) => chance.next() < share
  const anyDay = () => addDays(FIRST, chance.whole(0, length - 1))

  const closed = new Set<ClinicDay>()
  for (let index = chance.whole(0, 8); index > 0; index -= 1) closed.add(anyDay())
  for (const day of [...closed].toSorted())
    add('closure', { day, kind: 'unplanned', reason: 'bandh', staff_id: 1, at: 1 })

  const held: { id: number; day: ClinicDay; closed: boolean }[] = []
  for (let index = 0; index < length; index += 1) {
    const day = addDays(FIRST, index)
    if (!closed.has(day) && !maybe(0.04)) held.push({ id: held.length + 1, day, closed: true })
  }
  const last = held.at(-1)
  if (last && maybe(0.5)) last.closed = false
  // One day may have been opened under a wrong date, and taken back with its true one.
  const wrong = maybe(0.3) ? held[chance.whole(1, Math.max(1, held.length - 2))] : undefined
  for (let id = 1; id <= clients; id += 1)
    add(
      'client',
      {
        ...{ id, register_number: 100 + id, sex: chance.pick(['M', 'M', 'F', 'T']) },
        ...{ birth_year: chance.whole(1995, 2006), adult_confirmed: 1, enrolled_day: FIRST },
        ...{ restricted: 0, staff_id: 1, at: 1 },
      },
      id,
    )
  for (const { id, day } of held) add('clinic_day', { id, day: id === wrong?.id ? '2044-01-01' : day, at: 1 })
  if (wrong)
    add('clock_reset', {
      ...{
        id: 1,
        clinic_day_id: wrong.id,
        true_day: wrong.day,
        reason: 'battery',
        staff_id: 1,
        keyholder_id: 1,
        at: 1,
      },
    })

  let episodeId = 0
  let lineId = 0
  let doseId = 0
  for (let client = 1; client <= clients; client += 1) {
    let from = addDays(FIRST, chance.whole(0, Math.floor(length / 2)))
    const stays: { id: number; from: ClinicDay; to: ClinicDay; guest: boolean }[] = []
    do {
      episodeId += 1
      const guest = maybe(0.06)
      const to = addDays(from, chance.whole(0, 140))
      const entry = guest ? 'guest' : stays.length > 0 && maybe(0.6) ? 're_enrolled' : chance.pick(ENTRIES)
      add(
        'episode',
        { id: episodeId, client_id: client, kind: 'ost', opened_day: from, entry, staff_id: 1, at: 1 },
        client,
      )
      const ends = to <= lastWritten && maybe(0.6)
      if (ends)
        add(
          'episode_closing',
          {
            ...{ episode_id: episodeId, day: to, reason: guest ? 'guest_left' : chance.pick(CLOSINGS) },
            ...{ staff_id: 1, at: 1 },
          },
          client,
        )
      stays.push({ id: episodeId, from, to: ends ? to : lastWritten, guest })
      if (!ends) break
      from = addDays(to, chance.whole(0, 40))
    } while (from <= lastWritten && stays.length < 3)
    const first = stays[0]
    if (!first) continue
    const stop = addDays(stays.at(-1)?.to ?? lastWritten, maybe(0.1) ? 5 : 0)

    const away: [ClinicDay, ClinicDay][] = []
    if (maybe(0.4)) {
      const begins = anyDay()
      const back = addDays(begins, chance.whole(1, 30))
      away.push([begins, addDays(back, -1)])
      const id = client
      add(
        'absence',
        { id, client_id: client, kind: 'travel', from_day: begins, until_day: null, staff_id: 1, at: 1 },
        client,
      )
      add('absence_end', { id, absence_id: id, day: back, staff_id: 1, at: 1 }, client)
      if (maybe(0.2)) {
        add('taken_back', { subject: 'absence', row_id: id, reason: 'not_so', staff_id: 1, at: 1 }, client)
        away.pop()
      }
    }

    // Orders: one medicine, or another from some day on; doses are written where there are two.
    const amount = chance.pick(AMOUNTS)
    const own = stays.find(({ guest }) => !guest)
    const changed = own && maybe(0.25) ? addDays(first.from, chance.whole(5, 60)) : null
    const drugs = changed ? ['methadone', 'buprenorphine'] : [chance.pick(['methadone', 'buprenorphine'])]
    for (const [index, drug] of drugs.entries()) {
      if (!own) continue
      const id = client * 10 + index
      add(
        'dose_order',
        {
          ...{ id, client_id: client, episode_id: own.id, drug, kind: 'maintenance', via: 'doctor' },
          ...{ start_day: index === 1 && changed ? changed : first.from },
          ...{ end_day: index === 0 && changed ? addDays(changed, -1) : '2046-12-31' },
          ...{ every_days: 1, take_home_days: 0, prescriber_id: 1, written_by: 1, reason: 'test', at: 1 },
        },
        client,
      )
      add(
        'dose_order_step',
        {
          dose_order_id: id,
          step: 1,
          advance: 'swallowed',
          slot: 1,
          least_hours: 0,
          amount_micrograms: amount,
        },
        client,
      )
    }

    let gap = 0
    for (const { id: clinicDayId, day, closed: isClosed } of held) {
      if (!isClosed || day < first.from || day > stop) continue
      const isAway = away.some(([begins, ends]) => begins <= day && day <= ends)
      if (gap === 0 && maybe(0.05)) gap = chance.whole(1, 30)
      const misses = gap > 0
      gap = Math.max(0, gap - 1)
      const outcome = isAway
        ? 'away'
        : misses
          ? chance.pick(['missed', 'missed', 'withheld', 'refused', 'held'])
          : chance.pick([
              'taken',
              'taken',
              'taken',
              'taken',
              'not_checked',
              'take_home',
              'vomited',
              'spilled',
              'no_order',
            ])
      const some = ['taken', 'not_checked', 'take_home', 'vomited'].includes(outcome)
      lineId += 1
      const line = {
        ...{
          clinic_day_id: clinicDayId,
          client_id: client,
          slot: 1,
          due: isAway || outcome === 'no_order' ? 0 : 1,
        },
        ...{ outcome, amount_micrograms: some ? amount : 0 },
      }
      add('day_line', { id: lineId, ...line, corrects: null }, client)
      const corrected = maybe(0.03)
      if (corrected) {
        const first = lineId
        lineId += 1
        add(
          'day_line',
          { id: lineId, ...line, outcome: 'missed', amount_micrograms: 0, corrects: first },
          client,
        )
      }
      if (own && changed && some && clinicDayId !== wrong?.id) {
        doseId += 1
        add(
          'dose',
          {
            ...{
              id: doseId,
              client_id: client,
              episode_id: own.id,
              dose_order_id: client * 10 + (day < changed ? 0 : 1),
            },
            ...{
              order_step: 1,
              clinic_day: day,
              slot: 1,
              attempt: 1,
              kind: 'observed',
              amount_micrograms: amount,
            },
            ...{ clinic_day_id: clinicDayId, identified_by: 'card', staff_id: 1, at: 2, recorded_at: 2 },
          },
          client,
        )
        if (corrected)
          add('dose_void', { dose_id: doseId, reason: 'slip', staff_id: 1, at: 3, recorded_at: 3 }, client)
      }
    }
    addCare(add, chance, client, anyDay)
  }
  for (const { id, closed: isClosed } of held)
    if (isClosed) add('clinic_day_close', { clinic_day_id: id, late: 0, staff_id: 1, at: 1 })
  const firstDay = addDays(FIRST, chance.whole(0, length - 1))
  const lastDay = addDays(firstDay, chance.whole(0, 45))
  return { rows, clients, dropoutDays: chance.pick([3, 7, 14, 60]), period: { firstDay, lastDay } }
}

/** Sessions, meetings, services, tests, referrals and overdoses of one client, some of them voided. */
function addCare(
  add: (table: string, row: Row, client: number) => void,
  chance: ReturnType<typeof seeded>,
  client: number,
  anyDay: () => ClinicDay,
): void {
  const by = { staff_id: 1, at: 1 }
  const some = (most: number) =>
    Array.from({ length: chance.whole(0, most) }, (_, index) => client * 100 + index)
  const half = () => chance.next() < 0.5
  for (const id of some(6)) {
    const kind = chance.pick(['individual', 'family', 'group', 'crisis'])
    const start = client * 100 + (id % 100) * 7
    add(
      'session',
      { id, kind, day: anyDay(), start_minute: start, minutes: 5, place: 'centre', counsellor_id: 1, at: 1 },
      client,
    )
    add('session_client', { id, session_id: id, client_id: client }, client)
    if (chance.next() < 0.2) add('session_void', { session_id: id, reason: 'not_held', ...by }, client)
  }
  for (const id of some(5)) {
    add('service_contact', { id, client_id: client, day: anyDay(), place: 'centre', ...by }, client)
    const kind = chance.pick(['needles_out', 'needles_in', 'condoms', 'peer_education'])
    add('contact_service', { id, service_contact_id: id, kind, quantity: chance.whole(1, 20) }, client)
    if (chance.next() < 0.2)
      add('service_void', { subject: 'service_contact', row_id: id, reason: 'not_done', ...by }, client)
  }
  for (const id of some(4)) {
    const day = anyDay()
    add(
      'referral',
      {
        id,
        client_id: client,
        referral_place_id: 1,
        purpose: chance.pick(['hiv_test', 'tb_test', 'legal']),
        day,
        by_day: day,
        slip: id,
        ...by,
      },
      client,
    )
    const went = half()
    if (went) add('referral_attended', { referral_id: id, day, how: 'slip', ...by }, client)
    if (went && half()) add('referral_result', { referral_id: id, day, ...by }, client)
    const reason = chance.pick(['declined', 'entered_by_mistake'])
    if (!went && half()) add('referral_end', { referral_id: id, reason, ...by }, client)
  }
  for (const id of some(2)) {
    add('hold', { id, client_id: client, kind: 'overdose', reason: 'overdose', ...by }, client)
    add(
      'overdose',
      {
        ...{ id, client_id: client, place: chance.pick(['here', 'elsewhere']), day: anyDay() },
        ...{ naloxone: chance.pick(['given', 'not_given', 'unknown']), referred: 'no' },
        ...{ outcome: chance.pick(['recovered', 'died', 'unknown']), kit_given: 0, hold_id: id, ...by },
      },
      client,
    )
    if (chance.next() < 0.3)
      add('taken_back', { subject: 'overdose', row_id: id, reason: 'not_so', ...by }, client)
  }
}
