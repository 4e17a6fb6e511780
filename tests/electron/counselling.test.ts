import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecordSession } from '../../shared/contract/counselling.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const MINUTE = 60_000

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
  clinic.signIn('counsellor')
})
afterEach(() => clinic.end())

const session = (over: Partial<RecordSession> = {}): RecordSession => ({
  requestId: requestId(),
  kind: 'individual',
  day: day('2026-02-03'),
  startMinute: 480,
  minutes: 20,
  place: 'centre',
  clientIds: [clinic.clientId(1)],
  relativeIds: [],
  topics: ['relapse', 'family'],
  note: { situation: 'Sleeps badly', assessment: '', plan: 'Sees his brother on Friday' },
  next: { day: day('2026-02-17'), startMinute: 600 },
  ...over,
})
const record = (over: Partial<RecordSession> = {}) => clinic.call.counselling.record(session(over))
const read = (sessionId: number) => clinic.call.counselling.note({ sessionId })
const client = (number = 1) => clinic.call.counselling.client({ clientId: clinic.clientId(number) })
const readings = () => clinic.count("ledger WHERE act = 'note.read'")
const problem = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: { code: string; data: { problems?: { field: string; code: string }[] } }) => thrown,
  )
  const [first] = error?.data.problems ?? []
  return first ? `${first.field} ${first.code}` : (error?.code ?? 'done')
}

describe('a session', () => {
  it('is written down with its topics, note and next date, and found on the client’s page', async () => {
    const { sessionId } = await record()
    const { access, sessions, appointments } = await client()
    expect(access).toBe('counsellor')
    expect(sessions).toMatchObject([
      { id: sessionId, kind: 'individual', topics: ['relapse', 'family'], clients: [1], notes: 1 },
    ])
    expect(appointments).toMatchObject([{ day: '2026-02-17', startMinute: 600, kind: 'counselling' }])
    expect((await clinic.call.counselling.mine({ offset: 0 })).sessions).toHaveLength(1)
  })

  it('is one session however often it is sent', async () => {
    const input = session()
    const first = await clinic.call.counselling.record(input)
    expect(await clinic.call.counselling.record(input)).toEqual(first)
    expect(clinic.count('session')).toBe(1)
  })

  it('keeps what was agreed before: the date of today was kept, an earlier one moved', async () => {
    const agreed = (when: string, startMinute: number) =>
      record({ startMinute, next: { day: day(when), startMinute: null } })
    await agreed('2026-02-04', 300)
    await agreed('2026-02-05', 340)
    clinic.clock.pass(2 * 86_400_000)
    clinic.signIn('counsellor')
    await record({ day: day('2026-02-03'), startMinute: 400, next: null })
    expect(clinic.count('appointment_end')).toBe(0)
    clinic.register.write({ act: 'day.close', actor: 1 }, () => 1)
    clinic.openDay('2026-02-05')
    clinic.signIn('counsellor')
    await record({ day: day('2026-02-05'), startMinute: 300, next: null })
    expect(clinic.rows('SELECT outcome FROM appointment_end ORDER BY appointment_id')).toEqual([
      { outcome: 'moved' },
      { outcome: 'kept' },
    ])
  })

  it('refuses the future, an overlap, two people in an individual session, and a client twice', async () => {
    await record()
    expect(await problem(record({ day: day('2026-02-04') }))).toBe('day session_in_future')
    expect(await problem(record({ startMinute: 499 }))).toBe('startMinute session_overlaps')
    const two = [clinic.clientId(1), clinic.clientId(2)]
    expect(await problem(record({ startMinute: 500, clientIds: two }))).toBe('clientIds one_client')
    const twice = [clinic.clientId(1), clinic.clientId(1)]
    expect(await problem(record({ startMinute: 500, kind: 'group', clientIds: twice }))).toBe(
      'clientIds client_twice',
    )
    expect(
      await problem(record({ startMinute: 500, next: { day: day('2026-02-03'), startMinute: null } })),
    ).toBe('next.day not_after_session')
    expect(clinic.count('session')).toBe(1)
    await record({ startMinute: 500, kind: 'group', clientIds: two })
  })

  it('no longer counts when it is voided, and its note stays', async () => {
    const { sessionId } = await record()
    await clinic.call.counselling.void({ requestId: requestId(), sessionId, reason: 'wrong_client' })
    expect((await client()).days).toEqual([])
    expect((await client()).sessions).toMatchObject([{ voided: 'wrong_client' }])
    const note = { situation: 'x', assessment: '', plan: '' }
    expect(await refusal(clinic.call.counselling.addendum({ requestId: requestId(), sessionId, note }))).toBe(
      'REFUSED session_voided',
    )
    await record()
  })
})

describe('a note', () => {
  it('is added to and never changed, and every reading is a line of the ledger', async () => {
    const { sessionId } = await record()
    const note = { situation: '', assessment: 'Was a misunderstanding', plan: '' }
    await clinic.call.counselling.addendum({ requestId: requestId(), sessionId, note })
    expect(readings()).toBe(0)
    const { parts } = await read(sessionId)
    expect(parts.map((part) => part.note.assessment)).toEqual(['', 'Was a misunderstanding'])
    expect(readings()).toBe(2)
    expect(() => clinic.register.db.exec('UPDATE session_note SET staff_id = 1')).toThrow('append-only')
  })

  it('is bytes that nobody reads in the file', async () => {
    await record({ note: { situation: 'a secret of Puia', assessment: '', plan: '' } })
    const [row] = clinic.rows('SELECT note FROM session_note') as { note: Buffer }[]
    expect(row?.note.toString('latin1')).not.toContain('secret')
  })

  it('shows a nurse and a manager only that a session took place', async () => {
    const { sessionId } = await record()
    for (const who of ['nurse', 'manager'] as const) {
      clinic.signIn(who)
      const seen = await client()
      expect(seen).toMatchObject({ access: 'none', sessions: [], days: [{ id: sessionId }] })
      expect(await problem(read(sessionId))).toBe('NOT_ALLOWED')
      expect(await problem(clinic.call.counselling.search({ query: 'brother' }))).toBe('NOT_ALLOWED')
    }
    expect(readings()).toBe(0)
  })

  it('opens to the doctor with the client’s consent, and closes when it is withdrawn', async () => {
    const { sessionId } = await record()
    clinic.signIn('doctor')
    expect((await client()).access).toBe('none')
    expect(await problem(read(sessionId))).toBe('NOT_ALLOWED')
    clinic.signIn('nurse')
    const given = await clinic.call.clients.consent({
      requestId: requestId(),
      id: clinic.clientId(1),
      kind: 'notes_to_doctor',
      day: day('2026-02-03'),
      witnessId: STAFF.otherNurse,
      detail: '',
    })
    clinic.signIn('doctor')
    expect((await read(sessionId)).by).toBe('consent')
    clinic.signIn('nurse')
    const consentId = given.consents.find(({ kind }) => kind === 'notes_to_doctor')?.id ?? 0
    await clinic.call.clients.withdraw({ requestId: requestId(), consentId, day: day('2026-02-03') })
    clinic.signIn('doctor')
    expect(await problem(read(sessionId))).toBe('NOT_ALLOWED')
  })

  it('opens to a doctor who breaks the glass: with a reason, for half an hour, shown to the counsellor', async () => {
    const { sessionId } = await record()
    clinic.signIn('doctor')
    const input = { requestId: requestId(), clientId: clinic.clientId(1), reason: 'Found unconscious' }
    expect(await refusal(clinic.call.counselling.breakGlass({ ...input, pin: '000001' }))).toContain(
      'wrong_pin',
    )
    expect((await client()).access).toBe('none')
    expect((await clinic.call.counselling.breakGlass({ ...input, pin: PINS[1] })).access).toBe('broken_glass')
    expect((await read(sessionId)).parts).toHaveLength(1)
    clinic.clock.pass(30 * MINUTE)
    clinic.signIn('doctor')
    expect(await problem(read(sessionId))).toBe('NOT_ALLOWED')
    clinic.signIn('counsellor')
    const [glass] = await clinic.call.counselling.glasses()
    expect(glass).toMatchObject({ registerNumber: 1, reason: 'Found unconscious' })
    const seen = { requestId: requestId(), id: glass?.id ?? 0 }
    await clinic.call.counselling.seenGlass(seen)
    expect(await clinic.call.counselling.glasses()).toEqual([])
    expect(await refusal(clinic.call.counselling.seenGlass({ ...seen, requestId: requestId() }))).toBe(
      'REFUSED seen_before',
    )
  })

  it('of a group opens to the doctor only with the consent of everybody in it', async () => {
    const { sessionId } = await record({ kind: 'group', clientIds: [clinic.clientId(1), clinic.clientId(2)] })
    clinic.signIn('doctor')
    const glass = (number: number) =>
      clinic.call.counselling.breakGlass({
        requestId: requestId(),
        clientId: clinic.clientId(number),
        reason: 'An emergency',
        pin: PINS[1],
      })
    await glass(1)
    expect(await problem(read(sessionId))).toBe('NOT_ALLOWED')
    await glass(2)
    expect((await read(sessionId)).by).toBe('broken_glass')
  })
})

describe('finding', () => {
  const find = async (query: string) =>
    (await clinic.call.counselling.search({ query })).hits.map(({ part, found }) => `${part}: ${found}`)
  const note = (situation: string, startMinute: number, number = 1) =>
    record({
      startMinute,
      minutes: 5,
      clientIds: [clinic.clientId(number)],
      note: { situation, assessment: '', plan: '' },
      next: null,
    })

  it('meets words in Latin, Bengali and Devanagari by their beginnings, wherever the marks stand', async () => {
    await note('His brother lost work', 300)
    await note('মায়ের সঙ্গে কথা হয়েছে', 310)
    await note('परिवार से बातचीत', 320)
    expect(await find('broth')).toEqual(['situation: brother'])
    expect(await find('WORK lost')).toHaveLength(1)
    expect(await find('মায়ের')).toEqual(['situation: মায়ের'])
    expect(await find('কথা')).toHaveLength(1)
    expect(await find('परिवार')).toEqual(['situation: परिवार'])
    expect(await find('पर')).toHaveLength(1)
    expect(await find('বাতচীত')).toEqual([])
    expect(await find('other')).toEqual([])
    expect(await find('"*) OR')).toEqual([])
  })

  it('sees what was written after the first search, and leaves one line with its count', async () => {
    await note('relapse on Sunday', 300)
    expect(await find('relapse')).toHaveLength(1)
    await note('another relapse', 310)
    expect(await find('relapse')).toHaveLength(2)
    expect(clinic.rows("SELECT reason FROM ledger WHERE act = 'note.search'")).toEqual([
      { reason: '1' },
      { reason: '2' },
    ])
  })

  it('finds a doctor nothing but what they may read', async () => {
    await note('cannot sleep', 300, 1)
    await note('cannot eat', 310, 2)
    clinic.signIn('doctor')
    expect(await find('cannot')).toEqual([])
    await clinic.call.counselling.breakGlass({
      requestId: requestId(),
      clientId: clinic.clientId(2),
      reason: 'An emergency',
      pin: PINS[1],
    })
    clinic.signIn('nurse')
    clinic.signIn('doctor')
    expect((await clinic.call.counselling.search({ query: 'cannot' })).hits).toMatchObject([
      { clients: [{ registerNumber: 2 }] },
    ])
  })
})
