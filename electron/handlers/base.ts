import { implement, ORPCError } from '@orpc/server'
import type { CallMeta } from '../../shared/contract/call.ts'
import { contract } from '../../shared/contract/index.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { inspectionUntil } from '../db/inspection.ts'
import { RequestReused } from '../db/request.ts'
import { machineRefusal } from '../machine-refusal.ts'
import { InvalidInput, NotAllowed, NotFound, Refusal } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Services } from '../services.ts'

const implementation = implement(contract).$context<Services>()

/**
 * Stands before every handler: is the register open far enough, may this role do the act of this call. Behind
 * it, what a handler throws becomes one of the contract's errors; anything else is a fault, logged under an id.
 */
const gate = implementation.middleware(async ({ context, next, procedure }) => {
  const { act } = procedure['~orpc'].meta as CallMeta
  const { session, log } = context
  const may = whoMay(act, { stage: session.stage(), role: session.signedIn()?.role ?? null })
  if (!may.allowed && may.why === 'stage')
    throw new ORPCError('LOCKED', { data: { needs: may.needs }, defined: true })
  if (!may.allowed) throw new ORPCError('NOT_ALLOWED', { data: { act, why: may.why }, defined: true })
  try {
    return await next()
  } catch (cause) {
    throw asContractError(cause, (fault) => log.fault(fault))
  }
})

function asContractError(cause: unknown, logged: (fault: unknown) => string): unknown {
  const error = (code: string, data: unknown) => new ORPCError(code, { data, defined: true })
  if (cause instanceof ORPCError && cause.defined) return cause
  if (cause instanceof InvalidInput) return error('INVALID', { problems: cause.problems })
  if (cause instanceof Refusal) return error('REFUSED', { reasons: cause.reasons })
  if (cause instanceof NotAllowed) return error('NOT_ALLOWED', { act: cause.act, why: cause.why })
  if (cause instanceof RequestReused) return error('REFUSED', { reasons: [{ code: 'request_reused' }] })
  if (cause instanceof NotFound) return error('NOT_FOUND', { what: cause.what })
  const refusal = DATABASE_REFUSALS[messageOf(cause)] ?? machineRefusal(cause)
  if (refusal) return error('REFUSED', { reasons: [{ code: refusal }] })
  if (cause instanceof ORPCError && cause.code === 'BAD_REQUEST')
    return error('INVALID', { problems: problemsOf(cause.data) })
  return error('FAULT', { id: logged(cause) })
}

/** What the database itself refuses, in the words of its triggers. */
const DATABASE_REFUSALS: Record<string, string> = {
  'slot is held': 'slot_held',
  'more than the order of the day': 'above_day_total',
  'not enough stock': 'no_stock',
  'not enough in the box': 'box_has_less',
  'box is closed': 'box_closed',
  'box is not empty': 'box_not_empty',
  'not enough kits': 'kits_fewer',
  'clinic day is closed': 'day_closed',
  'dose cannot be voided': 'not_voidable',
  'dose does not follow its order': 'order_changed',
  'dose outside the open day': 'not_this_day',
  'step may not follow': 'step_not_possible',
  'nothing was lost that could be given again': 'nothing_lost',
  'nobody ordered it again': 'nothing_lost',
  'more brought back than taken': 'stock_back_twice',
  'no consent to the test': 'no_test_consent',
  'result before the test': 'result_before_test',
  'test has a result': 'test_has_result',
  'sessions overlap': 'session_overlaps',
  'met after that day': 'death_before_last_visit',
  'route paper out of order': 'route_paper_order',
  'outside the stay': 'outside_the_stay',
  'phase is older': 'phase_is_older',
  'ends before it began': 'ends_before_begun',
  'outside the course': 'outside_the_course',
  'attended before the referral': 'attended_before_referral',
  'result before the visit': 'result_before_attended',
  'referral has ended': 'referral_ended',
  'referral was attended': 'referral_was_attended',
  'episode already open': 'episode_already_open',
  'clinic day has been': 'day_has_been',
  'difference not explained': 'difference_not_explained',
  'day is on a passport': 'day_on_passport',
  'passport day was given': 'passport_day_given',
  'more than the passport said': 'passport_report_too_much',
  'guest order is fixed': 'guest_order_fixed',
  'camps overlap': 'camps_overlap',
  'a doctor decides first': 'check_stopped',
  'shift is charted': 'shift_charted',
  'dosed at the counter': 'dosed_at_counter',
  'given out of the box': 'given_from_box',
  'given on the chart': 'given_by_chart',
  'discharged before admission': 'discharge_before_admission',
  'prepared by the same person': 'return_same_person',
  'return was prepared again': 'return_prepared_again',
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : '')

function problemsOf(data: unknown): { field: string; code: string }[] {
  const issues = (data as { issues?: { path?: unknown[]; code?: string; message?: string }[] })?.issues ?? []
  return issues.map(({ path, code, message }) => ({
    field: (path ?? []).map((part) => String((part as { key?: unknown })?.key ?? part)).join('.'),
    // A schema's own condition says its code in the place of a message (shared/records/report.ts).
    code:
      code === 'custom' && /^[a-z]+(?:_[a-z]+)+$/.test(message ?? '')
        ? (message ?? code)
        : (code ?? 'invalid'),
  }))
}

/** For calls that work without a person: the doors. */
export const anyone = implementation.use(gate)

/** For calls with the register open: `register` is there. */
export const opened = anyone.use(({ context, next }) => {
  const register = context.session.register()
  if (!register) throw new ORPCError('LOCKED', { data: { needs: 'open' }, defined: true })
  return next({ context: { register } })
})

/** For calls by a person of the staff: `register` and `staff` are there. */
export const signedIn = opened.use(({ context, next }, input) => {
  const staff = context.session.signedIn()
  if (!staff) throw new ORPCError('LOCKED', { data: { needs: 'staff' }, defined: true })
  if (staff.role === 'inspector' && !mayStillLook(context.register, staff.id)) {
    context.session.signOut()
    throw new ORPCError('LOCKED', { data: { needs: 'staff' }, defined: true })
  }
  // An act is somebody's; an ask may be a clock's, and must not keep an empty chair signed in.
  if (isAct(input)) context.session.touch()
  return next({ context: { staff } })
})

/** An inspector looks for as long as the manager opened the register to them. */
const mayStillLook = (register: Register, inspectorId: number): boolean =>
  inspectionUntil(register.db, inspectorId, register.now()) !== undefined

/** Every act carries the id that the window made for it; asks have none. */
const isAct = (input: unknown): boolean => typeof input === 'object' && input !== null && 'requestId' in input

/** Refuses acts on one's own record, which the gate cannot know of. */
export function notOwnRecord(act: string, own: boolean): void {
  if (own) throw new NotAllowed(act, 'own_record')
}

/** A stream of answers: what goes wrong between two of them becomes one of the contract's errors too. */
export async function* answering<T>(log: Services['log'], answers: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* answers
  } catch (cause) {
    throw asContractError(cause, (fault) => log.fault(fault))
  }
}
