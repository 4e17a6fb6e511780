import { createHash } from 'node:crypto'
import type { Passport } from '../../shared/records/passport.ts'
import { laterDay } from '../../shared/rules/days.ts'
import { passportPlan } from '../../shared/rules/passport-issue.ts'
import { slipKind } from '../../shared/rules/passport-slip.ts'
import { isOwnRecord, openRecord } from '../client-access.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { nextAttempt } from '../db/dose.ts'
import { type PassportStored, passportById, passportBySerial, passportDoses } from '../db/passport.ts'
import { siteOf } from '../db/site.ts'
import { listedSite } from '../db/site-list.ts'
import { insert, type Tx } from '../db/write.ts'
import { newSerial, openPassport, openReturn, signPassport } from '../passport-signing.ts'
import { NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session, SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedBytes } from '../vault/signature.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { doseFacts } from './dose-facts.ts'
import { openDay, writeStep } from './dose-steps.ts'
import { doctorsOf } from './order-facts.ts'
import { clientPassports } from './passport-facts.ts'
import { reportPassport } from './passport-report.ts'
import { provePin } from './session.ts'

type Signer = { staffId: number; pin: string }

/** Slips for another site: written, brought back, and told of when the client comes home. */
export const passports = {
  ofClient: signedIn.passports.ofClient.handler(({ input, context: { register, staff } }) =>
    clientPassports(register, staff, openRecord(register, staff, input.clientId, 'passport.see')),
  ),

  issue: signedIn.passports.issue.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'passport.issue'
    const { requestId, receivingSite, fromDay, days, signer } = input
    const client = openRecord(register, staff, input.clientId, act)
    notOwnRecord(act, isOwnRecord(register, staff, client))
    await proveSigner(register, session, staff, client, signer)
    register.writeOnce(requestId, { act, actor: staff.id, approver: otherThan(staff, signer) }, (tx) => {
      if (receivingSite === siteOf(tx.db).number) refuse('passport_own_site')
      if (!listedSite(tx.db, receivingSite)) refuse('passport_site_unknown', { site: receivingSite })
      const verdict = passportPlan(doseFacts(register, client.id), { receivingSite, fromDay, days })
      if (!verdict.ok) throw new Refusal(verdict.reasons)
      const { plan } = verdict
      if (plan.needsDoctor && !doctorsOf(register).includes(signer.staffId)) refuse('passport_needs_doctor')
      return writePassport(
        tx,
        register,
        client,
        signer.staffId,
        {
          homeSite: siteOf(tx.db).number,
          receivingSite,
          serial: newSerial(),
          registerNumber: client.registerNumber,
          birthYear: client.birthYear,
          sex: client.sex,
          drug: plan.order.drug,
          everyDays: plan.order.everyDays,
          issuedDay: todayOf(register),
          fromDay,
          untilDay: plan.untilDay,
          lastDoseDay: plan.lastDoseDay,
          lastDoseMicrograms: plan.lastDoseMicrograms,
          slots: plan.slots,
        },
        plan,
      )
    })
    return clientPassports(register, staff, client)
  }),

  end: signedIn.passports.end.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'passport.end'
    const { requestId, passportId, reason, signer } = input
    const { client } = passportFor(register, staff, passportId, act)
    if (reason === 'lost') {
      if (signer === null || !doctorsOf(register).includes(signer.staffId))
        return refuse('passport_needs_doctor')
      await proveSigner(register, session, staff, client, signer)
    }
    const approver = signer === null ? null : otherThan(staff, signer)
    register.writeOnce(requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const passport = passportById(tx.db, passportId)
      if (!passport || passport.freeFrom !== null) return refuse('passport_ended')
      const freeFrom = laterDay(todayOf(register), passport.fromDay)
      if (freeFrom > passport.untilDay) return refuse('passport_over', { until: passport.untilDay })
      const free = passportDoses(tx.db, passport).filter(({ clinicDay }) => clinicDay >= freeFrom)
      if (free.some(({ givenMicrograms }) => (givenMicrograms ?? 0) > 0)) return refuse('passport_day_given')
      insert(tx, 'passport_end', { passportId, freeFrom, reason, staffId: staff.id, at: tx.at })
      for (const { doseId, givenMicrograms } of free)
        if (givenMicrograms === null) writeStep(tx, doseId, 'returned', { reason })
      return passportId
    })
    return clientPassports(register, staff, client)
  }),

  find: signedIn.passports.find.handler(({ input, context: { register } }) => {
    const kind = slipKind(input.digits) ?? refuse('slip_not_a_passport')
    const read =
      kind === 'passport' ? openPassport(register, input.digits) : openReturn(register, input.digits)
    if (!read.ok) return refuse(`slip_${read.problem}`)
    const { homeSite, serial } = 'passport' in read ? read.passport : read.slip
    if (homeSite !== siteOf(register.db).number) return refuse('slip_not_ours', { site: homeSite })
    const passport = passportBySerial(register.db, serial)
    if (!passport || read.signature === 'bad') return refuse('slip_forged')
    return { passportId: passport.id, clientId: passport.clientId, kind }
  }),

  report: signedIn.passports.report.handler(({ input, context: { register, staff } }) => {
    const act = 'passport.report'
    const { client } = passportFor(register, staff, input.passportId, act)
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: input.source }, (tx) =>
      reportPassport(tx, register, staff.id, input),
    )
    return clientPassports(register, staff, client)
  }),
}

function passportFor(
  register: Register,
  staff: SignedIn,
  id: number,
  act: 'passport.end' | 'passport.report',
): { passport: PassportStored; client: ClientStored } {
  const passport = passportById(register.db, id)
  if (!passport) throw new NotFound('passport')
  return { passport, client: openRecord(register, staff, passport.clientId, act) }
}

const otherThan = (staff: SignedIn, signer: Signer): number | null =>
  signer.staffId === staff.id ? null : signer.staffId

/** The person's own PIN, or a doctor's; nobody signs for themselves. Refused: `passport_signer`, and as every PIN. */
async function proveSigner(
  register: Register,
  session: Session,
  staff: SignedIn,
  client: ClientStored,
  signer: Signer,
): Promise<void> {
  const isDoctor = doctorsOf(register).includes(signer.staffId)
  if (signer.staffId !== staff.id && !isDoctor) refuse('passport_signer')
  const person = { id: signer.staffId, role: isDoctor ? ('doctor' as const) : staff.role, name: '' }
  notOwnRecord('passport.issue', isOwnRecord(register, person, clientById(register.db, client.id) ?? client))
  await provePin(register, session, signer.staffId, signer.pin)
}

type Plan = Extract<ReturnType<typeof passportPlan>, { ok: true }>['plan']

/** The slip, its signature, and one claim a slot a day; nothing leaves the shelf. */
function writePassport(
  tx: Tx,
  register: Register,
  client: ClientStored,
  signerId: number,
  passport: Passport,
  { order, claims }: Plan,
): number {
  const { serial, receivingSite, fromDay, untilDay } = passport
  const by = { staffId: tx.actor ?? signerId, at: tx.at }
  const id = insert(tx, 'passport', {
    clientId: client.id,
    doseOrderId: order.id,
    serial,
    receivingSite,
    fromDay,
    untilDay,
    digits: signPassport(register, passport),
    ...by,
  })
  insert(tx, 'signature', {
    kind: 'passport',
    subjectId: id,
    digest: createHash('sha256').update(signedBytes('passport', passport)).digest(),
    staffId: signerId,
    at: tx.at,
  })
  for (const { day, slot, step, amountMicrograms } of claims) {
    const doseId = insert(tx, 'dose', {
      clientId: client.id,
      episodeId: order.episodeId,
      doseOrderId: order.id,
      orderStep: step,
      clinicDay: day,
      slot,
      attempt: nextAttempt(tx.db, client.id, day, slot),
      kind: 'passport',
      amountMicrograms,
      redoseOf: null,
      clinicDayId: openDay(register).id,
      identifiedBy: 'name',
      noCardReason: null,
      recordedAt: tx.at,
      ...by,
    })
    writeStep(tx, doseId, 'prepared', { reason: 'passport' })
  }
  return id
}
