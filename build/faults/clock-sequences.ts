import { randomUUID } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { beforeClose } from '../../tests/helpers/before-close.ts'
import { PASSPHRASES, PINS, STAFF, type TestClock, testClock } from '../../tests/helpers/clinic.ts'
import { seedStock } from '../../tests/helpers/seed-counter.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Counter, codeOf, counterOver } from './counter.ts'
import { value, wholeRegister } from './register-checks.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const CLIENTS = 6
const STEPS = 24
const HOUR = 3_600_000
const DAY = 24 * HOUR
const ZONES = ['Asia/Kolkata', 'Asia/Dhaka', 'UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'] as const

/** What a sequence has seen: how often each client swallowed on each clinic day, by the program's own replies. */
interface Sequence {
  readonly tally: Tally
  readonly context: string
  readonly chance: Chance
  readonly folder: string
  readonly clock: TestClock
  counter: Counter
  readonly swallowed: Map<string, number>
  readonly days: Set<string>
}

/**
 * Sets the wall clock back and forward, changes the machine's zone and restarts the program in between, and tries
 * to dose, close and open after each. Nobody gets a second dose in a clinic day, and no day comes twice.
 */
export async function clockSequences({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const chance = chanceOf(seed)
  const template = await stockedClinic()
  const zone = process.env.TZ
  const wanted = share(1_000, scale)
  for (let number = 0; number < wanted; number += 1) {
    const folder = `${template}-${number}`
    cpSync(template, folder, { recursive: true })
    await oneSequence(tally, `sequence ${number}`, folder, chance)
    rmSync(folder, { recursive: true, force: true })
    tally.add('sequences')
    tally.progress(number, wanted)
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  rmSync(template, { recursive: true, force: true })
  return tally.report('clock-sequences', seed)
}

/** Every client with one dose a day, 03-Feb-2026 open and packs on the counter. */
async function stockedClinic(): Promise<string> {
  const folder = await makeClinic(
    someClients(CLIENTS).map((client) => ({ ...client, slots: client.slots?.slice(0, 1) ?? [] })),
  )
  const counter = counterOver(folder, testClock())
  await counter.open()
  await counter.call.day.open({
    requestId: randomUUID(),
    day: '2026-02-03' as never,
    approver: null,
    reason: null,
  })
  const register = counter.session.register()
  if (register) seedStock(register, 1, 100_000)
  counter.session.end()
  return folder
}

async function oneSequence(tally: Tally, context: string, folder: string, chance: Chance): Promise<void> {
  const clock = testClock(Date.UTC(2026, 1, 3, 4))
  const counter = counterOver(folder, clock)
  const sequence: Sequence = {
    tally,
    context,
    chance,
    folder,
    clock,
    counter,
    swallowed: new Map(),
    days: new Set(['2026-02-03']),
  }
  await counter.open()
  for (let step = 0; step < STEPS; step += 1) await oneStep(sequence)
  const db = sequence.counter.session.register()?.db
  if (!db) tally.fail(context, 'the register is not open')
  else {
    for (const sentence of wholeRegister(db)) tally.fail(context, sentence)
    const twice = value<number>(
      db,
      `SELECT count(*) FROM (SELECT 1 FROM dose d JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'given'
       GROUP BY d.client_id, d.clinic_day, d.clinic_day_id HAVING count(*) > 1)`,
    )
    if (twice > 0) tally.fail(context, `${twice} second doses in a clinic day`)
  }
  sequence.counter.session.end()
}

async function oneStep(sequence: Sequence): Promise<void> {
  const { chance, clock, tally } = sequence
  const at = chance.next()
  if (at < 0.4) return dose(sequence)
  if (at < 0.5) clock.pass(chance.pick([60_000, HOUR, 9 * HOUR, DAY]))
  else if (at < 0.68) {
    clock.setWall(
      clock.now() + chance.pick([-40 * DAY, -2 * DAY, -DAY, -DAY, -HOUR, HOUR, DAY, DAY, 2 * DAY, 9 * DAY]),
    )
    tally.add('clock set by hand')
  } else if (at < 0.74) {
    process.env.TZ = chance.pick(ZONES)
    tally.add('zone changed')
  } else if (at < 0.8) await restart(sequence)
  else if (at < 0.83) await takeBack(sequence)
  else if (sequence.counter.session.state().clinicDay) await closeDay(sequence)
  else await openDay(sequence)
  await sequence.counter.call.session.touch()
}

async function restart(sequence: Sequence): Promise<void> {
  sequence.counter.session.end()
  sequence.counter = counterOver(sequence.folder, sequence.clock)
  await sequence.counter
    .open()
    .catch((error) => sequence.tally.fail(sequence.context, `opening: ${codeOf(error)}`))
  sequence.tally.add('restarts')
}

/** Doses whoever may be dosed, and then tries once more with what the screen showed before. */
async function dose({
  counter: { call, session },
  chance,
  tally,
  context,
  swallowed,
}: Sequence): Promise<void> {
  const clinicDay = session.state().clinicDay
  if (!clinicDay) return
  const registerNumber = chance.whole(1, CLIENTS)
  const { facts, client } = await call.doses.facts({ who: { by: 'number', registerNumber } })
  const verdict = doseEligibility(facts)
  const order = facts.orders.at(-1)
  const seen =
    verdict.outcome === 'due'
      ? verdict
      : { orderId: order?.id ?? 1, slot: 1, amountMicrograms: order?.steps[0]?.amountMicrograms ?? 8_000 }
  for (const time of ['first', 'second'] as const) {
    const input = {
      requestId: randomUUID(),
      clientId: client.id,
      identifiedBy: 'number' as const,
      noCardReason: 'forgotten' as const,
      seen: { orderId: seen.orderId, slot: seen.slot, amountMicrograms: seen.amountMicrograms },
    }
    try {
      const prepared = await call.doses.prepare(input)
      const doseId = prepared.client.open?.id ?? 0
      await call.doses.give({ requestId: randomUUID(), doseId, soberSeen: true })
      const key = `${client.id} ${clinicDay.day}`
      swallowed.set(key, (swallowed.get(key) ?? 0) + 1)
      tally.add('doses given')
      if ((swallowed.get(key) ?? 0) > 1) tally.fail(context, `client ${key}: a second dose`)
    } catch (error) {
      tally.add(`${time} try refused`)
      if (!codeOf(error).startsWith('REFUSED')) tally.fail(context, `a dose was answered ${codeOf(error)}`)
    }
  }
}

async function closeDay({ counter: { call }, tally, context }: Sequence): Promise<void> {
  const facts = await call.dayClose.facts()
  const notChecked = (facts?.unfinished ?? []).map(({ doseId }) => ({
    doseId,
    reason: 'staff_busy' as const,
    note: '',
  }))
  await beforeClose(call)
  await call.dayClose
    .close({ requestId: randomUUID(), notChecked })
    .then(() => tally.add('days closed'))
    .catch((error) => tally.fail(context, `the day could not be closed: ${codeOf(error)}`))
}

/** A manager and another keyholder take a day of the future back; without doses its date is free again. */
async function takeBack({
  counter: { call, session },
  tally,
  context,
  days,
  swallowed,
}: Sequence): Promise<void> {
  const who = session.signedIn()
  const { ahead, before, calendarDay } = await call.clock.facts()
  if (!ahead || !who) return
  session.signIn({ id: STAFF.manager, role: 'manager', name: 'manager' })
  const trueDay = ahead.doses > 0 && before !== null && before < calendarDay ? calendarDay : null
  try {
    await call.clock.reset({
      requestId: randomUUID(),
      clinicDayId: ahead.id,
      trueDay,
      reason: 'the clock was wrong',
      pin: PINS[0],
      passphrase: PASSPHRASES[1],
    })
    tally.add(`days taken back ${trueDay === null ? 'empty' : 'with doses'}`)
    days.delete(ahead.day)
    if (trueDay !== null) days.add(trueDay)
    for (const [key, times] of swallowed) {
      const [client, day] = key.split(' ')
      if (day !== ahead.day) continue
      swallowed.delete(key)
      const really = `${client} ${trueDay}`
      swallowed.set(really, (swallowed.get(really) ?? 0) + times)
      if ((swallowed.get(really) ?? 0) > 1) tally.fail(context, `client ${really}: a second dose by a reset`)
    }
  } catch (error) {
    tally.add(`reset answered: ${codeOf(error)}`)
    if (!codeOf(error).startsWith('REFUSED')) tally.fail(context, `a reset was answered ${codeOf(error)}`)
  }
  session.signIn(who)
}

/** The date that the machine shows, or any other; looked at twice or not. */
async function openDay({
  counter: { call, session },
  chance,
  tally,
  context,
  days,
}: Sequence): Promise<void> {
  const shown = session.state().calendarDay ?? '2026-02-03'
  const near = Array.from({ length: 5 }, (_, index) =>
    new Date(Date.parse(shown) + (index - 2) * DAY).toISOString().slice(0, 10),
  )
  const last = [...days].sort().at(-1) ?? shown
  const next = new Date(Date.parse(last) + DAY).toISOString().slice(0, 10)
  const day = chance.pick([shown, shown, next, next, next, ...near, ...days])
  const approver = chance.often(0.5) ? { staffId: STAFF.otherNurse, pin: PINS[3] } : null
  const reason = chance.often(0.6) ? 'the date was looked at twice' : null
  try {
    await call.day.open({ requestId: randomUUID(), day: day as never, approver, reason })
    tally.add('days opened')
    if (days.has(day)) tally.fail(context, `${day} was opened twice`)
    if (reason === null && day !== shown)
      tally.fail(context, `${day} was opened with nobody asked, under ${shown}`)
    days.add(day)
    const shelf = await call.stock.shelf()
    for (const { proposedBatchId } of shelf.products)
      if (proposedBatchId !== null)
        await call.stock.openPack({
          requestId: randomUUID(),
          batchId: proposedBatchId,
          otherStrengthPutAway: true,
        })
  } catch (error) {
    tally.add(`opening answered: ${codeOf(error)}`)
    if (!codeOf(error).startsWith('REFUSED'))
      tally.fail(context, `opening a day was answered ${codeOf(error)}`)
  }
}
