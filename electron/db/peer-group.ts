import type { MemberEndReason, PeerGroupKind } from '../../shared/records/peer-group.ts'
import type { Relation } from '../../shared/records/relative.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export interface GroupStored {
  id: number
  kind: PeerGroupKind
  begunDay: ClinicDay
  endedDay: ClinicDay | null
  endReason: string | null
  name: string
  purpose: string
  place: string
  weekday: number | null
  startMinute: number | null
  everyWeeks: number
}

const GROUP = `SELECT g.id, g.kind, g.begun_day, e.day AS ended_day,
    CASE WHEN e.day IS NULL THEN NULL ELSE e.reason END AS end_reason,
    d.name, d.purpose, d.place, d.weekday, d.start_minute, d.every_weeks
  FROM peer_group g
  JOIN peer_group_detail d ON d.id = (SELECT max(id) FROM peer_group_detail WHERE peer_group_id = g.id)
  LEFT JOIN peer_group_end e ON e.id = (SELECT max(id) FROM peer_group_end WHERE peer_group_id = g.id)`

/** Every group, those that go on first, then by name. */
export function allGroups(db: Reader): GroupStored[] {
  return rowsOf(db, `${GROUP} ORDER BY e.day IS NOT NULL, d.name COLLATE NOCASE, g.id`)
}

export function groupById(db: Reader, id: number): GroupStored | undefined {
  return rowOf(db, `${GROUP} WHERE g.id = ?`, id)
}

export interface MemberStored {
  id: number
  peerGroupId: number
  clientId: number | null
  relativeId: number | null
  name: Uint8Array | null
  joinedDay: ClinicDay
  leftDay: ClinicDay | null
  leftFor: MemberEndReason | null
  /** Of the client, or of the client whose relative it is. */
  registerNumber: number | null
  relation: Relation | null
  /** 1 while the client has an open treatment. */
  inCare: 0 | 1
}

const MEMBER = `SELECT m.id, m.peer_group_id, m.client_id, m.relative_id, m.name, m.joined_day,
    e.day AS left_day, e.reason AS left_for,
    coalesce(c.register_number, k.register_number) AS register_number, r.relation,
    EXISTS (SELECT 1 FROM episode p WHERE p.client_id = m.client_id
      AND NOT EXISTS (SELECT 1 FROM episode_closing x WHERE x.episode_id = p.id)) AS in_care
  FROM group_member m
  LEFT JOIN group_member_end e ON e.group_member_id = m.id
  LEFT JOIN client c ON c.id = m.client_id
  LEFT JOIN relative r ON r.id = m.relative_id
  LEFT JOIN client k ON k.id = r.client_id`

/** Everybody who ever was a member: clients, then relatives, each by register number, then peers. */
export function membersOf(db: Reader, groupId: number): MemberStored[] {
  return rowsOf(
    db,
    `${MEMBER} WHERE m.peer_group_id = ?
     ORDER BY m.client_id IS NULL, m.relative_id IS NULL, register_number, m.id`,
    groupId,
  )
}

export function memberById(db: Reader, id: number): MemberStored | undefined {
  return rowOf(db, `${MEMBER} WHERE m.id = ?`, id)
}

export interface FacilitatorStored {
  id: number
  peerGroupId: number
  personId: number | null
  groupMemberId: number | null
  fromDay: ClinicDay
  untilDay: ClinicDay | null
}

const FACILITATOR = `SELECT f.id, f.peer_group_id, f.person_id, f.group_member_id, f.from_day, e.day AS until_day
  FROM group_facilitator f LEFT JOIN group_facilitator_end e ON e.group_facilitator_id = f.id`

/** Who leads the group now, then who led it before. */
export function facilitatorsOf(db: Reader, groupId: number): FacilitatorStored[] {
  return rowsOf(
    db,
    `${FACILITATOR} WHERE f.peer_group_id = ? ORDER BY e.day IS NOT NULL, e.day DESC, f.from_day, f.id`,
    groupId,
  )
}

export function facilitatorById(db: Reader, id: number): FacilitatorStored | undefined {
  return rowOf(db, `${FACILITATOR} WHERE f.id = ?`, id)
}

export interface AgreementStored {
  id: number
  fromDay: ClinicDay
  untilDay: ClinicDay | null
  contact: Uint8Array | null
  services: string[]
}

/** The agreement that holds: the one written last. */
export function agreementOf(db: Reader, groupId: number): AgreementStored | undefined {
  const row = rowOf<Omit<AgreementStored, 'services'>>(
    db,
    `SELECT id, from_day, until_day, contact FROM partner_agreement WHERE peer_group_id = ?
     ORDER BY id DESC LIMIT 1`,
    groupId,
  )
  if (!row) return undefined
  const services = rowsOf<{ service: string }>(
    db,
    'SELECT service FROM partner_service WHERE partner_agreement_id = ? ORDER BY id',
    row.id,
  )
  return { ...row, services: services.map(({ service }) => service) }
}
