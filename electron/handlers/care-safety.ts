import type { SafetyFlagView } from '../../shared/contract/care.ts'
import type { Instant } from '../../shared/records/time.ts'
import { isOwnRecord, openRecord } from '../client-access.ts'
import { clientByNumber } from '../db/client.ts'
import { safetyFlagById, safetyFlagsBy } from '../db/safety-flag.ts'
import { insert, nextId } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { sealWords } from '../private-words.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { flagView } from './care-view.ts'
import { staffNames } from './staff-facts.ts'

/** So long a released flag stays on its writer's list. */
const SHOWN_MS = 30 * 86_400_000

export const careSafety = {
  // By number, and of restricted records too: whoever places a flag need not open the record.
  flag: signedIn.care.flag.handler(({ input, context: { register, staff } }) => {
    const act = 'safety.place'
    const { requestId, registerNumber, why } = input
    const client = clientByNumber(register.db, registerNumber)
    if (!client) return refuse('number_unknown', { number: registerNumber })
    notOwnRecord(act, isOwnRecord(register, staff, client))
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const hold = {
        clientId: client.id,
        kind: 'safety' as const,
        reason: 'safety_flag',
        staffId: staff.id,
        at: tx.at,
      }
      const holdId = insert(tx, 'hold', hold)
      const id = nextId(tx, 'safety_flag')
      return insert(tx, 'safety_flag', {
        id,
        clientId: client.id,
        note: seal(register, 'safety_flag', 'note', id, why),
        holdId,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return ownFlags(register, staff)
  }),

  ownFlags: signedIn.care.ownFlags.handler(({ context: { register, staff } }) => ownFlags(register, staff)),

  readFlag: signedIn.care.readFlag.handler(({ input, context: { register, staff } }) => {
    const act = 'safety.read'
    const { requestId, flagId, reason } = input
    const flag = safetyFlagById(register.db, flagId)
    if (!flag) throw new NotFound('safety flag')
    openRecord(register, staff, flag.clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const id = nextId(tx, 'safety_flag_reading')
      const words = sealWords(register, 'safety_flag_reading', id, null, reason)
      const by = { staffId: staff.id, at: tx.at }
      return insert(tx, 'safety_flag_reading', { id, safetyFlagId: flagId, reason: words, ...by })
    })
    return { why: unseal(register, 'safety_flag', 'note', flagId, flag.note) ?? '' }
  }),
}

/** Those of one person that stand, and those released of late. */
export function ownFlags(register: Register, staff: SignedIn): SafetyFlagView[] {
  const since = Math.max(0, register.now() - SHOWN_MS) as Instant
  const names = staffNames(register)
  return safetyFlagsBy(register.db, staff.id, since).map((flag) => flagView(register, staff, flag, names))
}
