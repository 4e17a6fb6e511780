import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { body, type DetoxClinic, detoxClinic, feb, nextDay } from './detox-clinic.ts'
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
const leave = (episodeId: number, changes: object = {}) =>
  clinic.call.detox.discharge({
    requestId: requestId(),
    episodeId,
    day: feb(3),
    outcome: 'completed',
    toleranceTalk: 'held',
    naloxone: 'refused',
    note: '',
    ...changes,
  })
const inBox = async () => (await clinic.call.boxes.book({ boxId: clinic.boxId })).batches[0]?.steps ?? 0

describe('a discharge', () => {
  it('gives the kit out of the stock, answers the risk, closes the episode and frees the bed', async () => {
    const episode = await clinic.admit(client(0))
    expect(await refusal(leave(episode, { naloxone: 'given' }))).toBe('REFUSED kits_none')
    await clinic.call.naloxone.receive({
      requestId: requestId(),
      document: 'N 1',
      batchNumber: 'NX',
      expiryDay: feb(300),
      kits: 2,
    })
    const left = await leave(episode, { naloxone: 'given', note: 'Sister fetched him' })
    expect(left.episodes[0]).toMatchObject({
      to: '2026-02-03',
      discharge: { outcome: 'completed', naloxone: 'given', note: 'Sister fetched him' },
    })
    expect((await clinic.call.naloxone.stock()).usable).toBe(1)
    expect(await refusal(leave(episode))).toBe('REFUSED discharged_before')
    const { stays } = await clinic.call.camps.one({ campId: clinic.campId })
    expect(stays).toMatchObject([{ registerNumber: 11, outcome: 'completed', to: '2026-02-03' }])
    expect((await clinic.call.detox.list()).lines).toEqual([])
  })

  it('comes neither before the admission nor before the last chart, and not without the talk', async () => {
    const episode = await clinic.admit(client(0))
    await chart(episode)
    expect(await refusal(leave(episode, { day: feb(2) }))).toBe('INVALID day discharge_before_admission')
    expect(await refusal(leave(episode, { day: feb(4) }))).toBe('INVALID day day_ahead')
    expect(await refusal(leave(episode, { toleranceTalk: 'gone' }))).toBe('INVALID toleranceTalk talk_first')
  })

  it('is the only way out: the client’s page does not close an admitted detoxification', async () => {
    const episode = await clinic.admit(client(0))
    const close = clinic.call.clients.closeEpisode({
      requestId: requestId(),
      episodeId: episode,
      day: feb(3),
      reason: 'completed',
      note: '',
    })
    expect(await refusal(close)).toBe('REFUSED detox_discharge_first')
  })
})

describe('a paper chart', () => {
  it('is numbered, and enters line by line: bad lines stay, good ones are saved', async () => {
    const episode = await clinic.admit(client(0))
    nextDay(clinic, feb(5))
    const [first, second] = await clinic.call.detox.makeSheets({
      requestId: requestId(),
      campId: clinic.campId,
      episodeId: null,
      firstDay: feb(3),
      days: 3,
      count: 2,
    })
    expect([first?.id, second?.id]).toEqual([1, 2])
    const gift = { boxId: clinic.boxId, batchId: clinic.batchId, steps: 4 }
    const row = (lineNumber: number, changes: object) => ({
      line: lineNumber,
      day: feb(3),
      shift: 'morning' as const,
      body: body(),
      note: '',
      gift: null,
      ...changes,
    })
    const request = {
      requestId: requestId(),
      sheetId: 1,
      episodeId: episode,
      paperDoctorId: null,
      lines: [
        row(0, { gift }),
        row(1, { shift: 'night', gift: { ...gift, steps: 1 } }),
        row(2, { day: feb(6) }),
        row(3, { day: feb(4) }),
        row(4, { day: feb(4) }),
      ],
    }
    const entered = await clinic.call.detox.enter(request)
    expect(entered.lines.map(({ saved, problems }) => [saved, problems.map(({ code }) => code)])).toEqual([
      [true, []],
      [false, ['above_order_of_day']],
      [false, ['day_ahead']],
      [true, []],
      [false, ['shift_charted']],
    ])
    expect(entered.client.episodes[0]?.charts.map((one) => [one.day, one.sheet])).toEqual([
      ['2026-02-03', 1],
      ['2026-02-04', 1],
    ])
    expect(await inBox()).toBe(96)
    expect((await clinic.call.detox.enter(request)).lines.filter(({ saved }) => saved).length).toBe(3)
    expect(await inBox()).toBe(96)
    const other = await clinic.admit(client(1), feb(5))
    expect(
      await refusal(clinic.call.detox.enter({ ...request, requestId: requestId(), episodeId: other })),
    ).toBe('REFUSED sheet_of_other')
  })

  it('with nothing but bad lines writes nothing at all', async () => {
    const episode = await clinic.admit(client(0))
    await clinic.call.detox.makeSheets({
      requestId: requestId(),
      campId: null,
      episodeId: episode,
      firstDay: feb(3),
      days: 1,
      count: 1,
    })
    const before = clinic.register.db.prepare('SELECT count(*) FROM ledger').pluck().get()
    const { lines } = await clinic.call.detox.enter({
      requestId: requestId(),
      sheetId: 1,
      episodeId: episode,
      paperDoctorId: null,
      lines: [{ line: 0, day: feb(9), shift: 'night', body: body(), note: '', gift: null }],
    })
    expect(lines).toMatchObject([{ saved: false, problems: [{ code: 'day_ahead' }] }])
    expect(clinic.register.db.prepare('SELECT count(*) FROM ledger').pluck().get()).toBe(before)
  })
})

describe('a camp', () => {
  const plan = (from: number, to: number, place = 'Durtlang hall') =>
    clinic.call.camps.plan({
      requestId: requestId(),
      place,
      kind: 'camp',
      firstDay: feb(from),
      lastDay: feb(to),
      beds: 10,
    })
  const end = (
    reason: 'finished' | 'cut_short' | 'ran_longer' | 'cancelled',
    to: number,
    campId = clinic.campId,
  ) => clinic.call.camps.end({ requestId: requestId(), campId, lastDay: feb(to), reason })

  it('overlaps no other of its place, cancelled ones aside', async () => {
    expect(await refusal(plan(17, 20, 'DURTLANG HALL'))).toBe('INVALID firstDay camps_overlap')
    expect(await refusal(plan(17, 20, 'Another hall'))).toBe('done')
    const next = await plan(18, 25)
    expect(await refusal(end('ran_longer', 19))).toBe('INVALID firstDay camps_overlap')
    await end('cancelled', 25, next.id)
    expect((await end('ran_longer', 19)).lastDay).toBe('2026-02-19')
    expect(await refusal(end('finished', 17))).toBe('REFUSED camp_ended')
  })

  it('does not end while people are in it, and says what does not fit its reason', async () => {
    const episode = await clinic.admit(client(0))
    expect(await refusal(end('cancelled', 17))).toBe('REFUSED camp_has_people')
    expect(await refusal(end('finished', 16))).toBe('INVALID lastDay camp_days_outside')
    expect(await refusal(end('cut_short', 3))).toBe('REFUSED camp_has_people')
    await leave(episode)
    expect((await end('cut_short', 3)).ended).toBe('cut_short')
  })

  it('adds its costs up, and takes one back by a row that names it', async () => {
    const cost = (amountMinor: number) =>
      clinic.call.camps.addCost({
        requestId: requestId(),
        campId: clinic.campId,
        day: feb(3),
        kind: 'food',
        amountMinor,
        note: 'Rice',
      })
    await cost(150_000)
    const two = await cost(50_050)
    expect(two.counts).toMatchObject({ costTotal: 200_050, costs: { food: 200_050 } })
    const undo = () =>
      clinic.call.camps.undoCost({ requestId: requestId(), campCostId: two.costs[0]?.id ?? 0 })
    expect((await undo()).counts.costTotal).toBe(50_050)
    expect(await refusal(undo())).toBe('REFUSED cost_undone')
  })

  it('knows its team by name only while they are of it', async () => {
    const { campId } = clinic
    const team = await clinic.call.camps.addTeam({
      requestId: requestId(),
      campId,
      name: 'Zova',
      duty: 'peer',
    })
    expect(team.team).toMatchObject([{ name: 'Zova', duty: 'peer' }])
    const left = await clinic.call.camps.leaveTeam({
      requestId: requestId(),
      campTeamId: team.team[0]?.id ?? 0,
    })
    expect(left.team).toEqual([])
  })
})
