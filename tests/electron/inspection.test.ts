import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findingsOf } from '../../electron/db/inspection-findings.ts'
import { insert } from '../../electron/db/write.ts'
import type { FindingKind, Look } from '../../shared/contract/inspection.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

const HOUR = 3_600_000
const LOOK: Look = {
  from: '2026-01-01' as ClinicDay,
  to: '2026-12-31' as ClinicDay,
  lateMinutes: 30,
  bulk: 3,
}

describe('who may look, and how long', () => {
  it('opens the register to an inspector for some hours, and not a minute before or after', async () => {
    const clinic = await openClinic({ who: 'manager' })
    const { call, clock } = clinic
    const pin = '371948'
    const list = await call.staff.add({ requestId: requestId(), name: 'Excise', role: 'inspector', pin })
    const inspectorId = list.people.find(({ role }) => role === 'inspector')?.id ?? 0
    const signIn = () => call.session.signIn({ staffId: inspectorId, pin })
    expect(await refusal(signIn())).toBe('REFUSED inspection_not_open')

    const open = (hours: number, id = inspectorId) =>
      call.inspection.open({ requestId: requestId(), inspectorId: id, hours, reason: 'Letter 114' })
    expect(await refusal(open(2, 3))).toBe('REFUSED not_an_inspector')
    await open(2)
    expect(await refusal(open(2))).toBe('REFUSED inspection_open')
    await signIn()
    expect((await call.inspection.state()).open?.reason).toBe('Letter 114')
    await expect(call.rules.pack()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    clock.pass(2 * HOUR)
    await expect(call.inspection.summary(LOOK)).rejects.toMatchObject({ code: 'LOCKED' })
    await call.session.open({ passphrase: PASSPHRASES[0] })
    expect(await refusal(signIn())).toBe('REFUSED inspection_not_open')

    await clinic.signInAs('manager')
    const { open: again } = await open(1)
    const after = await call.inspection.end({ requestId: requestId(), inspectionId: again?.id ?? 0 })
    expect(after.open).toBeNull()
    expect(after.past.map(({ inspector }) => inspector)).toEqual(['Excise', 'Excise'])
    expect(await refusal(signIn())).toBe('REFUSED inspection_not_open')
    await clinic.end()
  })
})

describe('what wants a look', () => {
  let clinic: CounterClinic
  beforeEach(async () => {
    clinic = await counterClinic()
  })
  afterEach(() => clinic.end())

  const found = async (kind: FindingKind, look: Partial<Look> = {}) => {
    clinic.signIn('manager')
    const { findings } = await clinic.call.inspection.findings({ ...LOOK, ...look, kind, offset: 0 })
    clinic.signIn('nurse')
    return findings.map(({ registerNumber, value, against, day }) => ({
      registerNumber,
      value,
      against,
      day,
    }))
  }
  const counts = async () => {
    clinic.signIn('manager')
    const summary = await clinic.call.inspection.summary(LOOK)
    return Object.fromEntries(
      summary.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]),
    )
  }

  /** The opening count, as it is typed, and signed by two. */
  async function count(...steps: number[]): Promise<void> {
    const lines = steps.map((countedSteps, index) => ({ batchId: index + 1, countedSteps }))
    const { opening } = await clinic.call.counts.record({ requestId: requestId(), moment: 'opening', lines })
    await clinic.call.counts.sign({
      requestId: requestId(),
      countId: opening?.id ?? 0,
      differences: (opening?.lines ?? [])
        .filter(({ outcome }) => outcome !== 'agrees')
        .map(({ id }) => ({ lineId: id, reason: 'unexplained', note: '' })),
      pin: null,
      approver: secondPerson('counsellor'),
    })
  }

  it('is nothing in a register where all is well', async () => {
    await count(1_000, 1_000, 1_000)
    await clinic.check(await clinic.given(1))
    expect(await counts()).toEqual({})
  })

  it('names a void, an incident, an unchecked mouth, wastage and what owes a signature', async () => {
    await count(1_000, 1_000, 1_000)
    await clinic.voidDose(await clinic.given(1))
    clinic.clock.pass(60_000)
    const unchecked = await clinic.given(3)
    await clinic.call.doses.check({
      requestId: requestId(),
      doseId: unchecked,
      notChecked: 'left_early',
      note: '',
    })
    await clinic.call.doses.withhold({
      requestId: requestId(),
      doseId: clinic.openDose(await clinic.scan(2)),
      reason: 'intoxicated',
      ...NONE,
      poured: true,
    })
    expect(await counts()).toEqual({ voided: 1, mouth_not_checked: 1, wasted: 1, countersign_owed: 1 })
    expect(await found('voided')).toEqual([
      { registerNumber: 1, value: 8_000, against: null, day: '2026-02-03' },
    ])
    expect(await found('voided', { to: '2026-02-02' as ClinicDay })).toEqual([])
  })

  it('names counts that differ, were made twice or left out, days without one, and marks that differ', async () => {
    await clinic.check(await clinic.given(1))
    expect(await counts()).toEqual({ count_missing: 1 })
    await count(990, 1_000, 1_000)
    await clinic.call.sheets.count({ requestId: requestId(), sheets: [], reason: 'no_sheets', note: '' })
    await clinic.call.counts.skip({
      requestId: requestId(),
      moment: 'closing',
      reason: 'the safe is jammed',
      approver: secondPerson('counsellor'),
    })
    expect(await counts()).toEqual({
      stock_corrected: 1,
      count_differs: 1,
      count_left_out: 1,
      marks_differ: 1,
    })
    expect((await found('count_differs'))[0]).toMatchObject({ value: 990, against: 996 })
    expect((await found('marks_differ'))[0]).toMatchObject({ value: 0, against: 1 })
  })

  it('says the code of a reason, and no word that somebody typed about a client', async () => {
    const doseId = await clinic.given(1)
    await clinic.call.doses.check({
      requestId: requestId(),
      doseId,
      notChecked: 'left_early',
      note: 'ran to his brother Mawia',
    })
    clinic.signIn('manager')
    const { findings } = await clinic.call.inspection.findings({
      ...LOOK,
      kind: 'mouth_not_checked',
      offset: 0,
    })
    expect(findings.map(({ reason }) => reason)).toEqual(['left_early'])
  })

  it('lists many entries of one person within a minute, and not as many within an hour', async () => {
    for (const number of [1, 2, 3]) await clinic.scan(number)
    expect((await found('entered_in_bulk')).map(({ value }) => value)).toEqual([3, 3, 3])
    expect(await found('entered_in_bulk', { bulk: 4 })).toEqual([])
  })

  it('lists a dose below its order, one entered late, and one after the client had left or died', async () => {
    const { register } = clinic
    const [order] = clinic.rows('SELECT id, episode_id FROM dose_order WHERE client_id = 1') as {
      id: number
      episode_id: number
    }[]
    const at = register.now()
    register.write({ act: 'dose.record', actor: 3 }, (tx) =>
      insert(tx, 'dose', {
        clientId: 1,
        episodeId: order?.episode_id ?? 0,
        doseOrderId: order?.id ?? 0,
        orderStep: 1,
        clinicDay: '2026-02-03' as ClinicDay,
        slot: 1,
        attempt: 1,
        kind: 'observed',
        amountMicrograms: 6_000,
        redoseOf: null,
        clinicDayId: 1,
        identifiedBy: 'number',
        noCardReason: 'forgotten',
        staffId: 3,
        at: (at - 5 * HOUR) as typeof at,
        recordedAt: at,
      }),
    )
    expect(await counts()).toEqual({ dose_not_as_ordered: 1, entered_late: 1 })
    expect(await found('dose_not_as_ordered')).toMatchObject([{ value: 6_000, against: 8_000 }])
    expect(await found('entered_late')).toMatchObject([{ registerNumber: 1, value: 300 }])
    for (const [reason, kind] of [
      ['died', 'dose_after_death'],
      ['transferred_out', 'dose_after_exit'],
    ] as const) {
      const row = register.write({ act: 'episode.close', actor: 2 }, (tx) => {
        const client = reason === 'died' ? 1 : 2
        const [own] = tx.db
          .prepare<[number], number>('SELECT id FROM episode WHERE client_id = ?')
          .pluck()
          .all(client)
        return insert(tx, 'episode_closing', {
          episodeId: own ?? 0,
          day: '2026-02-02' as ClinicDay,
          reason,
          note: null,
          staffId: 2,
          at: tx.at,
        })
      })
      expect(row).toBeGreaterThan(0)
      const rows = findingsOf(register.db, kind, LOOK, { size: 9, offset: 0 })
      expect(rows.map(({ clientId }) => clientId)).toEqual(reason === 'died' ? [1] : [])
    }
  })

  it('opens all lines of a dose from its void: the claim, its steps, its stock and the void', async () => {
    const doseId = await clinic.given(1)
    await clinic.voidDose(doseId)
    clinic.signIn('manager')
    const lines = await clinic.call.inspection.lines({ table: 'dose_void', rowId: doseId })
    expect(new Set(lines.map(({ table }) => table))).toEqual(
      new Set(['dose', 'dose_event', 'stock_entry', 'dose_void']),
    )
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map(({ seq }) => seq).toSorted((a, b) => a - b))
    expect(lines.every(({ registerNumber }) => registerNumber === 1)).toBe(true)
  })

  it('refuses a period that ends before it begins', async () => {
    clinic.signIn('manager')
    await expect(
      clinic.call.inspection.summary({ ...LOOK, to: '2025-12-31' as ClinicDay }),
    ).rejects.toMatchObject({ code: 'INVALID' })
  })
})
