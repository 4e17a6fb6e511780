import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insert } from '../../electron/db/write.ts'
import type { ReplayCounts, ReplayRow } from '../../shared/contract/rules.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts, DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { fullShelf } from '../../shared/rules/pack-replay.ts'
import { answerOf } from '../helpers/answer.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { day } from './order-clinic.ts'

const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
  { registerNumber: 3, called: 'Sanga', slots: [4_400, 4_000], leastHours: 0 },
  { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-31' },
  { registerNumber: 5, called: 'Zova', slots: [40_000], drug: 'methadone', lastDoseDay: '2026-01-28' },
  { registerNumber: 6, called: 'Liana', slots: [16_000], endDay: '2026-02-06' },
  { registerNumber: 7, called: 'Muana', slots: [80_000], drug: 'methadone', lastDoseDay: '2026-01-31' },
  { registerNumber: 8, called: 'Kima', slots: [6_000], lastDoseDay: '2026-01-31' },
  { registerNumber: 9, called: 'Dika', slots: [2_000], lastDoseDay: '2026-01-30' },
  { registerNumber: 10, called: 'Mama', slots: [50_000], drug: 'methadone' },
  { registerNumber: 11, called: 'Hruaia', slots: [12_000], lastDoseDay: '2026-02-01' },
  { registerNumber: 12, called: 'Thanga', slots: [100_000], drug: 'methadone', lastDoseDay: '2026-01-30' },
]
const DAYS = [
  '2026-02-03',
  '2026-02-04',
  '2026-02-05',
  '2026-02-06',
  '2026-02-07',
  '2026-02-08',
  '2026-02-09',
]

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic(CLIENTS)
})
afterEach(() => clinic.end())

/** Whether the client comes on the day: seldom enough that every line of the ladder is met. */
const comes = (client: number, place: number) => (client * client + place * 3 + client * place) % 7 < 3

/** What the counter said that morning, and what it would have said by other rules: asked at the time itself. */
type Morning = { number: number; day: string; facts: DoseFacts }

/** A week at the counter, every client's facts kept as they were when the client came, or at the day's end. */
async function aWeek(): Promise<Morning[]> {
  const mornings: Morning[] = []
  for (const [place, today] of DAYS.entries()) {
    if (place > 0) await nextDay(today)
    clinic.signIn('nurse')
    for (const { registerNumber: number } of CLIENTS) {
      if (!comes(number, place)) continue
      clinic.clock.pass(60_000)
      const { facts } = await clinic.facts(number)
      mornings.push({ number, day: today, facts })
      if (doseEligibility(facts).outcome !== 'due') {
        await attend(number)
        continue
      }
      const doseId = clinic.openDose(await clinic.scan(number))
      if ((number + place) % 5 === 0) await clinic.voidDose(doseId)
      else {
        const { client } = await clinic.give(doseId, true)
        if (client.open !== null) await clinic.check(doseId)
      }
    }
    if (place === 3) await holdAndOrder()
    for (const { registerNumber: number } of CLIENTS)
      if (!comes(number, place))
        mornings.push({ number, day: today, facts: (await clinic.facts(number)).facts })
  }
  return mornings
}

async function attend(number: number): Promise<void> {
  await clinic.call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(number) })
}

async function nextDay(today: string): Promise<void> {
  const clinicDayId = clinic.openDay(today)
  clinic.register.write({ act: 'stock.open_pack', actor: STAFF.nurse }, (tx) => {
    for (const productId of [1, 2, 3])
      insert(tx, 'open_pack', { clinicDayId, productId, batchId: productId, staffId: STAFF.nurse, at: tx.at })
  })
}

async function holdAndOrder(): Promise<void> {
  clinic.signIn('doctor')
  const clientId = clinic.clientId(1)
  await clinic.call.holds.place({ requestId: requestId(), clientId, kind: 'doctor', reason: 'To be seen' })
  const { lastOrderId } = await clinic.call.orders.ofClient({ clientId: clinic.clientId(4) })
  await clinic.call.orders.write({
    requestId: requestId(),
    clientId: clinic.clientId(4),
    supersedes: lastOrderId,
    order: {
      drug: 'buprenorphine',
      kind: 're_induction',
      startDay: day('2026-02-07'),
      endDay: day('2026-02-20'),
      everyDays: 1,
      takeHomeDays: 0,
      steps: [{ step: 1, days: null, advance: 'swallowed', slot: 1, leastHours: 0, amountMicrograms: 4_000 }],
      reason: 'Begins again',
    },
    confirmed: null,
  })
  clinic.signIn('nurse')
}

const stricter = (body: RulePackBody): RulePackBody => {
  const next = structuredClone(body)
  for (const drug of [next.drugs.buprenorphine, next.drugs.methadone])
    drug.ladder = drug.ladder.map((step) =>
      step.fromDays === 2
        ? { ...step, verdict: 'doctor', atMost: { percent: 50, micrograms: null }, source: 'Seen at two' }
        : step.fromDays === 3 || step.fromDays === 4
          ? { ...step, verdict: 'doctor', atMost: { percent: 50, micrograms: 40_000 } }
          : step,
    )
  next.highRisk.afterGapDays = 2
  return next
}
const laxer = (body: RulePackBody): RulePackBody => {
  const next = structuredClone(body)
  next.drugs.methadone.ladder = next.drugs.methadone.ladder.map((step) =>
    step.fromDays === 5 ? step : { ...step, verdict: 'usual', atMost: { percent: 75, micrograms: null } },
  )
  return next
}

async function look(body: RulePackBody, from = DAYS[0] ?? '', to = DAYS.at(-1) ?? '') {
  const rows: ReplayRow[] = []
  let counts: ReplayCounts | null = null
  for await (const step of await clinic.call.rules.replay({ body, from: day(from), to: day(to) })) {
    if (step.kind === 'found') rows.push(...step.rows)
    else if (step.kind === 'done') counts = step.counts
  }
  return { rows, counts }
}

/** The naive oracle: the facts of the time, judged by each body, said in one line. */
function naive(mornings: readonly Morning[], was: RulePackBody, wouldBe: RulePackBody): string[] {
  const say = (facts: DoseFacts, body: RulePackBody) =>
    inOneLine(
      doseEligibility({ ...facts, pack: { version: 1, body, signed: true }, shelf: fullShelf(facts.shelf) }),
    )
  return mornings
    .flatMap(({ number, day: on, facts }) => {
      const [before, after] = [say(facts, was), say(facts, wouldBe)]
      return before === after ? [] : [`${number} ${on}: ${before} → ${after}`]
    })
    .toSorted()
}

function inOneLine(verdict: DoseVerdict): string {
  if (verdict.outcome === 'due') {
    const notices = verdict.notices.map(({ code }) => code).filter((code) => code !== 'split_recomputed')
    return `${verdict.amountMicrograms} ${notices.join(' ')}`
  }
  return 'reasons' in verdict
    ? verdict.reasons.map((one) => withLine(one.code, 'verdict' in one ? one.verdict : '')).join(' ')
    : verdict.outcome.replace('in_progress', 'dose_in_progress')
}

function replayedLine({ outcome, amountMicrograms, notices, reasons }: ReplayRow['was']): string {
  return outcome === 'due'
    ? `${amountMicrograms} ${notices.join(' ')}`
    : reasons.map(({ code, params }) => withLine(code, params?.verdict ?? '')).join(' ')
}

/** Locked for the doctor is another word than locked for a call to the doctor. */
const withLine = (code: string, line: unknown) => (line === '' ? code : `${code} (${line})`)

describe('what other rules would have said last week', () => {
  it.each([
    ['stricter', stricter],
    ['laxer', laxer],
  ] as const)('is what each morning’s own facts say by %s rules, one by one', async (_, edit) => {
    const mornings = await aWeek()
    clinic.signIn('doctor')
    const body = (await clinic.call.rules.pack())?.body
    if (!body) throw new Error('no rules')
    const { rows, counts } = await look(edit(body))
    const found = rows
      .map(
        (row) => `${row.registerNumber} ${row.day}: ${replayedLine(row.was)} → ${replayedLine(row.wouldBe)}`,
      )
      .toSorted()
    expect(found.length).toBeGreaterThan(3)
    expect(found).toEqual(naive(mornings, body, edit(body)))
    expect(counts).toMatchObject({ clients: 12, days: 7, mornings: 84 })
    const kinds = (['stricter', 'laxer', 'amount', 'notice'] as const).map((kind) => counts?.[kind] ?? 0)
    expect(kinds.reduce((sum, each) => sum + each, 0)).toBe(rows.length)
  })

  it('is nothing for the rules in force', async () => {
    await aWeek()
    clinic.signIn('doctor')
    const body = (await clinic.call.rules.pack())?.body
    if (!body) throw new Error('no rules')
    expect((await look(body)).rows).toEqual([])
  })

  it('names client, day, and the line that says it, and writes nothing', async () => {
    await aWeek()
    clinic.signIn('doctor')
    const body = (await clinic.call.rules.pack())?.body
    if (!body) throw new Error('no rules')
    const lines = clinic.count('ledger')
    const { rows } = await look(stricter(body))
    expect(rows.find(({ wouldBe }) => wouldBe.rule?.source === 'Seen at two')).toMatchObject({
      kind: 'stricter',
      was: { outcome: 'due' },
      wouldBe: { outcome: 'see_doctor', rule: { version: 2 } },
    })
    expect(clinic.count('ledger')).toBe(lines)
  })

  it('asks only about the days chosen, at most two months, and is the doctor’s', async () => {
    await aWeek()
    clinic.signIn('doctor')
    const body = (await clinic.call.rules.pack())?.body
    if (!body) throw new Error('no rules')
    expect((await look(stricter(body), '2026-02-05', '2026-02-05')).counts).toMatchObject({
      days: 1,
      mornings: 12,
    })
    const ask = (from: string, to: string) =>
      answerOf(clinic.call.rules.replay({ body, from: day(from), to: day(to) }))
    expect(await ask('2026-01-01', '2026-03-04')).toContain('replay_too_long')
    expect(await ask('2026-02-05', '2026-02-04')).toContain('replay_too_long')
    clinic.signIn('nurse')
    expect(await ask('2026-02-05', '2026-02-05')).toContain('NOT_ALLOWED')
  })
})
