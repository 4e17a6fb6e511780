import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DetoxComplication } from '../../shared/records/detox.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { body, type DetoxClinic, detoxClinic, feb, nextDay } from './detox-clinic.ts'
import { refusal, requestId } from './stock-clinic.ts'

const CLIENTS = 4
const BEDS = 2

/** What somebody does at the camp; clients and days that do not fit are refused, and the model knows which. */
const anAct = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('day' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('admit' as const),
      who: fc.nat(CLIENTS - 1),
      over: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('chart' as const),
      who: fc.nat(CLIENTS - 1),
      back: fc.nat(2),
      sick: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('give' as const),
      who: fc.nat(CLIENTS - 1),
      steps: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('back' as const), who: fc.nat(CLIENTS - 1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('leave' as const), who: fc.nat(CLIENTS - 1) }) },
)
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never

interface Stay {
  who: number
  episode: number
  from: number
  to: number | null
  charted: Set<string>
  sick: boolean
  given: { id: number; day: number; steps: number }[]
}

/** The plainest bookkeeping: lists, looked through from the beginning for every number. */
class Model {
  today = 3
  stays: Stay[] = []
  /** Each client takes part in no second detoxification, so that one order and one consent do for the whole history. */
  open = (who: number) => this.stays.find((stay) => stay.who === who && stay.to === null)
  known = (who: number) => this.stays.some((stay) => stay.who === who)
  taken = (on: number) =>
    this.stays.filter(
      ({ from, to }) => from <= on && (to === null || on < to || (from === to && on === from)),
    ).length
  bedDays = () => {
    let sum = 0
    for (let on = 3; on <= Math.min(this.today, 17); on += 1) sum += this.taken(on)
    return sum
  }
  full = () => {
    for (let on = this.today; on <= 17; on += 1) if (this.taken(on) >= BEDS) return true
    return false
  }
  steps = () => this.stays.flatMap(({ given }) => given).reduce((sum, { steps }) => sum + steps, 0)
}

it('every count of a camp agrees with plain lists, over generated histories', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 8, maxLength: 30 }), async (acts) => {
      const clinic = await detoxClinic(
        Array.from({ length: CLIENTS }, (_, index) => ({
          registerNumber: index + 1,
          called: `C${index}`,
          slots: [8_000],
        })),
        BEDS,
      )
      try {
        const model = new Model()
        for (const act of acts) await perform(clinic, model, act)
        await compare(clinic, model)
      } finally {
        clinic.end()
      }
    }),
    { numRuns: 8, seed: 150 },
  )
}, 120_000)

async function perform(clinic: DetoxClinic, model: Model, act: Act): Promise<void> {
  if (act.act === 'day') {
    if (model.today >= 17) return
    model.today += 1
    return nextDay(clinic, feb(model.today))
  }
  const { who } = act
  const clientId = clinic.clients[who] ?? 0
  const stay = model.open(who)
  const day = feb(model.today)
  if (act.act === 'admit') {
    if (model.known(who)) return
    await clinic.ready(clientId, day)
    const input = { requestId: requestId(), clientId, day, campId: clinic.campId, overBeds: act.over }
    if (model.full() && !act.over)
      return expect(await refusal(clinic.call.detox.admit(input))).toBe('REFUSED camp_full')
    const { episodes } = await clinic.call.detox.admit(input)
    const episode = episodes[0]?.episodeId ?? 0
    model.stays.push({
      who,
      episode,
      from: model.today,
      to: null,
      charted: new Set(),
      sick: false,
      given: [],
    })
    return
  }
  if (!stay) return
  const { episode: episodeId } = stay
  if (act.act === 'chart') {
    const on = model.today - act.back
    const complications: DetoxComplication[] = act.sick ? ['vomiting'] : []
    const chart = clinic.call.detox.chart({
      requestId: requestId(),
      episodeId,
      day: feb(on),
      shift: 'night',
      body: body({ complications }),
      note: '',
      replaces: null,
    })
    if (on < stay.from) return expect(await refusal(chart)).toBe('INVALID day before_admission')
    if (stay.charted.has(String(on))) return expect(await refusal(chart)).toBe('INVALID shift shift_charted')
    await chart
    stay.charted.add(String(on))
    stay.sick ||= act.sick
    return
  }
  if (act.act === 'give') {
    const gift = { boxId: clinic.boxId, batchId: clinic.batchId, steps: act.steps }
    const input = {
      requestId: requestId(),
      episodeId,
      day,
      shift: 'morning' as const,
      gift,
      paperDoctorId: null,
    }
    const before = stay.given
      .filter((one) => one.day === model.today)
      .reduce((sum, { steps }) => sum + steps, 0)
    if (before + act.steps > 4)
      return expect(await refusal(clinic.call.detox.medicate(input))).toBe('REFUSED above_order_of_day')
    const { episodes } = await clinic.call.detox.medicate(input)
    const id = Math.max(...(episodes[0]?.given ?? []).map((gift) => gift.id))
    stay.given.push({ id, day: model.today, steps: act.steps })
    return
  }
  if (act.act === 'back') {
    const last = stay.given.pop()
    if (last)
      await clinic.call.detox.medicineBack({ requestId: requestId(), from: 'box', medicationId: last.id })
    return
  }
  await clinic.call.detox.discharge({
    requestId: requestId(),
    episodeId,
    day,
    outcome: 'completed',
    toleranceTalk: 'held',
    naloxone: 'refused',
    note: '',
  })
  stay.to = model.today
}

async function compare(clinic: DetoxClinic, model: Model): Promise<void> {
  const { counts, occupancy, medication, taken } = await clinic.call.camps.one({ campId: clinic.campId })
  const left = model.stays.filter(({ to }) => to !== null)
  expect(counts).toMatchObject({
    people: model.stays.length,
    stillThere: model.stays.length - left.length,
    bedDays: model.bedDays(),
    outcomes: { completed: left.length, left_early: 0 },
    complications: { vomiting: model.stays.filter(({ sick }) => sick).length },
  })
  expect(occupancy.map((one) => one.taken)).toEqual(
    Array.from({ length: daysBetween(feb(3), feb(model.today)) + 1 }, (_, index) => model.taken(3 + index)),
  )
  expect(occupancy.at(-1)?.day).toBe(feb(model.today))
  expect(counts.mostTaken).toBe(Math.max(...occupancy.map((one) => one.taken)))
  expect(counts.daysOverBeds).toBe(occupancy.filter((one) => one.taken > BEDS).length)
  expect(taken).toBe(model.taken(model.today))
  expect(medication.reduce((sum, { steps }) => sum + steps, 0)).toBe(model.steps())
  const box = await clinic.call.boxes.book({ boxId: clinic.boxId })
  expect(box.batches.reduce((sum, { steps }) => sum + steps, 0)).toBe(100 - model.steps())
  for (const { who, charted, given } of model.stays) {
    const { episodes } = await clinic.call.detox.client({ clientId: clinic.clients[who] ?? 0 })
    expect(episodes[0]?.charts.length).toBe(charted.size)
    expect(episodes[0]?.given.reduce((sum, one) => sum + one.amountMicrograms, 0)).toBe(
      given.reduce((sum, { steps }) => sum + steps * 2_000, 0),
    )
  }
}
