import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { at, downtimeClinic } from './downtime-clinic.ts'
import { refusal } from './stock-clinic.ts'

const CLIENTS = 8
const want = fc.record({
  act: fc.constantFrom('live', 'live', 'paper', 'paper', 'paper', 'incident', 'void', 'refused'),
  client: fc.integer({ min: 1, max: CLIENTS }),
  /** The printed line, another's, or one written by hand. */
  line: fc.constantFrom('own', 'own', 'own', 'other', 'spare'),
  mg: fc.constantFrom(2_000, 4_000, 8_000),
  minute: fc.integer({ min: 0, max: 29 }),
})

it('no slot is taken twice, and the shelf balances, by any mix of live acts and paper', async () => {
  const paper = await downtimeClinic(
    Array.from({ length: CLIENTS }, (_, index) => ({
      registerNumber: index + 1,
      called: `Client ${index + 1}`,
      slots: index % 2 === 0 ? [4_000, 4_000] : [8_000],
      leastHours: 0,
    })),
  )
  const { clinic } = paper
  const sheet = await paper.make('2026-02-03')
  const seen = { entered: 0, incident: 0, said: 0, live: 0 }
  let spare = sheet.body.lines.length
  for (const { act, client, line, mg, minute } of fc.sample(want, { seed: 20_260_203, numRuns: 500 })) {
    if (act === 'live') {
      if ((await clinic.verdict(client)).outcome !== 'due') continue
      await clinic.check(clinic.openDose(await clinic.give(clinic.openDose(await clinic.scan(client)))))
      seen.live += 1
    } else if (act === 'void') {
      const [dose] = clinic.rows(
        `SELECT max(id) AS id FROM dose WHERE client_id = ${clinic.clientId(client)}`,
      ) as {
        id: number | null
      }[]
      if (dose?.id) await refusal(clinic.voidDose(dose.id))
    } else {
      const entered = new Set(
        (await clinic.call.downtime.sheet({ sheetId: sheet.head.id })).entered.map((one) => one.line),
      )
      const own = sheet.body.lines.filter(({ registerNumber }) => registerNumber === client)
      const printed =
        line === 'own'
          ? own.find((one) => !entered.has(one.line))
          : line === 'other'
            ? sheet.body.lines[client]
            : undefined
      if (printed === undefined && spare >= sheet.body.lines.length + sheet.body.spareLines) continue
      const typed = {
        line: printed?.line ?? spare + 1,
        registerNumber: client,
        result: act === 'refused' ? ('refused' as const) : ('given' as const),
        amountMicrograms: act === 'refused' ? null : mg,
        givenAt: (at('2026-02-03', '08:00') + minute * 60_000) as ReturnType<typeof at>,
      }
      const { lines } = await paper.enter(sheet.head.id, [typed])
      const outcome = lines[0]?.outcome
      if (outcome === 'say' && act === 'incident') {
        await clinic.call.downtime.enterIncident({
          requestId: requestId(),
          sheetId: sheet.head.id,
          givenBy: STAFF.nurse,
          line: typed,
          doctorCalled: true,
          naloxoneAtHand: true,
          note: 'As on the paper',
          approver: null,
        })
        seen.incident += 1
      } else if (outcome === 'say') seen.said += 1
      else if (outcome === 'entered') seen.entered += 1
      if (printed === undefined && (outcome === 'entered' || (outcome === 'say' && act === 'incident')))
        spare += 1
    }
    const doubles = clinic.rows(
      `SELECT d.client_id, d.slot FROM dose d
       WHERE d.redose_of IS NULL AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld'))
       GROUP BY d.client_id, d.clinic_day, d.slot HAVING count(*) > 1`,
    )
    expect(doubles).toEqual([])
  }
  // Whatever was swallowed left the shelf, once: live doses by their amount, the others as the paper has it.
  const voided = 'EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)'
  const told = clinic.rows(
    `SELECT (SELECT coalesce(sum(d.amount_micrograms), 0) FROM dose d WHERE d.identified_by = 'card' AND NOT ${voided})
       + (SELECT coalesce(sum(l.amount_micrograms), 0) FROM paper_line l LEFT JOIN dose d ON d.id = l.dose_id
          WHERE l.result = 'given' AND (d.id IS NULL OR NOT ${voided})) AS swallowed,
       (SELECT count(*) FROM paper_line l WHERE l.against IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM countersign_owed c WHERE c.table_name = 'paper_line' AND c.row_id = l.id)) AS unsigned`,
  )
  expect(told).toEqual([{ swallowed: (1_000 - clinic.balance(1)) * 2_000, unsigned: 0 }])
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(2)
  clinic.end()
}, 120_000)
