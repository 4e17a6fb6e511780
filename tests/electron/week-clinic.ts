import { insert } from '../../electron/db/write.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import { canonicalJson, newSigningKey, signValue } from '../../electron/vault/signature.ts'
import type { InHand } from '../../shared/contract/dose-views.ts'
import type { Passport } from '../../shared/records/passport.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { passportToDigits } from '../../shared/rules/passport-slip.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { counterClinic } from './counter-clinic.ts'
import { secondPerson } from './stock-clinic.ts'
import { signTakeHomeRules } from './take-home-clinic.ts'

export const FIRST = '2026-02-03' as ClinicDay
export const NEIGHBOUR = 23
const HOUR_MS = 3_600_000

const drugOf = (number: number) => (number % 7 === 0 ? 'methadone' : 'buprenorphine')
const isSplit = (number: number) => number % 10 === 0 && drugOf(number) === 'buprenorphine'

/** Eighty clients: every seventh on methadone, every tenth in two doses a day, half of the rest may carry home. */
export const WEEK_CLIENTS: readonly SeededClient[] = Array.from({ length: 80 }, (_, index) => {
  const registerNumber = index + 1
  const drug = drugOf(registerNumber)
  return {
    registerNumber,
    called: `Client ${registerNumber}`,
    drug,
    slots: isSplit(registerNumber) ? [4_000, 4_000] : drug === 'methadone' ? [60_000] : [8_000],
    takeHomeDays: registerNumber % 2 === 0 ? 3 : 0,
    birthYear: 1990,
  }
})

/** The counter's clinic with the acts of whole days, and beside it what truly lies on the shelf: steps by batch. */
export async function weekClinic() {
  const clinic = await counterClinic(WEEK_CLIENTS)
  const { call } = clinic
  signTakeHomeRules(clinic.register)
  const neighbour = newSigningKey()
  listSites(clinic.register, neighbour.publicKey)
  // Opened anew: the clock that the seeds have set is the one from which this run goes on.
  await clinic.cut()
  const shelf = new Map([
    [1, 1_000],
    [2, 1_000],
    [3, 1_000],
  ])
  let day = FIRST
  const move = (batchId: number, steps: number) => shelf.set(batchId, (shelf.get(batchId) ?? 0) + steps)
  const batchId = (batchNumber: string) =>
    Number(clinic.register.db.prepare('SELECT id FROM batch WHERE batch_number = ?').pluck().get(batchNumber))
  const openBatch = (productId: 1 | 3): number =>
    Number(
      clinic.register.db
        .prepare('SELECT batch_id FROM open_pack WHERE product_id = ? ORDER BY id DESC LIMIT 1')
        .pluck()
        .get(productId),
    )
  /** Out of the packs that the counter names, into a hand; or back out of it. */
  const hand = (inHand: readonly Pick<InHand, 'batchNumber' | 'steps'>[], sign: 1 | -1 = -1) => {
    for (const { batchNumber, steps } of inHand) move(batchId(batchNumber), sign * steps)
  }
  const count = async (moment: CountMoment) => {
    const facts = await call.counts.facts()
    const counted = await call.counts.record({
      requestId: requestId(),
      moment,
      lines: (facts?.toCount ?? []).map(({ batch }) => ({
        batchId: batch.id,
        countedSteps: shelf.get(batch.id) ?? 0,
      })),
    })
    const view = counted?.[moment]
    await call.counts.sign({
      requestId: requestId(),
      countId: view?.id ?? 0,
      differences: [],
      pin: null,
      approver: secondPerson('counsellor'),
    })
    return (view?.lines ?? []).filter(({ outcome }) => outcome !== 'agrees')
  }
  /** In the morning what the program proposes; when it does not suffice, the fullest batch of the product. */
  const openPacks = async (which: 'proposed' | 'fullest' = 'proposed') => {
    const { products } = await call.stock.shelf()
    for (const { batches, proposedBatchId, openBatchId } of products) {
      const fullest = batches.toSorted((a, b) => b.balanceSteps - a.balanceSteps)[0]?.id ?? null
      const wanted = which === 'fullest' ? fullest : proposedBatchId
      if (wanted !== null && wanted !== openBatchId)
        await call.stock.openPack({ requestId: requestId(), batchId: wanted, otherStrengthPutAway: true })
    }
  }
  return {
    ...clinic,
    openPacks,
    openBatch,
    get register() {
      return clinic.register
    },
    shelf,
    move,
    hand,
    count,
    get day() {
      return day
    },
    /** The day is opened by the typed date, its packs too; time goes on to half past eight. */
    openNext: async (next: ClinicDay) => {
      day = next
      clinic.clock.pass(Date.parse(`${next}T03:00:00Z`) - clinic.clock.now())
      clinic.signIn('nurse')
      await call.day.open({ requestId: requestId(), day: next, approver: null, reason: null })
      await openPacks()
      clinic.clock.pass(HOUR_MS / 2)
    },
    /** Marks for every dose handed out, the count of the evening, the close. @returns what did not agree, and the code */
    closeDay: async () => {
      const differing = await count('closing')
      const before = await call.sheets.facts()
      if ((before?.notOnSheet ?? 0) > 0)
        await call.sheets.make({ requestId: requestId(), kind: 'given', blanks: 1 })
      const facts = await call.sheets.facts()
      let left = facts?.doses ?? 0
      const marks = (facts?.sheets ?? []).map(({ number }) => {
        const own = Math.min(left, 25)
        left -= own
        return { number, marks: own }
      })
      await call.sheets.count({ requestId: requestId(), sheets: marks, reason: null, note: '' })
      const closed = await call.dayClose.close({ requestId: requestId(), notChecked: [] })
      return { differing, code: closed.code, marksLeft: left }
    },
    /** A guest's slip, as the neighbour's register writes it. */
    guestSlip: (changes: Partial<Passport> = {}) => {
      const passport: Passport = {
        homeSite: NEIGHBOUR,
        receivingSite: 17,
        serial: '00ff17a2c4e9',
        registerNumber: 512,
        birthYear: 1988,
        sex: 'F',
        drug: 'buprenorphine',
        everyDays: 1,
        issuedDay: addDays(day, -1),
        fromDay: day,
        untilDay: addDays(day, 3),
        lastDoseDay: addDays(day, -1),
        lastDoseMicrograms: 8_000,
        slots: [{ leastHours: 0, amountMicrograms: 8_000 }],
        ...changes,
      }
      return passportToDigits(passport, signValue('passport', passport, neighbour.secretKey))
    },
    nursePin: PINS[STAFF.nurse - 1] ?? '',
  }
}

export type WeekClinic = Awaited<ReturnType<typeof weekClinic>>

function listSites(
  register: Awaited<ReturnType<typeof counterClinic>>['register'],
  neighbourKey: Uint8Array,
): void {
  const own = siteCardOf(register)
  const sites = [
    { number: 17, name: own.name ?? '', code: own.site, register_id: own.register_id, ed25519: own.ed25519 },
    {
      number: NEIGHBOUR,
      name: 'Lunglei centre',
      code: 'LGL01',
      register_id: 'c'.repeat(32),
      ed25519: Buffer.from(neighbourKey).toString('base64'),
    },
  ]
  register.write({ act: 'sites.import', actor: STAFF.manager }, (tx) => {
    const list = { office: 'Regional project office', made_at: tx.at - 1, sites }
    return insert(tx, 'site_list', {
      madeAt: (tx.at - 1) as typeof tx.at,
      body: canonicalJson(list),
      signature: Buffer.alloc(64).toString('base64'),
      staffId: STAFF.manager,
      at: tx.at,
    })
  })
}
