import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { PINS } from '../../tests/helpers/clinic.ts'
import type { Chance } from './chance.ts'
import type { Counter } from './counter.ts'

/** One act as the window sends it: sent again after a cut it is the same, its request id included. */
export interface Tried {
  readonly call: string
  readonly input: { readonly requestId: string } & Record<string, unknown>
}

/** A clinic's work without an end, drawn by chance: dosing, endings, voids, stock, closing and opening days. */
export interface Acts {
  /** @returns nothing when this time there was nothing to do but look */
  next(): Promise<Tried | undefined>
  /** Sends it. @throws the contract's error */
  send(tried: Tried): Promise<unknown>
}

type Clock = { now(): number; pass(ms: number): void }

const DAY = 86_400_000
/** To the next half past eight in the morning of the site's zone. */
const untilMorning = (now: number): number => DAY - ((now - 3 * 3_600_000) % DAY)
const none = { note: '', poured: false, approver: null }
const lineOf = (productId: number, chance: Chance) => ({
  productId,
  batchNumber: `B-${productId}0${chance.whole(1, 3)}`,
  expiryDay: '2027-03-31',
  steps: productId === 3 ? 9_000 : 600,
  otherExpiryIsRight: false,
})

export function acts({ call, session }: Counter, clock: Clock, chance: Chance, clients: number): Acts {
  const prepared: number[] = []
  const given: number[] = []
  let waiting: number[] | undefined
  let packs: number[] | undefined
  const uuid = () =>
    'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => chance.whole(0, 15).toString(16))
  const tried = (name: string, input: Record<string, unknown>): Tried => ({
    call: name,
    input: { requestId: uuid(), ...input },
  })
  const take = (from: number[]): number => from.splice(Math.floor(chance.next() * from.length), 1)[0] ?? 0

  const dueDose = async (): Promise<Tried | undefined> => {
    const registerNumber = waiting?.pop() ?? 1
    const { facts, open } = await call.doses.facts({ who: { by: 'number', registerNumber } })
    if (open !== null) return undefined
    const verdict = doseEligibility(facts)
    if (verdict.outcome === 'due') {
      const { orderId, slot, amountMicrograms } = verdict
      if (chance.next() < 0.2) waiting?.unshift(registerNumber)
      return tried('doses.prepare', {
        clientId: registerNumber,
        identifiedBy: 'number',
        noCardReason: 'forgotten',
        seen: { orderId, slot, amountMicrograms },
      })
    }
    return undefined
  }
  const ending = (): Tried => {
    const at = chance.next()
    if (at < 0.04)
      return tried('doses.void', { doseId: take(prepared), reason: 'left', ...none, pin: PINS[2] })
    if (at < 0.08) return tried('doses.refuse', { doseId: take(prepared), reason: 'left', ...none })
    if (at < 0.11) return tried('doses.withhold', { doseId: take(prepared), reason: 'sedated', ...none })
    if (at < 0.14) return tried('doses.spill', { doseId: take(prepared), note: '', approver: null })
    return tried('doses.give', { doseId: take(prepared), soberSeen: true })
  }
  const looked = (): Tried => {
    const at = chance.next()
    if (at < 0.03) return tried('doses.void', { doseId: take(given), reason: 'left', ...none, pin: PINS[2] })
    const notChecked = at < 0.1 ? 'left_early' : null
    return tried('doses.check', { doseId: take(given), notChecked, note: '' })
  }
  const onTheShelf = (): Tried => {
    if (chance.next() < 0.7)
      return tried('stock.receive', { document: 'DN 7', lines: [lineOf(chance.whole(1, 3), chance)] })
    return tried('stock.waste', {
      batchId: packs?.[0] ?? 1,
      steps: 1,
      reason: 'broken',
      note: '',
      approver: null,
    })
  }
  const openDay = async (): Promise<Tried> => {
    waiting = undefined
    packs = undefined
    const { calendarDay } = session.state()
    return tried('day.open', { day: calendarDay, approver: null, reason: 'the date was looked at twice' })
  }
  const beginDay = async (): Promise<Tried | undefined> => {
    const shelf = await call.stock.shelf()
    const wanting = shelf.products.find(
      ({ batches }) => batches.reduce((sum, { balanceSteps }) => sum + balanceSteps, 0) < 400,
    )
    if (wanting) return tried('stock.receive', { document: 'DN 1', lines: [lineOf(wanting.id, chance)] })
    const closed = shelf.products.find(
      ({ openBatchId, batches }) => (batches.find(({ id }) => id === openBatchId)?.balanceSteps ?? 0) < 130,
    )
    const full = closed?.batches.find(({ balanceSteps }) => balanceSteps >= 130)
    if (closed && full) return tried('stock.openPack', { batchId: full.id, otherStrengthPutAway: true })
    if (closed) return tried('stock.receive', { document: 'DN 1', lines: [lineOf(closed.id, chance)] })
    packs = shelf.products.flatMap(({ openBatchId }) => openBatchId ?? [])
    return undefined
  }
  const afterCut = async (): Promise<Tried | undefined> => {
    const [cut] = await call.doses.unfinished()
    if (!cut) return undefined
    return tried('doses.finish', {
      doseId: cut.id,
      answer: chance.pick(['swallowed', 'swallowed', 'not'] as const),
      poured: false,
      doctorCalled: false,
      naloxoneAtHand: false,
    })
  }
  const beforeClosing = async (needs: readonly string[]): Promise<Tried | undefined> => {
    const counted = await call.counts.facts()
    if (needs.includes('closing_count_missing')) {
      const batches = (await call.stock.shelf()).products.flatMap((product) => product.batches)
      const lines = (counted?.toCount ?? []).map(({ batch }) => ({
        batchId: batch.id,
        countedSteps: batches.find(({ id }) => id === batch.id)?.balanceSteps ?? 0,
      }))
      return tried('counts.record', { moment: 'closing', lines })
    }
    if (needs.includes('closing_count_not_signed') && counted?.closing) {
      const differences = counted.closing.lines
        .filter(({ outcome }) => outcome !== 'agrees')
        .map(({ id }) => ({ lineId: id, reason: 'unexplained', note: '' }))
      return tried('counts.sign', { countId: counted.closing.id, differences, pin: null, approver: null })
    }
    if (needs.includes('marks_not_counted'))
      return tried('sheets.count', { sheets: [], reason: 'no_sheets', note: '' })
    return undefined
  }
  const closeDay = async (): Promise<Tried> => {
    const { unfinished = [], needs = [] } = (await call.dayClose.facts()) ?? {}
    const stuck = unfinished.find(({ state }) => state === 'prepared')
    if (stuck) return tried('doses.refuse', { doseId: stuck.doseId, reason: 'left', ...none })
    const first = await beforeClosing(needs)
    if (first) return first
    given.length = 0
    const notChecked = unfinished.map(({ doseId }) => ({ doseId, reason: 'staff_busy', note: '' }))
    return tried('dayClose.close', { notChecked })
  }

  const next = async (): Promise<Tried | undefined> => {
    clock.pass(20_000)
    if (session.state().clinicDay === null) {
      clock.pass(untilMorning(clock.now()))
      await call.session.touch()
      return openDay()
    }
    if (waiting === undefined) {
      const cut = await afterCut()
      if (cut) return cut
      waiting = chance.shuffled(Array.from({ length: clients }, (_, index) => index + 1))
    }
    if (packs === undefined || chance.next() < 0.02) {
      const begun = await beginDay()
      if (begun) return begun
    }
    const at = chance.next()
    if (at < 0.02) return onTheShelf()
    if (prepared.length > 4 || (prepared.length > 0 && at < 0.3)) return ending()
    if (given.length > 12 || (given.length > 0 && at < 0.5)) return looked()
    if (waiting.length > 0) return dueDose()
    if (prepared.length > 0) return ending()
    return closeDay()
  }

  const send = async ({ call: name, input }: Tried): Promise<unknown> => {
    const [feature = '', act = ''] = name.split('.')
    const calls = call as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
    const output = await calls[feature]?.[act]?.(input)
    const { doseId } = input
    if (name === 'doses.prepare') {
      const { client } = output as { client: { open: { id: number } | null } }
      if (client.open && !prepared.includes(client.open.id)) prepared.push(client.open.id)
    }
    if (name === 'doses.give' && typeof doseId === 'number') {
      const { client } = output as { client: { open: { id: number } | null } }
      if (client.open?.id === doseId && !given.includes(doseId)) given.push(doseId)
    }
    return output
  }
  return { next, send }
}
