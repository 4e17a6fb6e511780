import { fullDays } from '../../shared/rules/camp.ts'
import { type AdmissionFacts, admissionProblems, redFlags } from '../../shared/rules/detox-check.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { campById, staysOf } from '../db/camp.ts'
import { admissionById, checkById, lastCheckOf, talksOf } from '../db/detox.ts'
import { episodesOf } from '../db/episode.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { detoxRules } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { lastDayOf } from './camp-view.ts'
import { writeEpisode } from './client-writing.ts'
import { detoxConsent } from './detox-facts.ts'
import { clientDetox } from './detox-view.ts'

/** From the counselling before to the bed: each step by itself, and the admission only after all of them. */
export const detoxAdmitting = {
  talk: signedIn.detox.talk.handler(({ input, context: { register, staff } }) => {
    const { requestId, clientId, kind, day } = input
    const client = openRecord(register, staff, clientId, 'detox.write')
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'detox.talk', actor: staff.id }, (tx) =>
      insert(tx, 'detox_talk', { clientId, kind, day, staffId: staff.id, at: tx.at }),
    )
    return clientDetox(register, client)
  }),

  check: signedIn.detox.check.handler(({ input, context: { register, staff } }) => {
    const { requestId, clientId, day, answers } = input
    const client = openRecord(register, staff, clientId, 'detox.write')
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'detox.check', actor: staff.id }, (tx) => {
      const id = nextId(tx, 'detox_check')
      return insert(tx, 'detox_check', {
        id,
        clientId,
        day,
        detail: seal(register, 'detox_check', 'detail', id, JSON.stringify(answers)),
        stopped: redFlags(answers, detoxRules(register)).length > 0 ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientDetox(register, client)
  }),

  decide: signedIn.detox.decide.handler(({ input, context: { register, staff } }) => {
    const act = 'detox.decide'
    const { requestId, checkId, verdict, note } = input
    const check = checkById(register.db, checkId)
    if (!check) throw new NotFound('check')
    const client = openRecord(register, staff, check.clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id, reason: verdict }, (tx) => {
      const now = checkById(tx.db, checkId)
      if (now?.stopped !== 1) return refuse('check_not_stopped')
      if (now.verdict !== null) return refuse('check_decided')
      return insert(tx, 'detox_check_decision', {
        detoxCheckId: checkId,
        verdict,
        note: seal(register, 'detox_check_decision', 'note', checkId, cleanText(note)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientDetox(register, client)
  }),

  admit: signedIn.detox.admit.handler(({ input, context: { register, staff } }) => {
    const { requestId, clientId, day, campId } = input
    const client = openRecord(register, staff, clientId, 'detox.write')
    register.writeOnce(requestId, { act: 'detox.admit', actor: staff.id }, (tx) => {
      const facts = admissionFacts(register, input)
      const problems = admissionProblems(facts)
      if (problems.length > 0) throw new Refusal(problems.map((code) => ({ code })))
      const check = lastCheckOf(tx.db, clientId)
      const consent = detoxConsent(register, clientId)
      if (!check || !consent) throw new NotFound('check')
      const camp = campId === null ? undefined : campById(tx.db, campId)
      return insert(tx, 'detox_admission', {
        episodeId: episodeFor(tx, clientId, input, staff.id),
        setting: camp?.kind ?? 'home',
        campId,
        day,
        detoxCheckId: check.id,
        consentId: consent.id,
        overBeds: facts.camp !== null && facts.camp.full.length > 0 ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientDetox(register, client)
  }),
}

type Admitting = { clientId: number; day: AdmissionFacts['day']; campId: number | null; overBeds: boolean }

function admissionFacts(register: Register, { clientId, day, campId, overBeds }: Admitting): AdmissionFacts {
  const { db } = register
  const check = lastCheckOf(db, clientId)
  const camp = campId === null ? undefined : campById(db, campId)
  if (campId !== null && !camp) throw new NotFound('camp')
  const span = camp && { firstDay: camp.firstDay, lastDay: lastDayOf(camp) }
  return {
    day,
    today: todayOf(register),
    check:
      check && check.used === 0 ? { ...check, stopped: check.stopped === 1, decision: check.verdict } : null,
    checkGoodDays: detoxRules(register).checkGoodDays,
    consentDay: detoxConsent(register, clientId)?.day ?? null,
    preTalkDay: talksOf(db, clientId).findLast(({ kind }) => kind === 'pre')?.day ?? null,
    // An episode that was opened on the client's page and has no admission yet is the one that begins now.
    earlier: episodesOf(db, clientId)
      .filter((episode) => episode.kind === 'detox')
      .filter((episode) => episode.closedDay !== null || admitted(register, episode.id))
      .map(({ openedDay, closedDay }) => ({ from: openedDay, to: closedDay })),
    camp:
      camp && span
        ? {
            ...span,
            cancelled: camp.ended === 'cancelled',
            full: fullDays(staysOf(db, camp.id), { ...span, beds: camp.beds }, day),
          }
        : null,
    overBeds,
  }
}

const admitted = (register: Register, episodeId: number): boolean =>
  admissionById(register.db, episodeId) !== undefined

/** The detox episode that is open already, or a new one from the day of admission on. */
function episodeFor(tx: Tx, clientId: number, { day }: Admitting, staffId: number): number {
  const open = episodesOf(tx.db, clientId).find(
    ({ kind, closedDay }) => kind === 'detox' && closedDay === null,
  )
  if (open) return open.openedDay > day ? refuse('before_episode') : open.id
  const eligibility = { dependence: false, injecting: false, ableToConsent: false, detoxBefore: false }
  return writeEpisode(tx, clientId, { kind: 'detox', entry: 'new', eligibility }, day, staffId)
}
