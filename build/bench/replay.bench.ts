import type { ReplayStep } from '../../shared/contract/rules.ts'
import { addDays } from '../../shared/rules/days.ts'
import { PINS, STAFF } from '../../tests/helpers/clinic.ts'
import { type Figure, figure } from './figures.ts'
import { handlersOver } from './handlers.ts'
import type { largeRegister } from './large-register.ts'

/**
 * Thirty days of every client judged by two packs, and the longest that anybody else at the machine waited meanwhile,
 * against one person's look at today's list.
 */
export async function replayBench(large: Awaited<ReturnType<typeof largeRegister>>): Promise<Figure[]> {
  const { folder, register, clock, today } = large
  const { call } = handlersOver(folder, register, clock)
  await call.session.signIn({ staffId: STAFF.doctor, pin: PINS[1] })
  const body = (await call.rules.pack())?.body
  if (!body) throw new Error('no rules')
  const edited = structuredClone(body)
  for (const step of edited.drugs.buprenorphine.ladder) if (step.fromDays < 5) step.verdict = 'doctor'
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const begun = performance.now()
  let done: Extract<ReplayStep, { kind: 'done' }> | null = null
  for await (const step of await call.rules.replay({
    body: edited,
    from: addDays(today, -30),
    to: addDays(today, -1),
  }))
    if (step.kind === 'done') done = step
  const whole = performance.now() - begun
  clearInterval(watch)
  const mornings = done?.counts.mornings ?? 0
  return [
    figure(`${mornings} mornings looked back upon`, whole, 'one of them', whole / Math.max(1, mornings)),
    figure('the longest that the machine stood still', longest, 'what a person may wait', 100),
  ]
}
