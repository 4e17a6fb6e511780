import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STAFF } from '../helpers/clinic.ts'
import { body, calm, type DetoxClinic, detoxClinic, feb, nextDay } from './detox-clinic.ts'
import { refusal, requestId } from './stock-clinic.ts'

let clinic: DetoxClinic
beforeEach(async () => {
  clinic = await detoxClinic([
    { registerNumber: 11, called: 'Puia', slots: [8_000] },
    { registerNumber: 12, called: 'Mawia', sex: 'F' },
    { registerNumber: 13, called: 'Sanga' },
  ])
})
afterEach(() => clinic.end())

const client = (index: number): number => clinic.clients[index] ?? 0
const chart = (episodeId: number, changes: object = {}) =>
  clinic.call.detox.chart({
    requestId: requestId(),
    episodeId,
    day: feb(3),
    shift: 'morning',
    body: body(),
    note: '',
    replaces: null,
    ...changes,
  })
const give = (episodeId: number, steps: number, changes: object = {}) =>
  clinic.call.detox.medicate({
    requestId: requestId(),
    episodeId,
    day: feb(3),
    shift: 'morning',
    gift: { boxId: clinic.boxId, batchId: clinic.batchId, steps },
    paperDoctorId: null,
    ...changes,
  })
const inBox = async () => (await clinic.call.boxes.book({ boxId: clinic.boxId })).batches[0]?.steps ?? 0

describe('an admission to detoxification', () => {
  it('names all that is missing at once, and opens the episode when nothing is', async () => {
    const admit = () =>
      clinic.call.detox.admit({
        requestId: requestId(),
        clientId: client(1),
        day: feb(3),
        campId: clinic.campId,
        overBeds: false,
      })
    expect(await refusal(admit())).toBe('REFUSED pre_talk_missing consent_missing check_missing')
    await clinic.ready(client(1))
    const { episodes, check } = await admit()
    expect(episodes).toMatchObject([
      { setting: 'camp', place: 'Durtlang hall', from: '2026-02-03', to: null },
    ])
    expect(check).toBeNull()
    expect(await refusal(admit())).toBe('REFUSED detox_overlaps check_missing')
  })

  it('is stopped for a doctor by a red flag, who decides once', async () => {
    await clinic.ready(client(1))
    const check = await clinic.call.detox.check({
      requestId: requestId(),
      clientId: client(1),
      day: feb(3),
      answers: { ...calm, pregnant: 'yes', breaths: 9 },
    })
    expect(check.check?.flags).toEqual(['pregnant', 'slow_breathing'])
    const admit = () =>
      clinic.call.detox.admit({
        requestId: requestId(),
        clientId: client(1),
        day: feb(3),
        campId: clinic.campId,
        overBeds: false,
      })
    expect(await refusal(admit())).toBe('REFUSED check_stopped')
    const decide = (verdict: 'admit' | 'not_here') =>
      clinic.call.detox.decide({
        requestId: requestId(),
        checkId: check.check?.id ?? 0,
        verdict,
        note: 'Watched in hospital first',
      })
    expect(await refusal(decide('admit'))).toBe('NOT_ALLOWED role')
    clinic.signIn('doctor')
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('detox_waiting')
    await decide('not_here')
    expect(await refusal(decide('admit'))).toBe('REFUSED check_decided')
    expect(await refusal(admit())).toBe('REFUSED not_here')
  })

  it('fills no more beds than there are without somebody saying so', async () => {
    await clinic.admit(client(0))
    await clinic.admit(client(1))
    expect(await refusal(clinic.admit(client(2)))).toBe('REFUSED camp_full')
    const input = { requestId: requestId(), clientId: client(2), day: feb(3), campId: clinic.campId }
    const { episodes } = await clinic.call.detox.admit({ ...input, overBeds: true })
    expect(episodes[0]?.overBeds).toBe(true)
    const { counts } = await clinic.call.camps.one({ campId: clinic.campId })
    expect(counts).toMatchObject({ people: 3, mostTaken: 3, daysOverBeds: 1 })
  })
})

describe('a chart', () => {
  it('computes the total of its eleven items, stands once a shift, and is put right by another', async () => {
    const episode = await clinic.admit(client(0))
    const saved = await chart(episode, { note: 'Call the doctor if he vomits again' })
    expect(saved.episodes[0]?.charts).toMatchObject([
      { cows: { total: 18, band: 'moderate' }, note: 'Call the doctor if he vomits again' },
    ])
    expect(await refusal(chart(episode))).toBe('INVALID shift shift_charted')
    expect(await refusal(chart(episode, { day: feb(4) }))).toBe('INVALID day day_ahead')
    expect(await refusal(chart(episode, { day: feb(2) }))).toBe('INVALID day before_admission')
    const first = saved.episodes[0]?.charts[0]?.id ?? 0
    const right = await chart(episode, { body: body({ food: 'all', cows: null }), replaces: first })
    expect(right.episodes[0]?.charts).toMatchObject([{ cows: null, body: { food: 'all' } }])
  })

  it('refuses a scale with an item missing or a value that the item does not have', async () => {
    const episode = await clinic.admit(client(0))
    const { pulse: _, ...ten } = body().cows ?? { pulse: 0 }
    expect(await refusal(chart(episode, { body: body({ cows: ten as never }) }))).toContain('INVALID')
    expect(await refusal(chart(episode, { body: body({ cows: { ...ten, pulse: 3 } as never }) }))).toContain(
      'INVALID',
    )
  })

  it('keeps nothing in the clear: what it says is sealed in the file', async () => {
    const episode = await clinic.admit(client(0))
    await chart(episode, { note: 'Handover', body: body({ otherMedicines: 'Paracetamol' }) })
    const row = clinic.register.db.prepare('SELECT detail, note FROM detox_chart').get() as Record<
      string,
      Uint8Array
    >
    expect(Buffer.from(row.detail ?? []).toString('latin1')).not.toContain('Paracetamol')
    expect(Buffer.from(row.note ?? []).toString('latin1')).not.toContain('Handover')
  })
})

describe('medicine out of a camp box', () => {
  it('goes through the narcotic book, up to the whole of the day, and comes back when nobody took it', async () => {
    const episode = await clinic.admit(client(0))
    const given = await give(episode, 3)
    expect(given.episodes[0]?.given).toMatchObject([{ from: 'box', amountMicrograms: 6_000, steps: 3 }])
    expect(await inBox()).toBe(97)
    expect(await refusal(give(episode, 2))).toBe('REFUSED above_order_of_day')
    await give(episode, 1)
    const id = given.episodes[0]?.given[0]?.id ?? 0
    const back = await clinic.call.detox.medicineBack({
      requestId: requestId(),
      from: 'box',
      medicationId: id,
    })
    expect(back.episodes[0]?.given).toHaveLength(1)
    expect(await inBox()).toBe(99)
    expect(
      await refusal(
        clinic.call.detox.medicineBack({ requestId: requestId(), from: 'box', medicationId: id }),
      ),
    ).toBe('REFUSED issue_undone_already')
  })

  it('never is what the box has not, nor of a box of no camp', async () => {
    const episode = await clinic.admit(client(0))
    const other = await clinic.call.boxes.open({ requestId: requestId(), name: 'Other', purpose: 'Other' })
    expect(
      await refusal(give(episode, 1, { gift: { boxId: other.id, batchId: clinic.batchId, steps: 1 } })),
    ).toBe('REFUSED box_not_of_camp')
    await clinic.call.boxes.waste({
      requestId: requestId(),
      boxId: clinic.boxId,
      batchId: clinic.batchId,
      steps: 98,
      reason: 'broken',
      note: '',
      approver: null,
    })
    expect(await refusal(give(episode, 3))).toBe('REFUSED box_has_less')
    expect(await inBox()).toBe(2)
  })

  it('needs an order of that day, and stops at slow breathing and at a hold', async () => {
    const without = await clinic.admit(client(1))
    expect(await refusal(give(without, 1))).toBe('REFUSED no_order_that_day')
    const episode = await clinic.admit(client(0))
    const vitals = { ...body().vitals, breaths: 8 }
    await chart(episode, { body: body({ vitals }) })
    expect(await refusal(give(episode, 1))).toBe('REFUSED breathes_slowly')
    await chart(episode, { shift: 'afternoon' })
    expect(await refusal(give(episode, 1))).toBe('done')
    await clinic.call.holds.place({
      requestId: requestId(),
      clientId: client(0),
      kind: 'doctor',
      reason: 'Looks ill',
    })
    expect(await refusal(give(episode, 1))).toBe('REFUSED client_held')
  })

  it('of a past day may stand on a doctor’s paper order, and then owes a countersign', async () => {
    const episode = await clinic.admit(client(1))
    nextDay(clinic, feb(4))
    const paper = { paperDoctorId: STAFF.doctor }
    expect(await refusal(give(episode, 2, { day: feb(4), ...paper }))).toBe('REFUSED no_order_that_day')
    const given = await give(episode, 2, paper)
    expect(given.episodes[0]?.given).toMatchObject([{ day: '2026-02-03', onPaper: true }])
    const owed = await clinic.call.countersigns.owed()
    expect(owed.map(({ act }) => act)).toContain('detox.medicate')
    expect(await refusal(give(episode, 11, paper))).toBe('REFUSED above_paper_most')
  })

  it('is never beside a dose at the counter on one day, whichever comes first', async () => {
    const episode = await clinic.admit(client(0))
    const dose = (clientIndex: number, orderId: number) =>
      clinic.register.db.exec(`INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot,
        attempt, kind, amount_micrograms, clinic_day_id, identified_by, staff_id, at, recorded_at)
        VALUES (${client(clientIndex)}, 1, ${orderId}, 1, '2026-02-03', 1, 1, 'observed', 2000, 1, 'card', 3, 5, 5)`)
    dose(0, 1)
    expect(await refusal(give(episode, 1))).toBe('REFUSED dosed_at_counter')
    expect(await inBox()).toBe(100)
    const second = await detoxClinic([{ registerNumber: 21, called: 'Zova', slots: [8_000] }])
    clinic.end()
    clinic = second
    await give(await clinic.admit(client(0)), 1)
    expect(() => dose(0, 1)).toThrow('given out of the box')
  })
})
