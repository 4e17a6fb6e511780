import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { BringOverCells } from '../../shared/contract/bring-over.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { gridRow, MISTAKES } from '../helpers/bring-over.ts'
import { openDay, reasonsOf } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS, STAFF } from '../helpers/clinic.ts'

let clinic: Clinic
afterEach(() => clinic?.end())

const start = async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as ClinicDay)
}
const save = (rows: readonly BringOverCells[], requestId = randomUUID()) =>
  clinic.call.bringOver.save({ requestId, doctorId: STAFF.doctor, rows: [...rows] })
const sign = (batch: number, requestId = randomUUID()) =>
  clinic.call.bringOver.sign({ requestId, batch, pin: PINS[1] })

describe('clients already in treatment', () => {
  it('come in by one grid, and can be dosed only once the doctor has signed its list', async () => {
    await start()
    const rows = Array.from({ length: 120 }, (_, index) => gridRow(index + 1))
    const request = randomUUID()
    const list = await save([...rows, gridRow(0, emptyRow)], request)
    expect(list).toMatchObject({ batch: 1, count: 120, signed: null, doctor: { name: 'Dr Lalnunmawia' } })
    expect(await save(rows, request)).toEqual(list)
    expect(list.rows[6]).toMatchObject({
      registerNumber: 7,
      called: 'Client 7',
      drug: 'buprenorphine',
      amountMicrograms: 8_000,
      startDay: '2026-02-03',
      endDay: '2026-04-30',
      lastDoseDay: '2026-02-02',
    })
    const facts = () => clinic.call.doses.facts({ who: { by: 'number', registerNumber: 7 } })
    expect((await facts()).facts.orders).toEqual([])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('bring_over_unsigned')
    expect(await reasonsOf(sign(1))).toEqual(['NOT_ALLOWED role'])

    await clinic.signInAs('doctor')
    expect((await clinic.call.home.needs())[0]).toMatchObject({
      code: 'bring_over_to_sign',
      params: { count: 120 },
    })
    const wrong = clinic.call.bringOver.sign({ requestId: randomUUID(), batch: 1, pin: '111111' })
    expect(await reasonsOf(wrong)).toEqual(['wrong_pin'])
    expect(await sign(1)).toMatchObject({ code: list.code, signed: { by: 'Dr Lalnunmawia' } })
    expect(await reasonsOf(sign(1))).toEqual(['signed_before'])

    await clinic.signInAs('nurse')
    const { facts: after, client } = await facts()
    expect(after.orders).toMatchObject([{ via: 'brought_over', drug: 'buprenorphine' }])
    expect(after.broughtOver).toEqual({ lastDoseDay: '2026-02-02', lastDoseMicrograms: 8_000 })
    const profile = await clinic.call.clients.profile({ id: client.id })
    expect(profile).toMatchObject({
      standing: { status: 'active' },
      episodes: [{ kind: 'ost', entry: 'brought_over' }],
      broughtOver: { paperPage: '12' },
    })
    expect(clinic.faults).toEqual([])
  })

  it('are refused as a whole, every mistake beside its cell at once', async () => {
    await start()
    const rows = MISTAKES.map(([changes], index) => gridRow(index + 101, changes))
    expect(rows.length).toBeGreaterThan(30)
    const said = await reasonsOf(save(rows))
    for (const [index, [, problem]] of MISTAKES.entries()) expect(said).toContain(`rows.${index}.${problem}`)
    expect((await clinic.call.bringOver.lists()).length).toBe(0)
    expect((await clinic.call.clients.search({ text: '1' })).lines).toEqual([])
  })

  it('may not take a number twice, nor one that is given already', async () => {
    await start()
    await save([gridRow(5)])
    expect(await reasonsOf(save([gridRow(5), gridRow(6), gridRow(6)]))).toEqual([
      'rows.0.number: number_taken',
      'rows.1.number: number_twice',
      'rows.2.number: number_twice',
    ])
    expect(await reasonsOf(save([gridRow(0, emptyRow)]))).toEqual(['rows.0.number: grid_empty'])
  })

  it('who had their dose on paper this morning are due tomorrow', async () => {
    await start()
    const { rows } = await save([gridRow(1, { lastDoseDay: '03-Feb-2026' })])
    expect(rows[0]?.startDay).toBe('2026-02-04')
    const late = gridRow(2, { lastDoseDay: '03-Feb-2026', orderEnd: '03-Feb-2026' })
    expect(await reasonsOf(save([late]))).toEqual(['rows.0.orderEnd: ends_before_next_dose'])
  })

  it('need a doctor as prescriber, and only this one signs', async () => {
    await start()
    const rows = [gridRow(1)]
    const noDoctor = clinic.call.bringOver.save({ requestId: randomUUID(), doctorId: STAFF.nurse, rows })
    expect(await reasonsOf(noDoctor)).toEqual(['doctorId: doctor_unknown'])
    await save(rows)
    await clinic.signInAs('manager')
    const secondDoctor = { requestId: randomUUID(), name: 'Dr Ruata', role: 'doctor', pin: '815263' } as const
    await clinic.call.staff.add(secondDoctor)
    const { staff } = await firstState()
    const other = staff.find(({ name }) => name === 'Dr Ruata')
    await clinic.call.session.signIn({ staffId: other?.id ?? 0, pin: '815263' })
    const signed = clinic.call.bringOver.sign({ requestId: randomUUID(), batch: 1, pin: '815263' })
    expect(await reasonsOf(signed)).toEqual(['other_doctor'])
  })
})

const emptyRow: BringOverCells = {
  number: '',
  called: ' ',
  sex: '',
  birthYear: '',
  drug: '',
  mg: '',
  orderEnd: '',
  lastDoseDay: '',
  lastDoseMg: '',
  paperPage: '',
}

async function firstState() {
  for await (const state of await clinic.call.session.state()) return state
  throw new Error('the session has no state')
}
