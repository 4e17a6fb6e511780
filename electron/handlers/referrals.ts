import { randomInt } from 'node:crypto'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import type { AttendedHow } from '../../shared/records/referral.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { maySeePurpose, referralStage } from '../../shared/rules/referral-rules.ts'
import { makeReferralSlip, readReferralSlip } from '../../shared/rules/referral-slip.ts'
import { openRecord, opens } from '../client-access.ts'
import { clientById, clientByNumber } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { deadClients } from '../db/death.ts'
import {
  placeToChoose,
  type ReferralStored,
  referralById,
  referralBySlip,
  referralCascade,
  referralsOf,
  referralsSince,
} from '../db/referral.ts'
import { siteOf } from '../db/site.ts'
import { insert, nextId, noteAct, type Tx } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { staffNames } from './staff-facts.ts'

/** How far back the list shows what is settled. */
const SETTLED_DAYS = 90
const SLIPS = 100_000_000

export const referrals = {
  list: signedIn.referrals.list.handler(({ context: { register, staff } }) => {
    const today = todayOf(register)
    const names = staffNames(register)
    const shown = referralsSince(register.db, addDays(today, -SETTLED_DAYS)).filter((referral) =>
      mayOpen(register, staff, referral),
    )
    return { today, referrals: shown.map((referral) => view(register, staff, referral, names)) }
  }),

  client: signedIn.referrals.client.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'referral.see')
    const names = staffNames(register)
    return {
      today: todayOf(register),
      dayOpen: openClinicDay(register.db) !== undefined,
      referrals: referralsOf(register.db, client.id).map((referral) =>
        view(register, staff, referral, names),
      ),
    }
  }),

  make: signedIn.referrals.make.handler(({ input, context: { register, staff } }) => {
    const { requestId, placeId, purpose, byDay, who } = input
    const clientId =
      'clientId' in who
        ? who.clientId
        : (clientByNumber(register.db, who.registerNumber)?.id ??
          invalid('registerNumber', 'client_number_unknown'))
    const client = openRecord(register, staff, clientId, 'referral.write')
    const day = todayOf(register)
    if (byDay < day) invalid('byDay', 'by_day_past')
    const id = register.writeOnce(requestId, { act: 'referral.make', actor: staff.id }, (tx) => {
      if (deadClients(tx.db).has(client.id)) refuse('client_died')
      if (!placeToChoose(tx.db, placeId)) refuse('place_ended')
      const own = nextId(tx, 'referral')
      return insert(tx, 'referral', {
        id: own,
        clientId: client.id,
        referralPlaceId: placeId,
        purpose,
        day,
        byDay,
        slip: freshSlip(tx),
        note: seal(register, 'referral', 'note', own, cleanText(input.note)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return viewOf(register, staff, id)
  }),

  attended: signedIn.referrals.attended.handler(({ input, context: { register, staff } }) => {
    const { requestId, referralId, day, how } = input
    mayWrite(register, staff, referralId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'referral.attended', actor: staff.id }, (tx) => {
      if (referralById(tx.db, referralId)?.attendedDay) refuse('attended_known')
      return attend(tx, referralId, day, how, staff.id)
    })
    return viewOf(register, staff, referralId)
  }),

  slipBack: signedIn.referrals.slipBack.handler(({ input, context: { register, staff } }) => {
    const read = readReferralSlip(input.digits, siteOf(register.db).number)
    if (!read.ok) return refuse(read.problem)
    const referral = referralBySlip(register.db, read.slip)
    if (!referral) return refuse('slip_unknown')
    mayWrite(register, staff, referral.id)
    const knownBefore = referral.attendedDay !== null
    if (!knownBefore)
      register.writeOnce(input.requestId, { act: 'referral.attended', actor: staff.id }, (tx) =>
        attend(tx, referral.id, todayOf(register), 'slip', staff.id),
      )
    return { referral: viewOf(register, staff, referral.id), knownBefore }
  }),

  result: signedIn.referrals.result.handler(({ input, context: { register, staff } }) => {
    const { requestId, referralId, day } = input
    mayWrite(register, staff, referralId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'referral.result', actor: staff.id }, (tx) => {
      const now = referralById(tx.db, referralId)
      if (now?.resultDay) refuse('result_known')
      const note = seal(register, 'referral_result', 'note', referralId, cleanText(input.note))
      insert(tx, 'referral_result', { referralId, day, note, staffId: staff.id, at: tx.at })
      return referralId
    })
    return viewOf(register, staff, referralId)
  }),

  readResult: signedIn.referrals.readResult.handler(({ input: { referralId }, context }) => {
    const { register, staff } = context
    const { resultNote } = mayWrite(register, staff, referralId)
    register.write({ act: 'referral.read_result', actor: staff.id }, (tx) =>
      noteAct(tx, 'referral_result', referralId),
    )
    return { note: unseal(register, 'referral_result', 'note', referralId, resultNote) ?? '' }
  }),

  end: signedIn.referrals.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, referralId, reason } = input
    mayWrite(register, staff, referralId)
    register.writeOnce(requestId, { act: 'referral.end', actor: staff.id, reason }, (tx) => {
      if (referralById(tx.db, referralId)?.endedFor) refuse('referral_ended')
      insert(tx, 'referral_end', { referralId, reason, staffId: staff.id, at: tx.at })
      return referralId
    })
    return viewOf(register, staff, referralId)
  }),

  numbers: signedIn.referrals.numbers.handler(({ input: { from, until }, context: { register } }) => {
    const byPurpose = referralCascade(register.db, from, until)
    const sum = (stage: 'referred' | 'attended' | 'resultKnown') =>
      byPurpose.reduce((total, row) => total + row[stage], 0)
    return {
      all: { referred: sum('referred'), attended: sum('attended'), resultKnown: sum('resultKnown') },
      byPurpose,
    }
  }),
}

function attend(tx: Tx, referralId: number, day: ClinicDay, how: AttendedHow, staffId: number): number {
  insert(tx, 'referral_attended', { referralId, day, how, staffId, at: tx.at })
  return referralId
}

/** Chance alone: nothing in a slip says who was the how manieth. */
function freshSlip({ db }: Tx): number {
  for (;;) {
    const slip = randomInt(SLIPS)
    if (!referralBySlip(db, slip)) return slip
  }
}

function mayWrite(register: Register, staff: SignedIn, id: number): ReferralStored {
  const referral = referralById(register.db, id)
  if (!referral) throw new NotFound('referral')
  openRecord(register, staff, referral.clientId, 'referral.write')
  return referral
}

function mayOpen(register: Register, staff: SignedIn, { restricted, clientId }: ReferralStored): boolean {
  if (restricted === 0) return true
  const client = clientById(register.db, clientId)
  return client !== undefined && opens(register, staff, client) === 'yes'
}

function viewOf(register: Register, staff: SignedIn, id: number): ReferralView {
  const referral = referralById(register.db, id)
  if (!referral) throw new NotFound('referral')
  return view(register, staff, referral, staffNames(register))
}

function view(
  register: Register,
  staff: SignedIn,
  referral: ReferralStored,
  names: ReadonlyMap<number, string>,
): ReferralView {
  const { id, clientId, registerNumber, purpose, day, byDay, attendedDay, attendedHow, resultDay } = referral
  const { referralPlaceId, placeName, address, phone, hours, endedFor, staffId, slip } = referral
  const shown = maySeePurpose(purpose, staff.role, staffId === staff.id)
  return {
    id,
    clientId,
    registerNumber,
    place: { id: referralPlaceId, name: placeName, address, phone, hours },
    purpose: shown ? purpose : null,
    day,
    byDay,
    stage: referralStage(referral, todayOf(register)),
    attendedDay,
    attendedHow,
    resultDay,
    endedFor,
    by: names.get(staffId) ?? '',
    slip: makeReferralSlip(siteOf(register.db).number, slip),
    note: shown ? unseal(register, 'referral', 'note', id, referral.note) : null,
  }
}
