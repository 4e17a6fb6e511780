import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { downtimeClinic } from './downtime-clinic.ts'
import { refusal, secondPerson } from './stock-clinic.ts'

type DowntimeClinic = Awaited<ReturnType<typeof downtimeClinic>>
let paper: DowntimeClinic
let clinic: DowntimeClinic['clinic']
beforeEach(async () => {
  paper = await downtimeClinic()
  clinic = paper.clinic
})
afterEach(() => clinic.end())

const spilled = async (registerNumber: number) => {
  const doseId = clinic.openDose(await clinic.scan(registerNumber))
  await clinic.call.doses.spill({ requestId: requestId(), doseId, note: '', approver: null })
  return doseId
}
const orderAgain = async (doseId: number) => {
  clinic.signIn('doctor')
  await clinic.call.reDoses.order({
    requestId: requestId(),
    doseId,
    amountMicrograms: 8_000,
    doctorId: STAFF.doctor,
    reason: 'spilled before it was swallowed',
    pin: PINS[1],
  })
  clinic.signIn('nurse')
}
const closeDay = async () => {
  await beforeClose(clinic.call)
  await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
}
const openDay = (day: string) =>
  clinic.call.day.open({
    requestId: requestId(),
    day: day as ClinicDay,
    approver: secondPerson('counsellor'),
    reason: 'the calendar says so',
  })

describe('a slot after what was written on it changed', () => {
  it('stays used once a spilled dose was given again: no void of the spill makes room for a second dose', async () => {
    const lost = await spilled(1)
    await orderAgain(lost)
    await clinic.check(await clinic.given(1))
    expect(await refusal(clinic.voidDose(lost))).toBe('REFUSED not_voidable')
    expect((await clinic.verdict(1)).outcome).toBe('already_given')
  })

  it('is freed by a void of the spill while nobody has given it again, or after the re-dose went back', async () => {
    const lost = await spilled(1)
    await orderAgain(lost)
    const again = clinic.openDose(await clinic.scan(1))
    expect(await refusal(clinic.voidDose(lost))).toBe('REFUSED not_voidable')
    await clinic.voidDose(again)
    await clinic.voidDose(lost)
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', redoseOf: null })
  })

  it('keeps the day of a paper line that was entered on a clinic day taken back later', async () => {
    const sheet = await paper.make('2026-02-03')
    await paper.declare(sheet.head.id, 'used')
    await closeDay()
    clinic.clock.setWall(Date.UTC(2035, 1, 4, 4))
    await openDay('2035-02-04')
    await paper.enter(sheet.head.id, [paper.typed(sheet, 1, '09:10')])
    await paper.finish(sheet.head.id)
    await closeDay()
    clinic.clock.setWall(Date.UTC(2026, 1, 4, 4))
    clinic.signIn('manager')
    const { ahead } = await clinic.call.clock.facts()
    await clinic.call.clock.reset({
      requestId: requestId(),
      clinicDayId: ahead?.id ?? 0,
      trueDay: '2026-02-04' as ClinicDay,
      reason: 'the battery was empty',
      pin: PINS[0],
      passphrase: PASSPHRASES[1],
    })
    clinic.signIn('nurse')
    clinic.clock.setWall(Date.UTC(2026, 1, 5, 4))
    await openDay('2026-02-05')
    for (const batchId of [1, 2, 3])
      await clinic.call.stock.openPack({ requestId: requestId(), batchId, otherStrengthPutAway: false })
    const { facts } = await clinic.facts(1)
    expect(facts.doses.map(({ clinicDay, state }) => [clinicDay, state])).toEqual([['2026-02-03', 'checked']])
    expect(await clinic.verdict(1)).toMatchObject({ outcome: 'due', daysWithout: 1 })
  })

  it('is told anew in the lines of a closed day when the client vomited after its close', async () => {
    const doseId = await clinic.given(1)
    await clinic.check(doseId)
    await closeDay()
    clinic.clock.setWall(Date.UTC(2026, 1, 4, 4))
    await openDay('2026-02-04')
    await clinic.call.doses.vomit({ requestId: requestId(), doseId, minutesAfter: 20, seenByStaff: false })
    expect(
      clinic.rows(
        'SELECT outcome, corrects IS NOT NULL AS corrects FROM day_line WHERE client_id = 1 ORDER BY id',
      ),
    ).toEqual([
      { outcome: 'taken', corrects: 0 },
      { outcome: 'vomited', corrects: 1 },
    ])
  })
})
