import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ServiceKind } from '../../shared/records/service-contact.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { COUNTED_KINDS, type CountedKind } from '../../shared/rules/service-counts.ts'
import { STAFF } from '../helpers/clinic.ts'
import { type SeededClient, seedClients } from '../helpers/seed-counter.ts'
import { requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

const TODAY = '2026-02-03' as ClinicDay
const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'A', sex: 'M', birthYear: 1970 },
  { registerNumber: 2, called: 'B', sex: 'F', birthYear: 2004 },
  { registerNumber: 3, called: 'C', sex: 'T', birthYear: 1995 },
]
/** By the year less the birth year, in 2026 and 2025 alike: 55, 21, 30. */
const BANDS = ['50_plus', '18_24', '25_49'] as const

/** What the model keeps: one entry for everything that was given, in the plainest form. */
interface Given {
  kind: CountedKind
  day: string
  quantity: number
  person: string
  sex: string
  band: string
  saidNew: boolean
  taken: boolean
}

const ago = fc.integer({ min: 0, max: 60 })
const client = fc.integer({ min: 1, max: 3 })
const PLAIN = ['needles_out', 'needles_in', 'condoms', 'peer_education', 'legal', 'shelter'] as const
const services = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom<ServiceKind>(...PLAIN, 'naloxone'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 4, selector: ({ kind }) => kind },
)
const step = fc.oneof(
  fc.record({ act: fc.constant('known' as const), client, ago, services }),
  fc.record({
    act: fc.constant('stranger' as const),
    ago,
    services,
    sex: fc.constantFrom('M' as const, 'F' as const, 'T' as const),
    band: fc.constantFrom('under_18' as const, '18_24' as const, '25_49' as const, '50_plus' as const),
    saidNew: fc.boolean(),
  }),
  fc.record({ act: fc.constant('take_back' as const), which: fc.nat({ max: 20 }) }),
  fc.record({ act: fc.constant('abscess' as const), client, ago }),
  fc.record({ act: fc.constant('sti' as const), client, ago }),
  fc.record({ act: fc.constant('test' as const), client, ago, kind: fc.constantFrom('hiv', 'tb') }),
  fc.record({ act: fc.constant('take_back_test' as const), which: fc.nat({ max: 5 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function play(clinic: StockClinic, steps: readonly Step[]): Promise<Given[]> {
  const { call } = clinic
  const model: (Given & { contact?: number; test?: number })[] = []
  const person = (number: number) => ({
    person: `client ${number}`,
    sex: CLIENTS[number - 1]?.sex ?? '',
    band: BANDS[number - 1] ?? '',
    saidNew: false,
    taken: false,
  })
  for (const one of steps) {
    const day = 'ago' in one ? addDays(TODAY, -one.ago) : TODAY
    const of =
      'client' in one
        ? { requestId: requestId(), clientId: one.client }
        : { requestId: requestId(), clientId: 0 }
    if (one.act === 'known' || one.act === 'stranger') {
      const who =
        one.act === 'known'
          ? { registerNumber: one.client }
          : { sex: one.sex, ageBand: one.band, firstTime: one.saidNew }
      const input = { requestId: requestId(), day, place: 'street', who, services: one.services }
      const { contactId } = await call.services.record(input)
      const seen =
        one.act === 'known'
          ? person(one.client)
          : { person: '', sex: one.sex, band: one.band, saidNew: one.saidNew, taken: false }
      for (const service of one.services) model.push({ ...service, day, ...seen, contact: contactId })
    } else if (one.act === 'abscess') {
      const finding = { bodyPart: 'leg', stage: 'ripe', sizeMm: null, dressing: '', note: '' } as const
      await call.health.openAbscess({ ...of, day, finding })
      model.push({ kind: 'abscess', day, quantity: 1, ...person(one.client) })
    } else if (one.act === 'sti') {
      const care = { day, sign: 'ulcer', treatment: '', partnerTold: 'no', note: '' } as const
      await call.health.sti({ ...of, care })
      model.push({ kind: 'sti', day, quantity: 1, ...person(one.client) })
    } else if (one.act === 'test') {
      const kind = one.kind === 'hiv' ? 'hiv' : 'tb'
      const { tests } = await call.health.test({ ...of, kind, preCounselledDay: day, day })
      const test = Math.max(...tests.map(({ id }) => id))
      model.push({ kind: `test_${kind}`, day, quantity: 1, ...person(one.client), test })
    } else {
      const key = one.act === 'take_back' ? 'contact' : 'test'
      const standing = [...new Set(model.filter((row) => row[key] && !row.taken).map((row) => row[key]))]
      const id = standing[one.which % Math.max(1, standing.length)]
      if (id === undefined) continue
      const reason = 'entered_twice' as const
      if (key === 'contact') await call.services.void({ requestId: requestId(), contactId: id, reason })
      else await call.health.void({ requestId: requestId(), subject: 'health_test', id, reason })
      for (const row of model) if (row[key] === id) row.taken = true
    }
  }
  return model
}

const count = <T>(rows: readonly T[], test: (row: T) => boolean) => rows.filter(test).length

/** The counts as somebody with the paper and a pencil would make them. */
function byHand(model: readonly Given[], from: string, to: string) {
  const standing = model.filter(({ taken }) => !taken)
  const newThen = ({ person, day, saidNew }: Given) =>
    person === '' ? saidNew : standing.every((other) => other.person !== person || other.day >= day)
  return COUNTED_KINDS.map((kind) => {
    const rows = standing.filter((row) => row.kind === kind && row.day >= from && row.day <= to)
    const bySex = (sex: string) => count(rows, (row) => row.sex === sex)
    const byAge = (band: string) => count(rows, (row) => row.band === band)
    return {
      kind,
      times: rows.length,
      quantity: rows.reduce((sum, row) => sum + row.quantity, 0),
      clients: new Set(rows.map(({ person }) => person).filter((person) => person !== '')).size,
      bySex: { M: bySex('M'), F: bySex('F'), T: bySex('T') },
      byAge: {
        under_18: byAge('under_18'),
        '18_24': byAge('18_24'),
        '25_49': byAge('25_49'),
        '50_plus': byAge('50_plus'),
      },
      firstTimers: count(rows, newThen),
      returning: count(rows, (row) => !newThen(row)),
    }
  })
}

async function prepared(): Promise<StockClinic> {
  const clinic = await stockClinic()
  seedClients(clinic.register, CLIENTS)
  const kits = {
    requestId: requestId(),
    document: 'DN',
    batchNumber: 'N',
    expiryDay: '2030-01-31' as ClinicDay,
  }
  await clinic.call.naloxone.receive({ ...kits, kits: 9_000 })
  for (const { registerNumber: id } of CLIENTS)
    for (const kind of ['hiv_test', 'tb_test'] as const)
      await clinic.call.clients.consent({
        ...{ requestId: requestId(), id, kind },
        day: addDays(TODAY, -60),
        witnessId: STAFF.counsellor,
        detail: '',
      })
  return clinic
}

it('every count of generated histories is what a pencil makes of them, and its rows are as many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), ago, ago, async (steps, a, b) => {
      const clinic = await prepared()
      try {
        const model = await play(clinic, steps)
        const from = addDays(TODAY, -Math.max(a, b))
        const to = addDays(TODAY, -Math.min(a, b))
        for (const period of [
          { from, to },
          { from: addDays(TODAY, -60), to: TODAY },
        ]) {
          const { rows } = await clinic.call.services.summary(period)
          expect(rows).toEqual(byHand(model, period.from, period.to))
          for (const { kind, times, firstTimers } of rows) {
            const opened = await clinic.call.services.rows({ ...period, kind })
            expect(opened.length).toBe(times)
            expect(count(opened, ({ isNew }) => isNew)).toBe(firstTimers)
          }
        }
        const out = (kind: string) =>
          model
            .filter((row) => row.kind === kind && row.person === 'client 1' && !row.taken)
            .reduce((sum, { quantity }) => sum + quantity, 0)
        const { needles } = await clinic.call.health.client({ clientId: 1 })
        expect(needles).toEqual({ out: out('needles_out'), back: out('needles_in') })
      } finally {
        clinic.end()
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)
