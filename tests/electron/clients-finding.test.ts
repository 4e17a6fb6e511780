import { afterEach, describe, expect, it } from 'vitest'
import { isIndexed } from '../../electron/client-index.ts'
import { storedBlobs } from '../../electron/db/blobs.ts'
import type { NewClient } from '../../shared/contract/client-input.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { someClient } from '../helpers/clients.ts'
import { cardOf, requestId, seedClients } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { stockClinic } from './stock-clinic.ts'

let clinic: CounterClinic
afterEach(() => clinic?.end())

const day = (text: string) => text as ClinicDay
const enrol = async (changes: Partial<NewClient>) =>
  (await clinic.call.clients.enrol(someClient({ ...changes, notTheSame: [1, 2, 3, 4, 5, 6, 7, 8, 9] })))
    .clientId
const found = async (text: string) =>
  (await clinic.call.clients.search({ text })).lines.map(({ called }) => called)

describe('search as you type', () => {
  it('finds by number, called, name, parent, telephone digits and card', async () => {
    clinic = await counterClinic()
    await enrol({
      called: 'Biaka',
      name: 'Vanlalbiaka Ralte',
      parentName: 'Thangliana',
      phone: '+91 98621-54321',
      birthYear: 1979,
    })
    for (const text of ['6', 'bia', 'BIAKA', 'vanlal', 'ralte van', 'thangli', '54321', '98621 54', '৬'])
      expect([text, await found(text)]).toEqual([text, ['Biaka']])
    expect(await found(cardOf(1))).toEqual(['Puia'])
    expect(await found(cardOf(99))).toEqual([])
    expect(await found('')).toEqual([])
    expect(await found('   ')).toEqual([])
    expect(await found('nobody')).toEqual([])
  })

  it('finds Bengali letters, letters with marks, and what only sounds like it after what begins so', async () => {
    clinic = await counterClinic()
    await enrol({ called: 'রহিম', birthYear: 1971 })
    await enrol({ called: 'Raheem', birthYear: 1962 })
    await enrol({ called: 'Lalṭhanga', birthYear: 1951 })
    expect(await found('রহি')).toEqual(['রহিম'])
    expect(await found('rahim')).toEqual(['রহিম', 'Raheem'])
    expect(await found('raheem')).toEqual(['Raheem', 'রহিম'])
    expect(await found('lalthan')).toEqual(['Lalṭhanga'])
  })

  it('tells how many more there are than it shows', async () => {
    clinic = await counterClinic(
      Array.from({ length: 30 }, (_, index) => ({ registerNumber: index + 1, called: `Puia ${index + 1}` })),
    )
    const { lines, more } = await clinic.call.clients.search({ text: 'puia' })
    expect([lines.length, more]).toEqual([20, 10])
    expect(lines[0]).toMatchObject({ registerNumber: 1, sex: 'M', birthYear: 1990, status: 'active' })
  })

  it('keeps no name in memory after a lock, after signing out, or for the next person', async () => {
    const plain = await stockClinic()
    const { register, session } = plain
    seedClients(register, [{ registerNumber: 1, called: 'Puia' }])
    const found = (text: string) => plain.call.clients.search({ text })
    expect(isIndexed(register)).toBe(false)
    await found('puia')
    expect(isIndexed(register)).toBe(true)
    session.signOut()
    expect(isIndexed(register)).toBe(false)
    plain.signIn('nurse')
    await found('puia')
    plain.signIn('counsellor')
    expect(isIndexed(register)).toBe(false)
    await found('puia')
    expect(isIndexed(register)).toBe(true)
    session.lock()
    expect(isIndexed(register)).toBe(false)
    plain.end()
  })
})

describe('what is stored', () => {
  it('holds no name, alias, parent, phone, landmark, detail or note outside of sealed columns', async () => {
    clinic = await counterClinic()
    const witness = someClient().consents
    const id = await enrol({
      called: 'Canaryalias',
      name: 'Canaryname',
      parentName: 'Canaryparent',
      phone: '9000012345',
      contact: 'Canarylandmark',
      consents: [...witness, { kind: 'visit', day: day('2026-02-03'), witnessId: 3, detail: 'Canarydetail' }],
    })
    const { episodes } = await clinic.call.clients.profile({ id })
    await clinic.call.clients.closeEpisode({
      requestId: requestId(),
      episodeId: episodes[0]?.id ?? 0,
      day: day('2026-02-03'),
      reason: 'other',
      note: 'Canarynote',
    })
    const tables = clinic.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") as { name: string }[]
    const everything = tables.flatMap(({ name }) => clinic.rows(`SELECT * FROM ${name}`))
    expect(everything.length).toBeGreaterThan(50)
    expect(JSON.stringify(everything)).not.toMatch(/canary|9000012345/i)
    const sealed = [...storedBlobs(clinic.register.db)]
    expect(sealed.length).toBeGreaterThan(20)
    for (const { blob } of sealed) expect(blob.toString('latin1')).not.toMatch(/canary|9000012345/i)
  })
})

describe('the calendar of doses', () => {
  it('has one mark a day: taken, refused, came for nothing, the last paper dose, no day opened', async () => {
    clinic = await counterClinic()
    await clinic.check(await clinic.given(1))
    const refused = clinic.openDose(await clinic.scan(2))
    await clinic.call.doses.refuse({
      requestId: requestId(),
      doseId: refused,
      reason: 'did_not_want',
      note: '',
      poured: false,
      approver: null,
    })
    await clinic.call.doses.attend({ requestId: requestId(), clientId: clinic.clientId(5) })
    const marks = async (registerNumber: number, from = '2026-02-01', to = '2026-02-04') =>
      (
        await clinic.call.clients.days({ id: clinic.clientId(registerNumber), from: day(from), to: day(to) })
      ).map(({ mark }) => mark)
    expect(await marks(1)).toEqual(['not_opened', 'on_paper', 'taken', 'to_come'])
    expect(await marks(2)).toEqual(['not_opened', 'on_paper', 'refused', 'to_come'])
    expect(await marks(4)).toEqual(['not_opened', 'not_opened', 'to_come', 'to_come'])
    expect(await marks(5)).toEqual(['not_opened', 'on_paper', 'came_no_dose', 'to_come'])
    const [amount] = await clinic.call.clients.days({
      id: clinic.clientId(1),
      from: day('2026-02-03'),
      to: day('2026-02-03'),
    })
    expect(amount?.amountMicrograms).toBe(8_000)
    expect((await clinic.call.clients.profile({ id: clinic.clientId(1) })).standing).toMatchObject({
      status: 'active',
      dropoutDay: '2026-04-04',
    })
  })

  it('is refused for more days than a screen shows', async () => {
    clinic = await counterClinic()
    const asked = clinic.call.clients.days({
      id: clinic.clientId(1),
      from: day('2025-01-01'),
      to: day('2026-02-03'),
    })
    await expect(asked).rejects.toMatchObject({ code: 'INVALID' })
  })
})
