import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SheetLine } from '../../shared/contract/detox-views.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { STAFF } from '../helpers/clinic.ts'
import { body, type DetoxClinic, detoxClinic, feb, nextDay } from './detox-clinic.ts'
import { line, PRODUCT, refusal, requestId } from './stock-clinic.ts'

let clinic: DetoxClinic
beforeEach(async () => {
  clinic = await detoxClinic([
    { registerNumber: 11, called: 'Puia', slots: [8_000] },
    { registerNumber: 12, called: 'Mawia' },
  ])
})
afterEach(() => clinic.end())

const client = (index: number): number => clinic.clients[index] ?? 0
/** @returns the episode of a detoxification at home */
const atHome = async (clientId: number, on = feb(3)): Promise<number> => {
  await clinic.ready(clientId, on)
  const input = { requestId: requestId(), clientId, day: on, campId: null, overBeds: false }
  const { episodes } = await clinic.call.detox.admit(input)
  return episodes[0]?.episodeId ?? 0
}
const give = (episodeId: number, steps: number, changes: object = {}) =>
  clinic.call.detox.medicate({
    requestId: requestId(),
    episodeId,
    day: feb(3),
    shift: 'morning',
    gift: { productId: PRODUCT.tablet2, steps },
    paperDoctorId: null,
    ...changes,
  })
const giveFromBox = (episodeId: number, steps: number, changes: object = {}) =>
  give(episodeId, steps, { gift: { boxId: clinic.boxId, batchId: clinic.batchId, steps }, ...changes })
const verdict = async (registerNumber: number) =>
  doseEligibility((await clinic.call.doses.facts({ who: { by: 'number', registerNumber } })).facts)
const open = (batchId: number) =>
  clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: false })
/** Scanned at the counter and swallowed under the nurse's eyes. */
const counterDose = async (registerNumber: number): Promise<number> => {
  const due = await verdict(registerNumber)
  if (due.outcome !== 'due') throw new Error(due.outcome)
  const { orderId, slot, amountMicrograms } = due
  const seen = { orderId, slot, amountMicrograms }
  const clientId = client(registerNumber - 11)
  const who = { clientId, identifiedBy: 'card', noCardReason: null, seen } as const
  const { client: at } = await clinic.call.doses.prepare({ requestId: requestId(), ...who })
  await clinic.call.doses.give({ requestId: requestId(), doseId: at.open?.id ?? 0, soberSeen: false })
  return at.open?.id ?? 0
}
/** A line of a paper chart of 3 February that says 4 mg were swallowed. */
const onTopOf = async (episodeId: number) => {
  const of = { campId: null, episodeId, firstDay: feb(3), days: 1, count: 1 }
  const [sheet] = await clinic.call.detox.makeSheets({ requestId: requestId(), ...of })
  const gift: { productId: number; steps: number } = { productId: PRODUCT.tablet2, steps: 2 }
  const line = { line: 0, day: feb(3), shift: 'morning' as const, body: body(), note: '', gift }
  const on = { sheetId: sheet?.id ?? 0, episodeId, paperDoctorId: null }
  const answers = { doctorCalled: true, naloxoneAtHand: true, note: 'Both were swallowed', approver: null }
  return {
    enter: () => clinic.call.detox.enter({ requestId: requestId(), ...on, lines: [line] }),
    record: (changes: Partial<Pick<SheetLine, 'shift'>> & { gift?: typeof gift } = {}) =>
      clinic.call.detox.enterIncident({
        requestId: requestId(),
        ...on,
        ...answers,
        line: { ...line, ...changes },
      }),
  }
}
const left = (batchId: number): number =>
  Number(
    clinic.register.db.prepare('SELECT sum(steps) FROM stock_entry WHERE batch_id = ?').pluck().get(batchId),
  )

describe('medicine off the clinic’s shelf', () => {
  it('goes through the narcotic book with the client’s number, and comes back when nobody took it', async () => {
    const episode = await atHome(client(0))
    const given = await give(episode, 3)
    expect(given.episodes[0]?.given).toMatchObject([{ from: 'shelf', amountMicrograms: 6_000, steps: 3 }])
    expect(given.shelf).toMatchObject([{ product: { id: PRODUCT.tablet2 }, steps: 397 }])
    expect(left(clinic.batchId)).toBe(397)
    const book = await clinic.call.stock.entries({ batchId: clinic.batchId, before: null })
    expect(book.entries[0]).toMatchObject({ kind: 'issue', steps: -3, registerNumber: 11 })
    expect(await refusal(give(episode, 2))).toBe('REFUSED above_order_of_day')
    const medicationId = given.episodes[0]?.given[0]?.id ?? 0
    const back = () => clinic.call.detox.medicineBack({ requestId: requestId(), from: 'shelf', medicationId })
    expect((await back()).episodes[0]?.given).toEqual([])
    expect(left(clinic.batchId)).toBe(400)
    expect(await refusal(back())).toBe('REFUSED issue_undone_already')
  })

  it('comes of the open pack first, then of what expires first, one pack after the other', async () => {
    const lines = [
      line({ batchNumber: 'LATE', expiryDay: '2028-12-31', steps: 1 }),
      line({ batchNumber: 'SOON', expiryDay: '2026-02-28', steps: 2 }),
      line({ batchNumber: 'GONE', expiryDay: '2026-02-04', steps: 9 }),
    ]
    await clinic.call.stock.receive({ requestId: requestId(), document: 'DN 2', lines })
    const [late, soon, gone] = [2, 3, 4]
    await open(late)
    const episode = await atHome(client(0))
    nextDay(clinic, feb(5))
    await open(late)
    await give(episode, 4, { day: feb(5) })
    expect([left(late), left(soon), left(gone), left(clinic.batchId)]).toEqual([0, 0, 9, 399])
    const kinds = clinic.register.db.prepare('SELECT count(*) FROM detox_shelf_entry').pluck().get()
    expect(kinds).toBe(3)
  })

  it('is refused in words where the stock does not have it', async () => {
    const episode = await atHome(client(0))
    const gift = (productId: number, steps = 1) => ({ gift: { productId, steps } })
    expect(await refusal(give(episode, 1, gift(PRODUCT.tablet04)))).toBe('REFUSED shelf_has_none')
    expect(await refusal(give(episode, 1, gift(99)))).toBe('NOT_FOUND')
    await clinic.call.stock.waste({
      requestId: requestId(),
      batchId: clinic.batchId,
      steps: 398,
      reason: 'broken',
      note: '',
      approver: null,
    })
    expect(await refusal(give(episode, 3))).toBe('REFUSED shelf_has_less')
    expect(left(clinic.batchId)).toBe(2)
    const small = line({ productId: PRODUCT.tablet04, batchNumber: 'OLD', expiryDay: '2026-02-04', steps: 9 })
    await clinic.call.stock.receive({ requestId: requestId(), document: 'DN 2', lines: [small] })
    nextDay(clinic, feb(5))
    const old = { day: feb(5), ...gift(PRODUCT.tablet04) }
    expect(await refusal(give(episode, 1, old))).toBe('REFUSED shelf_expired')
  })

  it('is for a treatment centre and a home; in a camp it comes out of the box', async () => {
    const inCamp = await clinic.admit(client(0))
    expect(await refusal(give(inCamp, 1))).toBe('REFUSED shelf_not_in_camp')
    expect((await clinic.call.detox.client({ clientId: client(0) })).shelf).toEqual([])
    const centre = await clinic.call.camps.plan({
      requestId: requestId(),
      place: 'Grace-In ward',
      kind: 'centre',
      firstDay: feb(3),
      lastDay: feb(28),
      beds: 4,
    })
    await clinic.ready(client(1))
    const admitted = await clinic.call.detox.admit({
      requestId: requestId(),
      clientId: client(1),
      day: feb(3),
      campId: centre.id,
      overBeds: false,
    })
    nextDay(clinic, feb(4))
    await give(admitted.episodes[0]?.episodeId ?? 0, 2, { paperDoctorId: STAFF.doctor })
    const { medication } = await clinic.call.camps.one({ campId: centre.id })
    expect(medication).toMatchObject([{ steps: 2 }])
    expect(
      (await clinic.call.countersigns.owed()).map(({ table, registerNumber }) => [table, registerNumber]),
    ).toEqual(expect.arrayContaining([['detox_shelf_gift', 12]]))
  })
})

describe('the dose of a day comes from one place', () => {
  it('by the chart first: the counter says what was given, and gives nothing', async () => {
    await open(clinic.batchId)
    const episode = await atHome(client(0))
    await give(episode, 2)
    const blocked = await verdict(11)
    expect(blocked).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'given_on_chart', drug: 'buprenorphine', amountMicrograms: 4_000 }],
    })
    const seen = { orderId: 1, slot: 1, amountMicrograms: 8_000 }
    const scan = () =>
      clinic.call.doses.prepare({
        requestId: requestId(),
        clientId: client(0),
        identifiedBy: 'card',
        noCardReason: null,
        seen,
      })
    expect(await refusal(scan())).toBe('REFUSED given_on_chart')
    expect(() =>
      clinic.register.db.exec(`INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot,
        attempt, kind, amount_micrograms, clinic_day_id, identified_by, staff_id, at, recorded_at)
        VALUES (${client(0)}, 1, 1, 1, '2026-02-03', 1, 1, 'observed', 4000, 1, 'card', 3, 5, 5)`),
    ).toThrow('given on the chart')
    const { episodes } = await clinic.call.detox.client({ clientId: client(0) })
    const medicationId = episodes[0]?.given[0]?.id ?? 0
    await clinic.call.detox.medicineBack({ requestId: requestId(), from: 'shelf', medicationId })
    expect((await verdict(11)).outcome).toBe('due')
  })

  it('at the counter first: the chart refuses, off the shelf and out of a box', async () => {
    await open(clinic.batchId)
    const episode = await atHome(client(0))
    await counterDose(11)
    expect(await refusal(give(episode, 1))).toBe('REFUSED dosed_at_counter')
    expect(() =>
      clinic.register.db.exec(`INSERT INTO detox_shelf_gift (episode_id, day, shift, product_id, steps, dose_order_id,
        order_step, staff_id, at, recorded_at) VALUES (${episode}, '2026-02-03', 'night', 1, 1, 1, 1, 3, 5, 5)`),
    ).toThrow('dosed at the counter')
    expect(await refusal(giveFromBox(episode, 1))).toBe('REFUSED box_not_of_camp')
  })

  it('on paper at both: the gift is kept as an incident of the dose, and the client held', async () => {
    await open(clinic.batchId)
    const episode = await atHome(client(0))
    const doseId = await counterDose(11)
    nextDay(clinic, feb(4))
    const swallowed = await onTopOf(episode)
    const first = await swallowed.enter()
    expect(first.lines).toMatchObject([{ saved: false, problems: [{ code: 'dosed_at_counter' }] }])
    expect(left(clinic.batchId)).toBe(396)
    const { episodes } = await swallowed.record()
    expect(episodes[0]?.given).toMatchObject([
      { from: 'shelf', amountMicrograms: 4_000 },
      { from: 'counter', amountMicrograms: 8_000 },
    ])
    expect(left(clinic.batchId)).toBe(394)
    const read = (sql: string) => clinic.register.db.prepare(sql).all()
    expect(read('SELECT dose_id, kind, swallowed, amount_taken_micrograms FROM dosing_incident')).toEqual([
      { dose_id: doseId, kind: 'given_twice', swallowed: 'yes', amount_taken_micrograms: 12_000 },
    ])
    expect(await verdict(11)).toMatchObject({ outcome: 'see_doctor', reasons: [{ code: 'held' }] })
    const owed = await clinic.call.countersigns.owed()
    expect(owed.map(({ table }) => table)).toContain('detox_shelf_gift')
    await swallowed.record({ shift: 'night' })
    expect(read('SELECT kind FROM hold')).toEqual([{ kind: 'incident' }, { kind: 'incident' }])
    expect(read('SELECT count(*) AS n FROM dosing_incident')).toEqual([{ n: 1 }])
  })

  it('more on paper than the order of the day: kept, and the client held', async () => {
    const episode = await atHome(client(0))
    nextDay(clinic, feb(4))
    const swallowed = await onTopOf(episode)
    expect(await refusal(swallowed.record({ gift: { productId: PRODUCT.tablet04, steps: 5 } }))).toMatch(
      /shelf_has_none/,
    )
    await swallowed.record({ gift: { productId: PRODUCT.tablet2, steps: 6 } })
    expect(left(clinic.batchId)).toBe(394)
    expect(clinic.register.db.prepare('SELECT kind FROM hold').all()).toEqual([{ kind: 'incident' }])
  })

  it('a dose sheet for a day on the chart: the paper line is kept, its stock goes, and the client is held', async () => {
    await open(clinic.batchId)
    const episode = await atHome(client(0))
    const sheet = await clinic.call.downtime.make({ requestId: requestId(), day: feb(3) })
    await give(episode, 2)
    clinic.clock.pass(3_600_000)
    const line = {
      line: sheet.body.lines.find(({ registerNumber }) => registerNumber === 11)?.line ?? 0,
      registerNumber: 11,
      result: 'given' as const,
      amountMicrograms: 8_000,
      givenAt: clinic.register.now(),
    }
    const [judged] = await clinic.call.downtime.check({ sheetId: sheet.head.id, lines: [line] })
    expect(judged).toMatchObject({ outcome: 'say', as: 'incident', reasons: [{ code: 'given_on_chart' }] })
    await clinic.call.downtime.enterIncident({
      ...{ requestId: requestId(), sheetId: sheet.head.id, givenBy: STAFF.nurse, line },
      ...{ doctorCalled: true, naloxoneAtHand: true, note: 'Both on paper', approver: null },
    })
    expect(left(clinic.batchId)).toBe(394)
    const held = clinic.register.db
      .prepare('SELECT h.kind, p.dose_id FROM paper_line p JOIN hold h ON h.id = p.hold_id')
      .all()
    expect(held).toEqual([{ kind: 'incident', dose_id: null }])
  })

  it('in a camp: while its box holds medicine the counter waits for the discharge', async () => {
    await open(clinic.batchId)
    const episode = await clinic.admit(client(0))
    expect(await verdict(11)).toMatchObject({
      outcome: 'blocked',
      reasons: [{ code: 'in_camp', place: 'Durtlang hall', fromDay: '2026-02-03' }],
    })
    await giveFromBox(episode, 4)
    expect(await verdict(11)).toMatchObject({
      reasons: [{ code: 'given_on_chart', amountMicrograms: 8_000 }],
    })
    nextDay(clinic, feb(4))
    await open(clinic.batchId)
    expect(await verdict(11)).toMatchObject({ reasons: [{ code: 'in_camp' }] })
    await clinic.call.detox.discharge({
      requestId: requestId(),
      episodeId: episode,
      day: feb(4),
      outcome: 'to_ost',
      toleranceTalk: 'held',
      naloxone: 'refused',
      note: '',
    })
    expect(await verdict(11)).toMatchObject({ outcome: 'due', amountMicrograms: 8_000, daysWithout: 0 })
  })

  it('and days on the chart are no days without: the ladder goes on from the last of them', async () => {
    await open(clinic.batchId)
    const episode = await atHome(client(0))
    for (const date of [3, 4, 5, 6]) {
      if (date > 3) nextDay(clinic, feb(date))
      await give(episode, 4, { day: feb(date) })
    }
    nextDay(clinic, feb(8))
    await open(clinic.batchId)
    expect(await verdict(11)).toMatchObject({ outcome: 'due', daysWithout: 1 })
    const missed = clinic.register.db
      .prepare("SELECT count(*) FROM day_line WHERE outcome = 'missed'")
      .pluck()
      .get()
    expect(missed).toBe(0)
  })

  it('with the hours between two days kept after an evening on the chart', async () => {
    const episode = await atHome(client(0))
    clinic.clock.pass(13 * 3_600_000)
    await give(episode, 4, { shift: 'night' })
    nextDay(clinic, feb(4))
    await open(clinic.batchId)
    expect(await verdict(11)).toMatchObject({ outcome: 'blocked', reasons: [{ code: 'wait_hours' }] })
  })
})

describe('the list of the day', () => {
  it('waits for nobody who is in a camp or was given by the chart', async () => {
    const day = async () => {
      const today = await clinic.call.today.list()
      return today?.rows.map(({ registerNumber, group, away }) => [registerNumber, group, away])
    }
    expect(await day()).toEqual([[11, 'not_yet_come', false]])
    const episode = await atHome(client(0))
    expect(await day()).toEqual([[11, 'not_yet_come', false]])
    await give(episode, 4)
    expect(await day()).toEqual([[11, 'not_due', true]])
  })
})
