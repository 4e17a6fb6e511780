import type { SessionState } from '../../shared/contract/session.ts'
import { pinGate } from '../../shared/rules/pin-policy.ts'
import { inspectionUntil } from '../db/inspection.ts'
import { clearPinFailures, countPinAttempt, pinFailures, pinOf, staffById } from '../db/staff.ts'
import { unseal } from '../private-text.ts'
import { refuse } from '../refusal.ts'
import { openRegister, type Register } from '../register.ts'
import { hasAccess, type Session } from '../session.ts'
import { checkPin } from '../vault/pin.ts'
import { anyone, opened } from './base.ts'

export const session = {
  state: anyone.session.state.handler(({ context, signal }) => follow(context.session, signal)),

  open: anyone.session.open.handler(async ({ input, context: { session, log } }) => {
    if (session.register()) return session.state()
    const opening = await openRegister(session.profileFolder, input.passphrase, session.clock)
    if (opening.outcome === 'wrong_passphrase') return refuse('wrong_passphrase')
    if (opening.outcome !== 'opened') {
      session.trouble(opening.outcome)
      log.note(`the register was not opened: ${opening.outcome}`)
      return refuse(opening.outcome)
    }
    session.opened(opening.register)
    return session.state()
  }),

  signIn: opened.session.signIn.handler(async ({ input, context: { session, register } }) => {
    await provePin(register, session, input.staffId, input.pin)
    const person = staffById(register.db, input.staffId)
    if (!person) return refuse('access_ended')
    if (person.role === 'inspector' && inspectionUntil(register.db, person.id, register.now()) === undefined)
      return refuse('inspection_not_open')
    session.signIn({
      id: person.id,
      role: person.role,
      name: unseal(register, 'staff', 'name', person.id, person.name) ?? '',
    })
    return session.state()
  }),

  signOut: anyone.session.signOut.handler(({ context: { session } }) => {
    session.signOut()
    return session.state()
  }),

  panic: anyone.session.panic.handler(({ context: { session, window } }) => {
    const at = session.register()?.now() ?? (Math.round(session.clock.now()) as never)
    session.lock()
    window.reload()
    return { at }
  }),

  touch: anyone.session.touch.handler(({ context: { session } }) => ({ lockAt: session.touch() })),
}

/**
 * Proves a PIN, whoever is signed in: for signing in, signing a text, or standing by as the second person.
 * The attempt is counted before it is evaluated. Refused: `access_ended`, `pin_not_set`, `wait`, `pin_disabled`,
 * `wrong_pin`.
 */
export async function provePin(
  register: Register,
  session: Session,
  staffId: number,
  pin: string,
): Promise<void> {
  const person = staffById(register.db, staffId)
  const today = session.state().clinicDay?.day ?? session.state().calendarDay
  if (!person || today === null || !hasAccess(person, today)) return refuse('access_ended')
  const stored = pinOf(register.db, staffId)
  if (!stored) return refuse('pin_not_set')
  const earlier = pinFailures(register.db, staffId)
  const gate = pinGate(earlier?.failures ?? 0, earlier?.lastAt, register.now())
  if (gate.outcome === 'disabled') return refuse('pin_disabled')
  if (gate.outcome === 'wait') return refuse('wait', { seconds: Math.ceil(gate.ms / 1000) })
  countPinAttempt(register.db, staffId, register.now())
  const right = await checkPin(register.keys.pinPepper, pin, {
    salt: stored.salt,
    verifier: stored.verifier,
    parameters: { N: stored.scryptN, r: 8, p: 1 },
  })
  if (!right) {
    session.changed()
    return refuse('wrong_pin', { triesLeft: Math.max(0, 9 - (earlier?.failures ?? 0)) })
  }
  clearPinFailures(register.db, staffId)
}

/** The session's states as a stream, the newest first and none twice; ends when the window goes away. */
async function* follow(session: Session, signal: AbortSignal | undefined): AsyncGenerator<SessionState> {
  const waiting: SessionState[] = []
  let wake = () => {}
  const stop = session.follow((state) => {
    waiting.push(state)
    wake()
  })
  signal?.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!signal?.aborted) {
      const next = waiting.shift()
      if (next) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    stop()
  }
}
