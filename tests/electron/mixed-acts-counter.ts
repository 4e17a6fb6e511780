import type { Chance } from '../../build/faults/chance.ts'
import { addDays } from '../../shared/rules/days.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { MixedClients } from './mixed-acts-clients.ts'

const HOUR = 3_600_000
const ASIDE = { note: '', poured: false, approver: null } as const

/** What happens with one dose at the counter, and on paper while the counter is dark. */
export class MixedCounter extends MixedClients {
  protected async scan(clientId: number): Promise<number | null> {
    const { call } = this.clinic
    const { facts } = await call.doses.facts({ who: { by: 'client', clientId } })
    const verdict = doseEligibility(facts)
    const due = verdict.outcome === 'due'
    // The doctor's list is worked off, so that the next scan finds somebody to dose.
    if (verdict.outcome === 'see_doctor') await this.decide(clientId)
    // What the rule would not give is tried all the same, as a window that runs old rules would.
    const seen = due
      ? { orderId: verdict.orderId, slot: verdict.slot, amountMicrograms: verdict.amountMicrograms }
      : { orderId: facts.orders.at(-1)?.id ?? 1, slot: 1, amountMicrograms: 8_000 }
    let made = 0
    const ok = await this.tried('scan', async () => {
      const reply = await call.doses.prepare({
        requestId: requestId(),
        clientId,
        identifiedBy: 'card',
        noCardReason: null,
        seen,
      })
      made = reply.client.open?.id ?? 0
    })
    return ok ? made : null
  }

  protected async mixUp(doseId: number, other: number): Promise<void> {
    const row = this.watcher.of(doseId)
    const number = Number(this.one('SELECT register_number FROM client WHERE id = ?', other))
    const incidents = () => Number(this.one('SELECT count(*) FROM dosing_incident'))
    const before = incidents()
    const max = Number(this.one('SELECT max(id) FROM dose'))
    await this.tried(
      'mix up',
      () =>
        this.clinic.call.doses.recordIncident({
          requestId: requestId(),
          doseId,
          kind: 'wrong_client',
          swallowed: 'yes',
          amountTakenMicrograms: row?.micrograms ?? 2_000,
          mixedUpWith: number,
          swallowedBy: 'the_other',
          doctorCalled: true,
          naloxoneAtHand: true,
          note: '',
        }),
      () => {
        if (!row || incidents() === before) return
        const taken = row.gone
        // The tablets went into another mouth: of a new row, of the other's own dose, or of no row at all.
        row.where = 'free'
        const made = this.watcher.look('mix up').find(({ id }) => id > max)
        if (made) Object.assign(made, { where: 'swallowed', gone: 0 })
        row.gone = taken
        const target = Number(this.one('SELECT dose_id FROM dosing_incident ORDER BY id DESC LIMIT 1'))
        const met = this.watcher.of(target)
        if (met && met.id !== row.id && met.where !== 'free') met.where = 'swallowed'
      },
    )
  }

  protected async paper(clientId: number, chance: Chance): Promise<void> {
    const { call } = this.clinic
    const sheetDay = addDays(this.today, chance.whole(-2, 0))
    let sheet: Awaited<ReturnType<typeof call.downtime.make>> | null = null
    const made = Number(this.one('SELECT max(id) FROM downtime_sheet WHERE day = ?', sheetDay) ?? 0)
    await this.tried('sheet', async () => {
      sheet =
        made > 0 && chance.often(0.6)
          ? await call.downtime.sheet({ sheetId: made })
          : await call.downtime.make({ requestId: requestId(), day: sheetDay })
    })
    if (sheet === null) return
    const { head, body, bounds } = sheet as Awaited<ReturnType<typeof call.downtime.make>>
    const registerNumber = Number(this.one('SELECT register_number FROM client WHERE id = ?', clientId))
    const printed = body.lines.find((line) => line.registerNumber === registerNumber)
    const amountMicrograms = chance.often(0.8) ? (printed?.dose?.amountMicrograms ?? 8_000) : 4_000
    const at = (hours: number) => Math.min(this.clinic.clock.now(), bounds.from + hours * HOUR)
    const line = {
      line: printed?.line ?? body.lines.length + 1,
      registerNumber,
      result: chance.pick(['given', 'given', 'given', 'refused'] as const),
      amountMicrograms,
      givenAt: at(chance.whole(8, 20)) as never,
    }
    const said = {
      requestId: requestId(),
      sheetId: head.id,
      givenBy: STAFF.nurse,
    }
    const max = Number(this.one('SELECT max(id) FROM dose'))
    const book = () => Number(this.one('SELECT sum(steps) FROM stock_entry'))
    const before = book()
    const follow = () => {
      const made = this.watcher.look('paper').filter(({ id }) => id > max)
      for (const claim of made) {
        const given = line.result === 'given'
        Object.assign(claim, { where: given ? 'swallowed' : 'free', gone: 0 })
      }
      // What paper takes is what its own movements say; here only that nothing else moves is watched.
      const row = this.one('SELECT dose_id FROM paper_line ORDER BY id DESC LIMIT 1')
      const claim = this.watcher.of(Number(row ?? 0))
      const moved = (before - book()) * 2_000
      if (claim) claim.told += moved
      else this.watcher.loose += moved
      if (claim?.where === 'held' && line.result === 'given') claim.where = 'swallowed'
    }
    if (chance.often(0.5))
      await this.tried('paper', () => call.downtime.enter({ ...said, lines: [line] }), follow)
    else
      await this.tried(
        'paper incident',
        () =>
          call.downtime.enterIncident({
            ...said,
            line,
            doctorCalled: true,
            naloxoneAtHand: true,
            note: 'as on the paper',
            approver: null,
          }),
        follow,
      )
    await this.tried('sheet end', () => call.downtime.finish({ requestId: requestId(), sheetId: head.id }))
  }

  /** @returns whether it was one of the counter's own acts */
  protected async counterAct(name: string, clientId: number, chance: Chance): Promise<boolean> {
    const { call } = this.clinic
    const own = this.watcher.claims.filter(({ client }) => client === clientId)
    const recent = own.filter(({ day, kind }) => day === this.today && kind !== 'passport')
    const lost = own.filter(({ where }) => where === 'lost')
    const from = name === 're-dose' && lost.length > 0 ? lost : recent.length > 0 ? recent : own.slice(-4)
    const claim = from.length > 0 ? chance.pick(from) : undefined
    const doseId = claim?.id ?? 0
    const on = { requestId: requestId(), doseId }
    switch (name) {
      case 'scan':
        await this.scan(clientId)
        return true
      case 'dose': {
        const dose = await this.scan(clientId)
        if (dose === null) return true
        const given = await this.tried(
          'give',
          () => call.doses.give({ requestId: requestId(), doseId: dose, soberSeen: true }),
          () => Object.assign(this.watcher.of(dose) ?? {}, { where: 'swallowed' }),
        )
        if (given && chance.often(0.8))
          await this.tried('check', () =>
            call.doses.check({ requestId: requestId(), doseId: dose, notChecked: null, note: '' }),
          )
        return true
      }
      case 'give':
        await this.tried(
          name,
          () => call.doses.give({ ...on, soberSeen: true }),
          () => Object.assign(claim ?? {}, { where: 'swallowed' }),
        )
        return true
      case 'refuse':
        await this.tried(
          name,
          () => call.doses.refuse({ ...on, reason: 'left', ...ASIDE }),
          () => this.watcher.free(doseId),
        )
        return true
      case 'spill': {
        const dropped = (chance.often(0.7) ? await this.scan(clientId) : null) ?? doseId
        await this.tried(
          name,
          () => call.doses.spill({ ...on, doseId: dropped, note: '', approver: null }),
          () => Object.assign(this.watcher.of(dropped) ?? {}, { where: 'lost' }),
        )
        return true
      }
      case 'vomit':
        await this.tried(name, () => call.doses.vomit({ ...on, minutesAfter: 5, seenByStaff: true }))
        return true
      case 'void':
        await this.tried(
          name,
          () => call.doses.void({ ...on, reason: 'left', ...ASIDE, pin: PINS[2] }),
          () => {
            // What was spilled is wasted: a void brings no tablet back.
            const gone = claim?.where === 'lost' ? claim.gone + claim.told : 0
            this.watcher.free(doseId)
            if (claim) claim.gone = gone
          },
        )
        return true
      case 'incident':
        await this.tried(
          name,
          () =>
            call.doses.recordIncident({
              ...on,
              kind: 'wrong_amount',
              swallowed: chance.pick(['yes', 'unsure'] as const),
              amountTakenMicrograms: null,
              mixedUpWith: null,
              swallowedBy: 'this_client',
              doctorCalled: true,
              naloxoneAtHand: true,
              note: '',
            }),
          () => Object.assign(claim ?? {}, { where: 'swallowed' }),
        )
        return true
      case 'mix up':
        await this.mixUp(doseId, chance.pick(this.clients))
        return true
      case 're-dose': {
        await this.as('doctor', () =>
          this.tried(name, () =>
            call.reDoses.order({
              ...on,
              amountMicrograms: claim?.micrograms ?? 2_000,
              doctorId: STAFF.doctor,
              reason: 'lost before it was swallowed',
              pin: PINS[1],
            }),
          ),
        )
        return true
      }
    }
    return false
  }
}
