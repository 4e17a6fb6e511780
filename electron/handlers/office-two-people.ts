import { NotAllowed, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { provePin } from './session.ts'

/**
 * Two people of the office, each with their PIN, always. Refused as `provePin` refuses; of the second person
 * `second_pin_wrong`. @returns the second person's staff id @throws NotAllowed `same_person`
 */
export async function proveBoth(
  of: { register: Register; session: Session; act: string; actorId: number },
  { pin, second }: { pin: string; second: { staffId: number; pin: string } },
): Promise<number> {
  const { register, session, act, actorId } = of
  if (second.staffId === actorId) throw new NotAllowed(act, 'same_person')
  await provePin(register, session, actorId, pin)
  try {
    await provePin(register, session, second.staffId, second.pin)
  } catch (cause) {
    const wrong = cause instanceof Refusal && cause.reasons.find(({ code }) => code === 'wrong_pin')
    if (wrong) return refuse('second_pin_wrong', { triesLeft: Number(wrong.params?.triesLeft ?? 0) })
    throw cause
  }
  return second.staffId
}
