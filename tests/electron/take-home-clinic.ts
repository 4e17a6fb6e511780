import { expect } from 'vitest'
import { openClinicDay } from '../../electron/db/clinic-day.ts'
import { insert } from '../../electron/db/write.ts'
import { bookOfDay, linesOfDay } from '../../electron/handlers/day-close-facts.ts'
import type { Register } from '../../electron/register.ts'
import type { TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { takeHomeVerdict } from '../../shared/rules/take-home.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { counterClinic } from './counter-clinic.ts'

export const TAKE_HOME_CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000], takeHomeDays: 6 },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone', takeHomeDays: 6 },
  { registerNumber: 3, called: 'Sanga', slots: [4_000, 4_000], takeHomeDays: 6 },
  { registerNumber: 4, called: 'Rema', slots: [8_000] },
  { registerNumber: 5, called: 'Zova', slots: [8_000], endDay: '2026-02-05', takeHomeDays: 6 },
]

export const take = (clinicDay: string, slot = 1, amountMicrograms = 8_000) => ({
  clinicDay: clinicDay as ClinicDay,
  slot,
  amountMicrograms,
})

/** A version of the rules that lets people carry doses after four weeks, signed by the doctor. */
export function signTakeHomeRules(
  register: Pick<Register, 'write'>,
  changed: Partial<RulePackBody['takeHome']> = {},
): void {
  const body: RulePackBody = {
    ...rulePackDefault,
    takeHome: { ...rulePackDefault.takeHome, leastDaysInTreatment: 28, ...changed },
  }
  register.write({ act: 'rules.sign', actor: STAFF.doctor }, (tx) => {
    const by = { staffId: STAFF.doctor, at: tx.at }
    const id = insert(tx, 'rule_pack', { version: 2, body: JSON.stringify(body), ...by })
    insert(tx, 'signature', { kind: 'rule_pack', subjectId: id, digest: Buffer.alloc(32), ...by })
  })
}

/** The counter's clinic where the signed rules let people carry doses after four weeks. */
export async function takeHomeClinic(
  clients = TAKE_HOME_CLIENTS,
  changed: Partial<RulePackBody['takeHome']> = {},
) {
  const clinic = await counterClinic(clients)
  signTakeHomeRules(clinic.register, changed)
  const carrying = (number: number) => clinic.call.takeHome.atCounter({ clientId: clinic.clientId(number) })
  const plainInput = (number: number) => ({
    requestId: requestId(),
    clientId: clinic.clientId(number),
    listId: null,
    last: '2026-02-04' as ClinicDay,
    identifiedBy: 'card' as const,
    storageTold: true as const,
    overdoseTold: true as const,
    seen: [take('2026-02-04')],
  })
  /** What the screen sends for so many days: what the rule says of the facts. */
  const issueInput = async (number: number, days: number, more: object = {}) => {
    const { facts } = await carrying(number)
    const last = addDays(facts.today, days)
    const verdict = takeHomeVerdict(facts, { by: 'order', last })
    const seen = verdict.allowed
      ? verdict.doses.map(({ clinicDay, slot, amountMicrograms }) => take(clinicDay, slot, amountMicrograms))
      : []
    return { ...plainInput(number), last, seen, ...more }
  }
  /** What the close of a day leaves behind, without the counts that the people at the shelf make. */
  const closeDay = () => {
    const { register } = clinic
    const day = openClinicDay(register.db) ?? expect.fail('no day is open')
    register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
      for (const { outcome, ...line } of linesOfDay(register, day)) {
        if (outcome === 'unfinished') expect.fail('a dose stands open')
        else insert(tx, 'day_line', { clinicDayId: day.id, ...line, outcome, corrects: null })
      }
      for (const { batch, bookSteps } of bookOfDay(register, day.id))
        insert(tx, 'stock_close', { clinicDayId: day.id, batchId: batch.id, bookSteps })
      insert(tx, 'clinic_day_close', { clinicDayId: day.id, late: 0, staffId: STAFF.nurse, at: tx.at })
    })
  }
  return {
    ...clinic,
    get register() {
      return clinic.register
    },
    carrying,
    plainInput,
    issueInput,
    closeDay,
    /** Scanned, given, and where there is a tablet, the mouth checked. */
    dosed: async (number: number) => {
      const id = clinic.openDose(await clinic.scan(number))
      const { client } = await clinic.give(id, true)
      if (client.open !== null) await clinic.check(id)
      return id
    },
    issue: async (number: number, days: number, more: object = {}): Promise<TakeHomeAtCounter> =>
      clinic.call.takeHome.issue(await issueInput(number, days, more)),
    bringBack: (number: number, doseIds: number[], more: object = {}) =>
      clinic.call.takeHome.return({
        requestId: requestId(),
        clientId: clinic.clientId(number),
        doseIds,
        intact: true,
        approver: null,
        ...more,
      }),
    /** Closes the open day and opens the next, with the same packs. */
    nextDay: (day: string) => {
      closeDay()
      const clinicDayId = clinic.openDay(day)
      clinic.register.write({ act: 'stock.open_pack', actor: STAFF.nurse }, (tx) => {
        for (const [productId, batchId] of clinic.register.db
          .prepare('SELECT DISTINCT product_id, batch_id FROM open_pack')
          .raw()
          .all() as [number, number][])
          insert(tx, 'open_pack', { clinicDayId, productId, batchId, staffId: STAFF.nurse, at: tx.at })
      })
    },
  }
}

export type TakeHomeClinic = Awaited<ReturnType<typeof takeHomeClinic>>
