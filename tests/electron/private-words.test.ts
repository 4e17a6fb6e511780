import { expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { NONE } from './counter-clinic.ts'
import { downtimeClinic } from './downtime-clinic.ts'

/** A name that stands nowhere else in the world, typed wherever the counter takes words about a client. */
const CANARY = 'Lalzoxqv'
const words = `told by ${CANARY}, the brother`

/** Every text of the register as the everyday office key reads it in a backup. */
function plainTexts(clinic: Awaited<ReturnType<typeof downtimeClinic>>['clinic']): string[] {
  const { db } = clinic.register
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  return tables.flatMap((table) =>
    db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all()
      .flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => {
          const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(value)
          return text.includes(CANARY) ? [`${table}.${column}`] : []
        }),
      ),
  )
}

it('keeps the words that are typed about a client from the everyday office key, and shows them to who may read', async () => {
  const { clinic, make, typed, incident, outage } = await downtimeClinic()
  const { call, clientId } = clinic
  const on = (doseId: number) => ({ requestId: requestId(), doseId })
  try {
    const voided = clinic.openDose(await clinic.scan(1))
    await clinic.voidDose(voided, { reason: 'other', note: words })
    const refused = clinic.openDose(await clinic.scan(1))
    await call.doses.refuse({ ...on(refused), ...NONE, reason: 'other', note: words })
    const withheld = clinic.openDose(await clinic.scan(1))
    await call.doses.withhold({ ...on(withheld), ...NONE, reason: 'other', note: words })
    const spilled = clinic.openDose(await clinic.scan(1))
    await call.doses.spill({ ...on(spilled), note: words, approver: null })
    const given = clinic.openDose(await clinic.give(clinic.openDose(await clinic.scan(4)), true))
    await call.doses.check({ ...on(given), notChecked: 'other', note: words })
    await call.diversions.suspect({ ...on(given), seen: 'other', note: words })
    await call.doses.recordIncident({
      ...on(given),
      kind: 'other',
      swallowed: 'unsure',
      amountTakenMicrograms: null,
      mixedUpWith: null,
      swallowedBy: 'this_client',
      doctorCalled: true,
      naloxoneAtHand: true,
      note: words,
    })
    await outage(['2026-02-03', '06:00'], ['2026-02-03', '08:00'], { note: words, onPaper: false })
    const sheet = await make('2026-02-03')
    await incident(sheet.head.id, typed(sheet, 2, '07:30', { amountMicrograms: 30_000 }), { note: words })
    await call.care.reportDeath({
      requestId: requestId(),
      clientId: clientId(3),
      day: '2026-02-03' as ClinicDay,
      source: 'peer',
      detail: words,
    })
    clinic.signIn('counsellor')
    await call.care.flag({ requestId: requestId(), registerNumber: 5, why: words })
    clinic.signIn('doctor')
    const held = await call.holds.place({
      requestId: requestId(),
      clientId: clientId(5),
      kind: 'doctor',
      reason: words,
    })
    await call.reDoses.order({
      ...on(spilled),
      amountMicrograms: 8_000,
      reason: words,
      doctorId: STAFF.doctor,
      pin: PINS[1],
    })
    const { suspected } = await call.counterEvents.list()
    expect(suspected.map(({ seen }) => seen)).toEqual([`other: ${words}`])
    await call.diversions.review({ ...on(given), confirmed: false, reason: words })
    await call.care.deathInError({ requestId: requestId(), deathId: 1, reason: words })
    const { flags } = await call.care.ofClient({ clientId: clientId(5) })
    await call.care.readFlag({ requestId: requestId(), flagId: flags[0]?.id ?? 0, reason: words })

    expect(held.holds.map(({ reason }) => reason)).toContain(words)
    const list = await call.workList.list()
    expect(list.incidents.map(({ reason }) => reason)).toContain(`other: ${words}`)
    expect((await call.care.ofClient({ clientId: clientId(3) })).deaths[0]?.reason).toBe(words)
    expect((await call.care.ofClient({ clientId: clientId(5) })).flags[0]?.readings[0]?.reason).toBe(words)
    await call.holds.release({ requestId: requestId(), holdId: held.holds.at(-1)?.id ?? 0, reason: words })
    clinic.signIn('nurse')
    expect((await call.downtime.state()).outages[0]?.note).toBe(words)
    expect((await clinic.facts(4)).holds.map(({ reason }) => reason)).toEqual([`other: ${words}`])
    expect(plainTexts(clinic)).toEqual([])
  } finally {
    clinic.end()
  }
})
