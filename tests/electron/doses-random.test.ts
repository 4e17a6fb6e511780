import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic, NONE } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic(
    Array.from({ length: 12 }, (_, index) => ({
      registerNumber: index + 1,
      called: `Client ${index + 1}`,
      slots: (index + 1) % 2 === 0 ? [4_000, 4_000] : [8_000],
      leastHours: 0,
    })),
  )
})
afterEach(() => clinic.end())

const weighted = (weight: number, act: string) => ({ weight, arbitrary: fc.constant(act) })
const want = fc.record({
  act: fc.oneof(
    weighted(12, 'scan'),
    weighted(8, 'give'),
    weighted(6, 'refuse'),
    weighted(6, 'withhold'),
    weighted(4, 'check'),
    weighted(1, 'spill'),
    weighted(1, 'vomit'),
    weighted(1, 'incident'),
    weighted(2, 'void'),
  ),
  client: fc.integer({ min: 1, max: 12 }),
  /** Sends the same request again, as a second Enter does. */
  twice: fc.boolean(),
})

interface ModelDose {
  id: number
  /** Steps that are not on the shelf because of it. */
  out: number
  state: string
}

/** What may follow in each state, told once more in the words of the counter. */
const MAY: Record<string, readonly string[]> = {
  prepared: ['give', 'refuse', 'withhold', 'spill', 'incident', 'void'],
  given: ['check', 'spill', 'vomit', 'incident', 'void'],
  checked: ['vomit', 'incident', 'void'],
  spilled: ['incident', 'void'],
  vomited: ['incident'],
}
const AFTER: Record<string, string> = {
  give: 'given',
  check: 'checked',
  refuse: 'refused',
  withhold: 'withheld',
  spill: 'spilled',
  vomit: 'vomited',
  incident: 'incident',
  void: 'voided',
}
const BACK = ['refused', 'withheld', 'voided']

function acting(act: string, doseId: number, request: string): Promise<unknown> {
  const { doses } = clinic.call
  const on = { requestId: request, doseId }
  if (act === 'give') return doses.give({ ...on, soberSeen: false })
  if (act === 'check') return doses.check({ ...on, notChecked: null, note: '' })
  if (act === 'refuse') return doses.refuse({ ...on, reason: 'did_not_want', ...NONE })
  if (act === 'withhold') return doses.withhold({ ...on, reason: 'sedated', ...NONE })
  if (act === 'spill') return doses.spill({ ...on, note: '', approver: null })
  if (act === 'vomit') return doses.vomit({ ...on, minutesAfter: 3, seenByStaff: true })
  if (act === 'void') return clinic.voidDose(doseId, on)
  return doses.recordIncident({
    ...on,
    kind: 'other',
    swallowed: 'yes',
    amountTakenMicrograms: null,
    mixedUpWith: null,
    swallowedBy: 'this_client',
    doctorCalled: false,
    naloxoneAtHand: false,
    note: '',
  })
}

describe('the counter under random acts through the contract', () => {
  it('agrees with a small model, repeats make nothing twice, and the shelf balances after every act', async () => {
    const wanted = fc.sample(want, { seed: 20_260_203, numRuns: 600 })
    const byClient = new Map<number, ModelDose[]>()
    for (const { act, client, twice } of wanted) {
      const doses = byClient.get(client) ?? []
      byClient.set(client, doses)
      const request = requestId()
      const last = doses.at(-1)
      if (act === 'scan') {
        const slots = client % 2 === 0 ? 2 : 1
        const held = doses.filter(({ state }) => !BACK.includes(state))
        const stopped = held.some(({ state }) => ['prepared', 'given', 'spilled', 'incident'].includes(state))
        const due = !stopped && held.length < slots
        expect((await clinic.verdict(client)).outcome === 'due', JSON.stringify({ client, doses })).toBe(due)
        if (!due) continue
        const id = clinic.openDose(await clinic.scan(client, request))
        doses.push({ id, out: slots === 2 ? 2 : 4, state: 'prepared' })
        continue
      }
      if (last === undefined) continue
      const may = MAY[last.state]?.includes(act) === true
      const told = await refusal(acting(act, last.id, request))
      expect(told === 'done', JSON.stringify({ act, last, told })).toBe(may)
      if (!may) continue
      if (twice) expect(await refusal(acting(act, last.id, request))).toBe('done')
      // What was spilled is wasted, and stays so whatever is said of the dose later.
      if (BACK.includes(AFTER[act] ?? '') && last.state !== 'spilled') last.out = 0
      last.state = AFTER[act] ?? ''
      const out = [...byClient.values()].flat().reduce((sum, dose) => sum + dose.out, 0)
      expect(clinic.balance(1)).toBe(1_000 - out)
    }
    expect(clinic.count('dose')).toBe([...byClient.values()].flat().length)
    expect(clinic.count('dose')).toBeGreaterThan(30)
  })
})
