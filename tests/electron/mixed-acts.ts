import { type Chance, chanceOf } from '../../build/faults/chance.ts'
import { addDays } from '../../shared/rules/days.ts'
import { takeHomeVerdict } from '../../shared/rules/take-home.ts'
import { PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { ORDERS } from './mixed-acts-clients.ts'
import { MixedCounter } from './mixed-acts-counter.ts'
import { AWAY, signer } from './passport-clinics.ts'

const HOUR = 3_600_000

/**
 * Plays mixed acts of a busy, unlucky counter on one register, each sequence with clients of its own over some days,
 * and lets the watcher judge every row. What the register refuses is refused; what it accepts the watcher hears.
 */
export class MixedActs extends MixedCounter {
  async sequence(seed: number, acts: number): Promise<void> {
    const chance = chanceOf(seed)
    this.clients = [0, 1].map(() => this.client(chance.pick(ORDERS)))
    for (let number = 0; number < acts; number += 1) {
      const name = chance.pick(ACTS)
      await this.act(name, chance)
      this.weigh(name)
      if (this.watcher.faults.length > 0) {
        this.faults.push(`seed ${seed}, act ${number}: ${this.watcher.faults.splice(0).join('; ')}`)
        return
      }
    }
    await this.nextDay(chance)
    this.leave()
    const low = Number(
      this.one('SELECT min(low) FROM (SELECT sum(steps) AS low FROM stock_entry GROUP BY batch_id)'),
    )
    if (low < 0) this.faults.push(`seed ${seed}: ${low} on the shelf`)
  }

  private async act(name: Act, chance: Chance): Promise<void> {
    const { call } = this.clinic
    const clientId = chance.pick(this.clients)
    if (await this.counterAct(name, clientId, chance)) return
    const own = this.watcher.claims.filter(({ client }) => client === clientId)
    switch (name) {
      case 'take home': {
        const { facts } = await call.takeHome.atCounter({ clientId })
        const last = addDays(this.today, chance.whole(0, 4))
        const verdict = takeHomeVerdict(facts, { by: 'order', last })
        const seen = verdict.allowed
          ? verdict.doses.map(({ clinicDay, slot, amountMicrograms }) => ({
              clinicDay,
              slot,
              amountMicrograms,
            }))
          : [{ clinicDay: last, slot: 1, amountMicrograms: 8_000 }]
        const identity = { identifiedBy: 'card', storageTold: true, overdoseTold: true } as const
        await this.tried(name, () =>
          call.takeHome.issue({ requestId: requestId(), clientId, listId: null, last, ...identity, seen }),
        )
        return
      }
      case 'bring back': {
        const carried = own.filter(({ kind, where }) => kind === 'take_home' && where !== 'free')
        const some = chance.shuffled(carried).slice(0, chance.whole(1, 2))
        const intact = chance.often(0.7)
        if (some.length === 0) return
        await this.tried(
          name,
          () =>
            call.takeHome.return({
              requestId: requestId(),
              clientId,
              doseIds: some.map(({ id }) => id),
              intact,
              approver: null,
            }),
          () => {
            for (const one of some) Object.assign(one, { where: 'free', gone: intact ? 0 : one.gone })
          },
        )
        return
      }
      case 'passport':
        await this.tried(name, () =>
          call.passports.issue({
            requestId: requestId(),
            clientId,
            receivingSite: AWAY,
            fromDay: addDays(this.today, chance.whole(0, 3)),
            days: chance.whole(1, 4),
            signer: signer('doctor'),
          }),
        )
        return
      case 'passport back': {
        const passportId = Number(this.one('SELECT max(id) FROM passport WHERE client_id = ?', clientId) ?? 0)
        const ids = () => this.freed(passportId)
        const before = ids()
        await this.tried(
          name,
          () =>
            call.passports.end({
              requestId: requestId(),
              passportId,
              reason: chance.pick(['brought_back', 'lost'] as const),
              signer: signer('doctor'),
            }),
          () => {
            for (const id of ids()) if (!before.includes(id)) this.watcher.free(id)
          },
        )
        return
      }
      case 'passport told': {
        const passportId = Number(this.one('SELECT max(id) FROM passport WHERE client_id = ?', clientId) ?? 0)
        const day = addDays(this.today, chance.whole(-4, 0))
        const slots = own.filter((one) => one.kind === 'passport' && one.day === day && one.where === 'held')
        const none = chance.often(0.4)
        const givenMicrograms = none ? 0 : slots.reduce((sum, { micrograms }) => sum + micrograms, 0)
        await this.tried(
          name,
          () =>
            call.passports.report({
              requestId: requestId(),
              passportId,
              source: 'telephone',
              digits: null,
              days: [{ clinicDay: day, givenMicrograms }],
            }),
          () => {
            for (const one of slots) one.where = none ? 'free' : 'swallowed'
          },
        )
        return
      }
      case 'paper':
        return this.paper(clientId, chance)
      case 'away': {
        const fromDay = addDays(this.today, chance.whole(-3, 1))
        const confirmed = chance.often(0.4)
        await this.tried(name, () =>
          call.care.away({
            requestId: requestId(),
            clientId,
            kind: 'hospital',
            fromDay,
            untilDay: chance.often(0.5) ? addDays(fromDay, 1) : null,
            note: '',
            dosing: {
              answer: confirmed ? 'confirmed' : 'unknown',
              drug: confirmed ? 'buprenorphine' : null,
              amountMicrograms: confirmed ? 8_000 : null,
              lastDoseDay: confirmed ? this.today : null,
              detail: confirmed ? 'ward sister' : '',
            },
          }),
        )
        return
      }
      case 'back': {
        const absenceId = Number(this.one('SELECT max(id) FROM absence WHERE client_id = ?', clientId) ?? 0)
        await this.tried(name, () => call.care.back({ requestId: requestId(), absenceId, day: null }))
        return
      }
      case 'death': {
        await this.tried(name, () =>
          call.care.reportDeath({
            requestId: requestId(),
            clientId,
            day: this.today,
            source: 'peer',
            detail: '',
          }),
        )
        const deathId = Number(
          this.one('SELECT max(id) FROM death_report WHERE client_id = ?', clientId) ?? 0,
        )
        await this.as('doctor', async () => {
          if (chance.often(0.5))
            await this.tried('death confirmed', () =>
              call.care.confirmDeath({ requestId: requestId(), deathId, day: this.today, pin: PINS[1] }),
            )
          await this.tried('death in error', () =>
            call.care.deathInError({ requestId: requestId(), deathId, reason: 'another of that name' }),
          )
        })
        return
      }
      case 'release':
        return this.decide(clientId)
      case 'order':
        if (chance.often(0.2)) {
          const orderId = Number(this.one('SELECT max(id) FROM dose_order WHERE client_id = ?', clientId))
          await this.as('doctor', () =>
            this.tried('stop order', () =>
              call.orders.stop({ requestId: requestId(), orderId, reason: 'a fresh start' }),
            ),
          )
        }
        return this.supersede(clientId, chance.pick(ORDERS), chance.whole(0, 1))
      case 'hours':
        this.clinic.clock.pass(chance.whole(1, 5) * HOUR)
        return
      case 'next day':
        return this.nextDay(chance)
    }
  }
}

/** How often each act is drawn: mostly what a counter does, and often enough what undoes it. */
const WEIGHTS = {
  dose: 16,
  'next day': 6,
  hours: 5,
  scan: 4,
  give: 2,
  refuse: 2,
  spill: 6,
  're-dose': 6,
  vomit: 1,
  void: 6,
  incident: 1,
  'mix up': 2,
  'take home': 8,
  'bring back': 6,
  passport: 3,
  'passport back': 3,
  'passport told': 4,
  paper: 4,
  away: 1,
  back: 3,
  death: 1,
  order: 2,
  release: 2,
} as const
type Act = keyof typeof WEIGHTS
const ACTS = (Object.keys(WEIGHTS) as Act[]).flatMap((act) => Array<Act>(WEIGHTS[act]).fill(act))
