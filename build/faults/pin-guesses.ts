import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { PASSPHRASES, PINS, STAFF, testClock } from '../../tests/helpers/clinic.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Counter, codeOf, counterOver } from './counter.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

const DAY = 86_400_000
/** trust.md, *Keys* 3: the tenth failure ends the guessing. */
const MOST_EVALUATED = 10

/**
 * Guesses one person's PIN at every door that takes one, alone and many at once, with restarts and the clock set back
 * and forward in between. At most ten guesses are ever evaluated, and then the right PIN opens nothing either.
 */
export async function pinGuesses({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const chance = chanceOf(seed)
  const wanted = share(10_000, scale, 500)
  const folder = await makeClinic(someClients(1))
  const clock = testClock()
  let counter = counterOver(folder, clock)
  await counter.open('otherNurse')
  while ((tally.counts.guesses ?? 0) < wanted) {
    const at = chance.next()
    if (at < 0.02) {
      counter.session.end()
      counter = counterOver(folder, clock)
      await counter.open('otherNurse')
      tally.add('restarts')
    } else if (at < 0.2) {
      clock.setWall(clock.now() + chance.pick([-365 * DAY, -DAY, -60_000, 60_000, 600_000, DAY, 365 * DAY]))
      tally.add('clock set by hand')
    } else if (at < 0.3) clock.pass(chance.pick([1_000, 10_000, 400_000]))
    else {
      const together = chance.pick([1, 1, 1, 4, 12])
      await Promise.all(Array.from({ length: together }, () => guess(tally, counter, chance)))
    }
    await counter.call.session.touch()
  }
  const evaluated = tally.counts['answered: REFUSED wrong_pin'] ?? 0
  if (evaluated > MOST_EVALUATED) tally.fail('guessing', `${evaluated} guesses were evaluated`)
  if (evaluated < MOST_EVALUATED)
    tally.fail('guessing', `only ${evaluated} were evaluated: the doors were not reached`)
  const right = await answer(counter.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] }))
  if (right !== 'REFUSED pin_disabled') tally.fail('guessing', `the right PIN was then answered ${right}`)
  counter.session.end()
  await stillOpens(tally, folder)
  rmSync(folder, { recursive: true, force: true })
  return tally.report('pin-guesses', seed)
}

async function guess(tally: Tally, { call }: Counter, chance: Chance): Promise<void> {
  let pin = PINS[2] as string
  while (pin === PINS[2]) pin = String(chance.whole(0, 999_999)).padStart(6, '0')
  tally.add('guesses')
  // As the second person of an act, too: the same PIN behind another door.
  const door = chance.often(0.7)
    ? call.session.signIn({ staffId: STAFF.nurse, pin })
    : call.day.open({
        requestId: randomUUID(),
        day: '2026-02-03' as never,
        approver: { staffId: STAFF.nurse, pin },
        reason: 'the date was looked at twice',
      })
  const said = await answer(door)
  tally.add(`answered: ${said}`)
  if (!/^REFUSED (wrong_pin|wait|pin_disabled)$/.test(said))
    tally.fail('guessing', `a guess was answered ${said}`)
}

async function answer(asking: Promise<unknown>): Promise<string> {
  try {
    await asking
    return 'done'
  } catch (error) {
    return codeOf(error)
  }
}

/** Disabling a PIN ends nobody else's access: a keyholder still opens and signs in. */
async function stillOpens(tally: Tally, folder: string): Promise<void> {
  const counter = counterOver(folder, testClock())
  const said = await answer(counter.call.session.open({ passphrase: PASSPHRASES[1] }))
  if (said !== 'done') tally.fail('afterwards', `a keyholder was answered ${said}`)
  const signed = await answer(counter.call.session.signIn({ staffId: STAFF.manager, pin: PINS[0] }))
  if (signed !== 'done') tally.fail('afterwards', `the manager was answered ${signed}`)
  counter.session.end()
}
