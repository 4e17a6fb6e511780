import { expect, it } from 'vitest'
import { seeded } from '../../build/demo/random.ts'
import { wholeRegister } from '../../build/faults/register-checks.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { takeHomeVerdict } from '../../shared/rules/take-home.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { NONE } from './counter-clinic.ts'
import { at } from './downtime-clinic.ts'
import { flat, order } from './order-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'
import { FIRST, NEIGHBOUR, WEEK_CLIENTS, type WeekClinic, weekClinic } from './week-clinic.ts'

const HOUR_MS = 3_600_000
const CLOSED = addDays(FIRST, 4)
const ALTERNATE = [3, 13, 23]
const AWAY_BY_SLIP = 31

interface Tally {
  given: number
  missed: number
  refused: number
  withheld: number
  voided: number
  vomited: number
  spilled: number
  incident: number
  carried: number
  paper: number
  guest: number
  stopped: number
}

it('a week of a busy site ends with every sum in place', async () => {
  const clinic = await weekClinic()
  const { call } = clinic
  const chance = seeded(2_026)
  const tally: Tally = {
    given: 0,
    missed: 0,
    refused: 0,
    withheld: 0,
    voided: 0,
    vomited: 0,
    spilled: 0,
    incident: 0,
    carried: 0,
    paper: 0,
    guest: 0,
    stopped: 0,
  }
  const codes = new Set<string>()

  /** One client at the counter, as chance has it. */
  const comes = async (number: number): Promise<void> => {
    clinic.clock.pass(20_000)
    if (chance.next() < 0.06) {
      tally.missed += 1
      return
    }
    let verdict = await clinic.verdict(number)
    if (verdict.outcome === 'blocked' && verdict.reasons.some(({ code }) => code === 'no_stock')) {
      await clinic.openPacks('fullest')
      verdict = await clinic.verdict(number)
    }
    if (verdict.outcome !== 'due') {
      tally.stopped += 1
      await refusal(call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(number) }))
      return
    }
    const prepared = await clinic.scan(number)
    const doseId = clinic.openDose(prepared)
    const inHand = prepared.client.open?.inHand ?? []
    const on = { requestId: requestId(), doseId, ...NONE }
    const what = chance.next()
    if (what < 0.03) {
      await call.doses.refuse({ ...on, reason: 'did_not_want' })
      tally.refused += 1
    } else if (what < 0.05) {
      await call.doses.withhold({ ...on, reason: 'intoxicated' })
      tally.withheld += 1
    } else if (what < 0.07) {
      await call.doses.spill({ ...on, approver: secondPerson('counsellor') })
      clinic.hand(inHand)
      tally.spilled += 1
    } else if (what < 0.09) {
      await call.doses.void({ ...on, reason: 'wrong_amount', pin: clinic.nursePin })
      tally.voided += 1
      await comes(number)
    } else {
      const { client } = await clinic.give(doseId, true)
      clinic.hand(inHand)
      tally.given += 1
      if (what < 0.1) await swallowedWrongly(doseId)
      else if (client.open !== null) await clinic.check(doseId)
      if (what > 0.985) {
        await call.doses.vomit({ requestId: requestId(), doseId, minutesAfter: 20, seenByStaff: true })
        tally.vomited += 1
      }
    }
  }
  const swallowedWrongly = async (doseId: number) => {
    await call.doses.recordIncident({
      requestId: requestId(),
      doseId,
      kind: 'wrong_amount',
      swallowed: 'yes',
      amountTakenMicrograms: null,
      mixedUpWith: null,
      swallowedBy: 'this_client',
      doctorCalled: true,
      naloxoneAtHand: true,
      note: '',
    })
    tally.incident += 1
  }

  /** Up to a day, whoever the rules let carry; every fifth dose comes back unopened. */
  const carry = async (numbers: readonly number[], last: ClinicDay) => {
    for (const number of numbers) {
      const clientId = clinic.clientId(number)
      const { facts } = await call.takeHome.atCounter({ clientId })
      const verdict = takeHomeVerdict(facts, { by: 'order', last })
      if (!verdict.allowed) continue
      const seen = verdict.doses.map(({ clinicDay, slot, amountMicrograms }) => ({
        clinicDay,
        slot,
        amountMicrograms,
      }))
      const known = new Set((await call.takeHome.carried({ clientId })).carried.map(({ doseId }) => doseId))
      const { carried } = await call.takeHome.issue({
        requestId: requestId(),
        clientId,
        listId: null,
        last,
        identifiedBy: 'card',
        storageTold: true,
        overdoseTold: true,
        seen,
      })
      for (const { doseId, inHand } of carried) if (!known.has(doseId)) clinic.hand(inHand)
      tally.carried += seen.length
      const back = carried.at(-1)
      if (number % 5 !== 0 || back === undefined) continue
      await call.takeHome.return({
        requestId: requestId(),
        clientId,
        doseIds: [back.doseId],
        intact: true,
        approver: null,
      })
      clinic.hand(back.inHand, 1)
      tally.carried -= 1
    }
  }

  await startOfWeek(clinic)
  const everybody = WEEK_CLIENTS.map(({ registerNumber }) => registerNumber)
  for (let day = FIRST; day <= addDays(FIRST, 6); day = addDays(day, 1)) {
    if (day === CLOSED) continue
    if (day !== FIRST) await clinic.openNext(day)
    if (day === FIRST) await stockMoves(clinic)
    expect(await clinic.count('opening'), `the opening count of ${day}`).toEqual([])
    await call.sheets.make({ requestId: requestId(), kind: 'due', blanks: 1 })
    if (day === addDays(FIRST, 2)) tally.guest += await guestIn(clinic)
    if (day === addDays(FIRST, 3)) tally.paper += await onPaper(clinic, everybody.slice(0, 30))
    for (const number of everybody) await comes(number)
    clinic.clock.pass(5 * HOUR_MS)
    for (const number of everybody.filter((one) => one % 10 === 0 && one % 7 !== 0)) await comes(number)
    if (day === addDays(CLOSED, -1)) await carry(everybody, CLOSED)
    if (day === addDays(FIRST, 5)) await slipComesHome(clinic)
    const { differing, code, marksLeft } = await clinic.closeDay()
    expect({ day, differing, marksLeft }).toEqual({ day, differing: [], marksLeft: 0 })
    codes.add(code)
  }

  expect(wholeRegister(clinic.register.db)).toEqual([])
  for (const [batchId, steps] of clinic.shelf)
    expect([batchId, clinic.balance(batchId)]).toEqual([batchId, steps])
  for (const [what, sql] of Object.entries(NEVER_IN_A_WEEK)) expect(clinic.rows(sql), what).toEqual([])
  expect(codes.size).toBe(6)
  expect(Math.min(...Object.values(tally)), JSON.stringify(tally)).toBeGreaterThan(0)
  clinic.end()
}, 240_000)

/** Alternate days by the doctor's orders, a closure in four days, and a slip for somebody who travels. */
async function startOfWeek(clinic: WeekClinic): Promise<void> {
  const { call } = clinic
  clinic.signIn('doctor')
  for (const number of ALTERNATE) {
    const clientId = clinic.clientId(number)
    const { lastOrderId } = await call.orders.ofClient({ clientId })
    await call.orders.write({
      requestId: requestId(),
      clientId,
      supersedes: lastOrderId,
      order: order({ everyDays: 2, steps: flat(8_000) }),
      confirmed: null,
    })
  }
  clinic.signIn('nurse')
  await call.closures.plan({ requestId: requestId(), firstDay: CLOSED, lastDay: CLOSED, reason: 'Eid' })
  await call.passports.issue({
    requestId: requestId(),
    clientId: clinic.clientId(AWAY_BY_SLIP),
    receivingSite: NEIGHBOUR,
    fromDay: addDays(FIRST, 1),
    days: 3,
    signer: { staffId: STAFF.nurse, pin: clinic.nursePin },
  })
}

/** A delivery, wastage with a witness, a pack for another site, a camp box out and back. */
async function stockMoves(clinic: WeekClinic): Promise<void> {
  const { call, move } = clinic
  const approver = secondPerson('counsellor')
  await call.stock.receive({
    requestId: requestId(),
    document: 'DN 2',
    lines: [
      {
        productId: 1,
        batchNumber: 'B-102',
        expiryDay: '2028-03-31' as ClinicDay,
        steps: 2_000,
        otherExpiryIsRight: false,
      },
      {
        productId: 3,
        batchNumber: 'M-102',
        expiryDay: '2028-03-31' as ClinicDay,
        steps: 20_000,
        otherExpiryIsRight: false,
      },
    ],
  })
  move(4, 2_000)
  move(5, 20_000)
  const on = { requestId: requestId(), approver }
  await call.stock.waste({ ...on, batchId: 2, steps: 7, reason: 'broken', note: '' })
  move(2, -7)
  await call.stockLeaving.sendOut({
    ...on,
    requestId: requestId(),
    kind: 'transfer_out',
    document: 'TN 1',
    otherParty: 'Lunglei',
    carrier: 'Driver',
    lines: [{ batchId: 4, steps: 300, fromSealedPacks: true }],
  })
  move(4, -300)
  const { id: boxId } = await call.boxes.open({ requestId: requestId(), name: 'Durtlang', purpose: 'Camp' })
  const lines = [{ batchId: 4, steps: 100, fromSealedPacks: true }]
  await call.boxes.putIn({ requestId: requestId(), boxId, lines, approver })
  const counted = { batchId: 4, bookSteps: 100, countedSteps: 98, reason: 'unexplained' as const, note: '' }
  await call.boxes.count({ requestId: requestId(), boxId, takeBack: true, lines: [counted], approver })
  move(4, -2)
}

/** A guest is received by slip and dosed; the same slip opens nothing twice. @returns doses given */
async function guestIn(clinic: WeekClinic): Promise<number> {
  const { call } = clinic
  const digits = clinic.guestSlip()
  const input = { requestId: requestId(), digits, birthYear: 1988, dayMicrograms: 8_000, called: 'Guest' }
  const { registerNumber } = await call.guests.receive(input)
  expect(await refusal(call.guests.receive({ ...input, requestId: requestId() }))).toMatch(/slip_guest_here/)
  const { facts, client } = await call.doses.facts({ who: { by: 'number', registerNumber } })
  const [guestOrder] = facts.orders
  const reply = await call.doses.prepare({
    requestId: requestId(),
    clientId: client.id,
    identifiedBy: 'number',
    noCardReason: 'not_issued',
    seen: { orderId: guestOrder?.id ?? 0, slot: 1, amountMicrograms: 8_000 },
  })
  const doseId = clinic.openDose(reply)
  await clinic.give(doseId)
  await clinic.check(doseId)
  clinic.hand(reply.client.open?.inHand ?? [])
  return 1
}

/** The morning's first doses by the numbered sheet, entered back after the cut. @returns lines in the register */
async function onPaper(clinic: WeekClinic, numbers: readonly number[]): Promise<number> {
  const { call, day } = clinic
  const sheet = await call.downtime.make({ requestId: requestId(), day })
  const time = (minutes: number) => (at(day, '08:32') + minutes * 60_000) as ReturnType<typeof at>
  clinic.clock.pass(HOUR_MS)
  clinic.signIn('nurse')
  await call.downtime.logOutage({
    requestId: requestId(),
    from: { day, time: '08:31' },
    until: { day, time: '09:25' },
    reason: 'power_cut',
    note: '',
    onPaper: true,
    sheetIds: [sheet.head.id],
  })
  const lines = numbers.flatMap((number, index) => {
    const printed = sheet.body.lines.find(({ registerNumber }) => registerNumber === number)
    if (!printed?.dose) return []
    const { amountMicrograms } = printed.dose
    return [
      {
        line: printed.line,
        registerNumber: number,
        result: 'given' as const,
        amountMicrograms,
        givenAt: time(index),
      },
    ]
  })
  const { lines: judged } = await call.downtime.enter({
    requestId: requestId(),
    sheetId: sheet.head.id,
    givenBy: STAFF.nurse,
    lines,
  })
  const entered = judged.flatMap(({ outcome }, index) => (outcome === 'entered' ? [lines[index]] : []))
  // Tablets of 2 mg and the bottle that stood open.
  for (const line of entered) {
    const isLiquid = (line?.registerNumber ?? 0) % 7 === 0
    const steps = (line?.amountMicrograms ?? 0) / (isLiquid ? 500 : 2_000)
    clinic.move(clinic.openBatch(isLiquid ? 3 : 1), -steps)
  }
  await call.downtime.finish({ requestId: requestId(), sheetId: sheet.head.id })
  return entered.length
}

/** The days of the slip are over: what was given there is told by telephone. */
async function slipComesHome(clinic: WeekClinic): Promise<void> {
  const { call } = clinic
  const { passports } = await call.passports.ofClient({ clientId: clinic.clientId(AWAY_BY_SLIP) })
  await call.passports.report({
    requestId: requestId(),
    passportId: passports[0]?.id ?? 0,
    source: 'telephone',
    digits: null,
    days: [1, 2, 3].map((after) => ({ clinicDay: addDays(FIRST, after), givenMicrograms: 8_000 })),
  })
}

const KEPT = `NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
  AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))`

const NEVER_IN_A_WEEK: Record<string, string> = {
  'more swallowed and carried in a day than its order has': `
    SELECT d.client_id, d.clinic_day FROM dose d JOIN dose_order o ON o.id = d.dose_order_id
    WHERE d.redose_of IS NULL AND ${KEPT} GROUP BY d.client_id, d.clinic_day
    HAVING sum(d.amount_micrograms) > (SELECT sum(s.amount_micrograms) FROM dose_order_step s WHERE s.dose_order_id = max(o.id) AND s.step = 1)`,
  'doses that no order, telephone order or incident explains': `
    SELECT d.id FROM dose d LEFT JOIN dose_order o ON o.id = d.dose_order_id AND o.client_id = d.client_id
      AND d.clinic_day BETWEEN o.start_day AND o.end_day
    WHERE o.id IS NULL AND NOT EXISTS (SELECT 1 FROM dosing_incident i WHERE i.dose_id = d.id)`,
  'closed days whose lines are not its doses': `
    SELECT c.day FROM clinic_day c JOIN clinic_day_close x ON x.clinic_day_id = c.id
    WHERE (SELECT count(*) FROM day_line l WHERE l.clinic_day_id = c.id AND l.outcome IN ('taken', 'not_checked', 'take_home')
             AND NOT EXISTS (SELECT 1 FROM day_line k WHERE k.corrects = l.id))
       <> (SELECT count(*) FROM dose d WHERE d.clinic_day = c.day AND d.kind <> 'passport' AND ${KEPT}
             AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('vomited', 'spilled', 'incident')))`,
  'lines of a closed day without its client': `
    SELECT l.id FROM day_line l WHERE l.amount_micrograms > 0
      AND NOT EXISTS (SELECT 1 FROM dose d JOIN clinic_day c ON c.day = d.clinic_day
        WHERE c.id = l.clinic_day_id AND d.client_id = l.client_id AND d.slot = l.slot)`,
}
