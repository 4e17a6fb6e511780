import type { Need } from '../../shared/contract/home.ts'
import type { Role } from '../../shared/records/staff.ts'
import { returnDifferences } from '../../shared/rules/return-difference.ts'
import { monthBefore, monthOf, returnIsDue } from '../../shared/rules/return-month.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { newestReturnOf } from '../db/monthly-return.ts'
import { settingOf } from '../db/setting.ts'
import type { Register } from '../register.ts'
import type { NeedSource } from './home-needs.ts'
import { bodyOf, compareNow, monthFacts, sentLast } from './return-facts.ts'

interface Changed {
  readonly month: string
  readonly differs: number
}

/** What the last comparison found, and when it began: counting months anew at each look at Home would cost too much. */
const found = new WeakMap<Register, { changed: readonly Changed[]; at: number }>()
const LOOK_AGAIN_MS = 10 * 60_000
/** Whoever corrects an older month opens the list of returns, which looks at all of them. */
const MONTHS_LOOKED_AT = 3

export function rememberDifferences(register: Register, changed: readonly Changed[]): void {
  found.set(register, { changed: changed.filter(({ differs }) => differs > 0), at: register.now() })
}

/** Compares in the background; Home shows it at its next look, a minute later. */
function lookAgain(register: Register): void {
  const last = found.get(register)
  const now = register.now()
  if (last && now - last.at < LOOK_AGAIN_MS && now >= last.at) return
  found.set(register, { changed: last?.changed ?? [], at: now })
  const sent = [...sentLast(register).values()].slice(-MONTHS_LOOKED_AT)
  compareNow(
    register,
    sent.map(({ id }) => id),
  ).then(
    (compared) =>
      rememberDifferences(
        register,
        sent.map(({ id, month }) => {
          const now = compared.find((one) => one.id === id)
          return {
            month,
            differs: now ? returnDifferences(bodyOf(register, id).figures, now.figures).length : 0,
          }
        }),
      ),
    // Locked meanwhile, or the disk is failing: whoever opens the list hears of it.
    () => found.delete(register),
  )
}

const mayApprove = (role: Role): boolean => whoMay('return.approve', { stage: 'staff', role }).allowed
const sees = (role: Role): boolean => role === 'manager' || role === 'data' || role === 'doctor'

/** Last month's return that is late or waits for a second signature, and returns that are not so any more. */
export const returnNeeds: NeedSource = ({ register, staff, today }) => {
  if (!sees(staff.role)) return []
  lookAgain(register)
  const changed = found.get(register)?.changed ?? []
  return [
    ...lastMonth(register, staff, today),
    ...changed.map(
      ({ month, differs }): Need => ({
        ...{ code: 'return_changed', params: { month, figures: differs }, urgency: 3 },
      }),
    ),
  ]
}

function lastMonth(
  register: Register,
  staff: { id: number; role: Role },
  today: Parameters<typeof monthOf>[0],
): Need[] {
  const month = monthBefore(monthOf(today))
  const { refusal } = monthFacts(register, month)
  if (refusal === 'return_before_register') return []
  const newest = newestReturnOf(register.db, month)
  if (newest?.sentAt) return []
  const waits = newest !== undefined && newest.approvedAt === null
  if (waits && newest.staffId !== staff.id && mayApprove(staff.role))
    return [{ code: 'return_to_approve', params: { month }, urgency: 2 }]
  if (!returnIsDue(today, settingOf(register.db, 'returns.due_day'))) return []
  return [{ code: 'return_not_sent', params: { month }, urgency: 2 }]
}
