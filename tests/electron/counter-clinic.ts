import { openRegister } from '../../electron/register.ts'
import type { CounterReply } from '../../shared/contract/dose-views.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { requestId, type SeededClient, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { askedWell } from '../rules/dose-facts.ts'
import { type StockClinic, stockClinic } from './stock-clinic.ts'

export const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
  { registerNumber: 3, called: 'Sanga', slots: [4_400, 4_000] },
  { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-31' },
  { registerNumber: 5, called: 'Zova' },
]

export const NONE = { note: '', poured: false, approver: null } as const

/** A stocked clinic with five clients on 03-Feb-2026, and the acts of the counter by register number. */
export async function counterClinic(clients = CLIENTS) {
  const clinic: StockClinic = await stockClinic()
  let { register } = clinic
  seedStock(register, 1)
  const ids = seedClients(register, clients)
  const clientId = (registerNumber: number) => ids[registerNumber - 1] ?? 0
  const facts = (registerNumber: number) => clinic.call.doses.facts({ who: { by: 'number', registerNumber } })
  /** What a scan does: the facts, the rule, and the claim. */
  const scan = async (registerNumber: number, request = requestId()): Promise<CounterReply> => {
    const verdict = doseEligibility((await facts(registerNumber)).facts)
    if (verdict.outcome !== 'due') throw new Error(verdict.outcome)
    const { orderId, slot, amountMicrograms } = verdict
    return clinic.call.doses.prepare({
      requestId: request,
      clientId: clientId(registerNumber),
      identifiedBy: 'card',
      noCardReason: null,
      seen: { orderId, slot, amountMicrograms },
    })
  }
  const openDose = ({ client }: CounterReply): number => {
    if (client.open === null) throw new Error('no dose stands open')
    return client.open.id
  }
  const give = (doseId: number, soberSeen = false) =>
    clinic.call.doses.give({ requestId: requestId(), doseId, soberSeen })
  return {
    asked: clinic.asked,
    clock: clinic.clock,
    call: clinic.call,
    signIn: clinic.signIn,
    openDay: clinic.openDay,
    end: clinic.end,
    get register() {
      return register
    },
    /** The plug is pulled and the program started again: the file is as it was, the memory is not. */
    cut: async () => {
      const { folder } = register.files
      clinic.session.lock()
      const opening = await openRegister(folder, PASSPHRASES[0], clinic.clock)
      if (opening.outcome !== 'opened') throw new Error(opening.outcome)
      register = opening.register
      clinic.session.opened(register)
      clinic.signIn('nurse')
    },
    clientId,
    facts,
    scan,
    openDose,
    give,
    /** Scanned and under the tongue. @returns the dose */
    given: async (registerNumber: number) => openDose(await give(openDose(await scan(registerNumber)))),
    /** Asked and seen before the first dose of an induction: nothing speaks against it. */
    askWell: async (registerNumber: number) => {
      const { facts: now } = await facts(registerNumber)
      const orderId = Math.max(...now.orders.map(({ id }) => id))
      const { answers } = askedWell(orderId, 1, now.now)
      const { cows, sedation, breathing } = answers
      const before = {
        alcohol: 'no',
        benzodiazepines: 'no',
        pregnancy: 'no',
        lastOpioid: 'none',
        hoursAgo: null,
      } as const
      return clinic.call.induction.assess({
        requestId: requestId(),
        clientId: clientId(registerNumber),
        orderId,
        slot: 1,
        answers: { cows, sedation, breathing, before },
      })
    },
    check: (doseId: number) =>
      clinic.call.doses.check({ requestId: requestId(), doseId, notChecked: null, note: '' }),
    voidDose: (doseId: number, more: object = {}) =>
      clinic.call.doses.void({
        requestId: requestId(),
        doseId,
        reason: 'wrong_client',
        ...NONE,
        pin: PINS[2],
        ...more,
      }),
    verdict: async (registerNumber: number) => doseEligibility((await facts(registerNumber)).facts),
    rows: (sql: string) => register.db.prepare(sql).all(),
    count: (sql: string) => Number(register.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()),
    /** What is left of a batch, in steps: the plain sum over all its entries. */
    balance: (batch: number) =>
      Number(register.db.prepare('SELECT sum(steps) FROM stock_entry WHERE batch_id = ?').pluck().get(batch)),
  }
}

export type CounterClinic = Awaited<ReturnType<typeof counterClinic>>
