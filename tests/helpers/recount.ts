import type { Figure, ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import type { Row } from './generated-clinic.ts'

type Raw = ReadonlyMap<string, readonly Row[]>

/** Counts under `indicator cell`, added up as they are found. */
export class Tally {
  readonly sums = new Map<string, { count: number; of: number }>()
  add(indicator: string, cell: string, count: number, of = 0): void {
    const known = this.sums.get(`${indicator} ${cell}`) ?? { count: 0, of: 0 }
    this.sums.set(`${indicator} ${cell}`, { count: known.count + count, of: known.of + of })
  }
}

/** Figures as the tally has them: nothing is left out alike on both sides. */
export function asTally(figures: readonly Figure[]): Record<string, { count: number; of: number }> {
  return Object.fromEntries(
    figures
      .map(({ indicator, cell, count, of }) => [`${indicator} ${cell}`, { count, of: of ?? 0 }] as const)
      .filter(([key, { count, of }]) => count !== 0 || (of !== 0 && !key.startsWith('dose_outcome '))),
  )
}

/**
 * A return counted again from the raw rows, as plainly as it can be said: it walks every client through every single day
 * and keeps nothing between two clients. It knows no view, no index and no rule of the program but the calendar.
 */
export function recount(raw: Raw, scope: ReportScope): Record<string, { count: number; of: number }> {
  const tally = new Tally()
  const facts = factsOf(raw)
  const { firstDay, lastDay } = scope.period
  for (const client of raw.get('client') ?? []) {
    const id = Number(client.id)
    const age = Number(lastDay.slice(0, 4)) - Number(client.birth_year) < 25 ? 'under_25' : 'from_25'
    const cells = ['', String(client.sex), age, `${client.sex}.${age}`]
    const person = (indicator: string, count: number, of = 0) => {
      for (const cell of cells) tally.add(indicator, cell, count, of)
    }
    const lines = facts.lines.filter((line) => line.client === id)
    const inPeriod = lines.filter(({ day }) => day >= firstDay && day <= lastDay)
    const own = inPeriod.filter(({ day }) => !facts.isGuest(id, day))
    for (const { due, outcome } of own)
      if (due === 1) {
        tally.add('doses_due', '', 1)
        tally.add('dose_outcome', outcome, 1)
      } else tally.add('dose_not_due', outcome, 1)
    const some = own.filter(({ amount }) => amount > 0)
    for (const { amount, drug } of some) if (drug) tally.add('mean_dose', drug, amount, 1)
    tally.add(
      'guest_doses',
      '',
      inPeriod.filter(({ day, amount }) => amount > 0 && facts.isGuest(id, day)).length,
    )
    const lastDose = some.toSorted((a, b) => a.day.localeCompare(b.day)).at(-1)
    if (lastDose?.drug) {
      const { drug, amount } = lastDose
      tally.add('adequate_dose', drug, (drug === 'methadone' ? amount > 60_000 : amount >= 12_000) ? 1 : 0, 1)
      tally.add('last_dose', `${drug}.${amount}`, 1)
    }

    const stays = facts.stays.filter((stay) => stay.client === id)
    const walked = stays.map((stay) => walkDays(facts, stay, lines, scope.dropoutDays, lastDay))
    for (const { events, active } of walked) {
      if (active.get(addDays(firstDay, -1))) person('active_start', 1)
      for (const { line, day } of events)
        if (day >= firstDay && day <= lastDay) {
          if (line.startsWith('closed_after_dropout ')) tally.add('closed_after_dropout', line.slice(21), 1)
          else person(line, 1)
        }
      if (active.get(lastDay)) person('active_end', 1)
    }
    for (const days of [7, 60])
      for (const stay of stays)
        for (const { line, day } of walkDays(facts, stay, lines, days, lastDay).events) {
          if (day < firstDay || day > lastDay) continue
          if (line === 'left_dropped_out' && !facts.closedAs(stay, 'dropped_out', day))
            person(`dropped_out_by_${days}`, 1)
          if (line === 'came_back') person(`came_back_by_${days}`, 1)
        }
    const within = walked.some(
      ({ events, active }) =>
        active.get(addDays(firstDay, -1)) ||
        events.some(
          ({ line, day }) =>
            day >= firstDay && day <= lastDay && (line === 'came_back' || line.startsWith('entered_')),
        ),
    )
    if (within) {
      person('dosed', some.length > 0 ? 1 : 0, 1)
      person('not_dosed', some.length > 0 ? 0 : 1, 1)
      if (some.length > 0) person('switched_drug', new Set(some.map(({ drug }) => drug)).size > 1 ? 1 : 0, 1)
      person('retained_6_months', walked.some((one) => heldSix(one, scope)) ? 1 : 0, 1)
      const met = facts.sessions.some(
        ({ clients, day }) => clients.includes(id) && day >= firstDay && day <= lastDay,
      )
      person('counselled', met ? 1 : 0, 1)
    }
    stays.forEach((stay, index) => {
      const { active } = walked[index] ?? { active: new Map<ClinicDay, boolean>() }
      const had = lines.some((line) => line.counts && line.day >= stay.opened && line.day <= lastDay)
      if (active.get(lastDay) && had) person('on_ost', 1)
      if (stay.entry === 'brought_over') return
      for (const months of [3, 6, 9, 12]) {
        const day = addMonths(stay.opened, months)
        if (day >= firstDay && day <= lastDay && facts.known !== null && day <= facts.known)
          person(`cohort_${months}_months`, active.get(day) ? 1 : 0, 1)
      }
    })
    if (stays.some(({ opened }) => opened <= lastDay)) person('ever', 1)
    const outside = inPeriod.filter(({ day, amount }) => amount > 0 && !facts.inCare(id, day))
    tally.add('dosed_after_closing', '', outside.length)
  }
  recountCare(raw, scope, facts, tally)
  const due = tally.sums.get('doses_due ')?.count ?? 0
  return Object.fromEntries(
    [...tally.sums]
      .map(([key, sum]) => [key, key.startsWith('dose_outcome ') ? { ...sum, of: due } : sum] as const)
      .filter(([, { count, of }]) => count !== 0 || of !== 0),
  )
}

interface Stay {
  client: number
  opened: ClinicDay
  entry: string
  closed: { day: ClinicDay; reason: string } | null
}
interface Line {
  client: number
  day: ClinicDay
  due: number
  outcome: string
  amount: number
  counts: boolean
  drug: string | null
}
interface Walked {
  events: { line: string; day: ClinicDay }[]
  /** Whether the stay was active at the end of each day that was walked. */
  active: Map<ClinicDay, boolean>
  /** Since when, on each day on which it was. */
  since: Map<ClinicDay, ClinicDay>
}

/** One stay, day by day: a day without a dose counts unless the site was closed or the client away. */
function walkDays(
  facts: Facts,
  stay: Stay,
  lines: readonly Line[],
  threshold: number,
  lastDay: ClinicDay,
): Walked {
  const walked: Walked = { events: [], active: new Map(), since: new Map() }
  const dosed = new Set(lines.filter(({ counts }) => counts).map(({ day }) => day))
  if (stay.opened > lastDay) return walked
  walked.events.push({ line: `entered_${stay.entry}`, day: stay.opened })
  const end = stay.closed && (stay.closed.day < stay.opened ? stay.opened : stay.closed.day)
  let [without, active, since] = [0, true, stay.opened]
  for (let day = stay.opened; day <= lastDay; day = addDays(day, 1)) {
    if (day === end && stay.closed) {
      walked.events.push({ line: `${active ? 'left_' : 'closed_after_dropout '}${stay.closed.reason}`, day })
      return walked
    }
    if (dosed.has(day)) {
      if (!active) {
        walked.events.push({ line: 'came_back', day })
        since = day
      }
      active = true
      without = 0
    } else if (day > stay.opened && !facts.closures.has(day) && !facts.away(stay.client, day)) {
      without += 1
      if (without === threshold && active && facts.known !== null && day <= facts.known) {
        walked.events.push({ line: 'left_dropped_out', day })
        active = false
      }
    }
    walked.active.set(day, active)
    if (active) walked.since.set(day, since)
  }
  return walked
}

const heldSix = ({ since }: Walked, { period }: ReportScope): boolean =>
  [...since].some(
    ([day, from]) => day >= period.firstDay && day <= period.lastDay && addMonths(from, 6) <= day,
  )

interface Facts {
  known: ClinicDay | null
  closures: ReadonlySet<ClinicDay>
  lines: readonly Line[]
  stays: readonly Stay[]
  sessions: readonly { id: number; kind: string; day: ClinicDay; clients: number[] }[]
  away(client: number, day: ClinicDay): boolean
  isGuest(client: number, day: ClinicDay): boolean
  inCare(client: number, day: ClinicDay): boolean
  closedAs(stay: Stay, reason: string, day: ClinicDay): boolean
}

const day = (value: unknown) => String(value) as ClinicDay

function factsOf(raw: Raw): Facts {
  const all = (table: string) => raw.get(table) ?? []
  const gone = (subject: string) =>
    new Set(
      all('taken_back')
        .filter((row) => row.subject === subject)
        .map((row) => row.row_id),
    )
  const resets = new Map(all('clock_reset').map((row) => [row.clinic_day_id, row.true_day]))
  const dayOf = (id: unknown): ClinicDay | null => {
    if (resets.has(id as number))
      return resets.get(id as number) === null ? null : day(resets.get(id as number))
    return day(all('clinic_day').find((row) => row.id === id)?.day)
  }
  const corrected = new Set(all('day_line').map((row) => row.corrects))
  const voided = new Set(all('dose_void').map((row) => row.dose_id))
  const drugOfOrder = new Map(all('dose_order').map((row) => [row.id, String(row.drug)]))
  const drugs = new Map(
    all('dose')
      .filter((row) => !voided.has(row.id ?? 0))
      .map((row) => [`${row.client_id} ${row.clinic_day}`, drugOfOrder.get(row.dose_order_id ?? 0) ?? null]),
  )
  const drugOf = (client: unknown, on: ClinicDay): string | null => {
    const orders = new Set(
      all('dose_order')
        .filter((row) => row.client_id === client)
        .map((row) => String(row.drug)),
    )
    return orders.size === 1 ? ([...orders][0] ?? null) : (drugs.get(`${client} ${on}`) ?? null)
  }
  const days = new Map(all('clinic_day').map((row) => [row.id, dayOf(row.id)]))
  const closings = new Map(all('episode_closing').map((row) => [row.episode_id, row]))
  const spans = all('episode').map((row) => {
    const closing = closings.get(row.id ?? 0)
    return {
      client: Number(row.client_id),
      opened: day(row.opened_day),
      entry: String(row.entry),
      kind: String(row.kind),
      closed: closing ? { day: day(closing.day), reason: String(closing.reason) } : null,
    }
  })
  const covers = ({ opened, closed }: (typeof spans)[number], on: ClinicDay) =>
    opened <= on && (closed === null || on <= closed.day)
  const absences = all('absence').filter((row) => !gone('absence').has(row.id ?? 0))
  const known = all('clinic_day_close').flatMap((row) => days.get(row.clinic_day_id ?? 0) ?? [])
  return {
    known: known.toSorted().at(-1) ?? null,
    closures: new Set(all('closure').map((row) => day(row.day))),
    lines: all('day_line')
      .filter((row) => !corrected.has(row.id ?? 0))
      .flatMap((row) => {
        const on = days.get(row.clinic_day_id ?? 0)
        if (!on) return []
        const outcome = String(row.outcome)
        return [
          {
            ...{ client: Number(row.client_id), day: on, due: Number(row.due), outcome },
            amount: Number(row.amount_micrograms),
            counts: ['taken', 'not_checked', 'take_home'].includes(outcome),
            drug: drugOf(row.client_id, on),
          },
        ]
      }),
    stays: spans.filter(
      ({ entry, closed, kind }) => kind === 'ost' && entry !== 'guest' && closed?.reason !== 'guest_left',
    ),
    sessions: all('session')
      .filter((row) => !all('session_void').some((one) => one.session_id === row.id))
      .map((row) => ({
        ...{ id: Number(row.id), kind: String(row.kind), day: day(row.day) },
        clients: all('session_client')
          .filter((one) => one.session_id === row.id)
          .map((one) => Number(one.client_id)),
      })),
    away: (client, on) =>
      absences.some((row) => {
        const back = all('absence_end').find((one) => one.absence_id === row.id)?.day
        return row.client_id === client && day(row.from_day) <= on && (back == null || on < day(back))
      }),
    isGuest: (client, on) =>
      spans.some((span) => span.client === client && span.entry === 'guest' && covers(span, on)),
    inCare: (client, on) => spans.some((span) => span.client === client && covers(span, on)),
    closedAs: (stay, reason, on) => stay.closed?.reason === reason && stay.closed.day === on,
  }
}

function recountCare(raw: Raw, { period }: ReportScope, facts: Facts, tally: Tally): void {
  const all = (table: string) => raw.get(table) ?? []
  const within = (value: unknown) => day(value) >= period.firstDay && day(value) <= period.lastDay
  for (const { kind, day: on } of facts.sessions) if (within(on)) tally.add('sessions', kind, 1)
  const reached = new Set<string>()
  for (const row of all('service_contact')) {
    const voided = all('service_void').some(
      (one) => one.subject === 'service_contact' && one.row_id === row.id,
    )
    if (voided || !within(row.day)) continue
    for (const given of all('contact_service').filter((one) => one.service_contact_id === row.id)) {
      const kind = String(given.kind)
      tally.add('service_times', kind, 1)
      tally.add('service_quantity', kind, Number(given.quantity))
      if (!reached.has(`${kind} ${row.client_id}`)) tally.add('service_clients', kind, 1)
      reached.add(`${kind} ${row.client_id}`)
    }
  }
  for (const row of all('referral')) {
    const ended = all('referral_end').find((one) => one.referral_id === row.id)?.reason
    if (!within(row.day) || ended === 'entered_by_mistake') continue
    const purpose = String(row.purpose)
    const has = (table: string) => (all(table).some((one) => one.referral_id === row.id) ? 1 : 0)
    tally.add('referred', purpose, 1)
    tally.add('referral_attended', purpose, has('referral_attended'), 1)
    tally.add('referral_result', purpose, has('referral_result'), 1)
  }
  for (const row of all('overdose')) {
    const back = all('taken_back').some((one) => one.subject === 'overdose' && one.row_id === row.id)
    if (back || !within(row.day)) continue
    tally.add('overdoses', String(row.place), 1)
    tally.add('overdose_naloxone', '', row.naloxone === 'given' ? 1 : 0, 1)
    tally.add('overdose_deaths', '', row.outcome === 'died' ? 1 : 0, 1)
  }
}
