import { expect, test } from 'vitest'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { rulesBehind } from '../../shared/rules/verdict-rules.ts'
import { doseFacts } from './dose-facts.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder } from './order-facts.ts'

const { buprenorphine } = rulePackDefault.drugs
const line = (fromDays: number) =>
  buprenorphine.ladder.find((step) => step.fromDays === fromDays)?.source ?? ''
const induction = anOrder({
  kind: 'induction',
  startDay: day('2026-02-02'),
  at: moment('2026-02-02T02:00:00Z'),
})

//  today is 06-Feb-2026
test.each<[string, Partial<DoseFacts>, string[]]>([
  ['a dose that is due, the medicine’s own line', { doses: [aDose('2026-02-05')] }, [buprenorphine.source]],
  ['a dose after a gap, the line of its day', { doses: [aDose('2026-02-03')] }, [line(2)]],
  ['a locked ladder, the line that locks', { doses: [aDose('2026-02-02')] }, [line(3)]],
  [
    'a suspended order, the line that ends it',
    { orders: [anOrder({ startDay: day('2026-01-01') })], doses: [aDose('2026-01-30')] },
    [line(5)],
  ],
  [
    'an early gap, the line of early treatment',
    { orders: [induction], doses: [aDose('2026-02-03')] },
    [rulePackDefault.othersSource],
  ],
  [
    'a wait from one day to the next, the hours between days',
    { doses: [aDose('2026-02-05', { givenAt: moment('2026-02-05T20:00:00Z') })] },
    [buprenorphine.hoursBetweenDays.source],
  ],
  ['a hold, no line: the reason itself says it', { holds: [{ id: 1, kind: 'doctor' }] }, []],
])('behind %s', (_, changed, sources) => {
  const facts = doseFacts(changed)
  const rules = rulesBehind(doseEligibility(facts), facts)
  expect(rules.map(({ source }) => source)).toEqual(sources)
  for (const rule of rules) expect(rule).toMatchObject({ name: 'Starting rules', version: 1 })
})
