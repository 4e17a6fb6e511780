import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealRestrictedFor } from '../../electron/client-access.ts'
import { correct, insert } from '../../electron/db/write.ts'
import type { JoinWho, RecordMeeting } from '../../shared/contract/groups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { addDays } from '../../shared/rules/days.ts'
import { STAFF } from '../helpers/clinic.ts'
import { cardOf, requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const CLIENTS = Array.from({ length: 50 }, (_, index) => ({
  registerNumber: index + 1,
  called: `Client ${index + 1}`,
  slots: [8_000],
}))

let clinic: CounterClinic
let groupId: number
beforeEach(async () => {
  clinic = await counterClinic(CLIENTS)
  clinic.signIn('counsellor')
  groupId = (await begin()).groupId
})
afterEach(() => clinic.end())

const begin = (over: object = {}) =>
  clinic.call.groups.begin({
    requestId: requestId(),
    kind: 'peer_support',
    name: 'Back for Good',
    purpose: 'Recovery, carried by peers',
    place: 'Grace-In drop-in centre',
    weekday: 2,
    startMinute: 930,
    everyWeeks: 1,
    begunDay: day('2026-01-05'),
    ...over,
  })
const group = (id = groupId) => clinic.call.groups.group({ groupId: id })
const join = (who: JoinWho, on = '2026-01-06') =>
  clinic.call.groups.join({ requestId: requestId(), groupId, who, day: day(on) })
const client = (registerNumber: number, on?: string) => join({ by: 'client', registerNumber }, on)
const leave = (memberId: number, on: string, reason: 'moved' | 'entered_by_mistake' = 'moved') =>
  clinic.call.groups.leave({ requestId: requestId(), memberId, day: day(on), reason })
const meeting = (over: Partial<RecordMeeting> = {}): RecordMeeting => ({
  requestId: requestId(),
  groupId,
  day: TODAY,
  place: 'Grace-In',
  present: [],
  guests: 1,
  family: 0,
  staffIds: [STAFF.counsellor],
  memberIds: [],
  topics: ['relapse', 'A football day'],
  text: { decisions: 'Football on Sunday', notes: '' },
  next: null,
  again: false,
  ...over,
})
const record = (over: Partial<RecordMeeting> = {}) => clinic.call.groups.record(meeting(over))
const year = (of = 2026) => clinic.call.groups.year({ groupId, year: of })
const needs = async () =>
  (await clinic.call.home.needs()).filter(({ code }) => code.startsWith('group_')).map(({ code }) => code)

describe('a group', () => {
  it('begins, is listed, and changes its details without losing the earlier ones', async () => {
    const change = {
      name: 'Back for Good!',
      purpose: '',
      place: '',
      weekday: null,
      startMinute: null,
      everyWeeks: 1,
    }
    await clinic.call.groups.change({ requestId: requestId(), groupId, ...change })
    expect((await clinic.call.groups.list()).groups).toMatchObject([
      { name: 'Back for Good!', members: 0, due: null },
    ])
    expect(clinic.count('peer_group_detail')).toBe(2)
    expect(() => clinic.register.db.exec("UPDATE peer_group_detail SET name = 'x'")).toThrow('append-only')
  })

  it('refuses a name that another group has, and a day that has not come', async () => {
    expect(await refusal(begin({ name: 'back for GOOD ' }))).toBe('INVALID name group_name_taken')
    expect(await refusal(begin({ name: 'ARK', begunDay: day('2026-02-04') }))).toBe(
      'INVALID begunDay day_in_future',
    )
  })

  it('ends, takes no meeting after that, and may go on again', async () => {
    const end = (on: string | null) =>
      clinic.call.groups.end({
        requestId: requestId(),
        groupId,
        day: on === null ? null : day(on),
        reason: 'No place',
      })
    expect(await refusal(end(null))).toBe('REFUSED group_goes_on')
    await end('2026-02-02')
    expect(await refusal(end('2026-02-02'))).toBe('REFUSED group_ended')
    expect(await refusal(record())).toBe('INVALID day group_ended')
    expect(await refusal(client(1))).toBe('INVALID day group_ended')
    await end(null)
    await record()
    expect(await refusal(end('2026-02-02'))).toBe('INVALID day met_after_end')
  })

  it('that is a partner has an agreement, whose contact is bytes in the file and unread by others', async () => {
    const agree = (id: number) =>
      clinic.call.groups.agree({
        requestId: requestId(),
        groupId: id,
        fromDay: day('2026-01-01'),
        untilDay: day('2026-12-31'),
        contact: 'Rafiq, 01711',
        services: ['needle_exchange', 'Tailoring'],
      })
    expect(await refusal(agree(groupId))).toBe('REFUSED not_a_partner')
    const partner = await begin({ kind: 'self_help_partner', name: 'APOSH' })
    expect((await agree(partner.groupId)).agreement).toEqual({
      fromDay: '2026-01-01',
      untilDay: '2026-12-31',
      contact: 'Rafiq, 01711',
      services: ['needle_exchange', 'Tailoring'],
    })
    const [row] = clinic.rows('SELECT contact FROM partner_agreement') as { contact: Buffer }[]
    expect(row?.contact.toString('latin1')).not.toContain('Rafiq')
    clinic.signIn('manager')
    expect((await group(partner.groupId)).agreement).toMatchObject({
      contact: null,
      services: ['needle_exchange', 'Tailoring'],
    })
  })
})

describe('members', () => {
  it('are clients, former clients, relatives and peers, and nobody is one twice', async () => {
    await client(1)
    await clinic.register.write({ act: 'episode.close', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'episode_closing', {
        episodeId: 2,
        reason: 'completed',
        day: TODAY,
        staffId: STAFF.nurse,
        at: tx.at,
      } as never),
    )
    await client(2)
    await clinic.call.relatives.add({
      requestId: requestId(),
      clientId: clinic.clientId(3),
      name: 'Lalthangi',
      relation: 'mother',
      phone: '',
    })
    await join({ by: 'relative', relativeId: 1 })
    await join({ by: 'peer', name: 'Kima' })
    const { memberLines, memberKinds } = await group()
    expect(memberKinds).toEqual({ client: 1, former_client: 1, relative: 1, peer: 1 })
    expect(
      memberLines.map(({ kind, registerNumber, relation, name }) => [kind, registerNumber, relation, name]),
    ).toEqual([
      ['client', 1, null, null],
      ['former_client', 2, null, null],
      ['relative', 3, 'mother', null],
      ['peer', null, null, 'Kima'],
    ])
    expect(await refusal(client(1))).toBe('INVALID who member_already')
    expect(await refusal(join({ by: 'relative', relativeId: 1 }))).toBe('INVALID who member_already')
    expect(await refusal(join({ by: 'peer', name: 'kima' }))).toBe('INVALID who peer_same_name')
    expect(await refusal(client(999))).toBe('INVALID who no_such_number')
    expect(clinic.count('group_member')).toBe(4)
  })

  it('leave and may join again, and whoever led leads no more', async () => {
    const { memberId } = await client(1)
    await clinic.call.groups.facilitate({
      requestId: requestId(),
      groupId,
      staffId: null,
      memberId,
      day: TODAY,
    })
    const left = await leave(memberId, '2026-02-03')
    expect(left.facilitators).toMatchObject([{ untilDay: '2026-02-03' }])
    expect(await refusal(leave(memberId, '2026-02-03'))).toBe('REFUSED member_gone')
    expect(await refusal(client(1, '2026-02-03'))).toBe('INVALID day member_until')
    expect(left.members).toBe(1)
  })

  it('of a restricted record are not written by a counsellor', async () => {
    clinic.register.write({ act: 'client.restrict', actor: STAFF.manager }, (tx) => {
      const id = clinic.clientId(1)
      correct(tx, 'client', id, sealRestrictedFor(clinic.register, id, 'kin'))
    })
    expect(await refusal(client(1))).toBe('NOT_ALLOWED restricted')
  })

  it('entered by mistake never were, unless they came', async () => {
    const { memberId } = await client(1)
    await record({ present: [memberId] })
    expect(await refusal(leave(memberId, '2026-02-03', 'entered_by_mistake'))).toBe(
      'INVALID reason member_has_come',
    )
    const other = (await client(2)).memberId
    expect((await leave(other, '2026-02-03', 'entered_by_mistake')).memberLines).toHaveLength(1)
    await client(2)
  })
})

describe('a meeting', () => {
  it('of fifty people is written at once, with its facilitators, topics and next date', async () => {
    const ids: number[] = []
    for (const { registerNumber } of CLIENTS) ids.push((await client(registerNumber)).memberId)
    const [first = 0] = ids
    await record({ present: ids.slice(1), memberIds: [first], next: day('2026-02-12') })
    const { meetings, figures } = await year()
    expect(meetings).toMatchObject([
      { members: 50, guests: 1, family: 0, topics: ['relapse', 'A football day'], notes: 1, voided: null },
    ])
    expect(meetings[0]?.facilitators).toMatchObject([
      { by: 'staff', name: 'Vanlalruati' },
      { by: 'member', member: { registerNumber: 1 } },
    ])
    expect(figures).toMatchObject({ meetings: 1, averagePresentTenths: 510, joined: 50, atEnd: 50 })
    expect(clinic.count('group_attendance')).toBe(50)
    expect((await group()).due).toEqual({ day: '2026-02-12', state: 'later' })
  })

  it('is one meeting however often it is sent', async () => {
    const input = meeting()
    expect(await clinic.call.groups.record(input)).toEqual(await clinic.call.groups.record(input))
    expect(clinic.count('group_meeting')).toBe(1)
  })

  it('refuses the future, a second one unless said, who left, who is no member, and nobody at all', async () => {
    const { memberId } = await client(1)
    await leave(memberId, '2026-01-31')
    expect(await refusal(record({ day: day('2026-02-04') }))).toBe('INVALID day meeting_in_future')
    expect(await refusal(record({ present: [memberId] }))).toBe('INVALID present member_left')
    expect(await refusal(record({ present: [4711] }))).toBe('INVALID present not_a_member')
    expect(await refusal(record({ guests: 0 }))).toBe('INVALID present nobody_present')
    expect(clinic.count('group_meeting')).toBe(0)
    await record({ day: day('2026-01-31'), present: [memberId] })
    expect(await refusal(record({ day: day('2026-01-31') }))).toBe('INVALID day meeting_that_day')
    await record({ day: day('2026-01-31'), again: true })
  })

  it('no longer counts when it is voided, is written anew, and its rows stay', async () => {
    const { memberId } = await client(1)
    const { meetingId } = await record({ present: [memberId] })
    const away = { requestId: requestId(), meetingId, reason: 'mistake' as const }
    await clinic.call.groups.void(away)
    expect(await refusal(clinic.call.groups.void({ ...away, requestId: requestId() }))).toBe(
      'REFUSED meeting_voided',
    )
    await record({ present: [] })
    const { meetings, figures } = await year()
    expect(meetings.map(({ voided }) => voided)).toEqual([null, 'mistake'])
    expect(figures.meetings).toBe(1)
    expect((await group()).memberLines).toMatchObject([{ came: 0, meetings: 1 }])
    expect(clinic.count('group_attendance')).toBe(1)
  })

  it('takes the number of a card, and refuses one of another site', async () => {
    const scan = (digits: string) => clinic.call.groups.byCard({ digits })
    expect(await scan(cardOf(7))).toEqual({ registerNumber: 7 })
    expect(await refusal(scan(makeCardText(18, 40_000_007)))).toBe('REFUSED card_other_site')
  })
})

describe('what a group decided', () => {
  const read = (meetingId: number) => clinic.call.groups.meeting({ meetingId })

  it('is bytes in the file, read by counsellors alone, and each reading is a line of the ledger', async () => {
    const { meetingId } = await record()
    await clinic.call.groups.addNote({
      requestId: requestId(),
      meetingId,
      text: { decisions: '', notes: 'Kima brings the ball' },
    })
    const rows = clinic.rows('SELECT note FROM group_meeting_note') as { note: Buffer }[]
    expect(rows.map(({ note }) => note.toString('latin1')).join()).not.toMatch(/Football|Kima/)
    expect((await read(meetingId)).parts.map(({ text }) => text.decisions + text.notes)).toEqual([
      'Football on Sunday',
      'Kima brings the ball',
    ])
    expect(clinic.count("ledger WHERE act = 'group.read'")).toBe(2)
    expect(await clinic.call.groups.decisions({ groupId, year: 2026 })).toEqual([
      { meetingId, day: '2026-02-03', decisions: 'Football on Sunday' },
    ])
    expect(clinic.count("ledger WHERE act = 'group.read' AND reason = '1'")).toBe(1)
    for (const who of ['manager', 'nurse', 'doctor'] as const) {
      clinic.signIn(who)
      expect(await refusal(read(meetingId))).toMatch('NOT_ALLOWED')
    }
  })

  it('shows a manager counts, and neither who nor what', async () => {
    const { memberId } = await client(41)
    await join({ by: 'peer', name: 'Kima' })
    await clinic.call.groups.facilitate({
      requestId: requestId(),
      groupId,
      staffId: null,
      memberId,
      day: TODAY,
    })
    await record({ present: [memberId], memberIds: [memberId] })
    clinic.signIn('manager')
    const seen = [await group(), await year()]
    expect(seen).toMatchObject([
      { members: 2, whole: false, memberLines: [] },
      { meetings: [{ members: 1 }] },
    ])
    expect(JSON.stringify(seen)).not.toMatch(/Kima|"registerNumber"|Football/)
    clinic.signIn('nurse')
    expect(await refusal(group())).toMatch('NOT_ALLOWED')
  })
})

describe('what waits for the counsellor', () => {
  it('is a meeting not written down, then today’s, and nothing once it is written or was not held', async () => {
    expect(await needs()).toEqual(['group_meeting_not_written'])
    await record({ day: day('2026-01-27') })
    expect(await needs()).toEqual(['group_meets_today'])
    await clinic.call.groups.notHeld({ requestId: requestId(), groupId, day: TODAY, reason: 'nobody_came' })
    expect(await needs()).toEqual([])
    clinic.signIn('manager')
    expect(await needs()).toEqual([])
  })
})

describe('retention and doses', () => {
  it('count days with a dose from the closed days, corrections in the place of what they correct', async () => {
    groupId = (await begin({ name: 'ARK', begunDay: day('2025-12-01') })).groupId
    const ids: number[] = []
    for (const registerNumber of [1, 2, 3, 4, 5, 6])
      ids.push((await client(registerNumber, '2025-12-15')).memberId)
    await record({ day: day('2026-01-20'), present: ids.slice(0, 5) })
    closeJanuary()
    expect((await year()).doses).toEqual({
      with: { people: 5, months: 5, medianTenths: 290 },
      without: { people: 0, months: 0, medianTenths: null },
    })
    expect((await year()).retention[0]).toEqual({ weeks: 4, people: 6, stillCame: 5 })
  })
})

/** Client 1 was given a dose on every day of January, client 2 missed one day, client 3 two days, and so on. */
function closeJanuary(): void {
  clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
    const line = (clinicDayId: number, number: number, taken: boolean, corrects: number | null) =>
      insert(tx, 'day_line', {
        clinicDayId,
        clientId: clinic.clientId(number),
        slot: 1,
        due: 1,
        outcome: taken ? 'taken' : 'missed',
        amountMicrograms: taken ? 8_000 : 0,
        corrects,
      })
    for (let offset = 0; offset < 31; offset += 1) {
      const id = insert(tx, 'clinic_day', {
        day: addDays(day('2026-01-01'), offset),
        openedBy: STAFF.nurse,
        approvedBy: null,
        reason: null,
        at: tx.at,
      })
      for (const number of [1, 2, 3, 4, 5, 6]) {
        const written = line(id, number, offset >= number, null)
        // The first day was written as missed by everybody, and corrected afterwards.
        if (offset === 0) line(id, number, true, written)
      }
      insert(tx, 'clinic_day_close', { clinicDayId: id, late: 0, staffId: STAFF.nurse, at: tx.at })
    }
  })
}
