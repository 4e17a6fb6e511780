import { z } from 'zod'
import type { PlanView } from '../../shared/contract/plans.ts'
import { PlanGoal, type TreatmentPlan } from '../../shared/records/treatment-plan.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { planState, reviewDayProblem } from '../../shared/rules/plan-state.ts'
import { openRecord } from '../client-access.ts'
import { siteOf } from '../db/site.ts'
import { planById, plansOf, reviewsOf } from '../db/treatment-plan.ts'
import { insert, nextId, noteAct } from '../db/write.ts'
import { invalid, NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { accessTo } from './note-access.ts'
import { digestOf, openJson, sealJson } from './private-json.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

const goalsOf = (id: number) => ({ table: 'treatment_plan' as const, column: 'goals', id })
const noteOf = (id: number) => ({ table: 'plan_review' as const, column: 'note', id })

export const plans = {
  ofClient: signedIn.plans.ofClient.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'plan.read')
    const by = accessTo(register, staff, client)
    if (by === 'none') throw new NotAllowed('plan.read', 'no_consent')
    const found = plansOf(register.db, client.id)
    const reason = by === 'broken_glass' ? by : null
    if (found.length > 0)
      register.write({ act: 'plan.read', actor: staff.id, reason }, (tx) => noteAct(tx, 'client', client.id))
    const names = staffNames(register)
    return { today: todayOf(register), plans: found.map((plan) => planView(register, plan, names)) }
  }),

  write: signedIn.plans.write.handler(async ({ input, context: { register, session, staff } }) => {
    const { requestId, clientId, reviewDay, supersedes, pin } = input
    openRecord(register, staff, clientId, 'plan.write')
    const goals = input.goals.map(({ goal, steps }) => ({ goal: cleanText(goal), steps: cleanText(steps) }))
    const empty = goals.findIndex(({ goal }) => goal === '')
    if (empty >= 0) invalid(`goals.${empty}.goal`, 'missing')
    const problem = reviewDayProblem(reviewDay, todayOf(register))
    if (problem) invalid('reviewDay', problem)
    await provePin(register, session, staff.id, pin)
    const clientAgreed = input.clientAgreed ? (1 as const) : (0 as const)
    const act = { act: 'plan.write', actor: staff.id }
    const id = register.writeOnce(requestId, act, (tx) => {
      if ((plansOf(tx.db, clientId)[0]?.id ?? null) !== supersedes) refuse('plan_changed')
      const planId = nextId(tx, 'treatment_plan')
      const plan = { clientId, reviewDay, clientAgreed, supersedes, staffId: staff.id, at: tx.at }
      insert(tx, 'treatment_plan', { id: planId, ...plan, goals: sealJson(register, goalsOf(planId), goals) })
      const { registerId } = siteOf(tx.db)
      const digest = digestOf('treatment-plan', { registerId, id: planId, ...plan, goals })
      const kind = 'treatment_plan' as const
      insert(tx, 'signature', { kind, subjectId: planId, digest, staffId: staff.id, at: tx.at })
      return planId
    })
    return { id }
  }),

  review: signedIn.plans.review.handler(({ input, context: { register, staff } }) => {
    const { requestId, planId, outcome } = input
    const plan = planById(register.db, planId)
    if (!plan) throw new NotFound('plan')
    openRecord(register, staff, plan.clientId, 'plan.write')
    const today = todayOf(register)
    const ends = outcome === 'reached' || outcome === 'given_up'
    const nextDay = ends ? null : (input.nextDay ?? invalid('nextDay', 'not_a_date'))
    const problem = nextDay === null ? null : reviewDayProblem(nextDay, today)
    if (problem) invalid('nextDay', problem)
    const act = { act: 'plan.review', actor: staff.id, reason: outcome }
    const id = register.writeOnce(requestId, act, (tx) => {
      if (plansOf(tx.db, plan.clientId)[0]?.id !== planId) refuse('plan_changed')
      if (planState(plan, reviewsOf(tx.db, planId), today).state === 'ended') refuse('plan_ended')
      const reviewId = nextId(tx, 'plan_review')
      const note = cleanText(input.note)
      return insert(tx, 'plan_review', {
        id: reviewId,
        treatmentPlanId: planId,
        day: today,
        outcome,
        nextDay,
        note: note === '' ? null : sealJson(register, noteOf(reviewId), note),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return { id }
  }),
}

function planView(register: Register, plan: TreatmentPlan, names: ReadonlyMap<number, string>): PlanView {
  const { id, reviewDay, clientAgreed, staffId, at } = plan
  return {
    id,
    goals: openJson(register, goalsOf(id), plan.goals, z.array(PlanGoal)),
    reviewDay,
    clientAgreed: clientAgreed === 1,
    by: names.get(staffId) ?? '',
    at,
    reviews: reviewsOf(register.db, id).map((review) => ({
      id: review.id,
      day: review.day,
      outcome: review.outcome,
      nextDay: review.nextDay,
      note: review.note && openJson(register, noteOf(review.id), review.note, z.string()),
      by: names.get(review.staffId) ?? '',
    })),
  }
}
