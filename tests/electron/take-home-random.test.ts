import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/rules/days.ts'
import { refusal } from './stock-clinic.ts'
import { type TakeHomeClinic, takeHomeClinic } from './take-home-clinic.ts'

const ACTS = Number(process.env.OST_TAKE_HOME_ACTS ?? 400)

let clinic: TakeHomeClinic
beforeEach(async () => {
  clinic = await takeHomeClinic(
    Array.from({ length: 4 }, (_, index) => ({
      registerNumber: index + 1,
      called: `Client ${index + 1}`,
      slots: index % 2 === 0 ? [8_000] : [4_000, 4_000],
      leastHours: 0,
      takeHomeDays: 6,
    })),
    { mostMissedLast28: 28 },
  )
})
afterEach(() => clinic.end())

const weighted = (weight: number, act: string) => ({ weight, arbitrary: fc.constant(act) })
const want = fc.record({
  act: fc.oneof(
    weighted(8, 'dose'),
    weighted(2, 'refuse'),
    weighted(16, 'carry'),
    weighted(5, 'intact'),
    weighted(3, 'opened'),
    weighted(2, 'void'),
    weighted(1, 'next'),
  ),
  client: fc.integer({ min: 1, max: 4 }),
  days: fc.integer({ min: 0, max: 6 }),
  which: fc.nat({ max: 20 }),
})

/** The promises, asked of the file in words of their own. */
function holdsItsPromises(): void {
  const standing = `SELECT d.* FROM dose d WHERE d.redose_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
    AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'given')
    AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'returned')`
  expect(
    clinic.rows(
      `SELECT client_id FROM (${standing}) GROUP BY client_id, clinic_day, slot HAVING count(*) > 1`,
    ),
  ).toEqual([])
  expect(
    clinic.rows(
      `SELECT client_id FROM (${standing}) GROUP BY client_id, clinic_day HAVING sum(amount_micrograms) > 8000`,
    ),
  ).toEqual([])
  expect(
    clinic.rows(`SELECT dose_id FROM take_home_dose EXCEPT SELECT id FROM dose WHERE kind = 'take_home'`),
  ).toEqual([])
  expect(
    clinic.rows(`SELECT id FROM dose WHERE kind = 'take_home' EXCEPT SELECT dose_id FROM take_home_dose`),
  ).toEqual([])
}

describe('random days with doses carried home, through the contract', () => {
  it('never fill a slot twice, free it with each return, and balance the shelf after every act', async () => {
    const seen = { carry: 0, intact: 0, opened: 0, void: 0 }
    let [today, wasted] = ['2026-02-03', 0]
    for (const { act, client, days, which } of fc.sample(want, { seed: 20_260_203, numRuns: ACTS })) {
      if (act === 'next') {
        today = addDays(today as never, 1)
        clinic.nextDay(today)
        clinic.signIn('nurse')
        continue
      }
      const { carried, facts } = await clinic.carrying(client)
      if (act === 'dose' || act === 'refuse') {
        if ((await clinic.verdict(client)).outcome !== 'due') continue
        if (act === 'dose') await clinic.dosed(client)
        else
          await clinic.call.doses.refuse({
            requestId: crypto.randomUUID(),
            doseId: clinic.openDose(await clinic.scan(client)),
            reason: 'left',
            note: '',
            poured: false,
            approver: null,
          })
      } else if (act === 'carry') {
        if ((await clinic.verdict(client)).outcome === 'due') await clinic.dosed(client)
        const input = await clinic.issueInput(client, days)
        if (input.seen.length === 0) continue
        expect(await refusal(clinic.call.takeHome.issue(input))).toBe('done')
        const after = await clinic.carrying(client)
        expect(after.carried.length).toBe(carried.length + input.seen.length)
        seen.carry += input.seen.length
      } else {
        const dose = carried[which % Math.max(1, carried.length)]
        if (dose === undefined) continue
        if (act === 'void') {
          if (!facts.doses.some(({ id }) => id === dose.doseId)) continue
          const told = await refusal(clinic.voidDose(dose.doseId))
          if (told !== 'done') continue
          seen.void += 1
        } else {
          const intact = act === 'intact'
          await clinic.bringBack(client, [dose.doseId], { intact })
          if (!intact) wasted += dose.inHand.reduce((sum, { steps }) => sum + steps, 0)
          seen[intact ? 'intact' : 'opened'] += 1
        }
        const after = await clinic.carrying(client)
        expect(after.carried.map(({ doseId }) => doseId)).not.toContain(dose.doseId)
      }
      const out = Number(
        clinic.register.db
          .prepare(
            `SELECT coalesce(sum(d.amount_micrograms), 0) / 2000 FROM dose d
             WHERE NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
               AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('returned', 'refused'))`,
          )
          .pluck()
          .get(),
      )
      expect(clinic.balance(1), JSON.stringify({ act, client })).toBe(1_000 - out - wasted)
      holdsItsPromises()
    }
    expect(seen.carry).toBeGreaterThan(ACTS / 10)
    expect(Math.min(seen.intact, seen.opened, seen.void)).toBeGreaterThan(0)
  }, 120_000)
})
